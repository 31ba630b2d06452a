/** All the mails by which the reading of commands is measured. Judges nothing. */
import { ARABIC, CHINESE, PORTUGUESE, RUSSIAN } from './understand-acts.cases.ts'
import { ENGLISH, FRENCH, SPANISH, type Case } from './understand-mails.cases.ts'
import { NO_ACT } from './understand-none.cases.ts'

export const CASES: readonly Case[] = [
  ...ENGLISH,
  ...FRENCH,
  ...SPANISH,
  ...ARABIC,
  ...CHINESE,
  ...RUSSIAN,
  ...PORTUGUESE,
  ...NO_ACT,
]
