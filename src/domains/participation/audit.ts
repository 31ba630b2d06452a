/**
 * The must-haves audit: questions put to every process, answered with evidence, open to contest.
 * Nouns only. It is no score: nothing here is added up.
 */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Commitment as Said, PersonId } from '../people/index.ts'
import type { IMPORTER, ProcessId, Reported } from '../processes/index.ts'
import type { InLanguages } from '../templates/index.ts'

export type { Said }

export type AnswerId = Brand<string, 'AuditAnswerId'>
export type ContestId = Brand<string, 'AuditContestId'>

/** What makes a process the real thing. Source: product.md; processes.md 1.1 [S1]. */
export const MUST_HAVES = ['stakeholder-driven', 'open', 'transparent', 'consensus-based'] as const
export type MustHave = (typeof MUST_HAVES)[number]

/** One question; its id never changes, so that old answers keep their meaning. */
export type Question = {
  readonly id: string
  readonly mustHave: MustHave
  /** Shown on the page of the process itself. */
  readonly headline: boolean
  /** In few words: `By consensus`. */
  readonly label: InLanguages
  readonly question: InLanguages
  /** What an answer should point to. */
  readonly evidence: InLanguages
}

export const VERDICTS = ['yes', 'partly', 'no', 'not-known'] as const
export type Verdict = (typeof VERDICTS)[number]

export type AuditAnswer = {
  readonly id: AnswerId
  readonly process: ProcessId
  readonly question: string
  /** 1 for the first answer to a question; a later one stands in its place, and both stay. */
  readonly round: number
  readonly verdict: Verdict
  /** Said right after the verdict: `the board decided`. */
  readonly line: Said
  readonly evidence: Said | undefined
  readonly href: string | undefined
  readonly by: PersonId | typeof IMPORTER
  /** The role in which it was answered. */
  readonly role: string
  readonly at: Instant
  readonly reported: Reported | undefined
}

/** Somebody says that an answer is not so, and why. It stays, whatever is answered later. */
export type Contest = {
  readonly id: ContestId
  readonly answer: AnswerId
  readonly by: PersonId
  readonly reason: Said
  readonly at: Instant
}

export const LINE_LENGTH_MAX = 200
export const WORDS_LENGTH_MAX = 20_000

/** Answers to one question, doubts about one answer; a longer quarrel belongs elsewhere. */
export const ROUNDS_MAX = 20
export const CONTESTS_MAX = 100

/** Where evidence can be read: a path here, or an https address. */
export const PLACE = /^(\/(?!\/)|https:\/\/)[^\s"<>\\]{0,1000}$/

export const answerId = (raw: string): AnswerId | undefined =>
  isUlid(raw) ? (raw as string as AnswerId) : undefined

/** The answer that stands now; the ones before it stay readable. */
export const currentOf = (
  answers: readonly AuditAnswer[],
  question: string,
): AuditAnswer | undefined =>
  answers
    .filter((answer) => answer.question === question)
    .toSorted((one, other) => other.round - one.round)[0]
