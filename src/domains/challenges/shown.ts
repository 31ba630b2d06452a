/** What the pages of challenges are made of: loaded by `load.ts`, shown by the views. No I/O. */
import type { Again } from '../../platform/html/index.ts'
import type { Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Call } from '../decisions/index.ts'
import type { Actor, Named, PersonId } from '../people/index.ts'
import type { Process, Template } from '../processes/index.ts'
import type { Challenge } from './challenge.ts'
import type { Case, ChallengeRefusal, Ground } from './rules.ts'

export type FormName = 'raise' | 'join' | 'leave' | 'rule' | 'carry'

/** A form that came back: which, as it was typed, and why. */
export type Returned = {
  readonly form: FormName
  readonly again: Again
  readonly refusal: ChallengeRefusal | undefined
}

export type Scene = {
  readonly process: Process
  readonly template: Template
  readonly call: Call
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned: Returned | undefined
}

export type ListShown = Scene & {
  readonly ground: Ground
  readonly challenges: readonly Challenge[]
}

export type ChallengeShown = Scene & {
  readonly about: Case
  /** The template's id of the level that is challenged. */
  readonly level: string | undefined
}
