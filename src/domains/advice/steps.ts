/** Acts about advice inside a transaction: load, decide, save. The rules decide. */
import { newUlid } from '../../platform/clock.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import { prose, type Prose } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { ballotsOf, putIn, type Put } from '../ballots/index.ts'
import { judgedAbout, judgementsOf } from '../judgements/index.ts'
import { asOf, findProcess, type Process, type ProcessId, type Step } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { actOf, type AdviceAct } from './acts.ts'
import type { Advice, AdviceId, Answer, Item } from './advice.ts'
import {
  answered,
  bodyOf,
  consulted,
  enteredItem,
  itemOf,
  mayAddItem,
  mayAnswer,
  mayConsult,
  mayGive,
  type AdviceRefusal,
  type Case,
  type Ground,
  type Standing,
} from './rules.ts'
import { adviceIn, answersOf, itemsOf, saveAdvice, saveAnswer, saveItem } from './store.ts'

/** Throws where it is gone: no process is ever removed. */
export async function groundOf(db: Read | Tx, id: ProcessId): Promise<Ground> {
  const process = await findProcess(db, { id })
  if (!process) throw new Error(`no process ${id}`)
  return { process, template: await templateOf(db, process.pin) }
}

/** Decisions by ballot and by officers, each with what it was about. */
const decidedIn = async (db: Read | Tx, process: Process): Promise<readonly Put[]> => [
  ...putIn(await ballotsOf(db, { process: process.id }), process),
  ...judgedAbout(await judgementsOf(db, process.id), process),
]

export async function caseOf(db: Read | Tx, advice: Advice): Promise<Case> {
  const found = await findProcess(db, { id: advice.process })
  if (!found) throw new Error(`no process ${advice.process}`)
  const process = asOf(found, advice.givenAt)
  return {
    process,
    template: await templateOf(db, process.pin),
    advice,
    items: await itemsOf(db, advice.id),
    answers: await answersOf(db, advice.id),
    decided: await decidedIn(db, process),
  }
}

export type Giving = {
  readonly from: string
  readonly to: string
  readonly title: string
  readonly words: string
  readonly consensus: boolean
}

/** @param ownBody the slug of the process's own body, which a template calls the table */
export async function giveAdvice(
  step: Step,
  ground: Ground,
  typed: Giving,
  ownBody: string,
): Promise<Result<Advice, AdviceRefusal>> {
  const { tx, clock, by, now, via } = step
  const { process, template } = ground
  const given = (await adviceIn(tx, process.id)).length
  const parties = { from: typed.from, to: typed.to }
  const allowed = mayGive({ ...ground, given }, parties, by)
  if (!allowed.ok) return allowed
  const standing = allowed.value
  const title = prose('title', typed.title, clock, standing.actor.person)
  const slug = (party: string) => {
    const body = bodyOf(template, party)
    return body === 'table' ? ownBody : body
  }
  const advice: Advice = {
    ...parties,
    id: newUlid(clock) as string as AdviceId,
    process: process.id,
    bodies: { from: slug(parties.from), to: slug(parties.to) },
    title: title.commitment,
    givenBy: standing.actor.person,
    role: standing.role,
    givenAt: now,
  }
  const obj = `advice:${advice.id}` as const
  const told = { obj, via, process, standing }
  await saveAdvice(
    tx,
    advice,
    actOf({ ...told, act: 'advice.give', clear: parties, parts: [title] }),
  )
  await enterItem(step, { ...ground, advice, items: [], answers: [], decided: [] }, standing, typed)
  return ok(advice)
}

export type ItemTyped = Pick<Giving, 'words' | 'consensus'>

export async function addItem(
  step: Step,
  about: Case,
  typed: ItemTyped,
): Promise<Result<undefined, AdviceRefusal>> {
  const allowed = mayAddItem(about, step.by)
  if (!allowed.ok) return allowed
  await enterItem(step, about, allowed.value, typed)
  return ok(undefined)
}

async function enterItem(
  { tx, clock, now, via }: Step,
  about: Case,
  standing: Standing,
  typed: ItemTyped,
): Promise<void> {
  const words = prose('words', typed.words, clock, standing.actor.person)
  const { consensus } = typed
  const { advice, process } = about
  const item = enteredItem(about, { words: words.commitment, consensus }, now)
  const { number } = item
  const obj = `advice:${advice.id}` as const
  const clear = { number, consensus }
  const told = { obj, via, process, standing, clear, parts: [words] }
  await saveItem(tx, item, actOf({ ...told, act: 'advice.item' }))
}

export type AnswerTyped = {
  readonly number: number
  readonly answer: string
  readonly reasons: string
}

export async function answerItem(
  step: Step,
  about: Case,
  typed: AnswerTyped,
): Promise<Result<undefined, AdviceRefusal>> {
  const allowed = mayAnswer(about, typed.number, step.by)
  if (!allowed.ok) return allowed
  const made = answered(about, typed, step.now)
  if (!made.ok) return made
  await settle(step, about, allowed.value, { ...made.value, ...typed })
  return ok(undefined)
}

export async function holdConsultation(
  step: Step,
  about: Case,
  typed: Omit<AnswerTyped, 'answer'>,
): Promise<Result<undefined, AdviceRefusal>> {
  const { by, now } = step
  const allowed = mayConsult(about, typed.number, by, now)
  if (!allowed.ok) return allowed
  const item = itemOf(about, typed.number)
  if (item?.state.kind !== 'consulting') return refuse({ kind: 'no-such-item' })
  const { answer } = item.state
  const state = consulted(item, now)
  await settle(step, about, allowed.value, { ...typed, answer, state, step: 'consulted' })
  return ok(undefined)
}

/** Two rows, two acts: what was said, and how the item stands from now on. */
async function settle(
  { tx, clock, now, via }: Step,
  about: Case,
  standing: Standing,
  made: AnswerTyped & Pick<Item, 'state'> & Pick<Answer, 'step'>,
): Promise<void> {
  const { advice, process, answers } = about
  const { number, answer, step, state } = made
  const item = itemOf(about, number)
  if (!item) throw new Error(`no item ${number} in ${advice.id}`)
  const reasons = prose('reasons', made.reasons, clock, standing.actor.person)
  const saved: Answer = {
    advice: advice.id,
    number,
    place: answers.filter((one) => one.number === number).length,
    step,
    answer,
    reasons: reasons.commitment,
    by: standing.actor.person,
    role: standing.role,
    madeAt: now,
  }
  const act = (name: AdviceAct, clear: { [key: string]: string | number }, parts?: Prose[]) =>
    actOf({
      act: name,
      obj: `advice:${advice.id}`,
      via,
      process,
      standing,
      clear,
      ...(parts ? { parts } : {}),
    })
  await saveAnswer(tx, saved, act('advice.answer', { number, step, answer }, [reasons]))
  const settled = act('advice.settle', { number, state: state.kind })
  await saveItem(tx, { ...item, state }, settled)
}
