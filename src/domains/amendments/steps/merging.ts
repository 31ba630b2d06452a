/** An editor's sitting: decisions kept one by one, taken back, and published in one transaction. */
import { prose, type Prose } from '../../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import type { Actor } from '../../people/index.ts'
import type { Step } from '../../processes/index.ts'
import { publishVersion, type ClauseId, type Freeze } from '../../texts/index.ts'
import { actOf } from '../acts.ts'
import type { Amendment, AmendmentId } from '../amendment.ts'
import type { DecisionStep } from '../assembly.ts'
import { takenAmong } from '../taken.ts'
import { baseAt, layOut, manyWords, openFrom, versionAt } from '../ground.ts'
import type { Refusal } from '../refusal.ts'
import { bornIn, clausesTaken } from '../rules/born.ts'
import { decide, mayAssemble, type DecisionAsked } from '../rules/deciding.ts'
import { mayPublishPlan, planOf, settled, settling, type Plan } from '../rules/planning.ts'
import { findAmendment, findByNumber, lockOpen, saveAmendment } from '../store/amendments.ts'
import { addStep, stepsOf, takeBack } from '../store/assemblies.ts'
import type { Here } from './amending.ts'

export type Choosing = Omit<DecisionAsked, 'into'> & {
  readonly amendment: AmendmentId
  /** The number of the one that it is merged into. */
  readonly into: number | undefined
}

/** Kept for this editor alone: on no record, and seen by nobody else. */
export async function chooseFor(
  { tx, by, now }: Step,
  here: Here,
  { amendment: id, into: number, ...asked }: Choosing,
): Promise<Result<true, Refusal>> {
  const actor = mayAssemble(here, by)
  if (!actor.ok) return actor
  const amendment = await findAmendment(tx, id)
  if (amendment?.text !== here.text.id) return refuse({ kind: 'not-open' })
  const sitting = { text: here.text.id, person: actor.value.person }
  const steps = (await stepsOf(tx, sitting)).length
  const words = amendment.changes.flatMap((change) => ('words' in change ? [change.words] : []))
  const { changes } = openFrom(amendment, await manyWords(tx, words))
  const target = number === undefined ? undefined : await findByNumber(tx, here.text.id, number)
  const into = number === undefined ? undefined : { number, id: target?.id }
  const latest = await baseAt(tx, here.text)
  const decided = decide({ amendment, changes, latest, steps }, { ...asked, into })
  if (!decided.ok) return decided
  const step = { amendment: id, base: latest.version, decision: decided.value, at: now }
  await addStep(tx, sitting, step)
  return ok(true)
}

export async function undoIn(
  { tx, by }: Step,
  here: Here,
  all: boolean,
): Promise<Result<true, Refusal>> {
  const actor = mayAssemble(here, by)
  if (!actor.ok) return actor
  await takeBack(tx, { text: here.text.id, person: actor.value.person }, all)
  return ok(true)
}

export type PublicationAsked = {
  /** The version that the editor had before them. */
  readonly base: number
  /** What they saw that this would publish; programs may leave it out. */
  readonly seen: string | undefined
  readonly reason: string
  readonly note: string | undefined
}

/** Process and text were locked by the caller; the open amendments are held here. */
export async function publishAssembly(
  step: Step,
  { freezes, ...here }: Here & { readonly freezes: readonly Freeze[] },
  { base, seen, reason, note }: PublicationAsked,
): Promise<Result<number, Refusal>> {
  const { tx, by } = step
  const actor = mayAssemble(here, by)
  if (!actor.ok) return actor
  const { number } = await versionAt(tx, here.text)
  if (base !== number) return refuse({ kind: 'overtaken', latest: number })
  const held = await lockOpen(tx, here.text.id)
  const { ground, open } = await layOut(tx, here.text, held, { whole: true })
  const sitting = { text: here.text.id, person: actor.value.person }
  const steps = await stepsOf(tx, sitting)
  const plan = planOf(ground, { open, taken: await takenAmong(tx, steps), steps })
  const may = mayPublishPlan(plan, seen)
  if (!may.ok) return may
  let version = number
  let born: ReturnType<typeof bornIn> = new Map()
  if (plan.changed || takesAny(plan)) {
    const { clauses } = plan
    const held = { process: here.process, text: here.text, freezes }
    const published = await publishVersion(step, held, { base, clauses, reason, note })
    if (!published.ok) return published
    version = published.value.version.number
    born = bornIn(clauses, published.value.version.clauses)
  }
  for (const { amendment, decision } of settling(plan)) {
    const about = open.get(amendment)
    if (!about) continue
    const changes = decision.kind === 'part' ? decision.changes : about.changes
    const clauses = clausesTaken(changes, born.get(amendment) ?? [])
    const settled = { one: about.amendment, decision, version, clauses, actor: actor.value }
    await settle(step, here, settled)
  }
  await takeBack(tx, sitting, true)
  return ok(version)
}

/** What is declined, or said by the text already, needs no new version. */
const takesAny = (plan: Plan): boolean =>
  settling(plan).some(({ decision }) => decision.kind !== 'decline' && decision.kind !== 'merge')

type Settled = {
  readonly one: Amendment
  readonly decision: DecisionStep['decision']
  readonly version: number
  readonly clauses: readonly ClauseId[]
  readonly actor: Actor
}

async function settle(
  { tx, clock, now, via }: Step,
  { process }: Here,
  { one, decision, version, clauses, actor }: Settled,
): Promise<void> {
  const parts: Prose[] = []
  const reasonOf = (words: string) => {
    const part = prose('reason', words, clock, actor.person)
    parts.push(part)
    return part.commitment
  }
  const done = { by: actor.person, at: now, version, clauses, reasonOf }
  const next = settled(one, decision, done)
  const { act, more } = actFor(next, version)
  const told = { act, actor, via, process, cap: 'role:editor', parts } as const
  await saveAmendment(tx, next, actOf(next, { ...told, clear: { version, ...more } }))
}

function actFor({ state }: Amendment, version: number) {
  switch (state.kind) {
    case 'taken':
      return {
        act: 'amendment.take',
        more: { extent: state.extent, clauses: state.clauses },
      } as const
    case 'merged':
      return {
        act: 'amendment.merge',
        more: { into: state.into },
      } as const
    case 'declined':
      return { act: 'amendment.decline', more: {} } as const
    case 'proposed':
    case 'withdrawn':
      throw new Error(`version ${version} settles nothing as ${state.kind}`)
  }
}
