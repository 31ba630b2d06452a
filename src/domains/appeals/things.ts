/** What waits for somebody about appeals: an answer, one to be taken on, a repetition. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findPeople, namesOf, type Actor, type Stake } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { repeatSince, type Appeal } from './appeal.ts'
import { mayCarry } from './rules.ts'
import { mayRepeat, mayRule } from './ruling.ts'
import { caseOf } from './steps.ts'
import { appealsThatAre } from './store.ts'

/** One thing to do: `said` is a key of this catalogue with the values it takes. */
export type Thing = {
  readonly said: {
    readonly key: 'appeals.things.answer' | 'appeals.things.carry' | 'appeals.things.repeat'
    readonly name: string
  }
  readonly href: string
  readonly until: Instant | undefined
  readonly since: Instant | undefined
  readonly stake: Stake
  readonly process: ProcessId
}

/** The way to the next forum closes for good; the others wait. */
const STAKE_OF = {
  'appeals.things.answer': 'answer',
  'appeals.things.carry': 'counted',
  'appeals.things.repeat': 'action',
} as const satisfies Record<Thing['said']['key'], Stake>

/** Missed is still owed: a forum that let its day pass is asked until it answers. */
export async function appealThings(
  read: Read,
  actor: Actor | undefined,
  now: Instant,
): Promise<readonly Thing[]> {
  if (!actor) return []
  const running = await appealsThatAre(read, ['before', 'denied', 'owed'])
  const people = await findPeople(read, [...new Set(running.map(({ filedBy }) => filedBy))])
  const names = await namesOf(read, people)
  const things: Thing[] = []
  for (const appeal of running) {
    const key = await waitsFor(read, appeal, actor, now)
    if (!key) continue
    const name = names.get(appeal.filedBy)?.name ?? appeal.filedBy
    const about = { ...when(appeal, now), stake: STAKE_OF[key], process: appeal.process }
    things.push({ said: { key, name }, href: `/appeals/${appeal.id}`, ...about })
  }
  return things
}

async function waitsFor(
  read: Read,
  appeal: Appeal,
  actor: Actor,
  now: Instant,
): Promise<Thing['said']['key'] | undefined> {
  const about = await caseOf(read, appeal, actor.person)
  const by = { kind: 'person', actor } as const
  if (mayRule(about, by, now).ok) return 'appeals.things.answer'
  if (mayCarry(about, by, now).ok) return 'appeals.things.carry'
  const { process } = about
  const template = await templateOf(read, process.pin)
  return mayRepeat({ process, template, appeal }, by).ok ? 'appeals.things.repeat' : undefined
}

function when(appeal: Appeal, now: Instant): Pick<Thing, 'until' | 'since'> {
  const { state } = appeal
  if (state.kind === 'denied') return { until: state.until, since: undefined }
  if (state.kind !== 'before') return { until: undefined, since: repeatSince(appeal) }
  return now < state.due
    ? { until: state.due, since: undefined }
    : { until: undefined, since: state.due }
}
