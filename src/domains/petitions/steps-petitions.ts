/** Each act in a petition: decided by the rules and saved in one transaction, with it held. */
import { newUlid } from '../../platform/clock.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import { heldByMail } from '../../platform/mail/inbox/index.ts'
import { prose, wordsOf } from '../../platform/record/index.ts'
import { ok, type Instant, type Result } from '../../platform/values.ts'
import { findAffiliations, organisationKey, speakAs } from '../people/index.ts'
import type { Actor, Capacity } from '../people/index.ts'
import {
  asOf,
  type FactProvider,
  factsOf,
  findProcess,
  moveByPetition,
  type Process,
  type Step,
} from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { actOf, clocked, seconds, type Told } from './acts.ts'
import { affiliationOf, type Petition, type PetitionId, type Signature } from './petition.ts'
import type { Refusal } from './refusal.ts'
import {
  closePetition,
  maySign,
  mayStart,
  mayTakeBack,
  movesFor,
  petitionRule,
  settledAs,
  sign,
  startPetition,
  tookBack,
  type PetitionCase,
  type PetitionGround,
} from './rules-petitions.ts'
import { petitionsOf, savePetition, saveSignature, signaturesOf } from './store-petitions.ts'

/** With the facts that its conditions ask for, as every domain says them. */
export async function petitionGround(
  db: Read | Tx,
  process: Process,
  providers: readonly FactProvider[],
  now: Instant,
): Promise<PetitionGround> {
  const template = await templateOf(db, process.pin)
  const asks = template.petitions.some(({ when }) => when)
  return {
    process,
    template,
    facts: asks ? await factsOf(db, process, providers, now) : {},
    earlier: await petitionsOf(db, process.id),
  }
}

/** Throws where the process or its rule is gone: neither is ever removed. */
export async function petitionCase(db: Read | Tx, petition: Petition): Promise<PetitionCase> {
  const found = await findProcess(db, { id: petition.process })
  const process = found && asOf(found, petition.startedAt)
  const template = process && (await templateOf(db, process.pin))
  const rule = template && petitionRule(template, petition.rule)
  if (!process || !rule) throw new Error(`no rule for ${petition.id}`)
  return { process, rule, petition, signatures: await signaturesOf(db, petition.id) }
}

type Telling = Pick<Told, 'act'> & Partial<Pick<Told, 'cap' | 'clear' | 'parts'>>

const told = ({ via }: Step, process: Process, actor: Actor, more: Telling): Told => ({
  cap: 'personal',
  ...more,
  actor,
  via,
  process,
})

const about = (one: Petition) => ({ noun: 'petition', one }) as const

export type StartAsked = {
  readonly rule: string
  readonly statement: string
  readonly capacity: Capacity
}

/** The process was locked by the caller: two people do not start the same petition at once. */
export async function startPetitionIn(
  step: Step,
  process: Process,
  typed: StartAsked,
  providers: readonly FactProvider[],
): Promise<Result<Petition, Refusal>> {
  const { tx, clock, by, now } = step
  const ground = await petitionGround(tx, process, providers, now)
  const allowed = mayStart(ground, typed.rule, by, now)
  if (!allowed.ok) return allowed
  const { actor, rule } = allowed.value
  const speaks = speakAs(actor, typed.capacity)
  if (!speaks.ok) return speaks
  const statement = prose('statement', typed.statement, clock, actor.person)
  const id = newUlid(clock) as string as PetitionId
  const starting = { id, rule: rule.id, statement: statement.commitment }
  const started = startPetition(ground, by, starting, now)
  if (!started.ok) return started
  const petition = started.value
  const { stage, closes } = petition
  const clear = { process: process.id, rule: rule.id, stage, closes: seconds(closes) }
  const act = { act: 'petition.start', cap: typed.capacity, clear, parts: [statement] } as const
  await savePetition(tx, petition, actOf(about(petition), told(step, process, actor, act)))
  const signed = await signAs(step, { process, rule, petition, signatures: [] }, typed.capacity)
  return signed.ok ? started : signed
}

export async function signPetition(
  step: Step,
  petition: Petition,
  capacity: Capacity,
): Promise<Result<Petition, Refusal>> {
  const signed = await signAs(step, await petitionCase(step.tx, petition), capacity)
  return signed.ok ? ok(petition) : signed
}

async function signAs(
  step: Step,
  case_: PetitionCase,
  capacity: Capacity,
): Promise<Result<Signature, Refusal>> {
  const { tx, by, now } = step
  const actor = maySign(case_, by, now)
  if (!actor.ok) return actor
  const speaks = speakAs(actor.value, capacity)
  if (!speaks.ok) return speaks
  const organisation = await keyOf(tx, actor.value, capacity, case_.signatures)
  const signed = sign(case_, by, { capacity, organisation }, now)
  if (!signed.ok) return signed
  const clear = organisation === undefined ? {} : { organisation }
  const act = { act: 'petition.sign', cap: capacity, clear } as const
  const { petition, process } = case_
  await saveSignature(
    tx,
    signed.value,
    actOf(about(petition), told(step, process, actor.value, act)),
  )
  return signed
}

/**
 * One key for one organisation: that of whoever signed first for an organisation of that name, else
 * one's own. Frozen with the signature, so that leaving the organisation later changes nothing.
 */
async function keyOf(
  tx: Tx,
  { capacities }: Actor,
  capacity: Capacity,
  signatures: readonly Signature[],
): Promise<string | undefined> {
  const own = capacities.find((one) => one.capacity === capacity)?.organisation
  if (own === undefined) return undefined
  const others = signatures.filter(({ organisation }) => organisation !== undefined)
  const said = await organisationsIn(tx, others)
  const words = await wordsOf(tx, [own, ...said.values()])
  const nameOf = (commitment: string | undefined) => {
    const wording = commitment === undefined ? undefined : words.get(commitment)
    return wording?.kind === 'text' ? organisationKey(wording.text) : undefined
  }
  const name = nameOf(own)
  const same = others.find((one) => name !== undefined && nameOf(said.get(one.capacity)) === name)
  return same?.organisation ?? affiliationOf(capacity)
}

/** By capacity: what the first of each organisation called it. */
async function organisationsIn(
  tx: Tx,
  signatures: readonly Signature[],
): Promise<ReadonlyMap<string, string>> {
  const firsts = new Map(
    signatures.toReversed().map(({ organisation, capacity }) => [organisation, capacity]),
  )
  const ids = [...firsts.values()].flatMap((capacity) => affiliationOf(capacity) ?? [])
  const said = await findAffiliations(tx, ids)
  return new Map([...said].map(([id, { organisation }]) => [`org:${id}`, organisation]))
}

export async function leavePetition(
  step: Step,
  petition: Petition,
): Promise<Result<Petition, Refusal>> {
  const { tx, by, now } = step
  const case_ = await petitionCase(tx, petition)
  const actor = mayTakeBack(case_, by, now)
  if (!actor.ok) return actor
  const own = case_.signatures.find(({ person }) => person === actor.value.person)
  if (!own) throw new Error('a rule has let somebody leave who had not signed')
  const leaves = told(step, case_.process, actor.value, { act: 'petition.leave' })
  await saveSignature(tx, own, actOf(about(petition), leaves), now)
  const next = tookBack(case_, now)
  if (next.state.kind === 'withdrawn') {
    const ends = told(step, case_.process, actor.value, { act: 'petition.withdraw' })
    await savePetition(tx, next, actOf(about(next), ends))
  }
  return ok(next)
}

type Clocked = Pick<Step, 'tx' | 'clock' | 'now'>

/** What the hour brings about; process and petition were locked by the caller, in that order. */
export async function settlePetition(step: Clocked, petition: Petition): Promise<void> {
  const case_ = await petitionCase(step.tx, petition)
  const { id, closes } = petition
  const mayClose = petition.state.kind !== 'open' || step.now < closes
  const what = `petition:${id}`
  if (!mayClose && (await heldByMail(step.tx, { what, closes }, step.now)) !== undefined) return
  const closed = closePetition(case_, step.now)
  const { state } = closed ?? petition
  if (closed && (state.kind === 'passed' || state.kind === 'failed')) {
    const needed = case_.rule.atLeast.count
    const clear = { finding: state.kind, counted: state.counted, needed }
    await savePetition(step.tx, closed, clocked(closed, case_.process, 'petition.close', clear))
  }
  await carryOut(step, { ...case_, petition: closed ?? petition })
}

/** Moves the process once, by its own rule; one that stands still waits for its next minute. */
async function carryOut(step: Clocked, { petition, process, rule }: PetitionCase): Promise<void> {
  const { state } = petition
  const does = movesFor(petition, process)
  if (state.kind !== 'passed' || does === 'nothing' || does === 'wait') return
  const to = rule.moves.to
  const facts = { [`petitions.${rule.id}.passed`]: { value: 1 } } as const
  const move = { to, at: state.at, line: rule.title.en, facts }
  const moved = does === 'move' && (await moveByPetition(step, process, move)).ok
  const moves = moved ? 'done' : 'moot'
  const settled = settledAs(petition, moves)
  const act = clocked(settled, process, 'petition.carry-out', { moves })
  await savePetition(step.tx, settled, act)
}
