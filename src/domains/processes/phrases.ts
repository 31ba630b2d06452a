/**
 * Phrases that templates share: `{use: key}` in a template stands for seven languages written once
 * in `templates/words.yaml`. They are put in before the hash is made, so that a stored copy is
 * complete without that file. Judges nothing.
 */
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { hasKey, InLanguagesSchema, Name, type InLanguages } from './template-parts.ts'

export type Phrases = Readonly<Record<string, InLanguages>>

/** The file of phrases; it lies with the templates and is none. */
export const PHRASES_FILE = 'words.yaml'

const PhrasesSchema = z.record(Name, InLanguagesSchema)

let read: Phrases | undefined

/** Those that come with Parley, read once. */
export function shippedPhrases(): Phrases {
  const file = new URL(`./templates/${PHRASES_FILE}`, import.meta.url)
  read ??= PhrasesSchema.parse(parse(readFileSync(file, 'utf8')) ?? {})
  return read
}

/** Far deeper than any template: a rule within rules within a decision. */
export const DEPTH_MAX = 40

export type Expanded = {
  readonly value: unknown
  /** Where a phrase is asked for that is not there. */
  readonly missing: readonly { readonly path: readonly (string | number)[]; readonly key: string }[]
}

/** A copy in which each `{use: key}` is the phrase of that key. */
export function expandPhrases(value: unknown, phrases: Phrases): Expanded {
  const missing: { path: readonly (string | number)[]; key: string }[] = []
  const expand = (part: unknown, path: readonly (string | number)[]): unknown => {
    if (path.length > DEPTH_MAX) return part
    if (Array.isArray(part)) return part.map((item, at) => expand(item, [...path, at]))
    if (typeof part !== 'object' || part === null) return part
    const entries = Object.entries(part)
    const [first] = entries
    if (entries.length === 1 && hasKey(part, 'use') && typeof first?.[1] === 'string') {
      const phrase = Object.hasOwn(phrases, first[1]) ? phrases[first[1]] : undefined
      if (phrase) return phrase
      missing.push({ path: [...path, 'use'], key: first[1] })
      return part
    }
    return Object.fromEntries(entries.map(([key, inner]) => [key, expand(inner, [...path, key])]))
  }
  return { value: expand(value, []), missing }
}
