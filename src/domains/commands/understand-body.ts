/**
 * What somebody wrote, laid out for reading: the clauses of its first line, what follows them, the
 * reason without greeting and closing words. Pure; understands no command.
 */
import { LANGUAGES, type Language } from '../../platform/languages/index.ts'
import { COMMAND_WORDS, type LanguageWords } from './command-words.ts'
import { atomsOf } from './understand-atoms.ts'
import type { Token } from './understand-line.ts'

export type Clause = {
  readonly text: string
  /** Where it begins in its line. */
  readonly at: number
  /** Its sentence ends with a question mark. */
  readonly question: boolean
  /** Words in quotation marks are somebody else's, or an example. */
  readonly quoted: boolean
  /** A comma follows: what is behind it belongs to the sentence. */
  readonly goesOn: boolean
  /** The rest of the line behind it. */
  readonly after: string
}

export type Opening = {
  readonly line: string
  readonly clauses: readonly Clause[]
  /** The first clauses of the lines that follow. */
  readonly later: readonly Clause[]
  /** The lines that follow, without closing words. */
  readonly rest: string
  readonly wordCount: number
}

/** So much of a line is looked at for a command; reasons are kept whole. */
const LOOKED_AT_MAX = 1_000
const CLAUSES_MAX = 12
const LATER_LINES_MAX = 12
const GREETING_ATOMS_MAX = 6
const GREETING_LINES_MAX = 2
const CLOSING_ATOMS_MAX = 6
const CLOSING_LINES_MAX = 6
/** A name under a command is no reason. */
const NAME_ATOMS_MAX = 3

/** A point between digits, or behind a short month, ends nothing; nor a comma before a year. */
const BREAK =
  /[:：;；。!！?？؟،؛、()（）—–…|，]|,(?!\s*\d{4}\b)|\.(?!\d)(?<!\s\p{L}{3,4}\.(?=\s*\d))|\/(?!\d)|\s-+\s/gu
const ENDS = /[.。!！?？؟…]/u
const ASKS = /[?？؟]/u
const QUOTED = /["“”«»„‟「」『』‹›]/u

export function clausesOf(line: string): readonly Clause[] {
  const clauses: Clause[] = []
  let from = 0
  const read = line.slice(0, LOOKED_AT_MAX)
  const ends = [...read.matchAll(BREAK)].slice(0, CLAUSES_MAX)
  for (const { index, 0: mark } of [...ends, { index: read.length, 0: '' }]) {
    const text = read.slice(from, index)
    const after = line.slice(index + mark.length)
    const end = ENDS.exec(read.slice(index))?.[0] ?? ''
    if (atomsOf(text).length > 0) {
      const goesOn = /[,，،]/u.test(mark)
      const question = ASKS.test(end)
      clauses.push({ text, at: from, question, quoted: QUOTED.test(text), goesOn, after })
    }
    from = index + mark.length
  }
  return clauses
}

export function openingOf(own: string): Opening | undefined {
  const lines = own.split('\n')
  const from = firstLine(lines)
  const line = lines[from]
  if (line === undefined) return undefined
  const [first, ...others] = clausesOf(line)
  if (!first) return undefined
  const greets = isGreeting(first.text) && others.length > 0
  const following = lines.slice(from + 1)
  const said = withoutClosing(following)
  const rest = isName(said) ? '' : said
  const later = said.split('\n', LATER_LINES_MAX).flatMap((one) => clausesOf(one).slice(0, 1))
  return {
    line,
    clauses: greets ? others : [first, ...others],
    later,
    rest,
    wordCount: atomsOf(`${line} ${rest}`).length,
  }
}

/** Greetings that fill a line are passed over. */
function firstLine(lines: readonly string[]): number {
  let greeted = 0
  for (const [at, line] of lines.entries()) {
    const clauses = clausesOf(line)
    if (clauses.length === 0) continue
    const [first, ...others] = clauses
    const isOnlyGreeting = others.length === 0 && first !== undefined && isGreeting(first.text)
    if (!isOnlyGreeting || greeted >= GREETING_LINES_MAX) return at
    greeted++
  }
  return lines.length
}

const startsWith = (text: string, part: keyof LanguageWords, atomsMax: number): boolean => {
  const atoms = atomsOf(text)
  if (atoms.length === 0 || atoms.length > atomsMax) return false
  return phrasesOf(part).some((phrase) => phrase.every((atom, at) => atoms[at] === atom))
}

const phrases = new Map<keyof LanguageWords, readonly (readonly string[])[]>()

/** Of all languages: whoever reads French may greet in English. */
function phrasesOf(part: keyof LanguageWords): readonly (readonly string[])[] {
  const kept = phrases.get(part)
  if (kept) return kept
  const made = LANGUAGES.flatMap((language: Language) =>
    String(COMMAND_WORDS[language][part])
      .split('|')
      .map((phrase) => atomsOf(phrase)),
  ).filter((atoms) => atoms.length > 0)
  phrases.set(part, made)
  return made
}

const isGreeting = (text: string) => startsWith(text, 'greeting', GREETING_ATOMS_MAX)

function withoutClosing(lines: readonly string[]): string {
  const filled = lines.flatMap((line, at) => (line.trim() === '' ? [] : [at]))
  const end = filled
    .slice(-CLOSING_LINES_MAX)
    .find((at) => startsWith(lines[at] ?? '', 'closing', CLOSING_ATOMS_MAX))
  return lines.slice(0, end).join('\n').trim()
}

const isName = (rest: string) =>
  atomsOf(rest).length <= NAME_ATOMS_MAX &&
  !/[\n.。!！:：]/u.test(rest) &&
  /^(?:\p{Lu}|\p{Lo})/u.test(rest)

export type SaidAt = {
  readonly opening: Opening
  /** Which clause of the first line is the command. */
  readonly index: number
  /** The word that begins a reason within the clause. */
  readonly because: Token | undefined
}

/** The reason as it was typed: what stands behind the command, and below. */
export function reasonIn({ opening, index, because }: SaidAt): string | undefined {
  const clause = opening.clauses[index]
  if (!clause) return undefined
  const tail = (
    because ? opening.line.slice(clause.at + offsetOf(clause.text, because.at)) : clause.after
  ).replace(/^[\s!！.。…]+/u, '')
  const isThanks = startsWith(tail, 'closing', CLOSING_ATOMS_MAX) || atomsOf(tail).length === 0
  const reason = [isThanks ? '' : tail, opening.rest].filter((part) => part !== '').join('\n')
  return reason === '' ? undefined : reason
}

/** Where an atom begins; where folding changed their number, at the start. */
function offsetOf(text: string, at: number): number {
  const words = [...text.matchAll(/\d+|\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+/gu)]
  return words.length === atomsOf(text).length ? (words[at]?.index ?? 0) : 0
}

/** The beginning of a line or sentence, up to a colon. */
const LABEL = /(?<=^|\n|[.。!！?？؟]\s*)[^\n:：.。!！?？؟]{2,40}[:：]/gu

export type Argument = { readonly words: string; readonly remedy?: string | undefined }

/** The argument, and what would change the objector's mind where a line or sentence says so. */
export function argumentIn(
  opening: Opening,
  isSentence: boolean,
  reason: string | undefined,
): Argument {
  const whole = isSentence ? [opening.line.trim(), opening.rest].join('\n').trim() : (reason ?? '')
  for (const { index } of whole.matchAll(LABEL)) {
    const label = whole.slice(index).split(/[:：]/, 1)[0] ?? ''
    if (!isLabel(label)) continue
    const remedy = whole.slice(index + label.length + 1).trim()
    return { words: whole.slice(0, index).trim(), ...(remedy === '' ? {} : { remedy }) }
  }
  return { words: whole }
}

/** Before what would settle an objection. */
export const isLabel = (label: string): boolean => {
  const atoms = atomsOf(label).join(' ')
  return phrasesOf('remedy').some((phrase) => phrase.join(' ') === atoms)
}
