/**
 * A line of a mail as tokens: phrases that some language knows, days, numbers, and the rest.
 * Pure; decides nothing about commands.
 */
import type { Language } from '../../platform/languages/index.ts'
import {
  COMMAND_WORDS,
  PACE_WORDS,
  SENSES,
  type LanguageWords,
  type Sense,
} from './command-words.ts'
import type { WrittenDay } from './command.ts'
import { ATOMS_MAX, atomsOf } from './understand-atoms.ts'
import { dayAt } from './understand-day.ts'

type Pace = (typeof PACE_WORDS)[number]
const ROLES = [
  'objecting',
  'vote',
  'on',
  'until',
  'because',
  'not',
  'unless',
  'filler',
  'thing',
] as const
export type Mark = Sense | Pace | (typeof ROLES)[number] | 'greeting'

export type Token =
  | { readonly kind: 'phrase'; readonly marks: ReadonlySet<Mark>; readonly at: number }
  | { readonly kind: 'number'; readonly number: number; readonly at: number }
  | { readonly kind: 'day'; readonly day: WrittenDay | 'unclear'; readonly at: number }
  | { readonly kind: 'other'; readonly at: number }

/** Shorter words are compared letter by letter. */
const FORGIVEN_LENGTH_MIN = 6
const TWICE_FORGIVEN_LENGTH_MIN = 9

type Lexicon = {
  readonly phrases: ReadonlyMap<string, ReadonlySet<Mark>>
  readonly longest: number
  /** Long words of it, of which a misspelt one is forgiven. */
  readonly words: readonly string[]
  readonly known: ReadonlySet<string>
}

const phrasesOf = (said: string) =>
  said
    .split('|')
    .map((phrase) => atomsOf(phrase))
    .filter((atoms) => atoms.length > 0)

function lexiconOf(words: LanguageWords): Lexicon {
  const phrases = new Map<string, Set<Mark>>()
  const known = new Set<string>(phrasesOf(words.notTypos).flat())
  let longest = 1
  for (const mark of [...SENSES, ...PACE_WORDS, ...ROLES, 'greeting'] as const) {
    for (const atoms of phrasesOf(words[mark])) {
      const key = atoms.join(' ')
      phrases.set(key, (phrases.get(key) ?? new Set<Mark>()).add(mark))
      longest = Math.max(longest, atoms.length)
      for (const atom of atoms) known.add(atom)
    }
  }
  const typed = SENSES.flatMap((sense) => phrasesOf(words[sense]).flat())
  const long = [...new Set(typed)].filter((word) => word.length >= FORGIVEN_LENGTH_MIN)
  return { phrases, longest, words: long, known }
}

const lexicons = new Map<Language, Lexicon>()

function lexiconIn(language: Language): Lexicon {
  const kept = lexicons.get(language)
  if (kept) return kept
  const made = lexiconOf(COMMAND_WORDS[language])
  lexicons.set(language, made)
  return made
}

export type Reading = {
  readonly language: Language
  /** Misspelt words are forgiven in what somebody reads, and in English. */
  readonly forgiving: boolean
}

export function tokensOf(text: string, { language, forgiving }: Reading): readonly Token[] {
  const lexicon = lexiconIn(language)
  const raw = atomsOf(text)
  const atoms = forgiving ? raw.map((atom) => mended(atom, lexicon)) : raw
  const tokens: Token[] = []
  for (let at = 0; at < atoms.length;) {
    const day = dayAt(atoms, at, language)
    const length = day ? 0 : phraseLength(atoms, at, lexicon)
    if (day) tokens.push({ kind: 'day', day: day.day, at })
    else if (length > 0) tokens.push(phraseOf(atoms, at, length, lexicon))
    else tokens.push(restOf(atoms[at] ?? '', at))
    at += day ? day.atoms : Math.max(length, 1)
  }
  // Of a longer line nobody knows how it ends.
  if (raw.length === ATOMS_MAX) tokens.push({ kind: 'other', at: ATOMS_MAX })
  return tokens
}

const phraseOf = (
  atoms: readonly string[],
  at: number,
  length: number,
  { phrases }: Lexicon,
): Token => {
  const marks = phrases.get(atoms.slice(at, at + length).join(' '))
  return marks ? { kind: 'phrase', marks, at } : { kind: 'other', at }
}

const restOf = (atom: string, at: number): Token =>
  /^\d{1,4}$/.test(atom) ? { kind: 'number', number: Number(atom), at } : { kind: 'other', at }

function phraseLength(atoms: readonly string[], at: number, lexicon: Lexicon): number {
  for (let length = Math.min(lexicon.longest, atoms.length - at); length > 0; length--) {
    if (lexicon.phrases.has(atoms.slice(at, at + length).join(' '))) return length
  }
  return 0
}

/** The word that was meant, where only one is as near; else the word as it is. */
function mended(word: string, { words, known }: Lexicon): string {
  if (word.length < FORGIVEN_LENGTH_MIN - 1 || known.has(word)) return word
  const near = words.filter((one) => {
    const most = one.length >= TWICE_FORGIVEN_LENGTH_MIN ? 2 : 1
    return one[0] === word[0] && distance(one, word, most) <= most
  })
  return near.length === 1 ? (near[0] ?? word) : word
}

/** Letters left out, put in, changed or swapped; more than `most` is `most + 1`. */
export function distance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: readonly number[] = []
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1
      const least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same)
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      next.push(swapped ? Math.min(least, (before[j - 2] ?? 0) + 1) : least)
    }
    before = row
    row = next
  }
  return row[other.length] ?? most + 1
}
