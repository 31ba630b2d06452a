/** HTTP for archives: pages that read, and one form that removes. */
import { z } from 'zod'
import type { ComponentChild } from 'preact'
import { absent, page, passage, readerOf, type To } from '../../platform/http/index.ts'
import { ok, type Instant } from '../../platform/values.ts'
import { answerFile, groundOf, REASON_LENGTH_MAX } from '../discussions/index.ts'
import {
  actorOf,
  agreeOnTheWay,
  answerForm,
  consent,
  gone,
  type Mount,
  type Tools,
} from '../people/index.ts'
import { undertakingsOf } from '../templates/index.ts'
import { topicsOf } from './acts.ts'
import { archiveId, messageNumber, type ArchiveId } from './archive.ts'
import {
  loadArchive,
  loadMessage,
  loadMonth,
  loadNewest,
  loadThread,
  pathOf,
  sceneOf,
} from './load.ts'
import { isMonth, mboxRoutes, type Here } from './routes-mbox.ts'
import { loadFound, searchOf } from './searching.ts'
import type { Returned, Scene, Worded } from './shown.ts'
import { dropFiles, filesBefore, removeArchived } from './steps-removing.ts'
import { findFile, findMessage, numberByMail } from './store-archives.ts'
import type { Before } from './store-threads.ts'
import { archiveJson, feedOf, foundJson, messageJson, monthJson, threadJson } from './twins.ts'
import { ArchivePage, MonthPage, ThreadPage } from './views.tsx'
import { MessagePage } from './views-message.tsx'
import { FoundPage } from './views-search.tsx'
import { headed } from './load.ts'

export const archiveRoutes =
  (tools: Tools): Mount =>
  (app) => {
    mboxRoutes(tools)(app)
    app.get('/archives/:id', (c) => inArchive(c, showArchive))
    app.get('/archives/:id/search', (c) => inArchive(c, showFound))
    app.get('/archives/:id/threads/:number', (c) => inArchive(c, showThread))
    app.get('/archives/:id/by-message-id/:message', (c) => inArchive(c, redirect))
    app.get('/archives/:id/:number', (c) => showMessage(c))
    app.post('/archives/:id/:number/removals', (c) => remove(c, tools))
    app.get('/attachments/archived/:id', (c) => sendFile(c, tools))
  }

type Shower = (c: Here, scene: Scene) => Promise<Response>

async function inArchive(c: Here, show: Shower): Promise<Response> {
  const id = archiveId(c.req.param('id') ?? '')
  const scene = id && (await sceneOf(c.var.here.database.read, id))
  return scene ? show(c, scene) : absent(c)
}

const numbered = (raw: string | undefined): number =>
  raw !== undefined && /^\d{1,6}$/.test(raw) ? Number(raw) : 0

const PAGES_MAX = 10_000

const pageOf = (c: Here): number => Math.min(numbered(c.req.query('page')), PAGES_MAX)

function beforeOf(raw: string | undefined): Before | undefined {
  const [, at, thread] = /^(\d{1,16})-(\d{1,7})$/.exec(raw ?? '') ?? []
  return at === undefined ? undefined : { at: Number(at) as Instant, thread: Number(thread) }
}

type Answer = { readonly json: object; readonly messages: () => Promise<readonly Worded[]> }

/** A page that changes with the archive alone, with its feed made only where it is asked for. */
async function answerWith(c: Here, scene: Scene, node: ComponentChild, answer: Answer) {
  const { twin, path } = c.var.course.address
  const atom = twin === 'atom' ? await feedAt(c, scene, path, await answer.messages()) : undefined
  return page(c, node, {
    json: answer.json,
    ...(atom === undefined ? {} : { atom }),
    topics: topicsOf(scene.archive),
  })
}

async function feedAt(c: Here, scene: Scene, path: string, messages: readonly Worded[]) {
  const { t, language } = await readerOf(c)
  return feedOf({
    scene,
    url: c.var.here.site.url,
    path,
    title: t('archives.of', { name: scene.name }),
    language,
    messages,
    removed: t('html.redacted'),
    nobody: t('archives.nobody'),
  })
}

async function showArchive(c: Here, scene: Scene): Promise<Response> {
  const { read } = c.var.here.database
  const month = c.req.query('month')
  if (month !== undefined) {
    if (!isMonth(month)) return absent(c)
    const shown = await loadMonth(read, scene, { month, page: pageOf(c) })
    const options = { json: monthJson(shown), topics: topicsOf(scene.archive) }
    return page(c, <MonthPage shown={shown} />, options)
  }
  const shown = await loadArchive(read, scene, beforeOf(c.req.query('before')))
  return answerWith(c, scene, <ArchivePage shown={shown} />, {
    json: archiveJson(shown),
    messages: () => loadNewest(read, scene.archive.id),
  })
}

async function showThread(c: Here, scene: Scene): Promise<Response> {
  const number = messageNumber(c.req.param('number') ?? '')
  const { read } = c.var.here.database
  const from = numbered(c.req.query('from'))
  const shown = number ? await loadThread(read, scene, { number, from }) : undefined
  if (!shown) return absent(c)
  return answerWith(c, scene, <ThreadPage shown={shown} />, {
    json: threadJson(shown),
    messages: () => Promise.resolve(shown.lines.toReversed()),
  })
}

/** Not kept: questions are anybody's, and many. */
async function showFound(c: Here, scene: Scene): Promise<Response> {
  const search = searchOf((name) => c.req.query(name))
  const shown = await loadFound(c.var.here.database.read, scene, { search, page: pageOf(c) })
  return page(c, <FoundPage shown={shown} />, { json: foundJson(shown) })
}

/** An old address: what a mail was called wherever it was sent. */
async function redirect(c: Here, { archive }: Scene): Promise<Response> {
  const { twin } = c.var.course.address
  const raw = `${c.req.param('message') ?? ''}${twin ? `.${twin}` : ''}`
  const bare = raw.replace(/^<|>$/g, '')
  const number = await numberByMail(c.var.here.database.read, archive.id, `<${bare}>`)
  return number === undefined ? absent(c) : c.redirect(`${pathOf(archive)}/${number}`, 302)
}

async function showMessage(c: Here, returned?: Returned): Promise<Response> {
  return inArchive(c, async (_, scene) => {
    const number = messageNumber(c.req.param('number') ?? '')
    const { read, clock } = c.var.here.database
    const reader = { now: clock.now(), viewer: await actorOf(c), returned }
    const shown = number ? await loadMessage(read, scene, number, reader) : undefined
    if (!shown) return absent(c)
    return page(c, <MessagePage shown={shown} />, {
      status: returned === undefined ? 200 : returned.refusal ? 422 : 400,
      json: messageJson(shown),
      topics: topicsOf(scene.archive),
    })
  })
}

const BASIS_LENGTH_MAX = 80

const Removal = z.object({
  ...consent,
  basis: z
    .string()
    .max(BASIS_LENGTH_MAX)
    .transform((raw, context) => {
      const basis = groundOf(raw)
      if (basis !== undefined) return basis
      context.addIssue({ code: 'invalid_value', values: [] })
      return z.NEVER
    }),
  reason: passage({ max: REASON_LENGTH_MAX }),
})

async function remove(c: Here, tools: Tools): Promise<Response> {
  const archive = archiveId(c.req.param('id') ?? '')
  const number = messageNumber(c.req.param('number') ?? '')
  if (!archive || !number) return absent(c)
  const before = await filesBefore(tools, archive, number)
  const done = await answerForm(c, tools, {
    schema: Removal,
    work: async ({ tx, now, via, actor, data: { undertakings, basis, reason } }) => {
      const scene = await sceneOf(tx, archive)
      if (!scene) return { ok: false, refusal: gone }
      const asked = undertakings && scene.place.process ? scene.place.process.pin : undefined
      const given = { permanence: false, undertakings: asked && undertakingsOf(asked), via }
      const agreed = await agreeOnTheWay(tx, actor, given, now)
      const setting = { tx, clock: tools.clock, now, via }
      const removed = await removeArchived(setting, agreed, { archive, number, basis, reason })
      return removed.ok ? ok<To>(`/archives/${archive}/${number}`) : removed
    },
    again: (again, refusal) => showMessage(c, { again, refusal }),
  })
  await dropFiles(tools, before)
  return done
}

const sendFile = (c: Here, { files }: Tools): Promise<Response> => {
  const id = c.req.param('id') ?? ''
  return answerFile(c, files, {
    path: `/attachments/archived/${id}`,
    find: async () => {
      const { read } = c.var.here.database
      const file = await findFile(read, id)
      const message = file && (await findMessage(read, file.archive as ArchiveId, file.number))
      const [shown] = message ? await headed(read, [message]) : []
      const name = shown?.head?.files.find((one) => one.id === id)?.name
      return file && name !== undefined ? { stored: file, type: file.type, name } : undefined
    },
  })
}
