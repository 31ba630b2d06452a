/** What programs read of a room. Pure. */
import type { Attendee } from '../minutes/index.ts'
import { plain } from '../processes/index.ts'
import { closedSince, tableOf } from './room.ts'
import { inOrder } from './rules-queue.ts'
import { endedBy, timeByGroup } from './rules-time.ts'
import type { FloorShown } from './shown.ts'
import { TURNS_MAX, type Hand, type HeldTurn } from './speaking.ts'

const iso = (at: number) => new Date(at).toISOString()

export function roomJson(shown: FloorShown) {
  const { meeting, phase, sitting, hands, turns, rule } = shown
  const table = phase === 'open' ? tableOf(sitting) : undefined
  return {
    meeting: `/meetings/${meeting.id}`,
    state: phase,
    revision: sitting.revision,
    table: table && { item: table.item, since: iso(table.since) },
    rule: { order: rule.order, turnSeconds: rule.seconds },
    queue: inOrder(hands, turns, rule.order).map((hand) => handJson(shown, hand)),
    turns: turns.slice(-TURNS_MAX).map((turn) => turnJson(shown, turn)),
    times:
      phase === 'closed'
        ? timeByGroup(endedBy(turns, closedSince(sitting, meeting))).map(
            ({ group, turns: count, spoken }) => ({
              group,
              turns: count,
              seconds: Math.round(spoken / 1_000),
            }),
          )
        : undefined,
  }
}

const whoJson = (shown: FloorShown, who: Attendee) =>
  who.kind === 'person' ? { person: who.person } : { guest: plain(shown, who.name, '') }

const handJson = (
  shown: FloorShown,
  { id, who, group, way, isOfOrder, askedAt, askedBy }: Hand,
) => ({
  id,
  ...whoJson(shown, who),
  group,
  way,
  pointOfOrder: isOfOrder,
  asked: iso(askedAt),
  askedBy,
})

const turnJson = (shown: FloorShown, turn: HeldTurn) => ({
  id: turn.id,
  ...whoJson(shown, turn.by.who),
  group: turn.by.group,
  way: turn.by.way,
  item: turn.item,
  seconds: turn.seconds,
  started: iso(turn.startedAt),
  ended: turn.endedAt === undefined ? undefined : iso(turn.endedAt),
  outOfTurn: turn.departed === undefined ? undefined : plain(shown, turn.departed, ''),
})
