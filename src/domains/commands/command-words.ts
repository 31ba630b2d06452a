/**
 * The words by which commands are known, as a table that each language fills in. Judges nothing.
 *
 * Phrases stand between bars. They are compared without case, accents, points and apostrophes, so
 * `j accepte` is how "J’accepte" is written here; a space in Chinese means nothing.
 */
import type { Language } from '../../platform/languages/index.ts'
import { ARABIC } from './command-words-ar.ts'
import { ENGLISH } from './command-words-en.ts'
import { SPANISH } from './command-words-es.ts'
import { FRENCH } from './command-words-fr.ts'
import { PORTUGUESE } from './command-words-pt.ts'
import { RUSSIAN } from './command-words-ru.ts'
import { CHINESE } from './command-words-zh.ts'

/** What a phrase may ask for; which of them it is, the thing decides that the mail is about. */
export const SENSES = [
  'support',
  'accept',
  'reserve',
  'none',
  'object',
  'satisfied',
  'maintain',
  'yes',
  'no',
  'abstain',
  'second',
  'done',
  'join',
  'leave',
  'stop',
  'digest',
  'status',
  'help',
  'confirm',
  'agree',
  'interest',
] as const
export type Sense = (typeof SENSES)[number]

/** How much mail, said after `digest` or alone. */
export const PACE_WORDS = ['now', 'daily', 'weekly', 'needs'] as const

export type LanguageWords = Readonly<Record<Sense | (typeof PACE_WORDS)[number], string>> & {
  /** Objecting in a sentence: "I object to …"; what follows is the argument. */
  readonly objecting: string
  readonly vote: string
  /** Before the number of a question. */
  readonly on: string
  readonly until: string
  readonly because: string
  /** A negation: what stands with it is never done. */
  readonly not: string
  /** A condition, a doubt, a part of it, or a turn: what stands with it is never done. */
  readonly unless: string
  /** What changes nothing: who speaks, about what, politeness, emphasis. */
  readonly filler: string
  /** Of those, what is talked about: to stop or to leave it is no word about mail. */
  readonly thing: string
  readonly greeting: string
  readonly closing: string
  /** Before what would change the objector's mind. */
  readonly remedy: string
  /** The numbers of days in words, from 1 on, where they are written so. */
  readonly days: string
  readonly months: readonly string[]
  /** Words that are near a command by a letter, and are other words. */
  readonly notTypos: string
}

export const COMMAND_WORDS: Readonly<Record<Language, LanguageWords>> = {
  en: ENGLISH,
  fr: FRENCH,
  es: SPANISH,
  ar: ARABIC,
  zh: CHINESE,
  ru: RUSSIAN,
  pt: PORTUGUESE,
}
