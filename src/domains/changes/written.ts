/**
 * What changes in the rules as they are written, value by value. Pure.
 *
 * Sentences leave out much that the engine holds people to: which outcome passes, whose votes are
 * counted, who may move on. Nobody should agree to that unseen, so every value that differs is
 * listed, the ones that are no words first. Translations that say the same are one line.
 */
import type { Json } from '../../platform/values.ts'
import { isMap, isWords, nameOf } from './merge.ts'

export type WrittenLine = { readonly kind: 'added' | 'removed'; readonly text: string }

/** More than the parts that one can type; another whole template may differ in more. */
export const WRITTEN_LINES_MAX = 1_000

/** What every set of rules has of its own: their name is no change of them. */
const OWN: ReadonlySet<string> = new Set(['template', 'version'])

type Values = { readonly data: Map<string, string>; readonly words: Map<string, string> }

export type Written = { readonly lines: readonly WrittenLine[]; readonly more: number }

export function writtenChanges(before: Json, after: Json): Written {
  const [old, fresh] = [valuesOf(before), valuesOf(after)]
  const all = [...between(old.data, fresh.data), ...between(old.words, fresh.words)]
  const lines = all.slice(0, WRITTEN_LINES_MAX)
  return { lines, more: all.length - lines.length }
}

function between(old: Map<string, string>, fresh: Map<string, string>): readonly WrittenLine[] {
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((path): readonly WrittenLine[] => {
    const [was, is] = [old.get(path), fresh.get(path)]
    if (was === is) return []
    return [
      ...(was === undefined ? [] : [{ kind: 'removed', text: `${path}: ${was}` } as const]),
      ...(is === undefined ? [] : [{ kind: 'added', text: `${path}: ${is}` } as const]),
    ]
  })
}

function valuesOf(rules: Json): Values {
  const values: Values = { data: new Map(), words: new Map() }
  if (!isMap(rules)) return values
  for (const [key, value] of Object.entries(rules)) if (!OWN.has(key)) note(values, key, value)
  return values
}

function note(values: Values, path: string, value: Json): void {
  if (isWords(value)) noteWords(values, path, value)
  else if (Array.isArray(value)) noteList(values, path, value)
  else if (isMap(value) && Object.keys(value).length > 0) {
    for (const [key, inner] of Object.entries(value)) note(values, `${path}.${key}`, inner)
  } else values.data.set(path, typeof value === 'string' ? value : JSON.stringify(value))
}

function noteWords({ words }: Values, path: string, said: { readonly [key: string]: Json }) {
  const own = Object.entries(said).map(([language, text]) => [language, String(text)] as const)
  const [first] = own
  const isOne = first !== undefined && own.every(([, text]) => text === first[1])
  if (isOne) words.set(path, first[1])
  else for (const [language, text] of own) words.set(`${path}.${language}`, text)
}

/** In which order they stand is a value too: stages follow one another. */
function noteList(values: Values, path: string, list: readonly Json[]): void {
  const names = list.map(nameOf)
  const areNamed = new Set(names).size === names.length && !names.includes(undefined)
  const isPlain = list.every((item) => typeof item !== 'object')
  const labels = list.map((item, at) => (isPlain ? String(item) : (names[at] ?? String(at + 1))))
  values.data.set(path, labels.join(', '))
  if (isPlain) return
  for (const [at, item] of list.entries()) {
    note(values, `${path}.${areNamed ? names[at] : at + 1}`, item)
  }
}
