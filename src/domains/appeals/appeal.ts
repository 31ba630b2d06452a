/**
 * An appeal: somebody holds that an act in a process was wrong, and it goes from forum to forum
 * until one of them grants a remedy, or the last has denied it. Nouns only.
 * Source: RFC 2026, 6.5; ripe-781 (processes.md 4.6, 5.1).
 */
import { isUlid } from '../../platform/clock.ts'
import { unreachable, type Brand, type Instant } from '../../platform/values.ts'
import type { Capacity, Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import {
  type AppealLadder,
  type AppealRule,
  appealRungs,
  type Matter,
  type Template,
} from '../templates/index.ts'

export type AppealId = Brand<string, 'AppealId'>

export const WORDS_LENGTH_MAX = 5_000
export const ORDER_LENGTH_MAX = 1_000
export const HREF_LENGTH_MAX = 1_000
/** Stands in a form for an act that it does not list, and of which the number is given. */
export const OTHER = 'other'

/** Appeals in one process, people behind one of them, people who took part in one act. */
export const APPEALS_MAX = 500
export const SIGNERS_MAX = 500
export const PARTIES_MAX = 1_000

/** The forums of a template in their order; empty where nobody can be appealed to. */
export type Rungs = readonly AppealRule[]

export const REMEDIES = ['annul', 'remand', 'attach', 'recommend'] as const
export type Remedy = (typeof REMEDIES)[number]

/** The act that is appealed against. */
export type Subject = {
  /** What it was about: `call:01J…`, `process:01J…`. */
  readonly thing: string
  /** The kind of act, as the record has it. */
  readonly act: string
  /** Its number in the record; the player has no record. */
  readonly entry: number | undefined
  readonly at: Instant
  /** Who took part in it, as far as officers and votes show. */
  readonly by: readonly PersonId[]
  /** What it is in the template's names: `decision:screen`, `conduct:chair`. */
  readonly matters: readonly string[]
}

/** Under which name something stands among the matters of an act; `any` has none of its own. */
export function matterName(matter: Exclude<Matter, { readonly any: true }>): string {
  if ('decision' in matter) return `decision:${matter.decision}`
  if ('designation' in matter) return `designation:${matter.designation}`
  return 'document' in matter ? `document:${matter.document}` : `conduct:${matter.conduct}`
}

/** Whether a ladder is for such an act. */
export const isFor = (
  { against }: Pick<AppealLadder, 'against'>,
  { matters }: Pick<Subject, 'matters'>,
): boolean => against.some((one) => 'any' in one || matters.includes(matterName(one)))

export type Appeal = {
  readonly id: AppealId
  readonly process: ProcessId
  /** The template's ladder that whoever filed it chose. */
  readonly ladder: string
  readonly subject: Subject
  readonly filedBy: PersonId
  readonly capacity: Capacity
  /** Commitment of the words, which are kept apart where the forum is confidential. */
  readonly grounds: Commitment
  readonly sought: Remedy
  /** The first forum is confidential: the grounds are for those alone who judge them. */
  readonly confidential: boolean
  readonly filedAt: Instant
  readonly state: AppealState
  /** What a ruling had repeated, once it was. */
  readonly repetition: Repetition | undefined
}

/** The forums before which an appeal goes, under a template. */
export const rungsOf = (template: Template, { ladder }: Pick<Appeal, 'ladder'>): Rungs =>
  appealRungs(template, ladder)

export type AppealState =
  /** Not enough people have signed for this rung yet; it lapses at `until`. */
  | { readonly kind: 'gathering'; readonly rung: number; readonly until: Instant }
  /** A forum has to answer: 0 is the first of the template. */
  | {
      readonly kind: 'before'
      readonly rung: number
      readonly since: Instant
      readonly due: Instant
    }
  /** The forum denied it; whoever filed it may take it on until `until`. */
  | { readonly kind: 'denied'; readonly rung: number; readonly until: Instant }
  | { readonly kind: 'ended'; readonly how: Ending; readonly rung: number; readonly at: Instant }

/** `refused`: the last forum has denied it. */
export const ENDINGS = [...REMEDIES, 'refused', 'withdrawn'] as const
export type Ending = (typeof ENDINGS)[number]

/** What the hour makes of it: no job ends an appeal. */
export const PHASES = [
  'gathering',
  'lapsed',
  'before',
  'missed',
  'denied',
  'rests',
  ...ENDINGS,
] as const
export type Phase = (typeof PHASES)[number]

export function phaseOf({ state }: Pick<Appeal, 'state'>, now: Instant): Phase {
  switch (state.kind) {
    case 'gathering':
      return now < state.until ? 'gathering' : 'lapsed'
    case 'before':
      return now < state.due ? 'before' : 'missed'
    case 'denied':
      return now < state.until ? 'denied' : 'rests'
    case 'ended':
      return state.how
    default:
      return unreachable(state)
  }
}

const RUNNING: ReadonlySet<Phase> = new Set<Phase>(['gathering', 'before', 'missed', 'denied'])

/** Somebody may still act on it. */
export const isRunning = (appeal: Pick<Appeal, 'state'>, now: Instant): boolean =>
  RUNNING.has(phaseOf(appeal, now))

/** Somebody behind an appeal, the one who filed it too. */
export type Signer = {
  readonly appeal: AppealId
  readonly person: PersonId
  readonly capacity: Capacity
  readonly signedAt: Instant
}

export const FINDINGS = ['deny', ...REMEDIES] as const
export type Finding = (typeof FINDINGS)[number]

/** What a forum found on one rung, with its reasons: public, whatever else is not. */
export type Ruling = {
  readonly appeal: AppealId
  readonly rung: number
  readonly finding: Finding
  readonly by: PersonId
  readonly role: string
  readonly reasons: Commitment
  /** What must be repeated, or to whom it is recommended. */
  readonly order: Commitment | undefined
  readonly at: Instant
}

/** What was repeated because a ruling said so, and where that can be read. */
export type Repetition = {
  readonly href: string
  readonly by: PersonId
  readonly role: string
  readonly at: Instant
}

/** Remedies after which something must be done once more. */
const REPEATED: ReadonlySet<Ending> = new Set<Ending>(['annul', 'remand'])

/** Since when something must be repeated: a forum annulled it or sent it back. */
export const repeatSince = ({ state }: Pick<Appeal, 'state'>): Instant | undefined =>
  state.kind === 'ended' && REPEATED.has(state.how) ? state.at : undefined

export const isOwed = (appeal: Pick<Appeal, 'state' | 'repetition'>): boolean =>
  repeatSince(appeal) !== undefined && appeal.repetition === undefined

export const appealId = (raw: string): AppealId | undefined =>
  isUlid(raw) ? (raw as string as AppealId) : undefined
