/** Loads the acts of a meeting as the record tells them, newest first. Decides nothing. */
import type { Step } from '../../platform/html/index.ts'
import { happenedIn, wordsOf, type EntryLine } from '../../platform/record/index.ts'
import { type Hosting, type MeetingId, findHosted } from '../meetings/index.ts'
import { findPeople, namesOf, personId } from '../people/index.ts'
import { plain } from '../processes/index.ts'
import type { Asked } from './load.ts'

/** Of one page. */
const ACTS_SHOWN_MAX = 100

export type ActsShown = {
  readonly path: string
  readonly title: string
  readonly hosting: Hosting
  readonly count: number
  readonly lines: readonly EntryLine[]
  readonly steps: readonly Step[]
  /** Where the ones before these are; absent where there are none. */
  readonly older: string | undefined
}

export async function loadActs(
  { read, t, tools }: Asked,
  id: MeetingId,
  before: number | undefined,
): Promise<ActsShown | undefined> {
  const found = await findHosted(read, id)
  if (!found) return undefined
  const { meeting, hosting } = found
  const asked = { from: 0, limit: ACTS_SHOWN_MAX, before }
  const { lines, count } = await happenedIn(read, `meeting:${id}`, asked)
  const people = lines.flatMap(({ entry }) => personId(entry.actor) ?? [])
  const names = await namesOf(read, await findPeople(read, [...new Set(people)]))
  const words = await wordsOf(read, [meeting.title])
  const path = `/meetings/${id}`
  const last = lines.at(-1)
  return {
    path,
    title: plain({ words }, meeting.title, t('minutes.removed')),
    hosting,
    count,
    lines,
    steps: lines.map((line) => {
      const person = personId(line.entry.actor)
      const name = person && names.get(person)?.name
      return tools.sentenceOf(line, name ?? line.entry.actor, t)
    }),
    older:
      last && lines.length === ACTS_SHOWN_MAX ? `${path}/record?before=${last.index}` : undefined,
  }
}
