/**
 * Phrases that templates share: `{use: key}` in a template stands for seven languages written once
 * in `shipped/words*.yaml`. They are put in before the hash is made, so that a stored copy is
 * complete without that file. Judges nothing.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'
import { hasKey, InLanguagesSchema, Name, type InLanguages } from './template-parts.ts'

export type Phrases = Readonly<Record<string, InLanguages>>

/** Files of phrases lie with the templates and are none. */
export const isPhrasesFile = (file: string): boolean => /^words(-[a-z]+)?\.yaml$/.test(file)

const FOLDER = new URL('./shipped/', import.meta.url)

const PhrasesSchema = z.record(Name, InLanguagesSchema)

let read: Phrases | undefined

/** Those that come with Parley, read once. A phrase that is written twice is a bug of a release. */
export function shippedPhrases(): Phrases {
  read ??= readdirSync(fileURLToPath(FOLDER))
    .filter(isPhrasesFile)
    .sort()
    .map((file) => PhrasesSchema.parse(parse(readFileSync(new URL(file, FOLDER), 'utf8')) ?? {}))
    .reduce(joined, {})
  return read
}

function joined(all: Phrases, more: Phrases): Phrases {
  const twice = Object.keys(more).find((key) => Object.hasOwn(all, key))
  if (twice !== undefined) throw new Error(`the phrase ${twice} is written twice`)
  return { ...all, ...more }
}

/** Far deeper than any template: a rule within rules within a decision. */
export const DEPTH_MAX = 40

export type Expanded = {
  readonly value: unknown
  /** Where a phrase is asked for that is not there. */
  readonly missing: readonly { readonly path: readonly (string | number)[]; readonly key: string }[]
}

/** A copy in which each `{use: key}` is the phrase of that key; read only where one is used. */
export function expandPhrases(value: unknown, phrasesOf: () => Phrases): Expanded {
  const missing: { path: readonly (string | number)[]; key: string }[] = []
  const expand = (part: unknown, path: readonly (string | number)[]): unknown => {
    if (path.length > DEPTH_MAX) return part
    if (Array.isArray(part)) return part.map((item, at) => expand(item, [...path, at]))
    if (typeof part !== 'object' || part === null) return part
    const entries = Object.entries(part)
    const [first] = entries
    if (entries.length === 1 && hasKey(part, 'use') && typeof first?.[1] === 'string') {
      const phrases = phrasesOf()
      const phrase = Object.hasOwn(phrases, first[1]) ? phrases[first[1]] : undefined
      if (phrase) return phrase
      missing.push({ path: [...path, 'use'], key: first[1] })
      return part
    }
    return Object.fromEntries(entries.map(([key, inner]) => [key, expand(inner, [...path, key])]))
  }
  return { value: expand(value, []), missing }
}
