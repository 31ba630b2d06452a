/** Rules with some of their parts put in place of others, as data. Pure; checks nothing. */
import { LANGUAGES } from '../../platform/languages/index.ts'
import type { Json } from '../../platform/values.ts'

type JsonMap = { readonly [key: string]: Json }

/** A condition is replaced whole: half an old one beside half a new one means neither. */
const WHOLE: ReadonlySet<string> = new Set(['gate', 'when', 'rule', 'by', 'adoptedBy', 'trigger'])

/** What tells the items of a list apart, in the order in which it is looked for. */
const NAMES = ['id', 'kind', 'forum', 'from'] as const

/**
 * Maps are merged key by key, lists item by item where items have names, everything else is put in
 * place of what was there. `null` leaves a key out; `remove: true` an item of a list.
 */
export function merged(base: Json | undefined, change: Json): Json {
  if (isWords(base)) return wordsAnew(base, change)
  if (isMap(base) && isMap(change) && !('use' in change)) return mapsMerged(base, change)
  if (Array.isArray(base) && Array.isArray(change)) return listsMerged(base, change)
  return change
}

function mapsMerged(base: JsonMap, change: JsonMap): Json {
  const result: Record<string, Json> = { ...base }
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete result[key]
    else result[key] = WHOLE.has(key) ? value : merged(base[key], value)
  }
  return result
}

function listsMerged(base: readonly Json[], change: readonly Json[]): Json {
  const named = [...base, ...change].every((item) => nameOf(item) !== undefined)
  if (!named) return change
  const result = [...base]
  for (const item of change) {
    const at = result.findIndex((one) => nameOf(one) === nameOf(item))
    if (isMap(item) && item['remove'] === true) {
      if (at >= 0) result.splice(at, 1)
    } else if (at < 0) result.push(item)
    else result[at] = merged(result[at], item)
  }
  return result
}

export function nameOf(item: Json): string | undefined {
  if (!isMap(item)) return undefined
  const key = NAMES.find((name) => typeof item[name] === 'string')
  const name = key && item[key]
  return typeof name === 'string' ? name : undefined
}

/** As they were given; in all other languages what was given first, until it is translated. */
function wordsAnew(base: JsonMap, change: Json): Json {
  if (typeof change === 'string') return inAll(change)
  if (!isMap(change) || 'use' in change) return change
  const given = LANGUAGES.find((language) => typeof change[language] === 'string')
  const first = given && change[given]
  return typeof first === 'string' ? { ...inAll(first), ...change } : { ...base, ...change }
}

const inAll = (words: string): JsonMap =>
  Object.fromEntries(LANGUAGES.map((language) => [language, words]))

export const isMap = (value: Json | undefined): value is JsonMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isWords = (value: Json | undefined): value is JsonMap =>
  isMap(value) && LANGUAGES.every((language) => typeof value[language] === 'string')
