/** Lines that work as answers, for mails of others that say so. */
import type { Translate } from '../../platform/languages/index.ts'
import type { AnswerWord } from '../people/index.ts'

export const exampleWord = (t: Translate, word: AnswerWord): string => t(`replies.example.${word}`)
