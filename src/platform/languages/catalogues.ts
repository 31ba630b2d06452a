/**
 * All catalogues under a folder, each language read when somebody first reads it, and the
 * translators made from them.
 * Knows no page; a key or a value that is missing is a bug and throws.
 */
import type { ComponentChild, ComponentChildren } from 'preact'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
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
}

/** `'<folder>.<key>'` → ICU source. */
type Sources = ReadonlyMap<string, string>

export type Raw = Readonly<Record<Language, Sources>>

/** Reads every `words/<language>.json` below `root` (`src`, or `dist/src` once built). */
export function openCatalogues(root: string): OpenCatalogues {
  const folders = foldersIn(root)
  const made = new Map<Language, Translate>()
  return {
    translator: (language) => {
      const known = made.get(language) ?? translatorOf(sourcesIn(folders, language), language)
      made.set(language, known)
      return known
    },
  }
}

function translatorOf(sources: Sources, language: Language): Translate {
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
  const folders = foldersIn(root)
  const all = LANGUAGES.map((language) => [language, sourcesIn(folders, language)])
  return Object.fromEntries(all) as Record<Language, Sources>
}

/** The name by which keys begin → the folder that holds `<language>.json`. */
type Folders = ReadonlyMap<string, string>

function foldersIn(root: string): Folders {
  const folders = new Map<string, string>()
  for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (basename(path) !== 'words') continue
    const name = basename(dirname(path))
    if (folders.has(name)) throw new Error(`two catalogues are named ${name}`)
    folders.set(name, join(root, path))
  }
  return folders
}

function sourcesIn(folders: Folders, language: Language): Sources {
  const sources = new Map<string, string>()
  for (const [name, folder] of folders) {
    const file = join(folder, `${language}.json`)
    if (!existsSync(file)) continue
    for (const [key, source] of entriesOf(file)) sources.set(`${name}.${key}`, source)
  }
  return sources
}

function entriesOf(path: string): readonly (readonly [string, string])[] {
  const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (typeof read !== 'object' || read === null) throw new Error(`${path} is no catalogue`)
  return Object.entries(read).map(([key, source]) => {
    if (typeof source !== 'string') throw new Error(`${path}: ${key} is no text`)
    return [key, source]
  })
}
