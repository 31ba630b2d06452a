/** HTTP for calendars that anybody can subscribe to: of a meeting, a series, a process, a body. */
import type { Context } from 'hono'
import { absent, page, readerOf } from '../../platform/http/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { findBody } from '../bodies/index.ts'
import type { NeedsOf } from '../mailings/index.ts'
import {
  hostOf,
  meetingId,
  placeOf,
  seriesId,
  topicsOfHost,
  type Hosting,
} from '../meetings/index.ts'
import type { Mount, SiteEnv, Tools } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import { hostKey } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { feedText, type Feed } from './feeds.ts'
import { wordsIn, type Entry } from './load.ts'
import { deadlinesOf, ofHost, ofMeeting, ofSeries, untilMidnight } from './load-feeds.ts'
import { ownRoutes } from './routes-own.tsx'
import { comingRoutes } from './routes-coming.tsx'
import type { CalendarShown } from './shown.ts'
import { CalendarPage } from './views.tsx'
import { textOf, titleOf } from './wording.ts'

export type CalendarTools = Tools & {
  /** What can be done until an hour, of every domain. */
  readonly needs: readonly NeedsOf[]
}

type Here = Context<SiteEnv>

export const calendarRoutes =
  (tools: CalendarTools): Mount =>
  (app) => {
    app.get('/meetings/:id/calendar', (c) => showMeeting(c, tools))
    app.get('/series/:id/calendar', (c) => showSeries(c, tools))
    app.get('/processes/:slug/calendar', (c) => showProcess(c, tools))
    app.get('/bodies/:slug/calendar', (c) => showBody(c, tools))
    comingRoutes(tools)(app)
    ownRoutes(tools)(app)
  }

type Shown = {
  readonly entries: readonly Entry[]
  readonly deadlines?: Feed['deadlines']
  readonly shown: CalendarShown
  readonly topics: readonly string[]
}

/** The page and its file are one address: the file is what calendars ask for again and again. */
async function show(c: Here, tools: CalendarTools, given: Shown): Promise<Response> {
  const { read, clock } = c.var.here.database
  const { t, language } = await readerOf(c)
  const { entries, deadlines = [], shown, topics } = given
  const words = await wordsIn(read, entries)
  const doors = new Map()
  const telling = { t, words, doors, domain: tools.outbox.domain, url: tools.url }
  const ics = feedText({ name: shown.title, language, entries, deadlines }, telling)
  return page(c, <CalendarPage shown={shown} site={tools.url} />, {
    ics,
    topics,
    until: untilMidnight(clock.now()),
  })
}

async function showMeeting(c: Here, tools: CalendarTools): Promise<Response> {
  const { read } = c.var.here.database
  const id = meetingId(c.req.param('id') ?? '')
  const entry = id && (await ofMeeting(read, id))
  const [part] = entry?.planned.parts ?? []
  if (!entry || !part) return absent(c)
  const { t } = await readerOf(c)
  const title = titleOf(part.meeting, { t, words: await wordsIn(read, [entry]) })
  const path = `/meetings/${part.meeting.id}`
  return show(c, tools, {
    entries: [entry],
    topics: [...topicsOfHost(entry.hosting), `meeting:${part.meeting.id}`],
    shown: shownAt(path, title, entry.hosting),
  })
}

const shownAt = (path: string, title: string, hosting: Hosting): CalendarShown => ({
  title,
  back: { label: title, href: path },
  path: `${path}/calendar`,
  practice: placeOf(hosting).practice,
})

async function showSeries(c: Here, tools: CalendarTools): Promise<Response> {
  const { read } = c.var.here.database
  const id = seriesId(c.req.param('id') ?? '')
  const found = id && (await ofSeries(read, id))
  const [entry] = found?.entries ?? []
  if (!found || !entry) return absent(c)
  const { t } = await readerOf(c)
  const words = await wordsOf(read, [found.series.title])
  const title = textOf(words, found.series.title) ?? t('calendars.removed')
  return show(c, tools, {
    entries: found.entries,
    topics: [...topicsOfHost(entry.hosting), `series:${found.series.id}`],
    shown: shownAt(`/series/${found.series.id}`, title, entry.hosting),
  })
}

async function showProcess(c: Here, tools: CalendarTools): Promise<Response> {
  const { read } = c.var.here.database
  const process = await findProcess(read, { slug: c.req.param('slug') ?? '' })
  if (!process) return absent(c)
  const template = await templateOf(read, process.pin)
  return showHost(c, tools, { kind: 'process', process, template })
}

async function showBody(c: Here, tools: CalendarTools): Promise<Response> {
  const { read } = c.var.here.database
  const body = await findBody(read, { slug: c.req.param('slug') ?? '' })
  return body ? showHost(c, tools, { kind: 'body', body }) : absent(c)
}

async function showHost(c: Here, tools: CalendarTools, hosting: Hosting): Promise<Response> {
  const { read, clock } = c.var.here.database
  const now = clock.now()
  const host = hostOf(hosting)
  const { path, slug, name } = placeOf(hosting)
  const words = await wordsOf(read, [name])
  const deadlines =
    host.kind === 'process'
      ? await deadlinesOf(tools.needs, read, { process: host.process }, now)
      : []
  return show(c, tools, {
    entries: await ofHost(read, host, now),
    deadlines,
    topics: [...topicsOfHost(hosting), hostKey(host)],
    shown: shownAt(path, textOf(words, name) ?? slug, hosting),
  })
}
