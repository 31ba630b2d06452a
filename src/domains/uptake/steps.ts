/**
 * Saying what became of a contribution, decided and saved in one transaction, for every door. What
 * is decided is in `rules/`; what is written, in the store.
 */
import { prose, recordAct, type Prose } from '../../platform/record/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import {
  type By,
  type Contributed,
  type ContributedRef,
  type Disposition,
  IMPORTER,
  type Process,
  type Step,
} from '../processes/index.ts'
import { dueAfter, holidaysOf, templateOf } from '../templates/index.ts'
import { findVersion, type ClauseId, type Text } from '../texts/index.ts'
import { actOf, coveredActOf, type UptakeAct } from './acts.ts'
import { coversIn } from './covers.ts'
import type { Refusal, RowRefusal } from './refusal.ts'
import {
  claim,
  contest,
  link,
  settle,
  withdraw,
  type Ground,
  type Subject,
} from './rules/settling.ts'
import { mayClaim, maySettle } from './rules/standing.ts'
import { allTracedOf, findContributed } from './sources.ts'
import { authorOf, isRemark } from './speakers.ts'
import { saveCovered } from './store-covered.ts'
import { lockUptake, saveUptake } from './store.ts'
import { rowOf } from './tables.ts'
import { CONTEST_ANSWERED_WITHIN, type SettledBy, type Uptake } from './uptake.ts'

/** The text was locked by the caller, so that nobody else decides in it at the same time. */
export type Here = { readonly process: Process; readonly text: Text }

export type Asked = {
  readonly thing: ContributedRef
  readonly clauses: readonly ClauseId[]
  /** The version that the clauses are of; the latest where none is named. */
  readonly version?: number | undefined
  readonly reason: string | undefined
}

const personOf = (by: By): SettledBy | undefined =>
  by.kind === 'importer' ? IMPORTER : by.actor?.person

const writtenBy = ({ clock, by }: Step, words: string | undefined): Prose | undefined =>
  words === undefined
    ? undefined
    : prose('reason', words, clock, by.kind === 'person' ? by.actor?.person : undefined)

async function groundOf({ tx }: Step, { process, text }: Here, version?: number): Promise<Ground> {
  const found = await findVersion(tx, text.id, version)
  if (!found) throw new Error(`text ${text.id} without version ${version ?? ''}`)
  return {
    process: process.id,
    text: text.id,
    version: found.number,
    order: new Set(found.clauses.map(({ id }) => id)),
  }
}

/** Absent where nothing is at this address that everybody may read. */
async function subjectOf(
  { tx }: Step,
  { text }: Here,
  thing: ContributedRef,
): Promise<Subject | undefined> {
  const found: Contributed | undefined = await findContributed(tx, thing)
  if (!found) return undefined
  const contributed = { ...found, by: await authorOf(tx, found) }
  const traced = await allTracedOf(tx, thing)
  const fate = traced.find((one) => one.text === text.id)?.fate
  const before = await lockUptake(tx, thing, text.id)
  return { contributed, before, fate: fate ?? { kind: 'none', said: 'nothing' } }
}

type Saving = {
  readonly act: UptakeAct
  readonly role?: string
  readonly part?: Prose | undefined
}

/** Under cover the record has a commitment to it, and the words stay where few may read them. */
async function sealOf({ tx, clock }: Step, { process }: Here, one: Uptake) {
  const covers = await coversIn(tx, process)
  const isOpen = covers(one.text) === 'open' && !isRemark(one.thing)
  if (isOpen) return undefined
  return prose('lineage', JSON.stringify(rowOf(one)), clock, undefined, 'application/json')
}

/** What is decided, and what its act commits to where it is under cover. */
type Writing = {
  readonly one: Uptake
  readonly saving: Saving
  readonly seal: Prose | undefined
}

/** What has none stays in its order. */
function bySeal(one: Writing, other: Writing): number {
  const [a = '', b = ''] = [one.seal?.commitment, other.seal?.commitment]
  return a < b ? -1 : a > b ? 1 : 0
}

async function write(
  { tx, by, via }: Step,
  { process }: Here,
  { one, saving: { act, role, part }, seal }: Writing,
): Promise<void> {
  const told = { act, by, role, via, process }
  if (!seal) return saveUptake(tx, one, actOf(one, { ...told, part }))
  await saveCovered(tx, one, { seal, reason: part })
  await recordAct(tx, coveredActOf(one, told, seal))
}

async function save(step: Step, here: Here, one: Uptake, saving: Saving): Promise<void> {
  await write(step, here, { one, saving, seal: await sealOf(step, here, one) })
}

const absent = { kind: 'another-process' } as const
const twice = { kind: 'settled-already' } as const

export async function linkTo(
  step: Step,
  here: Here,
  asked: Omit<Asked, 'reason'>,
): Promise<Result<Uptake, Refusal>> {
  const role = maySettle(here.process, step.by)
  if (!role.ok) return role
  const subject = await subjectOf(step, here, asked.thing)
  const by = personOf(step.by)
  if (!subject || by === undefined) return refuse(absent)
  const ground = await groundOf(step, here, asked.version)
  const made = link(ground, subject, { clauses: asked.clauses, by }, step.now)
  if (made.ok) await save(step, here, made.value, { act: 'uptake.link', role: role.value })
  return made
}

export type SettleAsked = Asked & { readonly disposition: Disposition }

export async function settleOne(
  step: Step,
  here: Here,
  asked: SettleAsked,
): Promise<Result<Uptake, Refusal>> {
  const role = maySettle(here.process, step.by)
  if (!role.ok) return role
  const decided = await settleAs(step, here, asked, role.value)
  if (!decided.ok) return decided
  await write(step, here, decided.value)
  return ok(decided.value.one)
}

/**
 * One form of many: either all of them are settled or none, and the wrong row is named. What is
 * under cover is recorded in the order of its seals, which is none: the order of the rows is that
 * in which people spoke in public.
 */
export async function settleMany(
  step: Step,
  here: Here,
  rows: readonly (SettleAsked & { readonly row: number })[],
): Promise<Result<number, Refusal>> {
  const role = maySettle(here.process, step.by)
  if (!role.ok) return role
  if (rows.length === 0) return refuse({ kind: 'nothing-settled' })
  const decided = new Map<ContributedRef, Writing>()
  for (const { row, ...asked } of rows) {
    if (decided.has(asked.thing)) return refuse({ kind: 'row', row, why: twice })
    const made = await settleAs(step, here, asked, role.value)
    if (!made.ok) return refuse({ kind: 'row', row, why: made.refusal })
    decided.set(asked.thing, made.value)
  }
  for (const one of [...decided.values()].toSorted(bySeal)) await write(step, here, one)
  return ok(rows.length)
}

async function settleAs(
  step: Step,
  here: Here,
  asked: SettleAsked,
  role: string,
): Promise<Result<Writing, RowRefusal>> {
  const subject = await subjectOf(step, here, asked.thing)
  const by = personOf(step.by)
  if (!subject || by === undefined) return refuse(absent)
  const part = writtenBy(step, asked.reason)
  const { disposition, clauses } = asked
  const ground = await groundOf(step, here, asked.version)
  const said = { disposition, clauses, reason: part?.commitment, by }
  const made = settle(ground, subject, said, step.now)
  if (!made.ok) return made
  const saving = { act: 'uptake.settle', role, part } as const
  return ok({ one: made.value, saving, seal: await sealOf(step, here, made.value) })
}

type ByAuthor = {
  readonly subject: Subject
  readonly person: PersonId
  readonly ground: Ground
}

async function asAuthor(
  step: Step,
  here: Here,
  { thing, version }: Pick<Asked, 'thing' | 'version'>,
): Promise<Result<ByAuthor, Refusal>> {
  const subject = await subjectOf(step, here, thing)
  if (!subject) return refuse(absent)
  const actor = mayClaim(here.process, step.by, { author: subject.contributed.by })
  if (!actor.ok) return actor
  const ground = await groundOf(step, here, version)
  return ok({ subject, person: actor.value.person, ground })
}

export async function claimFor(
  step: Step,
  here: Here,
  asked: Asked,
): Promise<Result<Uptake, Refusal>> {
  const author = await asAuthor(step, here, asked)
  if (!author.ok) return author
  const { subject, person: by, ground } = author.value
  const part = writtenBy(step, asked.reason)
  if (!part) return refuse({ kind: 'needs-reason' })
  const said = { clauses: asked.clauses, by, reason: part.commitment }
  const made = claim(ground, subject, said, step.now)
  if (made.ok) await save(step, here, made.value, { act: 'uptake.claim', part })
  return made
}

/** As long as the rules of the process say. */
async function answeredBy({ tx, now }: Step, { process }: Here): Promise<Instant> {
  const template = await templateOf(tx, process.pin)
  const within = template.lineage?.contestAnsweredWithin.for ?? CONTEST_ANSWERED_WITHIN
  return dueAfter(now, within, holidaysOf(template))
}

export async function contestOne(
  step: Step,
  here: Here,
  asked: Pick<Asked, 'thing' | 'reason'>,
): Promise<Result<Uptake, Refusal>> {
  const author = await asAuthor(step, here, asked)
  if (!author.ok) return author
  const { subject, person: by, ground } = author.value
  const part = writtenBy(step, asked.reason)
  if (!part) return refuse({ kind: 'needs-reason' })
  const until = await answeredBy(step, here)
  const said = { by, reason: part.commitment, until }
  const made = contest(ground, subject, said, step.now)
  if (made.ok) await save(step, here, made.value, { act: 'uptake.contest', part })
  return made
}

/** Whoever said it takes it back; nothing of it leaves the record. */
export async function withdrawOne(
  step: Step,
  here: Here,
  thing: ContributedRef,
): Promise<Result<Uptake, Refusal>> {
  const subject = await subjectOf(step, here, thing)
  if (!subject) return refuse(absent)
  const pen = maySettle(here.process, step.by)
  const author = mayClaim(here.process, step.by, { author: subject.contributed.by })
  if (!pen.ok && !author.ok) return pen
  const person = step.by.kind === 'person' ? step.by.actor?.person : undefined
  if (person === undefined) return refuse({ kind: 'nothing-to-withdraw' })
  const made = withdraw(subject.before, { person, isPen: pen.ok }, step.now)
  if (!made.ok) return made
  await save(step, here, made.value, {
    act: 'uptake.withdraw',
    ...(pen.ok && !author.ok ? { role: pen.value } : {}),
  })
  return made
}
