/**
 * Noting what was said on condition of not being named, and agreeing to it, each decided and saved
 * in one transaction. Before who said it agrees, nothing of it is public but that they are asked.
 */
import { newUlid } from '../../platform/clock.ts'
import { prose, recordAct } from '../../platform/record/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { choicesThen, findByHandle, peopleChoosing, type PersonId } from '../people/index.ts'
import type { Step } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import type { ClauseId } from '../texts/index.ts'
import { agreeing, asking, declining } from './acts-remarks.ts'
import type { Refusal } from './refusal.ts'
import type { Asked, Remark, RemarkId } from './remark.ts'
import { VOICES_LEAST } from './rules/cover.ts'
import { groupNamed, mayAnswer, mayNote, note } from './rules/remarking.ts'
import type { Here } from './steps.ts'
import {
  askedBy,
  dropVoice,
  lockVoice,
  saveRemark,
  saveVoice,
  type Voice,
} from './store-remarks.ts'

export type Noting = {
  readonly words: string
  readonly clauses: readonly ClauseId[]
  readonly version: number
  /** Of whoever said it. */
  readonly handle: string
}

const sealed = ({ clock }: Step, { id, speaker, words }: Asked) =>
  prose('voice', JSON.stringify({ id, speaker, words }), clock, undefined, 'application/json')

export async function noteFor(
  step: Step,
  { process, text }: Here,
  { words, clauses, version, handle }: Noting,
): Promise<Result<RemarkId, Refusal>> {
  const { tx, clock, now, by, via } = step
  const { lineage } = await templateOf(tx, process.pin)
  const role = mayNote(process, by, lineage)
  if (!role.ok) return role
  const person = by.kind === 'person' ? by.actor?.person : undefined
  if (person === undefined) return refuse({ kind: 'not-without-a-name' })
  const found = await findByHandle(tx, handle)
  const speaker = note(person, found?.id, await askedBy(tx, person))
  if (!speaker.ok) return speaker
  const id = newUlid(clock) as string as RemarkId
  const about = { id, process: process.id, text: text.id, version, clauses, notedBy: person }
  const asked: Asked = { ...about, words, speaker: speaker.value, at: now }
  const seal = sealed(step, asked)
  await saveVoice(tx, asked, { kind: 'asked', seal })
  const told = { process, via, seal: seal.commitment }
  await recordAct(tx, asking(asked, { person, role: role.value }, told))
  return ok(id)
}

/** The one who is asked, and a remark that waits for their word. */
async function answered(
  { tx, by }: Step,
  { process }: Here,
  id: RemarkId,
): Promise<Result<Voice, Refusal>> {
  const voice = await lockVoice(tx, id)
  if (!voice || voice.process !== process.id) return refuse({ kind: 'another-process' })
  const may = mayAnswer(process, by.kind === 'person' ? by.actor : undefined, voice)
  if (!may.ok) return may
  return voice.kind === 'asked' ? ok(voice) : refuse({ kind: 'answered-already' })
}

export async function agreeTo(
  step: Step,
  here: Here,
  id: RemarkId,
): Promise<Result<RemarkId, Refusal>> {
  const voice = await answered(step, here, id)
  if (!voice.ok) return voice
  const { tx, clock, now, via } = step
  const { kind: _, proof: __, speaker, ...about } = voice.value
  const words = prose('words', about.words, clock)
  const group = await groupOf(step, here, speaker, now)
  const remark: Remark = { ...about, words: words.commitment, group, at: now }
  const seal = sealed(step, voice.value)
  await saveVoice(tx, { ...voice.value, at: now }, { kind: 'agreed', seal })
  const told = { process: here.process, via, seal: seal.commitment }
  await saveRemark(tx, remark, agreeing(remark, words, told))
  return ok(id)
}

export async function declineIt(
  step: Step,
  here: Here,
  id: RemarkId,
): Promise<Result<RemarkId, Refusal>> {
  const voice = await answered(step, here, id)
  if (!voice.ok) return voice
  const { tx, via } = step
  await dropVoice(tx, id)
  const { seal } = voice.value.proof
  await recordAct(tx, declining(voice.value, { process: here.process, via, seal }))
  return ok(id)
}

/** Then; not named where fewer chose it than hide one of them. */
async function groupOf(
  { tx }: Step,
  { process }: Here,
  speaker: PersonId,
  now: Instant,
): Promise<string | undefined> {
  const { grouping } = await templateOf(tx, process.pin)
  if (grouping.kind !== 'scheme') return undefined
  const group = (await choicesThen(tx, new Map([[speaker, now]])))(speaker, grouping.scheme, now)
  if (group === undefined) return undefined
  const members = await peopleChoosing(tx, grouping.scheme, group, VOICES_LEAST)
  return groupNamed(group, members.length)
}
