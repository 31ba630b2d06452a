/** A process: one run of a template, pinned to a version of its rules. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Actor, BodyId, Commitment } from '../people/index.ts'
import type { DutyRule, Pin } from '../templates/index.ts'

export type ProcessId = Brand<string, 'ProcessId'>
export type DocumentId = Brand<string, 'DocumentId'>

export type Process = {
  readonly id: ProcessId
  readonly slug: string
  readonly title: Commitment
  readonly question: Commitment
  readonly pin: Pin
  /** The body whose seats are counted; absent where nobody but the last word decides. */
  readonly body: BodyId | undefined
  /** Made up: every page about it says so. */
  readonly practice: boolean
  /** Entered from outside: where the real process can be read. Such a process only reports. */
  readonly reported: Reported | undefined
  readonly begunAt: Instant
  /** The stages it has left, in order. */
  readonly past: readonly PastStage[]
  /** The rules it has left for others by its own rule, in order. */
  readonly earlier: readonly EarlierRules[]
  readonly state: ProcessState
}

/** What began before `until` stays under these rules to its end. */
export type EarlierRules = {
  readonly pin: Pin
  readonly until: Instant
  /** The duties they had: what arose under them is owed as they said. */
  readonly duties: readonly DutyRule[]
}

export type ProcessState =
  | {
      readonly kind: 'running'
      readonly stage: string
      readonly since: Instant
      /** How long it stood still in this stage, in milliseconds; not at all where absent. */
      readonly pausedMs?: number
    }
  | {
      readonly kind: 'suspended'
      readonly stage: string
      readonly since: Instant
      readonly suspendedAt: Instant
      readonly reason: Commitment
      readonly pausedMs?: number
      /** It runs on by itself then; without it somebody has to say so. */
      readonly until?: Instant
    }
  | { readonly kind: 'concluded'; readonly concludedAt: Instant }
  | {
      readonly kind: 'terminated'
      readonly stage: string
      readonly terminatedAt: Instant
      readonly reason: Commitment
    }

/**
 * `gate`: it held. `back`: a loop that the template allows. `override`: without the gate. `exit`:
 * another way out that the template has. `expired`: the clock took it. `skip`: never begun.
 * `petition`: enough people had it moved, by a petition that the template has.
 */
export const WAYS_ON = [
  'gate',
  'back',
  'override',
  'reported',
  'exit',
  'expired',
  'skip',
  'variance',
  'petition',
] as const
export type WayOn = (typeof WAYS_ON)[number]

export type PastStage = {
  readonly stage: string
  readonly since: Instant
  readonly until: Instant
  readonly way: WayOn
  /** How long it stood still there, in milliseconds; not at all where absent. */
  readonly pausedMs?: number
  /** One line: given when it went back or on without the gate. */
  readonly reason?: Commitment
}

/** A fact of a real process: where it can be read, and the day of which that source reports it. */
export type Reported = { readonly source: string; readonly on: string }

/** Who does something to a process: a person, or the role that enters what sources report. */
export type By =
  | { readonly kind: 'person'; readonly actor: Actor | undefined }
  | { readonly kind: 'importer'; readonly reported: Reported }

/** The role under which reported facts are entered; it has no account. */
export const IMPORTER = 'role:importer'

/** Something published in the process under one of the names that its template has for it. */
export type ProcessDocument = {
  readonly id: DocumentId
  readonly process: ProcessId
  readonly artefact: string
  readonly title: Commitment
  /** A path here, or an https address. */
  readonly href: string
  readonly at: Instant
  readonly reported: Reported | undefined
}

/** Where a process stands, or where it stood when it was ended. */
export function stageOf({ state, past }: Pick<Process, 'state' | 'past'>): string | undefined {
  return state.kind === 'concluded' ? past.at(-1)?.stage : state.stage
}

/** Since when the stage runs; a stage that was left no longer counts what comes. */
export const stageSince = ({ state }: Pick<Process, 'state'>): Instant | undefined =>
  state.kind === 'running' || state.kind === 'suspended' ? state.since : undefined

/** The process under the rules that were in force when something in it began. */
export function asOf<One extends Pick<Process, 'pin' | 'earlier'>>(process: One, at: Instant): One {
  const rules = process.earlier.find(({ until }) => at < until)
  return rules ? { ...process, pin: rules.pin } : process
}

/** Reads an id from outside. Anything but a ULID is `undefined`; the route answers 404. */
export const processId = (raw: string): ProcessId | undefined =>
  isUlid(raw) ? (raw as string as ProcessId) : undefined

export const SLUG_LENGTH_MAX = 80
export const SLUG = /^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/
