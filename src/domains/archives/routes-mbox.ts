/** HTTP for mbox files of archives and discussions: sent as they are read, kept by nobody. */
import type { Context, Hono } from 'hono'
import { absent } from '../../platform/http/index.ts'
import type { Instant } from '../../platform/values.ts'
import {
  aboutOf,
  findThread as findTalk,
  isClosed,
  placeAt,
  scopeOf,
  threadId,
  type DiscussionScope,
} from '../discussions/index.ts'
import { type Mount, type SiteEnv, type Tools } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import { archiveId, messageNumber } from './archive.ts'
import { archiveMbox, type Extent, type Exporting } from './export.ts'
import { placeMbox, threadMbox, type Span } from './export-talk.ts'
import { sceneOf } from './load.ts'
import { standingOf } from './store-threads.ts'

export type Here = Context<SiteEnv>

export const isMonth = (raw: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(raw)

const exportingOf = (c: Here, { files, url }: Tools): Exporting => ({
  read: c.var.here.database.read,
  files,
  url,
})

/** One at a time, as fast as whoever asked for it takes them. */
function sent(mails: AsyncGenerator<string>, name: string): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    pull: async (stream) => {
      const next = await mails.next()
      if (next.done === true) stream.close()
      else stream.enqueue(encoder.encode(next.value))
    },
    cancel: async () => void (await mails.return(undefined)),
  })
  return new Response(body, {
    headers: {
      'content-type': 'application/mbox',
      'content-disposition': `attachment; filename="${name}.mbox"`,
      'x-content-type-options': 'nosniff',
      // What is removed has to be gone from the next one.
      'cache-control': 'no-store',
    },
  })
}

/** Before the pages of discussions: their addresses with `.mbox` at the end lead here. */
export const mboxRoutes =
  (tools: Tools): Mount =>
  (app) => {
    const asMbox = (path: string, answer: (c: Here) => Promise<Response>) =>
      app.use(path, async (c, next) =>
        c.req.method === 'GET' && c.var.course.address.twin === 'mbox' ? answer(c) : next(),
      )
    mountArchives(asMbox, tools)
    asMbox('/threads/:id', async (c) => {
      const id = threadId(c.req.param('id') ?? '')
      const exporting = exportingOf(c, tools)
      const thread = id && (await findTalk(exporting.read, id, undefined))
      if (!thread || isClosed(thread)) return absent(c)
      return sent(threadMbox(exporting, thread), thread.id)
    })
    asMbox('/discussions', async (c) => {
      const about = aboutOf(c.req.query('about') ?? '')
      const { read } = c.var.here.database
      const place = about && about.kind !== 'list' ? await placeAt(read, about) : undefined
      return place ? talkOf(c, tools, scopeOf(place.about)) : absent(c)
    })
    asMbox('/processes/:slug/discussion', async (c) => {
      const slug = c.req.param('slug') ?? ''
      const process = await findProcess(c.var.here.database.read, { slug })
      return process ? talkOf(c, tools, { kind: 'process', process: process.id }) : absent(c)
    })
  }

type AsMbox = (path: string, answer: (c: Here) => Promise<Response>) => Hono<SiteEnv>

function mountArchives(asMbox: AsMbox, tools: Tools): void {
  const answer = async (c: Here, extentOf: (c: Here) => Promise<Extent | undefined>) => {
    const id = archiveId(c.req.param('id') ?? '')
    const exporting = exportingOf(c, tools)
    const scene = id && (await sceneOf(exporting.read, id))
    const extent = scene && (await extentOf(c))
    if (!scene || !extent) return absent(c)
    return sent(archiveMbox(exporting, scene, extent), scene.archive.id)
  }
  asMbox('/archives/:id', (c) => answer(c, (here) => Promise.resolve(monthOf(here))))
  asMbox('/archives/:id/threads/:number', (c) => answer(c, threadIn))
}

function monthOf(c: Here): Extent | undefined {
  const month = c.req.query('month')
  if (month === undefined) return { kind: 'all' }
  return isMonth(month) ? { kind: 'month', month } : undefined
}

async function threadIn(c: Here): Promise<Extent | undefined> {
  const id = archiveId(c.req.param('id') ?? '')
  const number = messageNumber(c.req.param('number') ?? '')
  if (!id || number === undefined) return undefined
  const { thread } = await standingOf(c.var.here.database.read, id, number)
  return { kind: 'thread', thread }
}

const EVER: Span = { from: 0 as Instant, until: Number.MAX_SAFE_INTEGER as Instant }

async function talkOf(c: Here, tools: Tools, scope: DiscussionScope): Promise<Response> {
  const month = c.req.query('month')
  if (month !== undefined && !isMonth(month)) return absent(c)
  const name = month ?? 'discussion'
  return sent(placeMbox(exportingOf(c, tools), scope, month ? spanOf(month) : EVER), name)
}

function spanOf(month: string): Span {
  const [year, number] = month.split('-').map(Number)
  const first = (later: number) => Date.UTC(year ?? 0, (number ?? 1) - 1 + later) as Instant
  return { from: first(0), until: first(1) }
}
