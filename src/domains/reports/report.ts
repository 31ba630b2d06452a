/** A report: words that should not stand, told to those who may remove them. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Basis } from '../../platform/record/index.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { BodyId, PersonId } from '../people/index.ts'
import type { StewardActId } from '../stewards/index.ts'

/** As long as the reason of a removal. */
export const WORDS_LENGTH_MAX = 1_000
export const REASON_LENGTH_MAX = 1_000
/** By one person in one day: whoever reads more than that reads in order to report. */
export const REPORTS_PER_DAY_MAX = 20
/** Of one thing while it waits: one more says nothing that the others did not. */
export const REPORTS_OF_CASE_MAX = 200
/** Own reports that are listed. */
export const OWN_MAX = 100
/** Cases that are put in order; two people decide no more. */
export const CASES_MAX = 1_000
/** Of those, so many are shown. */
export const CASES_SHOWN = 50

/** `message:01J…`, `archived:01J…/12`, `chat-line:01J…`. */
export type Thing = Brand<string, 'ReportedThing'>
export type CaseId = Brand<string, 'ReportCaseId'>

/** One thing that was reported, by however many, until somebody has decided. */
export type Case = {
  readonly id: CaseId
  readonly thing: Thing
  /** Whose officers may decide, besides the secretariat. */
  readonly body: BodyId | undefined
  /** Absent where nobody here wrote it. */
  readonly author: PersonId | undefined
  readonly openedAt: Instant
  readonly dueAt: Instant
  readonly state: CaseState
}

/** `gone`: its author, or the law by another door, took it away before anybody had decided. */
export type CaseState =
  | { readonly kind: 'open' }
  | { readonly kind: 'removed'; readonly at: Instant }
  | { readonly kind: 'gone'; readonly at: Instant }
  | { readonly kind: 'left'; readonly at: Instant; readonly line: StewardActId }

export type Outcome = Exclude<CaseState['kind'], 'open'>

export type Report = {
  readonly case: CaseId
  readonly thing: Thing
  readonly reporter: PersonId
  readonly ground: Basis
  readonly words: string
  readonly at: Instant
}

export const caseId = (raw: string): CaseId | undefined =>
  isUlid(raw) ? (raw as string as CaseId) : undefined

const THING = /^([a-z]+(?:-[a-z]+)*):([0-9A-HJKMNP-TV-Z]{26}(?:\/[1-9]\d{0,6})?)$/

export const thingOf = (raw: string): Thing | undefined =>
  THING.test(raw) ? (raw as Thing) : undefined

/** By what it is called, and which of them it is. */
export function partsOf(thing: Thing): { readonly noun: string; readonly id: string } {
  const [noun = '', id = ''] = thing.split(':')
  return { noun, id }
}
