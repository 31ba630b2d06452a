/**
 * Square brackets mark what is not agreed. Finds them and refuses what nobody could read. Pure.
 *
 * Brackets of Markdown are none: a link `[words](https://…)`, a footnote `[^1]`, an escaped `\[`.
 */
import { ok, refuse, type Result } from '../../../platform/values.ts'

/** Half-open, in code units, brackets included. */
export type Bracket = { readonly from: number; readonly to: number }

/** `at` counts characters from 1, as a reader does. */
export type BracketFlaw = {
  readonly flaw: 'nested' | 'unclosed' | 'unopened'
  readonly at: number
}

/** What stands in brackets and is no bracket; other addresses than these are no links here. */
export const MARKUP = /\\[^]|\[\^[^\]\s]{1,40}\]|\[[^[\]]*\]\((?:https?:\/\/|mailto:)[^\s()]*\)/gy

export function bracketsOf(words: string): Result<readonly Bracket[], BracketFlaw> {
  const found: Bracket[] = []
  let open: number | undefined
  for (let index = 0; index < words.length; index++) {
    const letter = words[index]
    if (letter !== '[' && letter !== ']' && letter !== '\\') continue
    const markup = markupAt(words, index)
    if (markup > 0) {
      index += markup - 1
      continue
    }
    if (letter === '[') {
      if (open !== undefined) return refuse({ flaw: 'nested', at: position(words, index) })
      open = index
    }
    if (letter === ']') {
      if (open === undefined) return refuse({ flaw: 'unopened', at: position(words, index) })
      found.push({ from: open, to: index + 1 })
      open = undefined
    }
  }
  return open === undefined ? ok(found) : refuse({ flaw: 'unclosed', at: position(words, open) })
}

/** How many code units of markup begin here. */
function markupAt(words: string, index: number): number {
  MARKUP.lastIndex = index
  return MARKUP.exec(words)?.[0].length ?? 0
}

const position = (words: string, index: number) => [...words.slice(0, index)].length + 1
