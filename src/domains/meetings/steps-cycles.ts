/** Setting up a cycle of public meetings, and giving each meeting its region. */
import { newUlid } from '../../platform/clock.ts'
import { prose } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { actOf, topicsOf, type Working } from './acts.ts'
import type { Cycle, CycleId, Round } from './cycle.ts'
import type { Meeting } from './meeting.ts'
import type { Refusal } from './refusal.ts'
import { placeMeeting, regionsOf } from './rules-cycles.ts'
import { mayRun } from './rules-standing.ts'
import { lockCycle, roundAt, roundsOf, saveCycle, saveRound } from './store-cycles.ts'
import { meetingsById } from './store.ts'

export async function makeCycle(
  working: Working,
  asked: { readonly name: string; readonly regions: string },
): Promise<Result<Cycle, Refusal>> {
  const { tx, clock, now, actor, hosting, via } = working
  const role = mayRun(hosting, actor)
  if (!role.ok) return role
  if (hosting.kind !== 'body') return refuse({ kind: 'not-of-body' })
  const regions = regionsOf(asked.regions)
  if (!regions.ok) return regions
  const name = prose('name', asked.name, clock)
  const cycle: Cycle = {
    id: newUlid(clock) as string as CycleId,
    body: hosting.body.id,
    name: name.commitment,
    regions: regions.value,
    madeBy: actor.person,
    madeAt: now,
  }
  await saveCycle(tx, cycle, {
    act: 'cycle.make',
    actor: actor.person,
    cap: `role:${role.value}`,
    obj: `cycle:${cycle.id}`,
    via,
    clear: { body: cycle.body, regions: cycle.regions },
    parts: [name],
    topics: [...topicsOf(hosting), `cycle:${cycle.id}`],
  })
  return ok(cycle)
}

export async function placeInCycle(
  working: Working,
  meeting: Meeting,
  asked: { readonly cycle: CycleId; readonly region: string; readonly reason?: string | undefined },
): Promise<Result<Round, Refusal>> {
  const { tx, clock, actor, hosting } = working
  const role = mayRun(hosting, actor)
  if (!role.ok) return role
  const cycle = await lockCycle(tx, asked.cycle)
  if (!cycle) return refuse({ kind: 'not-of-body' })
  if (await roundAt(tx, meeting.id)) return refuse({ kind: 'in-cycle-already' })
  const rounds = await roundsOf(tx, cycle.id)
  const others = await meetingsById(
    tx,
    rounds.map((round) => round.meeting),
  )
  const startOf = new Map(others.map(({ id, starts }) => [id, starts]))
  const placed = placeMeeting({
    cycle,
    meeting,
    rounds: rounds.map((round) => ({ ...round, starts: startOf.get(round.meeting) ?? 0 })),
    region: asked.region,
    hasReason: asked.reason !== undefined,
  })
  if (!placed.ok) return placed
  const { again } = placed.value
  const why =
    again && asked.reason !== undefined
      ? prose('reason', asked.reason, clock, actor.person)
      : undefined
  const { region } = asked
  const round: Round = { cycle: cycle.id, meeting: meeting.id, region, reason: why?.commitment }
  const clear = { cycle: cycle.id, region, again }
  const told = { act: 'cycle.place', role: role.value, clear, parts: why ? [why] : [] } as const
  const act = actOf(working, meeting, told)
  await saveRound(tx, round, { ...act, topics: [...act.topics, `cycle:${cycle.id}`] })
  return ok(round)
}
