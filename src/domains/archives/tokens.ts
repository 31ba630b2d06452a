/**
 * The words by which a message is found, the same for what is kept and for what is asked. Pure.
 *
 * Letters without their marks and cases; where words have no spaces between them, pairs of signs.
 */

/** Of one message; what comes after is not found by its words. */
export const TOKENS_MAX = 600
/** Of one question. */
export const ASKED_MAX = 8
const TOKEN_LENGTH_MAX = 40
/** Characters of a message that are looked at. */
const TEXT_MAX = 100_000

const WORD = /[\p{L}\p{N}]+/gu
/** Scripts that are written without spaces. Source: UAX 29 §4, "word boundaries". */
const SCRIPTS = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer']
const JOINED = new RegExp(
  `[${SCRIPTS.map((script) => String.raw`\p{Script=${script}}`).join('')}]+`,
  'gu',
)

/** What an author's name is found by, so that `by` asks for nothing else. */
const BY = '@'

const folded = (text: string): string =>
  text
    .slice(0, TEXT_MAX)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()

/** Every word and pair of signs, in their order, with repeats. */
function tokensIn(text: string): readonly string[] {
  const plain = folded(text)
  const pairs = [...plain.matchAll(JOINED)].flatMap(([run]) => pairsOf(run))
  const words = plain.replace(JOINED, ' ').match(WORD) ?? []
  return [...words.map((word) => word.slice(0, TOKEN_LENGTH_MAX)), ...pairs]
}

function pairsOf(run: string): readonly string[] {
  const signs = [...run]
  if (signs.length === 1) return signs
  return signs.slice(1).map((sign, index) => `${signs[index] ?? ''}${sign}`)
}

/** What others said is found where they said it. */
const unquoted = (words: string): string =>
  words
    .split('\n')
    .filter((line) => !/^\s{0,3}[>|]/.test(line))
    .join('\n')

export type Findable = {
  readonly author: string
  readonly subject: string
  readonly words: string
}

export function tokensOf({ author, subject, words }: Findable): readonly string[] {
  const by = tokensIn(author)
  const said = [...by.map((one) => BY + one), ...by, ...tokensIn(subject)]
  const all = new Set(said)
  for (const one of tokensIn(unquoted(words))) {
    if (all.size >= TOKENS_MAX) break
    all.add(one)
  }
  return [...all].slice(0, TOKENS_MAX)
}

/** A word as it is, or all that begin with it. */
export type AskedWord = { readonly word: string; readonly begins: boolean }

/** `inter*` asks for what begins so; three letters at least. */
export function askedWords(query: string, by: string): readonly AskedWord[] {
  const words = query.split(/\s+/).flatMap((raw): readonly AskedWord[] => {
    const tokens = tokensIn(raw)
    const begins = raw.endsWith('*') && tokens.length === 1 && (tokens[0]?.length ?? 0) >= 3
    return tokens.map((word) => ({ word, begins }))
  })
  const authors = tokensIn(by).map((word) => ({ word: BY + word, begins: false }))
  const seen = new Map([...words, ...authors].map((one) => [one.word, one] as const))
  return [...seen.values()].slice(0, ASKED_MAX)
}

const EXCERPT = 220
const BEFORE = 60

/** A line or two around the first word that was asked for. */
export function excerptOf(words: string, asked: readonly AskedWord[]): string {
  const own = unquoted(words).replace(/\s+/g, ' ').trim()
  const plain = folded(own)
  const places = asked.map(({ word }) => plain.indexOf(word)).filter((at) => at >= 0)
  const start = Math.max(0, Math.min(...places, own.length) - BEFORE)
  const from = places.length === 0 ? 0 : start
  const cut = own.slice(from, from + EXCERPT).toWellFormed()
  return `${from > 0 ? '… ' : ''}${cut}${from + EXCERPT < own.length ? ' …' : ''}`
}
