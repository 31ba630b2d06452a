/** What the pages of challenges are made of: loaded by `load.ts`, shown by the views. No I/O. */
import type { Again } from '../../platform/html/index.ts'
import type { Call } from '../decisions/index.ts'
import type { Challenge } from './challenge.ts'
import type { Case, ChallengeRefusal, Ground } from './rules.ts'
import type { ProcessScene } from '../processes/index.ts'

export type FormName = 'raise' | 'join' | 'leave' | 'rule' | 'carry'

/** A form that came back: which, as it was typed, and why. */
export type Returned = {
  readonly form: FormName
  readonly again: Again
  readonly refusal: ChallengeRefusal | undefined
}

export type Scene = ProcessScene & {
  readonly call: Call
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
