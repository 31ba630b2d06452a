/**
 * Who may start a petition, sign it, take a signature back, and what it comes to at its close.
 * Pure: the template's numbers decide and `rules` counts; no clock and no store here.
 */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { mayAct, type Actor, type Capacity, type Commitment } from '../people/index.ts'
import {
  type By,
  type Facts,
  judgeGate,
  mayActAs,
  type Process,
  stageSince,
  unmetOf,
} from '../processes/index.ts'
import { evaluate, type Verdict } from '../rules/index.ts'
import {
  dueAfter,
  holidaysOf,
  type PetitionRule,
  type Template,
  undertakingsOf,
} from '../templates/index.ts'
import {
  petitionPhase,
  PETITIONS_MAX,
  SIGNATURES_MAX,
  type Moves,
  type Petition,
  type PetitionId,
  type PetitionState,
  type Signature,
} from './petition.ts'
import type { Refusal } from './refusal.ts'

export const petitionRule = (template: Template, id: string): PetitionRule | undefined =>
  template.petitions.find((one) => one.id === id)

/** All that a rule asks of a process in which somebody wants to start a petition. */
export type PetitionGround = {
  readonly process: Process
  readonly template: Template
  readonly facts: Facts
  readonly earlier: readonly Petition[]
}

export type PetitionCase = {
  readonly process: Process
  readonly rule: PetitionRule
  readonly petition: Petition
  readonly signatures: readonly Signature[]
}

const acting = (by: By): Actor | undefined => (by.kind === 'person' ? by.actor : undefined)

export function mayStart(
  { process, template, facts, earlier }: PetitionGround,
  id: string,
  by: By,
  now: Instant,
): Result<{ readonly actor: Actor; readonly rule: PetitionRule }, Refusal> {
  const rule = petitionRule(template, id)
  if (!rule) return refuse({ kind: 'no-such-petition' })
  if (by.kind === 'importer') return refuse({ kind: 'reported-only' })
  const standing = mayActAs(process, by, rule.startedBy)
  if (!standing.ok) return standing
  if (process.state.kind !== 'running') return refuse({ kind: 'not-running' })
  const verdict = rule.when && judgeGate(rule.when, facts)
  if (verdict && !verdict.met) return refuse({ kind: 'gate-shut', unmet: unmetOf(verdict) })
  if (earlier.length >= PETITIONS_MAX) return refuse({ kind: 'too-many', most: PETITIONS_MAX })
  const runs = earlier.some((one) => one.rule === id && isUnsettled(one, now))
  if (runs) return refuse({ kind: 'runs-already' })
  const actor = mayAct(acting(by), undertakingsOf(process.pin))
  return actor.ok ? ok({ actor: actor.value, rule }) : actor
}

/** It gathers voices, waits for the clock, or has passed and not moved the process yet. */
function isUnsettled(petition: Petition, now: Instant): boolean {
  const { state } = petition
  if (state.kind === 'passed') return state.moves === 'due'
  const phase = petitionPhase(petition, now)
  return phase === 'open' || phase === 'over'
}

export type Starting = {
  readonly id: PetitionId
  readonly rule: string
  readonly statement: Commitment
}

/** Runs from now on, for as long as the template says. */
export function startPetition(
  ground: PetitionGround,
  by: By,
  { id, rule: named, statement }: Starting,
  now: Instant,
): Result<Petition, Refusal> {
  const allowed = mayStart(ground, named, by, now)
  if (!allowed.ok) return allowed
  const { process, template } = ground
  if (process.state.kind !== 'running') return refuse({ kind: 'not-running' })
  const { actor, rule } = allowed.value
  return ok({
    id,
    process: process.id,
    rule: rule.id,
    stage: process.state.stage,
    startedBy: actor.person,
    statement,
    startedAt: now,
    closes: dueAfter(now, rule.within.for, holidaysOf(template)),
    state: { kind: 'open' },
  })
}

/** Anybody who may speak signs, once. */
export function maySign(
  { process, petition, signatures }: PetitionCase,
  by: By,
  now: Instant,
): Result<Actor, Refusal> {
  if (process.reported) return refuse({ kind: 'reported-only' })
  const phase = petitionPhase(petition, now)
  if (phase !== 'open') return refuse({ kind: 'petition-not-now', phase })
  const actor = mayAct(acting(by), undertakingsOf(process.pin))
  if (!actor.ok) return actor
  if (hasSigned(signatures, actor.value)) return refuse({ kind: 'signed-already' })
  return signatures.length >= SIGNATURES_MAX
    ? refuse({ kind: 'too-many', most: SIGNATURES_MAX })
    : actor
}

export const hasSigned = (signatures: readonly Signature[], { person }: Actor): boolean =>
  signatures.some((one) => one.person === person)

export type Signing = {
  readonly capacity: Capacity
  readonly organisation: string | undefined
}

export function sign(
  about: PetitionCase,
  by: By,
  { capacity, organisation }: Signing,
  now: Instant,
): Result<Signature, Refusal> {
  const actor = maySign(about, by, now)
  if (!actor.ok) return actor
  const { person } = actor.value
  return ok({ petition: about.petition.id, person, capacity, organisation, signedAt: now })
}

/** Whoever signed takes it back until the close. */
export function mayTakeBack(
  { petition, signatures }: PetitionCase,
  by: By,
  now: Instant,
): Result<Actor, Refusal> {
  const phase = petitionPhase(petition, now)
  if (phase !== 'open') return refuse({ kind: 'petition-not-now', phase })
  const actor = mayAct(acting(by))
  if (!actor.ok) return actor
  return hasSigned(signatures, actor.value) ? actor : refuse({ kind: 'not-signed' })
}

/** With nobody behind it, it ends; others who signed keep it going without whoever started it. */
export function tookBack({ petition, signatures }: PetitionCase, now: Instant): Petition {
  if (signatures.length > 1) return petition
  return { ...petition, state: { kind: 'withdrawn', at: now } }
}

/** How many count, of how many that it needs; signatures outside its time count for nothing. */
export function petitionVerdict({
  petition,
  rule,
  signatures,
}: Omit<PetitionCase, 'process'>): Verdict {
  const { distinct, atLeast, within } = rule
  const supporters = signatures.map(({ person, organisation, signedAt: at }) => ({
    person,
    organisation,
    at,
  }))
  return evaluate(
    { petition: distinct, atLeast: atLeast.count, within: within.for },
    {
      voices: [],
      rounds: [],
      petition: { opened: petition.startedAt, closes: petition.closes, supporters },
    },
  )
}

/** At its close and not before; the hour of the close stands, however late the clock came by. */
export function closePetition(about: PetitionCase, now: Instant): Petition | undefined {
  const { petition, process } = about
  if (petitionPhase(petition, now) !== 'over') return undefined
  const { met, measure } = petitionVerdict(about)
  const found = { at: petition.closes, counted: measure?.have ?? 0 }
  const state: PetitionState = met
    ? { kind: 'passed', ...found, moves: movesNow(petition, process) }
    : { kind: 'failed', ...found }
  return { ...petition, state }
}

/**
 * A process that stands still is moved when it runs again; one that has left the stage, by whatever
 * way, has gone on without the petition.
 */
export function movesNow({ stage, startedAt }: Petition, { state }: Process): 'due' | 'moot' {
  const stands = state.kind === 'running' || state.kind === 'suspended'
  return stands && state.stage === stage && state.since <= startedAt ? 'due' : 'moot'
}

/** What is to be done for one: a process that stands still makes it wait. */
export function movesFor(
  petition: Petition,
  process: Process,
): 'nothing' | 'wait' | 'move' | 'moot' {
  if (petition.state.kind !== 'passed' || petition.state.moves !== 'due') return 'nothing'
  if (movesNow(petition, process) === 'moot') return 'moot'
  return process.state.kind === 'suspended' ? 'wait' : 'move'
}

/** What became of the move that it passed for. */
export function settledAs(petition: Petition, moves: Exclude<Moves, 'due'>): Petition {
  if (petition.state.kind !== 'passed') throw new Error('only what has passed moves a process')
  return { ...petition, state: { ...petition.state, moves } }
}

/** Petitions passed in this stage, and the one that led to it. */
export function petitionFactsOf(
  petitions: readonly Petition[],
  { petitions: rules }: Template,
  process: Process,
): Facts {
  const since = stageSince(process)
  if (since === undefined) return {}
  const passed = (id: string) =>
    petitions.filter(({ rule, state }) => {
      if (rule !== id || state.kind !== 'passed') return false
      return state.at >= since || state.moves === 'due'
    })
  return Object.fromEntries(
    rules.map(({ id }) => [`petitions.${id}.passed`, { value: passed(id).length }] as const),
  )
}
