/** The kinds of act about hums, and what of each stands in clear. An answer is private: no act. */
import { declareActs, type Act, type Clear, type Prose } from '../../platform/record/index.ts'
import { topicsOfHost, type Meeting, type MeetingWorking } from '../meetings/index.ts'
import { WAYS, type Counts, type HumId } from './hum.ts'

export const HUM_ACTS = declareActs({
  'hum.ask': { meeting: 'text', item: 'text?', answers: 'texts?' },
  /** Each line is a name and counts by answer, in the order of the answers. */
  'hum.close': {
    meeting: 'text',
    counts: 'texts',
    ways: 'texts',
    blocks: 'texts?',
    byHand: 'whole',
    total: 'whole',
  },
})

type Told = {
  readonly act: keyof typeof HUM_ACTS
  readonly hum: HumId
  readonly role: string
  readonly clear: Clear
  readonly parts?: readonly Prose[]
}

export function actOf({ hosting, actor, via }: MeetingWorking, meeting: Meeting, told: Told): Act {
  const { act, hum, role, clear, parts = [] } = told
  return {
    act,
    actor: actor.person,
    cap: `role:${role}`,
    obj: `hum:${hum}`,
    via,
    clear: { meeting: meeting.id, ...clear },
    topics: [...topicsOfHost(hosting), `meeting:${meeting.id}`, topicOf(hum)],
    ...(hosting.kind === 'process' ? { rules: hosting.process.pin.hash } : {}),
    ...(parts.length > 0 ? { parts } : {}),
  }
}

export const topicOf = (hum: HumId): string => `hum:${hum}`

export const countedClear = ({ counts, ways, blocks, byHand }: Counts): Clear => ({
  counts: counts.map((count, index) => `${index + 1} ${count}`),
  ways: WAYS.map((way) => `${way} ${ways[way]}`),
  ...(blocks.length > 0
    ? { blocks: blocks.map((block) => `${block.cell} ${block.counts.join(' ')}`) }
    : {}),
  byHand,
  total: counts.reduce((sum, count) => sum + count, 0),
})
