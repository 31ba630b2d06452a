/** What the pages of appeals are made of: loaded by `load.ts`, shown by the views. No I/O. */
import type { Again } from '../../platform/html/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Appeal } from './appeal.ts'
import type { AppealRefusal, Case, Ground } from './rules.ts'
import type { ProcessScene } from '../processes/index.ts'

export type FormName = 'file' | 'sign' | 'step-back' | 'withdraw' | 'rule' | 'carry' | 'repeat'

/** A form that came back: which, as it was typed, and why. */
export type Returned = {
  readonly form: FormName
  readonly again: Again
  readonly refusal: AppealRefusal | undefined
}

export type Scene = ProcessScene & {
  readonly returned: Returned | undefined
}

/** An act that can be appealed against, told in words. */
export type Offered = {
  readonly number: number
  readonly what: string
  readonly at: Instant
}

export type ListShown = Scene & {
  readonly ground: Ground
  readonly appeals: readonly Appeal[]
  readonly offered: readonly Offered[]
}

export type AppealShown = Scene & {
  readonly about: Case
  /** What is appealed against, in words. */
  readonly against: Offered | undefined
  /** Absent where they are sealed and the reader is none of those who may read them. */
  readonly grounds: Grounds | undefined
}

/** In the open by their commitment, else as the seal has them. */
export type Grounds = { readonly of: string } | { readonly text: string }
