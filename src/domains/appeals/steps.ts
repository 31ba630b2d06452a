/**
 * Each act in an appeal: decided by the rules and saved in one transaction, with the appeal held;
 * while one is filed, its process is.
 */
import { newUlid } from '../../platform/clock.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import { prose } from '../../platform/record/index.ts'
import { ok, type Result } from '../../platform/values.ts'
import { speakAs, type Actor, type Capacity, type PersonId } from '../people/index.ts'
import { asOf, findProcess, lockProcess, type Process, type Step } from '../processes/index.ts'
import { appealLaddersOf, templateOf, undertakingsOf } from '../templates/index.ts'
import { actOf, filedClear, type Told } from './acts.ts'
import { rungsOf, type Appeal, type AppealId, type Remedy } from './appeal.ts'
import type { Rungs, Signer, Subject } from './appeal.ts'
import {
  carried,
  file,
  mayCarry,
  mayFileAny,
  maySign,
  mayStepBack,
  mayWithdraw,
  rungOf,
  signed,
  withdrawn,
  type AppealRefusal,
  type Case,
  type Ground,
} from './rules.ts'
import { appealsIn, rulingsOf, saveAppeal, saveSigner, signersOf } from './store.ts'
import { saveSeal } from './store-seals.ts'
import { tookPartIn } from './subject.ts'

/** @param person who would file it, where somebody would */
export async function groundOf(
  db: Read | Tx,
  process: Process,
  person?: PersonId,
): Promise<Ground> {
  const ladders = appealLaddersOf(await templateOf(db, process.pin))
  const asksPart = ladders.some(({ rungs: [first] }) => first?.from?.tookPart === true)
  return {
    process,
    ladders,
    undertakings: undertakingsOf(process.pin),
    earlier: await appealsIn(db, process.id),
    tookPart: asksPart && person !== undefined && (await tookPartIn(db, process, person)),
  }
}

/**
 * Under the rules under which it was filed. Throws where the process is gone: none is ever removed.
 * @param person who would sign it or carry it on, where somebody would
 */
export async function caseOf(db: Read | Tx, appeal: Appeal, person?: PersonId): Promise<Case> {
  const found = await findProcess(db, { id: appeal.process })
  if (!found) throw new Error(`no process for ${appeal.id}`)
  const process = asOf(found, appeal.filedAt)
  const rungs = rungsOf(await templateOf(db, process.pin), appeal)
  const at = rungOf(appeal)
  const asksPart = rungs.slice(at, at + 2).some(({ from }) => from?.tookPart === true)
  return {
    process,
    rungs,
    undertakings: undertakingsOf(process.pin),
    appeal,
    signers: await signersOf(db, appeal.id),
    rulings: await rulingsOf(db, appeal.id),
    earlier: await appealsIn(db, appeal.process),
    tookPart: asksPart && person !== undefined && (await tookPartIn(db, process, person)),
  }
}

type Telling = Omit<Told, 'actor' | 'via' | 'process' | 'cap'> & Partial<Pick<Told, 'cap'>>

export const told = (
  { via }: Step,
  { process }: Pick<Case, 'process'>,
  actor: Actor,
  more: Telling,
): Told => ({
  cap: 'personal',
  ...more,
  actor,
  via,
  process,
})

export const onRung = (rungs: Rungs, rung: number) => ({ rung, forum: rungs[rung]?.forum ?? '' })

/** Said beside the act that brought it there, where it is there now. */
async function reached(
  step: Step,
  about: Pick<Case, 'process' | 'rungs'>,
  actor: Actor,
  appeal: Appeal,
): Promise<void> {
  if (appeal.state.kind !== 'before') return
  const clear = onRung(about.rungs, appeal.state.rung)
  const act = told(step, about, actor, { act: 'appeal.reach', clear })
  await saveAppeal(step.tx, appeal, actOf(appeal, act))
}

/** Whose own part in the process counts. */
const personOf = ({ by }: Step) => (by.kind === 'person' ? by.actor?.person : undefined)

export type FilingTyped = {
  readonly ladder?: string | undefined
  readonly subject: Subject
  readonly grounds: string
  readonly sought: Remedy
  readonly capacity: Capacity
}

export async function fileAppeal(
  step: Step,
  { id: process }: Process,
  typed: FilingTyped,
): Promise<Result<Appeal, AppealRefusal>> {
  const { tx, clock, by, now } = step
  const locked = await lockProcess(tx, { id: process })
  if (!locked) throw new Error(`no process ${process}`)
  const ground = await groundOf(tx, locked, personOf(step))
  const allowed = mayFileAny(ground, by)
  if (!allowed.ok) return allowed
  const { actor } = allowed.value
  const speaks = speakAs(actor, typed.capacity)
  if (!speaks.ok) return speaks
  const grounds = prose('grounds', typed.grounds, clock, actor.person)
  const id = newUlid(clock) as string as AppealId
  const made = file(ground, by, { ...typed, id, grounds: grounds.commitment }, now)
  if (!made.ok) return made
  const appeal = made.value
  const { capacity: cap } = typed
  const parts = appeal.confidential ? [] : [grounds]
  const files = { act: 'appeal.file', cap, clear: filedClear(appeal), parts } as const
  await saveAppeal(tx, appeal, actOf(appeal, told(step, ground, actor, files)))
  if (appeal.confidential) {
    await saveSeal(tx, { appeal: id, author: actor.person, opening: grounds })
  }
  const signer: Signer = { appeal: id, person: actor.person, capacity: cap, signedAt: now }
  const signs = { act: 'appeal.sign', cap } as const
  await saveSigner(tx, signer, actOf(appeal, told(step, ground, actor, signs)))
  const { rungs = [] } = ground.ladders.find((one) => one.id === appeal.ladder) ?? {}
  await reached(step, { process: locked, rungs }, actor, appeal)
  return made
}

export async function signAppeal(
  step: Step,
  appeal: Appeal,
  capacity: Capacity,
): Promise<Result<Appeal, AppealRefusal>> {
  const { tx, by, now } = step
  const about = await caseOf(tx, appeal, personOf(step))
  const actor = maySign(about, by, now)
  if (!actor.ok) return actor
  const speaks = speakAs(actor.value, capacity)
  if (!speaks.ok) return speaks
  const { person } = actor.value
  const signer: Signer = { appeal: appeal.id, person, capacity, signedAt: now }
  const signs = { act: 'appeal.sign', cap: capacity } as const
  await saveSigner(tx, signer, actOf(appeal, told(step, about, actor.value, signs)))
  const next = signed(about, now)
  if (appeal.state.kind === 'gathering') await reached(step, about, actor.value, next)
  return ok(next)
}

export async function stepBack(step: Step, appeal: Appeal): Promise<Result<Appeal, AppealRefusal>> {
  const { tx, by, now } = step
  const about = await caseOf(tx, appeal)
  const actor = mayStepBack(about, by, now)
  if (!actor.ok) return actor
  const own = about.signers.find(({ person }) => person === actor.value.person)
  if (!own) throw new Error('a rule has let somebody step back who had not signed')
  const leaves = told(step, about, actor.value, { act: 'appeal.step-back' })
  await saveSigner(tx, own, actOf(appeal, leaves), now)
  return ok(appeal)
}

export async function withdrawAppeal(
  step: Step,
  appeal: Appeal,
): Promise<Result<Appeal, AppealRefusal>> {
  const { tx, by, now } = step
  const about = await caseOf(tx, appeal)
  const actor = mayWithdraw(about, by, now)
  if (!actor.ok) return actor
  const next = withdrawn(appeal, now)
  const act = told(step, about, actor.value, { act: 'appeal.withdraw' })
  await saveAppeal(tx, next, actOf(next, act))
  return ok(next)
}

export async function carryAppeal(
  step: Step,
  appeal: Appeal,
): Promise<Result<Appeal, AppealRefusal>> {
  const { tx, by, now } = step
  const about = await caseOf(tx, appeal, personOf(step))
  const actor = mayCarry(about, by, now)
  if (!actor.ok) return actor
  const next = carried(about, now)
  const act = { act: 'appeal.carry', clear: onRung(about.rungs, next.state.rung) } as const
  await saveAppeal(tx, next, actOf(next, told(step, about, actor.value, act)))
  return ok(next)
}
