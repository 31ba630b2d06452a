/** Loads what happened in a process since somebody was last there. Renders nothing. */
import { NotKept, type Database, type Read } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { entryCount, happenedIn, wordsOf, type EntryLine } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findPeople, namesOf, personId, type Actor, type Tools } from '../people/index.ts'
import type { Process } from '../processes/index.ts'
import { familyOf, sorted, TOLD_MAX, type News } from './news.ts'
import { findVisit, saveVisit } from './store-visits.ts'
import { come, type Visit } from './visit.ts'

export type SinceTools = Pick<Tools, 'sentenceOf'> & {
  /** In which domain's words an act is told. */
  readonly domainOf: (act: string) => string | undefined
  /** Where the thing lies that an act is about. */
  readonly pathOf: (obj: string) => string | undefined
}

export type Since = {
  readonly process: Process
  readonly title: string
  /** Somebody was never here before: nothing is new to them, all of it is. */
  readonly isFirst: boolean
  readonly news: readonly News[]
  /** All that happened, told or not. */
  readonly count: number
  readonly told: number
  /** Up to which entry this page tells. */
  readonly upTo: number
}

export const placeOf = ({ id }: Pick<Process, 'id'>): string => `process:${id}`

/**
 * Keeps that somebody came. A full disk hides no page: the next visit tries again.
 *
 * @returns their visit before, if they were ever here
 */
export async function noteVisit(
  { read, transact }: Pick<Database, 'read' | 'transact'>,
  { person }: Pick<Actor, 'person'>,
  { id: process }: Pick<Process, 'id'>,
  now: Instant,
): Promise<Visit | undefined> {
  const whose = { person, process }
  const before = await findVisit(read, whose)
  const kept = come(before, { now, entries: await entryCount(read) })
  if (!kept) return before
  try {
    await transact((tx) => saveVisit(tx, whose, kept))
  } catch (error) {
    if (!(error instanceof NotKept)) throw error
  }
  return before
}

export async function loadSince(
  read: Read,
  tools: SinceTools,
  {
    process,
    viewer,
    t,
    isFirst,
  }: {
    readonly process: Process
    readonly viewer: Actor
    readonly t: Translate
    readonly isFirst: boolean
  },
): Promise<Since> {
  const { person } = viewer
  const visit = await findVisit(read, { person, process: process.id })
  const upTo = await entryCount(read)
  const from = visit?.since ?? upTo
  const { lines, count } = await happenedIn(read, placeOf(process), { from, limit: TOLD_MAX })
  const wording = (await wordsOf(read, [process.title])).get(process.title)
  const title = wording.kind === 'text' ? wording.text : t('html.redacted')
  const news = await newsIn(read, tools, lines, t)
  return { process, title, isFirst, news, count, told: lines.length, upTo }
}

async function newsIn(
  read: Read,
  { sentenceOf, domainOf, pathOf }: SinceTools,
  lines: readonly EntryLine[],
  t: Translate,
): Promise<readonly News[]> {
  const actors = lines.flatMap(({ entry }) => personId(entry.actor) ?? [])
  const names = await namesOf(read, await findPeople(read, [...new Set(actors)]))
  return sorted(
    lines.map((line) => {
      const { actor, act, obj } = line.entry
      const person = personId(actor)
      const name = person && names.get(person)?.name
      const { what, at } = sentenceOf(line, name ?? actor, t)
      const said = typeof what === 'string' ? what : act
      return {
        what: said,
        at,
        entry: line.index,
        href: pathOf(obj),
        family: familyOf(domainOf(act)),
      }
    }),
  )
}
