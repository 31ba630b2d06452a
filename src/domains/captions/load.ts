/** Loads what the pages of captions show. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { lastNumber } from '../../platform/live/index.ts'
import { wordsOf, type Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { placeOf, sessionsOf, findHosted } from '../meetings/index.ts'
import type { Meeting, MeetingId } from '../meetings/index.ts'
import { findPeople, namesOf, type Actor, type PersonId } from '../people/index.ts'
import { channelOf, turnsOf, type HeldTurn } from '../rooms/index.ts'
import { inOrder, type CaptionLine, type Tongue } from './caption.ts'
import { cameTo, caseOf } from './load-case.ts'
import { runs } from './rules.ts'
import type {
  LinesShown,
  Returned,
  SpokenLine,
  Strands,
  TranscriptShown,
  WriteShown,
} from './shown.ts'
import { keysOf } from './store-scribes.ts'
import { lastPushes, pushesOf, tonguesOf } from './store.ts'

/** Lines on one page. */
export const LISTED_MAX = 200
/** Lines that a scribe sees of what they wrote. */
const LAST_MAX = 8

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly url: string
  readonly returned?: Returned | undefined
}

/** Whoever had the floor when it was said. */
const floorAt = (turns: readonly HeldTurn[], at: Instant) =>
  turns.findLast(
    ({ startedAt, endedAt }) => startedAt <= at && (endedAt === undefined || at < endedAt),
  )?.by.who

const commitmentsIn = ({ words, speaker, struck, floor }: SpokenLine): readonly string[] => [
  struck ? struck.why : words,
  ...(speaker === undefined ? [] : [speaker]),
  ...(floor?.kind === 'guest' ? [floor.name] : []),
]

const peopleIn = ({ struck, floor, person }: SpokenLine): readonly PersonId[] => [
  person,
  ...(struck ? [struck.by] : []),
  ...(floor?.kind === 'person' ? [floor.person] : []),
]

type More = { readonly people?: readonly PersonId[]; readonly commitments?: readonly string[] }

export async function linesShown(
  read: Read,
  meeting: Meeting,
  lines: readonly CaptionLine[],
  { people = [], commitments = [] }: More = {},
): Promise<LinesShown> {
  const turns = await turnsOf(read, meeting.id)
  const spoken = lines.map((line): SpokenLine => ({ ...line, floor: floorAt(turns, line.at) }))
  const all = [...people, ...spoken.flatMap(peopleIn)]
  return {
    meeting,
    lines: spoken,
    words: await wordsOf(read, [...new Set([...commitments, ...spoken.flatMap(commitmentsIn)])]),
    names: await namesOf(read, await findPeople(read, [...new Set(all)])),
  }
}

/** Each language with how its newest line came to be; those of the floor come first. */
export async function strandsOf(read: Read, id: MeetingId): Promise<Strands> {
  const strands: Strands[number][] = []
  for (const { language, lines } of await tonguesOf(read, id)) {
    const [last] = await lastPushes(read, id, language, 1)
    if (last) strands.push({ language, from: last.from, by: last.by, lines })
  }
  const isTranslated = (one: Strands[number]) => Number(one.from !== undefined)
  return strands.toSorted((one, other) => isTranslated(one) - isTranslated(other))
}

/** The reader's own language where there is one, else that of the floor. */
export function tongueFor(strands: Strands, wanted: string | undefined): Tongue | undefined {
  const own = strands.find(({ language }) => language === wanted)
  const near = strands.find(({ language }) => language.split('-')[0] === wanted)
  const floor = strands.find(({ from }) => from === undefined)
  return (own ?? near ?? floor ?? strands[0])?.language
}

type Reading = {
  /** As the address names it, else that of the reader. */
  readonly language: string | undefined
  readonly page: number | 'last'
  /** `01J…-3` */
  readonly line: string | undefined
}

export async function loadTranscript(
  asked: Asked,
  id: MeetingId,
  { language: wanted, page: turned, line }: Reading,
): Promise<TranscriptShown | undefined> {
  const { read, now, viewer, url, returned } = asked
  const found = await findHosted(read, id)
  if (!found) return undefined
  // Before all else: what changes while the rest is read is told to the page.
  const told = await lastNumber(read, channelOf(id))
  const strands = await strandsOf(read, id)
  const language = tongueFor(strands, wanted)
  const all = language === undefined ? [] : inOrder(await pushesOf(read, id, language))
  const pages = Math.max(1, Math.ceil(all.length / LISTED_MAX))
  const page = turned === 'last' ? pages - 1 : Math.min(turned, pages - 1)
  const here = all.slice(page * LISTED_MAX, (page + 1) * LISTED_MAX)
  const more = { commitments: [found.meeting.title, placeOf(found.hosting).name] }
  const struck = all.find((one) => one.id === line && !one.struck)
  const shown = await linesShown(read, found.meeting, struck ? [...here, struck] : here, more)
  const chosen = struck && shown.lines.find((one) => one.id === struck.id)
  const about = await caseOf(read, { ...found, actor: viewer, now })
  return {
    ...{ ...shown, ...found, lines: shown.lines.slice(0, here.length) },
    ...{ about, strands, now, viewer, returned, told, language, page, pages, chosen, url },
  }
}

export async function loadWriting(
  asked: Asked,
  id: MeetingId,
  secret?: string,
): Promise<WriteShown | undefined> {
  const { read, now, viewer, url, returned } = asked
  const found = await findHosted(read, id)
  if (!found) return undefined
  const { meeting } = found
  const about = await caseOf(read, { ...found, actor: viewer, now })
  const isRunner = runs(about).ok
  const came = isRunner ? await cameTo(read, meeting) : []
  const keys = isRunner ? await keysOf(read, id) : []
  const sessions = (await sessionsOf(read, id)).filter(({ goneAt }) => goneAt === undefined)
  const strands = await strandsOf(read, id)
  const floor = tongueFor(strands, undefined)
  const last = floor === undefined ? [] : await lastPushes(read, id, floor, LAST_MAX)
  const shown = await linesShown(read, meeting, inOrder(last).slice(-LAST_MAX), {
    people: [...came, ...about.scribes.map(({ person }) => person)],
    commitments: [
      meeting.title,
      placeOf(found.hosting).name,
      ...sessions.map(({ title }) => title),
    ],
  })
  return {
    ...shown,
    ...found,
    about,
    strands,
    now,
    viewer,
    returned,
    sessions,
    came,
    keys,
    secret,
    url,
  }
}

/** Texts that are asked for at once: fewer than a page may ask for. */
const ASKED_MAX = 1_500

export type WholeTranscript = {
  readonly lines: readonly SpokenLine[]
  readonly wordsIn: (line: SpokenLine) => Words
  readonly names: LinesShown['names']
}

/** All lines of one language, for a file. */
export async function wholeTranscript(
  read: Read,
  meeting: Meeting,
  language: Tongue,
): Promise<WholeTranscript> {
  const all = inOrder(await pushesOf(read, meeting.id, language))
  const lines: SpokenLine[] = []
  const words = new Map<string, Words>()
  const names = new Map<PersonId, NonNullable<ReturnType<LinesShown['names']['get']>>>()
  for (let at = 0; at < all.length; at += ASKED_MAX) {
    const part = await linesShown(read, meeting, all.slice(at, at + ASKED_MAX))
    lines.push(...part.lines)
    for (const line of part.lines) words.set(line.id, part.words)
    for (const [person, named] of part.names) names.set(person, named)
  }
  const none = await wordsOf(read, [])
  return { lines, names, wordsIn: ({ id }) => words.get(id) ?? none }
}

/** Of every language, in the order in which they were spoken; for later domains. */
export const linesOfMeeting = async (read: Read, id: MeetingId): Promise<readonly CaptionLine[]> =>
  inOrder(await pushesOf(read, id))
