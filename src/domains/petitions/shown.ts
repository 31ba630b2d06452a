/** What the pages of this domain are made of: loaded by `load.ts`, shown by the views. No I/O. */
import type { Again } from '../../platform/html/index.ts'
import type { Ballot } from '../ballots/index.ts'
import type { Petition } from './petition.ts'
import type { Refusal } from './refusal.ts'
import type { PetitionCase, PetitionGround } from './rules-petitions.ts'
import type { RatificationCase, RatificationGround } from './rules-ratifications.ts'
import type { ProcessScene } from '../processes/index.ts'

export type FormName = 'start' | 'sign' | 'leave' | 'ask' | `answer-${string}`

/** A form that came back: which, as it was typed, and why. */
export type Returned = {
  readonly form: FormName
  readonly again: Again
  readonly refusal: Refusal | undefined
}

export type Scene = ProcessScene & {
  readonly returned: Returned | undefined
}

export type PetitionsShown = Scene & {
  readonly ground: PetitionGround
  readonly petitions: readonly Petition[]
}

export type PetitionShown = Scene & {
  readonly about: PetitionCase
  /** By capacity: what those who signed for an organisation call it, as a commitment. */
  readonly organisations: ReadonlyMap<string, string>
}

/** A body as a page names it. */
export type BodyShown = {
  readonly name: string
  readonly href: string | undefined
}

export type RatificationsShown = Scene & {
  readonly ground: RatificationGround
  readonly bodies: ReadonlyMap<string, BodyShown>
}

export type RatificationShown = Scene & {
  readonly about: RatificationCase
  readonly bodies: ReadonlyMap<string, BodyShown>
  /** By body: the ballots that may be named as its answer. */
  readonly ballots: ReadonlyMap<string, readonly Ballot[]>
}
