/** An outcome: the agreed text, or what a source reports was decided. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { CallId, DesignationId, Polarity } from '../decisions/index.ts'
import type { Commitment as Said, PersonId } from '../people/index.ts'
import type { IMPORTER, ProcessId, Reported } from '../processes/index.ts'
import type { TextId } from '../texts/index.ts'

/** The commitment of a piece of prose, named so that it is not taken for a party's commitment. */
export type { Said }

export type OutcomeId = Brand<string, 'OutcomeId'>

export type Outcome = {
  readonly id: OutcomeId
  readonly process: ProcessId
  readonly title: Said
  /** What it says, in a paragraph. */
  readonly summary: Said | undefined
  readonly basis: Basis
  readonly adoptedBy: PersonId | typeof IMPORTER
  /** The role it was entered in. */
  readonly role: string
  /** When it was entered here; for a reported one see the day in its basis. */
  readonly adoptedAt: Instant
}

/** Where an outcome comes from. It is never edited: a later decision is another outcome. */
export type Basis =
  | {
      readonly kind: 'call'
      readonly call: CallId
      readonly designation: DesignationId
      readonly level: string
      readonly polarity: Polarity
      readonly text: TextId
      readonly version: number
      readonly hash: string
    }
  | {
      readonly kind: 'reported'
      readonly reported: Reported
      /** Who had the last word, and how they came to it. */
      readonly decidedBy: Said
      readonly href: string | undefined
    }

export const OUTCOMES_MAX = 200
export const TITLE_LENGTH_MAX = 200
export const WORDS_LENGTH_MAX = 20_000

export const outcomeId = (raw: string): OutcomeId | undefined =>
  isUlid(raw) ? (raw as string as OutcomeId) : undefined

/** The day it is of: that of its source where it was reported, else that of its adoption. */
export const dayOf = ({ basis, adoptedAt }: Pick<Outcome, 'basis' | 'adoptedAt'>): Instant =>
  basis.kind === 'reported' ? (Date.parse(basis.reported.on) as Instant) : adoptedAt

/** Where evidence can be read: a path here, or an https address. */
export const PLACE = /^(\/(?!\/)|https:\/\/)[^\s"<>\\]{0,1000}$/
