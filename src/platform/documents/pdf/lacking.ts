/** Letters that no font here has: seen to be missing, and named by their numbers. Sets nothing. */
import type { Setting } from './rows.ts'

/** Source: Unicode 16, the sign for what cannot be shown. */
const REPLACEMENT = '\uFFFD'
/** Of all such letters so many are named. */
const NAMED_MAX = 24

/** `U+0E44 U+1F642`: what somebody can look up who cannot see the letter. */
export function numbersOf(letters: readonly string[]): string {
  const numbers = letters.slice(0, NAMED_MAX).map((letter) => {
    const number = letter.codePointAt(0) ?? 0
    return `U+${number.toString(16).toUpperCase().padStart(4, '0')}`
  })
  return [...numbers, ...(letters.length > NAMED_MAX ? ['…'] : [])].join(' ')
}

/** Marks on such a letter, and what joins it to the next, go with it. */
const WITH_MARKS = /(.)[\p{M}\u200c\u200d]*/gsu

export function withoutLetters(text: string, lacking: ReadonlySet<string>): string {
  return text.replace(WITH_MARKS, (all, letter: string) =>
    lacking.has(letter) ? REPLACEMENT : all,
  )
}

export const settingWithout = (setting: Setting, lacking: ReadonlySet<string>): Setting => ({
  paragraphs: setting.paragraphs.map((passage) => ({
    ...passage,
    columns: passage.columns.map((column) => ({
      ...column,
      inked: column.inked.map((ink) => ({ ...ink, text: withoutLetters(ink.text, lacking) })),
    })),
  })),
})
