/** Loads lists of threads, months of an archive, and closed lists. Decides nothing. */
import { pagesAround } from '../../platform/html/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Process } from '../processes/index.ts'
import { clauseShown } from './clause.ts'
import { placeAt, placeOfThread } from './ground.ts'
import { LIST_KINDS, type ClosedList, type ListId } from './list.ts'
import { LINES_MAX, subjectsOf, withQuery, type Listed } from './listing.ts'
import { sceneOf, type Asked } from './load.ts'
import { catchUpOf } from './load-new.ts'
import {
  hearingPlaces,
  narrowest,
  placeOf,
  THREADS_PAGE,
  type Going,
  type Said,
} from './message.ts'
import { mayOpenList } from './rules-lists.ts'
import type {
  ClosedListShown,
  ClosedShown,
  GoingShown,
  ListShown,
  Month,
  MonthShown,
} from './shown.ts'
import { standingOf } from './steps-lists.ts'
import { listsIn, listsOf, positionsOf } from './store-lists.ts'
import { choicesOf, marksOf } from './store-marks.ts'
import { newIn } from './store-new.ts'
import { extentOf, messagesBetween } from './store-messages.ts'
import { scopeOf, threadsIn, type Before } from './store-threads.ts'
import { canTry } from '../people/index.ts'
import { templateOf } from '../templates/index.ts'

async function goingIn(
  asked: Asked,
  { scope, path }: Pick<Listed, 'scope' | 'path'>,
  before: Before | undefined,
): Promise<{ threads: readonly GoingShown[]; older: string | undefined }> {
  const { read, viewer } = asked
  const found = await threadsIn(read, scope, { reader: viewer?.person, before })
  const here = found.slice(0, THREADS_PAGE)
  const marks = viewer && (await marksOf(read, viewer.person))
  const choices = viewer && (await choicesOf(read, viewer.person))
  const news = marks && (await newIn(read, marks, here))
  const unreadIn = (thread: Going) =>
    choices && narrowest(hearingPlaces(thread), choices) === 'mute'
      ? 0
      : (news?.get(thread.id)?.count ?? 0)
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
    catchUp: await catchUpOf(asked, listed),
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
  const bounds = { skip: page * LINES_MAX, limit: LINES_MAX + 1 }
  const found = await messagesBetween(read, scope, span, bounds)
  const messages = found.slice(0, LINES_MAX)
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
    ...pagesAround(page, found.length > messages.length, (other) => `${here}&page=${other}`),
  }
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
