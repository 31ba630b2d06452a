/** What the pages of advice and letters are made of: loaded by `load.ts`. No I/O. */
import type { Again } from '../../platform/html/index.ts'
import type { Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Advice, Item } from './advice.ts'
import type { Letter } from './letter.ts'
import type { AdviceRefusal, Case } from './rules.ts'
import type { ProcessScene } from '../processes/index.ts'

export type FormName = 'give' | 'item' | 'answer' | 'consult' | 'enter' | 'reply'

/** A form that came back: which, to which item, as it was typed, and why. */
export type Returned = {
  readonly form: FormName
  readonly number?: string | undefined
  readonly again: Again
  readonly refusal: AdviceRefusal | undefined
}

export type Scene = ProcessScene & {
  readonly returned: Returned | undefined
}

export type RegisterShown = Scene & {
  readonly advice: readonly Advice[]
  readonly items: readonly Item[]
}
export type AdviceShown = Scene & { readonly about: Case }
export type LettersShown = Scene & { readonly letters: readonly Letter[] }
export type LetterShown = Scene & { readonly letter: Letter }

/** Letters to any process, with the words that they need. */
export type AllLettersShown = {
  readonly letters: readonly Letter[]
  readonly words: Words
  readonly now: Instant
}
