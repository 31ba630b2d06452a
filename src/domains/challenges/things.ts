/** What waits for somebody about challenges: an answer of a forum, one to be carried on. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findPeople, namesOf, type Actor } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { Challenge } from './challenge.ts'
import { mayCarry, mayRule } from './rules.ts'
import { caseOf } from './steps.ts'
import { challengesThatAre } from './store.ts'

/** One thing to do: `said` is a key of this catalogue with the values it takes. */
export type Thing = {
  readonly said: {
    readonly key: 'challenges.things.answer' | 'challenges.things.carry'
    readonly name: string
  }
  readonly href: string
  readonly until: Instant | undefined
  readonly since: Instant | undefined
  readonly stake: 'answer' | 'counted'
  readonly process: ProcessId
}

/** Late is still owed: a forum that missed its day is asked until it answers. */
export async function challengeThings(
  read: Read,
  actor: Actor | undefined,
  now: Instant,
): Promise<readonly Thing[]> {
  if (!actor) return []
  const running = await challengesThatAre(read, ['before', 'stood-by'])
  const people = await findPeople(read, [...new Set(running.map(({ raisedBy }) => raisedBy))])
  const names = await namesOf(read, people)
  const things: Thing[] = []
  for (const challenge of running) {
    const key = await waitsFor(read, challenge, actor, now)
    if (!key) continue
    const name = names.get(challenge.raisedBy)?.name ?? challenge.raisedBy
    things.push({
      said: { key, name },
      href: `/challenges/${challenge.id}`,
      ...when(challenge, now),
      // The way to the next forum closes for good.
      stake: key === 'challenges.things.carry' ? 'counted' : 'answer',
      process: challenge.process,
    })
  }
  return things
}

async function waitsFor(
  read: Read,
  challenge: Challenge,
  actor: Actor,
  now: Instant,
): Promise<Thing['said']['key'] | undefined> {
  const about = await caseOf(read, challenge)
  const by = { kind: 'person', actor } as const
  if (mayRule(about, by, now).ok) return 'challenges.things.answer'
  return mayCarry(about, by, now).ok ? 'challenges.things.carry' : undefined
}

function when({ state }: Challenge, now: Instant): Pick<Thing, 'until' | 'since'> {
  if (state.kind === 'stood-by') return { until: state.until, since: undefined }
  if (state.kind !== 'before') return { until: undefined, since: undefined }
  return now < state.due
    ? { until: state.due, since: undefined }
    : { until: undefined, since: state.due }
}
