/** The pages of discussions over HTTP: each is shown as it is, or with a form that came back. */
import type { Context } from 'hono'
import { absent, page, readerOf } from '../../platform/http/index.ts'
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { actorOf, type SiteEnv } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import { clauseId } from '../texts/index.ts'
import { EVERYWHERE, topicsAround } from './acts.ts'
import { newestAt } from './clause.ts'
import { listPath, placeAt, type Place } from './ground.ts'
import { listId } from './list.ts'
import { loadMessage, loadThread, sceneOf, type Asked } from './load.ts'
import { beforeOf, isMonth, pageOf, processScope, subjectsOf, type Listed } from './listing.ts'
import { loadClosed, loadMonth, loadThreads } from './load-lists.ts'
import { loadNew } from './load-new.ts'
import {
  aboutOf,
  FEED_MESSAGES,
  isClosed,
  messageId,
  placeOf,
  THREAD_MESSAGES_MAX,
  threadId,
  type Message,
  type Said,
} from './message.ts'
import type { Returned, Scene } from './shown.ts'
import { countIn, messagesIn, newestIn } from './store-messages.ts'
import { findThread, scopeOf } from './store-threads.ts'
import {
  aloneJson,
  closedJson,
  feedOf,
  monthJson,
  newJson,
  threadJson,
  threadsJson,
} from './twins.ts'
import { ClosedListPage } from './views-closed.tsx'
import { MonthPage, ThreadsPage } from './views-list.tsx'
import { NewPage } from './views-new.tsx'
import { MessagePage } from './views-message.tsx'
import { ThreadPage } from './views-thread.tsx'

export type Here = Context<SiteEnv>

async function askedBy(c: Here, returned: Returned | undefined): Promise<Asked> {
  const { read, clock } = c.var.here.database
  return { read, now: clock.now(), viewer: await actorOf(c), returned }
}

const statusOf = (returned: Returned | undefined) =>
  returned === undefined ? 200 : returned.refusal ? 422 : 400

/** What an address lists: all, one process, one thing. Closed lists have pages of their own. */
export async function listedBy(
  c: Here,
  asked: {
    readonly slug?: string | undefined
    readonly about?: string | undefined
    readonly clause?: string | undefined
  },
): Promise<Listed | undefined> {
  const { read } = c.var.here.database
  if (asked.slug !== undefined) {
    const process = await findProcess(read, { slug: asked.slug })
    const place = process && (await placeAt(read, { kind: 'process', id: process.id }))
    return place && process && { scope: processScope(process), path: listPath(place), place }
  }
  if (asked.about === undefined) return { scope: { kind: 'all' }, path: '/discussions' }
  const about = aboutOf(asked.about)
  const place = about && about.kind !== 'list' ? await placeAt(read, about) : undefined
  if (!place) return undefined
  const { process } = place
  if (asked.clause !== undefined) return clauseListed(read, place, asked.clause)
  const scope =
    place.about.kind === 'process' && process ? processScope(process) : scopeOf(place.about)
  return { scope, path: listPath(place), place }
}

/** Threads about one clause: what is begun there is about the newest version that has it. */
async function clauseListed(read: Read, place: Place, raw: string): Promise<Listed | undefined> {
  const { about } = place
  const clause = clauseId(raw)
  if (about.kind !== 'text' || !clause) return undefined
  const anchor = await newestAt(read, about.id, clause)
  if (!anchor) return undefined
  const path = `${listPath(place)}&clause=${clause}`
  return { scope: { kind: 'clause', id: about.id, clause }, path, place, anchor }
}

const topicsIn = ({ place }: Listed): readonly string[] =>
  place ? [EVERYWHERE, ...topicsAround(place.about, place.process)] : [EVERYWHERE]

export async function showThreads(
  c: Here,
  listed: Listed | undefined,
  returned?: Returned,
): Promise<Response> {
  if (!listed) return absent(c)
  const asked = await askedBy(c, returned)
  const month = c.req.query('month')
  if (month !== undefined && !returned) return showMonth(c, asked, listed, month)
  if (c.req.query('new') !== undefined && !returned) return showNew(c, asked, listed)
  const shown = await loadThreads(asked, listed, beforeOf(c.req.query('before')))
  return page(c, <ThreadsPage shown={shown} />, {
    status: statusOf(returned),
    json: threadsJson(shown),
    ...(await feedFor(c, listed)),
    topics: topicsIn(listed),
  })
}

/** One reader's own: kept by nobody on the way. */
async function showNew(c: Here, asked: Asked, listed: Listed): Promise<Response> {
  const shown = await loadNew(asked, listed)
  return shown ? page(c, <NewPage shown={shown} />, { json: newJson(shown) }) : absent(c)
}

async function showMonth(c: Here, asked: Asked, listed: Listed, month: string): Promise<Response> {
  if (!isMonth(month)) return absent(c)
  const at = { month, page: pageOf(c.req.query('page')) }
  const shown = await loadMonth(asked, listed, at)
  const topics = topicsIn(listed)
  return page(c, <MonthPage shown={shown} />, { json: monthJson(shown), topics })
}

/** Made only where it is asked for: it reads the words of every message in it. */
async function feedFor(c: Here, { scope, path, place }: Listed): Promise<{ atom?: string }> {
  if (c.var.course.address.twin !== 'atom') return {}
  const asked = await askedBy(c, undefined)
  const found = await newestIn(asked.read, scope, FEED_MESSAGES)
  const subjects = await subjectsOf(asked.read, found)
  const messages = found.map((message) => ({
    message,
    subject: subjects.get(message.thread) ?? { text: '' },
  }))
  const said = place ? [{ of: place.title }] : []
  const title = place && { of: place.title }
  return { atom: await feedText(c, asked, { path, messages, title, said }) }
}

type Fed = {
  readonly path: string
  readonly messages: readonly { readonly message: Message; readonly subject: Said }[]
  readonly title: Said | undefined
  readonly said: readonly Said[]
}

async function feedText(c: Here, asked: Asked, { messages, title, said, path }: Fed) {
  const { t, language } = await readerOf(c)
  const scene: Scene = await sceneOf(asked, {
    people: [],
    said: [...said, ...messages.map(({ subject }) => subject)],
    messages: messages.map(({ message }) => message),
  })
  const named = title && scene.read(title)
  const text = named && 'text' in named ? named.text : t('html.redacted')
  return feedOf({
    scene,
    url: c.var.here.site.url,
    path,
    title: title ? t('discussions.of', { title: text }) : t('discussions.title'),
    language,
    messages,
    removed: t('html.redacted'),
    begun: 0 as Instant,
  })
}

const numberIn = (raw: string | undefined): number =>
  raw !== undefined && /^\d{1,5}$/.test(raw) ? Math.min(Number(raw), THREAD_MESSAGES_MAX) : 0

export async function showThread(c: Here, returned?: Returned): Promise<Response> {
  const id = threadId(c.req.param('id') ?? '')
  if (!id) return absent(c)
  const asked = await askedBy(c, returned)
  const isFlat = c.req.query('view') === 'flat'
  const shown = await loadThread(asked, id, { after: numberIn(c.req.query('after')), isFlat })
  if (!shown) return absent(c)
  const { thread, place } = shown
  return page(c, <ThreadPage shown={shown} />, {
    status: statusOf(returned),
    json: threadJson(shown),
    ...(isClosed(thread)
      ? {}
      : {
          ...(await threadFeed(c, asked, id)),
          topics: [`thread:${id}`, ...topicsAround(thread.about, place.process)],
        }),
  })
}

/** The newest of one thread; a closed one has no feed, which every reader could pass on. */
async function threadFeed(
  c: Here,
  asked: Asked,
  id: NonNullable<ReturnType<typeof threadId>>,
): Promise<{ atom?: string }> {
  const thread = await findThread(asked.read, id, undefined)
  if (c.var.course.address.twin !== 'atom' || !thread) return {}
  const count = await countIn(asked.read, thread, undefined)
  const last = { reader: undefined, after: Math.max(0, count - FEED_MESSAGES) }
  const found = await messagesIn(asked.read, thread, last)
  const { subject } = thread
  const messages = found.toReversed().map((message) => ({ message, subject }))
  return {
    atom: await feedText(c, asked, { path: `/threads/${id}`, messages, title: subject, said: [] }),
  }
}

export async function showMessage(c: Here, returned?: Returned): Promise<Response> {
  const id = messageId(c.req.param('id') ?? '')
  return id ? showMessageAt(c, id, returned) : absent(c)
}

export async function showMessageAt(
  c: Here,
  id: NonNullable<ReturnType<typeof messageId>>,
  returned?: Returned,
): Promise<Response> {
  const quotes = c.req.query('quote') === '1'
  const shown = await loadMessage({ ...(await askedBy(c, returned)), quotes }, id)
  if (!shown) return absent(c)
  const { thread, place } = shown
  return page(c, <MessagePage shown={shown} />, {
    status: statusOf(returned),
    json: aloneJson(shown),
    ...(isClosed(thread)
      ? {}
      : { topics: [`thread:${thread.id}`, ...topicsAround(thread.about, place.process)] }),
  })
}

export async function showClosedList(c: Here, returned?: Returned): Promise<Response> {
  const id = listId(c.req.param('id') ?? '')
  return id ? showClosedAt(c, id, returned) : absent(c)
}

export async function showClosedAt(
  c: Here,
  id: NonNullable<ReturnType<typeof listId>>,
  returned?: Returned,
): Promise<Response> {
  const asked = await askedBy(c, returned)
  const shown = await loadClosed(asked, id, beforeOf(c.req.query('before')))
  if (!shown) return absent(c)
  return page(c, <ClosedListPage shown={shown} />, {
    status: statusOf(returned),
    json: closedJson(shown),
    // Members read more than others do, so what they are shown is kept for nobody.
    ...(asked.viewer ? {} : { topics: topicsAround(shown.place.about, shown.place.process) }),
  })
}

/** Where a thread is begun: its own list, or the page of a closed one. */
export async function showBeginning(
  c: Here,
  raw: { readonly about: string | undefined; readonly clause: string | undefined },
  returned: Returned,
): Promise<Response> {
  const about = raw.about === undefined ? undefined : aboutOf(raw.about)
  if (!about) return absent(c)
  if (about.kind === 'list') return showClosedAt(c, about.id, returned)
  const of = placeOf(about)
  // A clause that is not there sends its words back on the page of the whole.
  const listed = (await listedBy(c, { ...raw, about: of })) ?? (await listedBy(c, { about: of }))
  return showThreads(c, listed, returned)
}
