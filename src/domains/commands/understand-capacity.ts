/** For whom somebody writes, as their mail names it: apart from what they ask. Pure. */
import { LANGUAGES, type Language } from '../../platform/languages/index.ts'
import { organisationKey } from '../people/index.ts'
import { CAPACITY_WORDS, type CapacityWords } from './capacity-words.ts'
import type { AboutKind, CommandKind } from './command.ts'
import { atomsOf } from './understand-atoms.ts'
import { clausesOf } from './understand-body.ts'
import { understand } from './understand.ts'

/** What is done in one capacity or another. */
export const IN_A_CAPACITY: ReadonlySet<CommandKind> = new Set([
  'position',
  'object',
  'second',
  'amend',
])

export type Named = {
  /** What was written, without the words that name it. */
  readonly own: string
  readonly name: string
  /** Nothing else can be meant; else it is one only where there is such an organisation. */
  readonly isSure: boolean
}

/** Lines that are looked at: who says it, says it at the top. */
const LINES_MAX = 4
const NAME_MAX = 200

const phrases = new Map<keyof CapacityWords, ReadonlySet<string>>()

function phrasesOf(part: keyof CapacityWords): ReadonlySet<string> {
  const kept = phrases.get(part)
  if (kept) return kept
  const all = LANGUAGES.flatMap((language) => CAPACITY_WORDS[language][part].split('|'))
  const made = new Set(all.map((phrase) => atomsOf(phrase).join(' ')))
  phrases.set(part, made)
  return made
}

export const isMyself = (name: string): boolean => phrasesOf('myself').has(atomsOf(name).join(' '))

export function namedIn(own: string, about: AboutKind, language: Language): Named | undefined {
  return lineOf(own, about, language) ?? tailOf(own, about, language)
}

const asks = (own: string, about: AboutKind, language: Language): boolean => {
  const understood = understand(own, about, language)
  return understood.kind === 'command' && IN_A_CAPACITY.has(understood.command.kind)
}

/** `as: Example Corp` on a line of its own. */
function lineOf(own: string, about: AboutKind, language: Language): Named | undefined {
  const lines = own.split('\n')
  const filled = lines.flatMap((line, at) => (line.trim() === '' ? [] : [at])).slice(0, LINES_MAX)
  for (const at of filled) {
    const [, label = '', name = ''] =
      /^\s*([^:：]{1,40})[:：]\s*(.+?)\s*$/u.exec(lines[at] ?? '') ?? []
    if (!phrasesOf('line').has(atomsOf(label).join(' ')) || name.length > NAME_MAX) continue
    const rest = lines.toSpliced(at, 1).join('\n').trim()
    return { own: rest, name, isSure: asks(rest, about, language) }
  }
  return undefined
}

/** `support for Example Corp: we build them`: the name ends with its clause. */
function tailOf(own: string, about: AboutKind, language: Language): Named | undefined {
  const lines = own.split('\n')
  const at = lines.findIndex((line) => line.trim() !== '')
  const line = lines[at] ?? ''
  for (const clause of clausesOf(line)) {
    const split = splitAt(clause.text)
    const said = split && asks(split.before, about, language)
    const isBeside = split !== undefined && split.before.trim() === ''
    // What follows the words that ask is a reason, whomever it names.
    if (!isBeside && !said && asks(clause.text, about, language)) return undefined
    if (!split || !(said || isBeside) || split.name.length > NAME_MAX) continue
    const begins = line.slice(0, clause.at)
    const ends = line.slice(clause.at + clause.text.length)
    const rest = lines.with(at, `${begins}${split.before}${ends}`).join('\n')
    if (!asks(rest, about, language)) continue
    return { own: rest, name: split.name, isSure: !asks(own, about, language) }
  }
  return undefined
}

const WORD = /\p{Script=Han}+|[\p{L}\p{M}\p{N}’'.&-]+/gu
/** Of a preposition: `en representación de`. */
const WORDS_MAX = 3

/** At the first words that lead to a name; in Chinese they may stand before what is asked. */
function splitAt(text: string): { readonly before: string; readonly name: string } | undefined {
  const [, han] = /代表\s*(.+)$/u.exec(text) ?? []
  if (han !== undefined) {
    const before = text.slice(0, text.indexOf('代表')).replace(/我们?$/u, '')
    return { before, name: han.trim() }
  }
  const words = [...text.matchAll(WORD)]
  for (let from = 1; from < words.length - 1; from++) {
    for (let count = Math.min(WORDS_MAX, words.length - from - 1); count > 0; count--) {
      const last = words[from + count - 1]
      const first = words[from]
      if (!first || !last) continue
      const end = last.index + last[0].length
      const said = atomsOf(text.slice(first.index, end)).join(' ')
      if (!phrasesOf('within').has(said)) continue
      const name = text.slice(end).trim()
      if (name !== '') return { before: text.slice(0, first.index), name }
    }
  }
  return undefined
}

export type Held<Capacity> = { readonly capacity: Capacity; readonly name: string }

/** Of the organisations that somebody may speak for: the one of this name, or how it begins. */
export function oneNamed<Capacity>(
  name: string,
  held: readonly Held<Capacity>[],
): Held<Capacity> | 'none' | 'several' {
  const key = organisationKey(name)
  const exact = held.filter((one) => organisationKey(one.name) === key)
  const found =
    exact.length > 0 ? exact : held.filter((one) => organisationKey(one.name).startsWith(key))
  const [first, ...others] = found
  if (!first) return 'none'
  return others.length === 0 ? first : 'several'
}
