/** A designation that officers prepare together before anybody else reads it. Nouns only. */
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import type { CallId } from './call.ts'
import type { Polarity } from './designation.ts'

/** Nothing of it is public: the words are here, and not on the record. */
export type Prepared = {
  readonly call: CallId
  /** 1 for the first version in a call; every writing is a version of its own. */
  readonly number: number
  /** The newest version that its author had read; 0 for none. It takes the place of those. */
  readonly after: number
  readonly author: PersonId
  readonly level: string
  readonly polarity: Polarity
  readonly reasons: string
  readonly writtenAt: Instant
}

export const SIGNS = ['agrees', 'differs'] as const
export type Sign = (typeof SIGNS)[number]

/** What an officer says of one version: that it is right, or what is wrong with it. */
export type Signed = {
  readonly call: CallId
  readonly number: number
  readonly person: PersonId
  readonly sign: Sign
  readonly why: string | undefined
  readonly saidAt: Instant
}

/** All that officers have written in a call and not published. */
export type Preparation = {
  readonly versions: readonly Prepared[]
  readonly signed: readonly Signed[]
}
