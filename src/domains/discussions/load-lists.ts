/** Loads lists of threads, months of an archive, and closed lists. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { templateOf, type Process } from '../processes/index.ts'
import { clauseShown } from './clause.ts'
import { placeAt, placeOfThread, type Place } from './ground.ts'
import { LIST_KINDS, type ClosedList, type ListId } from './list.ts'
import { sceneOf, type Asked } from './load.ts'
import {
  placeOf,
  THREADS_PAGE,
  type ClauseAt,
  type Going,
  type Message,
  type Said,
  type Thread,
} from './message.ts'
import { mayOpenList } from './rules-lists.ts'
import type {
  CatchUp,
  ClosedListShown,
  ClosedShown,
  GoingShown,
  ListShown,
  Month,
  MonthShown,
} from './shown.ts'
import { standingOf } from './steps-lists.ts'
import { linksFrom } from './store-links.ts'
import { listsIn, listsOf, positionsOf } from './store-lists.ts'
import { choicesOf, comeSince, marksOf, NEW_MAX } from './store-marks.ts'
import { extentOf, messagesBetween } from './store-messages.ts'
import { findThread, scopeOf, threadsIn, type Before, type Scope } from './store-threads.ts'
import { isNew } from './tree.ts'
import { canTry } from '../people/index.ts'

/** A list of threads, and where it stands. */
export type Listed = {
  readonly scope: Scope
  readonly path: string
  readonly place?: Place
  /** One clause of the text that it is about. */
  readonly anchor?: ClauseAt
}

export const processScope = ({ id: process }: Process): Scope => ({ kind: 'process', process })

/** `1763726400000_01J…`: when its last message came, and which it is. */
export function beforeOf(raw: string | undefined): Before | undefined {
  const [at = '', thread = ''] = raw?.split('_') ?? []
  const isBefore = /^\d{1,15}$/.test(at) && /^[0-9A-Z]{26}$/.test(thread)
  return isBefore ? ({ at: Number(at), thread } as Before) : undefined
}

const withQuery = (path: string, query: string) =>
  `${path}${path.includes('?') ? '&' : '?'}${query}`

async function goingIn(
  asked: Asked,
  { scope, path }: Pick<Listed, 'scope' | 'path'>,
  before: Before | undefined,
): Promise<{ threads: readonly GoingShown[]; older: string | undefined }> {
  const { read, viewer } = asked
  const found = await threadsIn(read, scope, { reader: viewer?.person, before })
  const here = found.slice(0, THREADS_PAGE)
  const marks = viewer && (await marksOf(read, viewer.person))
  const unreadIn = ({ id, messages, lastAt }: Going) =>
    marks?.since === undefined || lastAt <= marks.since
      ? 0
      : Math.max(0, messages - (marks.seen.get(id) ?? 0))
  const threads = await Promise.all(
    here.map(async (one) => ({
      ...one,
      place: await placeOfThread(read, one),
      clause: await clauseShown(read, one.about, one.anchor),
      unread: unreadIn(one),
    })),
  )
  const last = here.at(-1)
  const isMore = found.length > here.length && last !== undefined
  const older = isMore ? withQuery(path, `before=${last.lastAt}_${last.id}`) : undefined
  return { threads, older }
}

const saidIn = (threads: readonly GoingShown[]): readonly Said[] =>
  threads.flatMap(({ subject, place }) => [subject, { of: place.title }])

export async function loadThreads(
  asked: Asked,
  listed: Listed,
  before: Before | undefined,
): Promise<ListShown> {
  const { read, viewer } = asked
  const { scope, path, place } = listed
  const { threads, older } = await goingIn(asked, listed, before)
  const process = place?.about.kind === 'process' ? place.process : undefined
  const lists = await closedIn(asked, process)
  const said = [
    ...saidIn(threads),
    ...(place ? [{ of: place.title }] : []),
    ...lists.map(({ list }) => ({ of: list.name })),
  ]
  const scene = await sceneOf(asked, { people: threads.map(({ by }) => by), said })
  const choices = viewer && (await choicesOf(read, viewer.person))
  const opens = LIST_KINDS.filter((kind) => process && canTry(mayOpenList(process, viewer, kind)))
  return {
    ...scene,
    place,
    clause: place && (await clauseShown(read, place.about, listed.anchor)),
    template: place?.process && (await templateOf(read, place.process.pin)),
    path,
    threads,
    older,
    months: monthsOf(await extentOf(read, scope)),
    catchUp: await catchUpOf(asked),
    choice: place && choices?.get(placeOf(place.about)),
    lists: lists.map((standing) => ({ standing, name: scene.read({ of: standing.list.name }) })),
    opens,
  }
}

/** Those of a process; on the list of all threads, those of which the reader is a member. */
async function closedIn(
  { read, viewer }: Asked,
  process: Process | undefined,
): Promise<readonly ClosedShown['standing'][]> {
  const lists: readonly ClosedList[] = process
    ? await listsIn(read, process.id)
    : viewer
      ? await listsOf(read, viewer.person)
      : []
  const standings = await Promise.all(lists.map(({ id }) => standingOf(read, id)))
  return standings.flatMap((one) => one ?? [])
}

/** What others said in the open since this reader had read everything; not in muted threads. */
async function catchUpOf({ read, viewer }: Asked): Promise<CatchUp | undefined> {
  if (!viewer) return undefined
  const marks = await marksOf(read, viewer.person)
  if (marks.since === undefined) return undefined
  const come = await comeSince(read, viewer.person, marks.since)
  const choices = await choicesOf(read, viewer.person)
  const fresh = come.filter(
    (one) => isNew(one, marks) && choices.get(`thread:${one.thread}`) !== 'mute',
  )
  const links = await linksFrom(
    read,
    fresh.map(({ id }) => id),
  )
  const changing = links.filter(({ thing }) => thing.startsWith('text:'))
  return {
    since: marks.since,
    messages: fresh.length,
    changes: new Set(changing.map(({ message }) => message)).size,
    isMore: come.length >= NEW_MAX,
  }
}

/** Forty years of an archive. */
const MONTHS_MAX = 480

/** The newest first, those in which nothing was said among them. */
function monthsOf({ first, last }: { first: Instant | undefined; last: Instant | undefined }) {
  if (first === undefined || last === undefined) return []
  const months: Month[] = []
  const day = new Date(last)
  day.setUTCDate(1)
  while (months.length < MONTHS_MAX) {
    const month = day.toISOString().slice(0, 7)
    months.push(month)
    if (month <= new Date(first).toISOString().slice(0, 7)) break
    day.setUTCMonth(day.getUTCMonth() - 1)
  }
  return months
}

const MONTH_LINES = 100
/** Pages of one month: 100,000 messages. */
const MONTH_PAGES_MAX = 1_000

export const isMonth = (raw: string): boolean => /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(raw)

export const pageOf = (raw: string | undefined): number =>
  raw !== undefined && /^\d{1,4}$/.test(raw) ? Math.min(Number(raw), MONTH_PAGES_MAX) : 0

export async function loadMonth(
  asked: Asked,
  { scope, path, place }: Listed,
  { month, page }: { readonly month: Month; readonly page: number },
): Promise<MonthShown> {
  const { read } = asked
  const from = Date.parse(`${month}-01T00:00Z`) as Instant
  const end = new Date(from)
  end.setUTCMonth(end.getUTCMonth() + 1)
  const span = { from, until: end.getTime() as Instant }
  const bounds = { skip: page * MONTH_LINES, limit: MONTH_LINES + 1 }
  const found = await messagesBetween(read, scope, span, bounds)
  const messages = found.slice(0, MONTH_LINES)
  const subjects = await subjectsOf(read, messages)
  const lines = messages.map((message) => ({
    message,
    subject: message.subject ?? subjects.get(message.thread) ?? { text: '' },
  }))
  const said = [...lines.map(({ subject }) => subject), ...(place ? [{ of: place.title }] : [])]
  const here = withQuery(path, `month=${month}`)
  return {
    ...(await sceneOf(asked, { people: [], said, messages })),
    place,
    path,
    month,
    lines,
    older: found.length > messages.length ? `${here}&page=${page + 1}` : undefined,
    newer: page > 0 ? `${here}&page=${page - 1}` : undefined,
  }
}

export async function subjectsOf(
  read: Read,
  messages: readonly Message[],
): Promise<ReadonlyMap<Thread['id'], Said>> {
  const ids = [...new Set(messages.map(({ thread }) => thread))]
  const threads = await Promise.all(ids.map((id) => findThread(read, id, undefined)))
  return new Map(threads.flatMap((one) => (one ? [[one.id, one.subject] as const] : [])))
}

export async function loadClosed(
  asked: Asked,
  id: ListId,
  before: Before | undefined,
): Promise<ClosedListShown | undefined> {
  const { read, viewer } = asked
  const standing = await standingOf(read, id)
  const place = standing && (await placeAt(read, { kind: 'list', id }))
  if (!standing || !place) return undefined
  const scope = scopeOf(place.about)
  const listed = { scope, path: `/lists/${id}` }
  const isOn = standing.members.some(
    ({ person, since, endedAt }) =>
      person === viewer?.person && since !== undefined && endedAt === undefined,
  )
  const talk = isOn ? await goingIn(asked, listed, before) : undefined
  const positions = await positionsOf(read, id)
  const people = [
    ...standing.members.map(({ person }) => person),
    ...(talk?.threads.map(({ by }) => by) ?? []),
  ]
  const { name, mandate } = standing.list
  const said = [
    ...[name, mandate, ...positions.map(({ words }) => words)].map((of) => ({ of })),
    ...saidIn(talk?.threads ?? []),
  ]
  return {
    ...(await sceneOf(asked, { people, said })),
    place,
    template: await templateOf(read, standing.process.pin),
    standing,
    positions,
    threads: talk?.threads,
    older: talk?.older,
  }
}
