/** Loads a text in another language, clause beside clause. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import { wordsOf, type Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findPeople, namesOf, type Actor, type Named, type PersonId } from '../people/index.ts'
import { findProcess, type ProcessScene } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import {
  changesIn,
  findVersion,
  partOf,
  titleOf,
  versionWords,
  type Change,
  type ClauseId,
  type ClauseLine,
  type ClauseWords,
  type Part,
  type PartAsked,
  type Text,
  type TextVersion,
} from '../texts/index.ts'
import { progressOf, standingOf, workIn, type Progress } from './rules.ts'
import { translationsOf } from './store.ts'
import {
  CLAUSES_PER_FORM_MAX,
  PART_CLAUSES_MAX,
  type Standing,
  type Translation,
} from './translation.ts'

export type ClauseBeside = {
  readonly id: ClauseId
  /** Its place, counted from 1. */
  readonly number: number
  readonly line: ClauseLine
  readonly original: ClauseWords
  readonly standing: Standing
  readonly translation: Translation | undefined
  /** What the translation says; absent where there is none, or one of the two was removed. */
  readonly words: string | undefined
  /** Where the clause says something else since: what changed in it. */
  readonly since: readonly Change[] | undefined
}

export type Beside = ProcessScene & {
  readonly text: Text
  readonly title: string
  readonly language: Language
  readonly version: TextVersion
  readonly progress: Progress
  readonly clauses: readonly ClauseBeside[]
}

export type BesideAsked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly text: Text
  readonly language: Language
}

/** One part of the text as it reads in this language. */
export async function loadReading(
  asked: BesideAsked,
  which: PartAsked,
): Promise<Beside & { readonly part: Part }> {
  const ground = await groundOf(asked)
  const part = partOf(ground.lines, which, PART_CLAUSES_MAX)
  const lines = ground.lines.slice(part.from, part.to)
  return { ...(await besideOf(asked, ground, lines)), part }
}

/** What a translator does next, or the clauses that were named. */
export async function loadWork(asked: BesideAsked, named: readonly string[]): Promise<Beside> {
  const ground = await groundOf(asked)
  const work = named.length > 0 ? named : workIn(ground.lines, ground.translations)
  const ids = new Set(work.slice(0, CLAUSES_PER_FORM_MAX))
  return besideOf(
    asked,
    ground,
    ground.lines.filter(({ id }) => ids.has(id)),
  )
}

type Ground = {
  readonly version: TextVersion
  readonly lines: readonly ClauseLine[]
  readonly translations: ReadonlyMap<ClauseId, Translation>
}

async function groundOf({ read, text, language }: BesideAsked): Promise<Ground> {
  const version = await findVersion(read, text.id)
  if (!version) throw new Error(`text ${text.id} without a version`)
  const translations = await translationsOf(read, text.id, language)
  return {
    version,
    lines: version.clauses,
    translations: new Map(translations.map((one) => [one.clause, one])),
  }
}

async function besideOf(
  { read, now, viewer, text, language }: BesideAsked,
  { version, lines: all, translations }: Ground,
  lines: readonly ClauseLine[],
): Promise<Beside> {
  const process = await findProcess(read, { id: text.process })
  if (!process) throw new Error(`text ${text.id} of no process`)
  const there = lines.flatMap(({ id }) => translations.get(id) ?? [])
  const words = await wordsOf(read, [
    process.title,
    ...there.flatMap((one) => [one.words, one.source]),
  ])
  const originals = await versionWords(read, { ...version, clauses: lines })
  const places = new Map(all.map(({ id }, index) => [id, index + 1]))
  return {
    process,
    template: await templateOf(read, process.pin),
    words,
    names: await namedIn(read, there),
    now,
    viewer,
    text,
    title: await titleOf(read, text),
    language,
    version,
    progress: progressOf(all, translations),
    clauses: lines.flatMap((line, index): readonly ClauseBeside[] => {
      const original = originals[index]
      const number = places.get(line.id)
      if (!original || number === undefined) return []
      const translation = translations.get(line.id)
      return [{ id: line.id, number, line, original, ...said(line, original, translation) }]
    }),
  }

  /** Where the clause was removed from sight, no other language says what it said. */
  function said(line: ClauseLine, original: ClauseWords, translation: Translation | undefined) {
    const standing = standingOf(line, translation)
    if (!translation || original.removed !== undefined) {
      return { standing, translation, words: undefined, since: undefined }
    }
    const was = translation.source === line.words ? undefined : textIn(words, translation.source)
    const since = was === undefined ? undefined : changesIn(was, original.words, text.language)
    return { standing, translation, words: textIn(words, translation.words), since }
  }
}

function textIn(words: Words, of: string): string | undefined {
  const wording = words.get(of)
  return wording.kind === 'text' ? wording.text : undefined
}

async function namedIn(
  read: Read,
  translations: readonly Translation[],
): Promise<ReadonlyMap<PersonId, Named>> {
  const people = translations.flatMap(({ writtenBy, made }) =>
    made.kind === 'checked' ? [writtenBy, made.by] : [writtenBy],
  )
  return namesOf(read, await findPeople(read, [...new Set(people)]))
}
