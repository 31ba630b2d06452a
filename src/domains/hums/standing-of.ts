/** A meeting and its room as somebody stands to it, read together. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Hub, HubId } from '../meetings/index.ts'
import { attendancesOf, comingOf, isThere, moderates } from '../minutes/index.ts'
import { phaseOf, sittingOf } from '../rooms/index.ts'
import type { Hum } from './hum.ts'
import type { HubHeads, Standing, StandingByHand } from './rules.ts'
import { hubTotals, whoAnswered } from './store-answers.ts'
import type { MeetingAt } from '../meetings/index.ts'

export async function standingOf(db: Read | Tx, at: MeetingAt): Promise<Standing> {
  const { meeting, hosting, actor, now } = at
  const sitting = await sittingOf(db, meeting.id)
  const came = actor && (await comingOf(db, meeting.id, actor.person))
  return { meeting, hosting, phase: phaseOf(sitting, meeting, now), actor, came }
}

/** As `standingOf`; of moderators nobody asks who answers for themselves. */
export const standingByHand = async (db: Read | Tx, at: MeetingAt): Promise<StandingByHand> => ({
  ...(await standingOf(db, at)),
  moderates: await moderates(db, at),
})

export type HeadsOfHub = HubHeads & { readonly hub: HubId }

/** The counts that hosts of hubs gave, and who of their people answered for themselves. */
export async function headsOf(db: Read | Tx, hum: Hum): Promise<readonly HeadsOfHub[]> {
  const counts = await hubTotals(db, hum.id)
  if (counts.length === 0) return []
  const guests = await guestsFromHubs(db, hum)
  const everybody = [...new Set(counts.flatMap(({ covers }) => covers))]
  const answered = await whoAnswered(db, hum.id, everybody)
  return counts.map(({ hub, covers, total }) => ({
    hub,
    covers,
    total,
    alone: covers.filter((person) => answered.has(person)),
    guests,
  }))
}

/** People without an account, whom somebody entered as having come from a hub. */
const guestsFromHubs = async (db: Read | Tx, { meeting }: Hum): Promise<number> =>
  (await attendancesOf(db, meeting)).filter(
    (line) => line.who.kind === 'guest' && line.by === 'hub' && isThere(line),
  ).length

/** One hub as it is now, whatever its host counted before. */
export async function headsNow(db: Read | Tx, hum: Hum, hub: Hub): Promise<HeadsOfHub> {
  const covers = [...new Set([...hub.people, hub.host])]
  const answered = await whoAnswered(db, hum.id, covers)
  return {
    hub: hub.id,
    covers,
    total: 0,
    alone: covers.filter((person) => answered.has(person)),
    guests: await guestsFromHubs(db, hum),
  }
}
