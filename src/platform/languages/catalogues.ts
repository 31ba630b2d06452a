/**
 * All catalogues under a folder, read once at start, and the translators made from them.
 * Knows no page; a key or a value that is missing is a bug and throws.
 */
import type { ComponentChild, ComponentChildren } from 'preact'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Key } from './keys.ts'
import { LANGUAGES, type Language } from './language.ts'
import { compile, type Message, type Values } from './message.ts'

/** In `rich`, a value may be a node, or the function that makes a node of a tag's inside. */
export type RichValues = Readonly<
  Record<string, ComponentChild | ((inside: ComponentChildren) => ComponentChild)>
>

export type Translate = {
  (key: Key, values?: Values): string
  readonly rich: (key: Key, values: RichValues) => ComponentChildren
  readonly language: Language
}

export type OpenCatalogues = {
  readonly translator: (language: Language) => Translate
  readonly raw: Raw
}

/** Language → `'<folder>.<key>'` → ICU source. */
export type Raw = Readonly<Record<Language, ReadonlyMap<string, string>>>

/** Reads every `words/<language>.json` below `root` (`src`, or `dist/src` once built). */
export function openCatalogues(root: string): OpenCatalogues {
  const raw = readCatalogues(root)
  const made = new Map<Language, Translate>()
  return {
    raw,
    translator: (language) => {
      const known = made.get(language) ?? translatorOf(raw[language], language)
      made.set(language, known)
      return known
    },
  }
}

function translatorOf(sources: ReadonlyMap<string, string>, language: Language): Translate {
  const compiled = new Map<string, Message>()
  const message = (key: string): Message => {
    const known = compiled.get(key)
    if (known) return known
    const source = sources.get(key)
    if (source === undefined) throw new Error(`no words for ${key} in ${language}`)
    const fresh = compile(source, language)
    compiled.set(key, fresh)
    return fresh
  }
  return Object.assign((key: Key, values?: Values) => message(key).text(values), {
    rich: (key: Key, values: RichValues): ComponentChildren => [
      ...message(key).rich<ComponentChild>(values),
    ],
    language,
  })
}

export function readCatalogues(root: string): Raw {
  const raw = Object.fromEntries(
    LANGUAGES.map((language) => [language, new Map<string, string>()]),
  ) as Record<Language, Map<string, string>>
  const folders = new Map<string, string>()
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    const language = LANGUAGES.find((one) => path.endsWith(join('words', `${one}.json`)))
    const folder = basename(dirname(dirname(path)))
    if (!language || basename(dirname(path)) !== 'words') continue
    const place = folders.get(folder) ?? dirname(path)
    if (place !== dirname(path)) throw new Error(`two catalogues are named ${folder}`)
    folders.set(folder, place)
    for (const [key, source] of entriesOf(join(root, path))) {
      raw[language].set(`${folder}.${key}`, source)
    }
  }
  return raw
}

function entriesOf(path: string): readonly (readonly [string, string])[] {
  const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (typeof read !== 'object' || read === null) throw new Error(`${path} is no catalogue`)
  return Object.entries(read).map(([key, source]) => {
    if (typeof source !== 'string') throw new Error(`${path}: ${key} is no text`)
    return [key, source]
  })
}
