/** A window: a dated interval of a process in which something may be done. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Language } from '../../platform/languages/index.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ProcessId, Reported } from './process.ts'

export type WindowId = Brand<string, 'WindowId'>

/**
 * Half-open: [opens, closes). `closes` is the printed minute itself, at its first millisecond.
 *
 * "Closes at 23:59 UTC" then means what it says: at 23:59:00.000 the window is closed, and the
 * minute on the page, the seconds on the record and the comparison are one number. The other
 * reading (closed when 23:59 has passed) would print a minute at which input is still taken, and
 * every recount would have to know about the hidden minute.
 */
export type Window = {
  readonly id: WindowId
  readonly process: ProcessId
  /** One of the template's kinds: it says what silence means and how late input is taken. */
  readonly kind: string
  /** What is done in it: `docket:…`, `call:…`, or the process itself. */
  readonly serves: `${string}:${string}`
  readonly languages: readonly Language[]
  readonly published: readonly Published[]
  readonly extensions: readonly Extension[]
  readonly reported: Reported | undefined
  /** The earlier one, where it was opened again for a group that its notice did not reach. */
  readonly continues?: WindowId | undefined
  readonly state: WindowState
}

export type WindowState =
  /** The clock has not started: a required language is missing. */
  | { readonly kind: 'waiting'; readonly notBefore: Instant; readonly days: number }
  | { readonly kind: 'dated'; readonly opens: Instant; readonly closes: Instant }

export type Published = { readonly language: Language; readonly at: Instant }

/** For everybody, with its reason; the earlier close stays readable beside the later one. */
export type Extension = {
  readonly from: Instant
  readonly to: Instant
  readonly at: Instant
  readonly reason: Commitment
}

/** A window that was opened again: which new one, who asked, and why. */
export type Reopened = {
  readonly window: WindowId
  readonly group: string
  /** The window in which silence is asked for anew. */
  readonly opened: WindowId
  readonly person: PersonId
  readonly role: string
  readonly reason: Commitment
  readonly at: Instant
}

export type WindowPhase = 'waiting' | 'ahead' | 'open' | 'closed'

/** What the hour makes of it: no job opens or closes a window. */
export function windowPhase({ state }: Pick<Window, 'state'>, now: Instant): WindowPhase {
  if (state.kind === 'waiting') return 'waiting'
  if (now < state.opens) return 'ahead'
  return now < state.closes ? 'open' : 'closed'
}

export const missingLanguages = ({ languages, published }: Window): readonly Language[] =>
  languages.filter((language) => !published.some((one) => one.language === language))

export const windowId = (raw: string): WindowId | undefined =>
  isUlid(raw) ? (raw as string as WindowId) : undefined
