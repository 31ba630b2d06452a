/** The kinds of act of a live room, and what of each stands in clear. */
import { declareActs, type Act, type Clear, type Prose } from '../../platform/record/index.ts'
import { topicsOfHost, type Meeting, type MeetingWorking } from '../meetings/index.ts'
import type { Capacity } from '../people/index.ts'

export const ROOM_ACTS = declareActs({
  'room.open': { revision: 'whole' },
  'room.item': { item: 'text?', revision: 'whole' },
  'room.close': { revision: 'whole' },
  'room.hand': {
    hand: 'text',
    line: 'text',
    way: 'text',
    ofOrder: 'yes-no',
    person: 'text?',
    group: 'text?',
  },
  'room.withdraw': { hand: 'text' },
  'room.floor': {
    turn: 'text',
    hand: 'text',
    seconds: 'whole',
    departs: 'yes-no',
    item: 'text?',
    person: 'text?',
    group: 'text?',
  },
  'room.lengthen': { turn: 'text', seconds: 'whole' },
  'room.turn-end': { turn: 'text' },
})

export type RoomAct = keyof typeof ROOM_ACTS

type Told = {
  readonly act: RoomAct
  readonly cap?: Capacity | `role:${string}` | undefined
  readonly clear: Clear
  readonly parts?: readonly Prose[]
}

export function actOf(working: MeetingWorking, meeting: Meeting, told: Told): Act {
  const { hosting, actor, via } = working
  const { parts = [] } = told
  return {
    act: told.act,
    actor: actor.person,
    cap: told.cap ?? 'personal',
    obj: `meeting:${meeting.id}`,
    via,
    clear: told.clear,
    topics: [...topicsOfHost(hosting), `meeting:${meeting.id}`],
    ...(hosting.kind === 'process' ? { rules: hosting.process.pin.hash } : {}),
    ...(parts.length > 0 ? { parts } : {}),
  }
}
