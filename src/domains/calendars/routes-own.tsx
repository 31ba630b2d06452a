/** HTTP for one's own calendar: its private address, what one chose, the link that ends mail. */
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { z } from 'zod'
import { absent, page, seeOther, tick, type To } from '../../platform/http/index.ts'
import { ok } from '../../platform/values.ts'
import type { NeedsOf } from '../mailings/index.ts'
import {
  actorOf,
  answerForm,
  findAccount,
  findActor,
  type Mount,
  type SiteEnv,
  type Tools,
} from '../people/index.ts'
import { calendarPath, isCalendarOf, readCalendarKey, readStop } from './addresses.ts'
import { feedText } from './feeds.ts'
import { doorsOf, wordsIn } from './load.ts'
import { deadlinesOf, ofPerson } from './load-feeds.ts'
import type { Refusal } from './rules.ts'
import type { Returned } from './shown.ts'
import { findReader, saveReader } from './store.ts'
import { AccountCalendarPage, StopPage } from './views.tsx'

type Here = Context<SiteEnv>
type OwnTools = Tools & { readonly needs: readonly NeedsOf[] }

const PAGE: To = '/account/calendar'
const SAVED: To = '/account/calendar?saved=1'

const Renewing = z.object({ permanence: tick() })
const Choosing = z.object({ permanence: tick(), invitations: tick() })

export const ownRoutes =
  (tools: OwnTools): Mount =>
  (app) => {
    app.get(PAGE, (c) => showAccount(c, tools))
    app.post('/account/calendar/addresses', (c) =>
      answerForm<typeof Renewing, Refusal>(c, tools, {
        schema: Renewing,
        work: async ({ tx, actor: { person } }) => {
          const reader = await findReader(tx, person)
          await saveReader(tx, person, { ...reader, renewed: reader.renewed + 1 })
          return ok(SAVED)
        },
        again: (again, refusal) => showAccount(c, tools, { again, refusal }),
      }),
    )
    app.post('/account/calendar/invitations', (c) =>
      answerForm<typeof Choosing, Refusal>(c, tools, {
        schema: Choosing,
        work: async ({ tx, actor: { person }, data: { invitations } }) => {
          await saveReader(tx, person, { ...(await findReader(tx, person)), invitations })
          return ok(SAVED)
        },
        again: (again, refusal) => showAccount(c, tools, { again, refusal }),
      }),
    )
    app.get('/calendars/stops', (c) =>
      stopOf(c, tools) ? page(c, <StopPage done={false} action={sentTo(c)} />) : absent(c),
    )
    // RFC 8058 §3.2: neither a cookie nor a second step is asked for.
    app.post('/calendars/stops', async (c) => {
      const person = stopOf(c, tools)
      if (!person) return absent(c)
      await tools.database.transact(async (tx) =>
        saveReader(tx, person, { ...(await findReader(tx, person)), invitations: false }),
      )
      return page(c, <StopPage done action={sentTo(c)} />)
    })
    app.get('/calendars/:key', (c) => sendOwn(c, tools))
  }

const sentTo = (c: Here) => `/calendars/stops${new URL(c.req.url).search}`

const stopOf = (c: Here, { outbox }: Tools) =>
  readStop(outbox.seal, {
    person: c.req.query('person') ?? '',
    seal: c.req.query('seal') ?? '',
  })

async function showAccount(c: Here, tools: OwnTools, returned?: Returned): Promise<Response> {
  const actor = await actorOf(c)
  if (!actor) return seeOther(c, '/sign-in')
  const { person } = actor
  const reader = await findReader(c.var.here.database.read, person)
  const path = calendarPath(tools.outbox.seal, person, reader.renewed)
  const shown = {
    address: `${tools.url}${path}.ics`,
    invitations: reader.invitations,
    saved: c.req.query('saved') !== undefined,
    returned,
  }
  const status = returned ? 400 : 200
  return page(c, <AccountCalendarPage shown={shown} />, { status })
}

/** Whoever has the address is its owner, as far as reading goes: programs cannot sign in. */
async function sendOwn(c: Here, tools: OwnTools): Promise<Response> {
  const { read, clock } = c.var.here.database
  const now = clock.now()
  const asked = readCalendarKey(c.req.param('key') ?? '')
  const reader = asked && (await findReader(read, asked.person))
  const isSound = asked && reader && isCalendarOf(tools.outbox.seal, asked, reader.renewed)
  if (!isSound || c.var.course.address.twin !== 'ics') return absent(c)
  const account = await findAccount(read, { person: asked.person })
  const actor = account && (await findActor(read, asked.person, { ...tools, now }))
  if (!account || !actor) return absent(c)
  const { language } = account
  const t = c.var.here.catalogues.translator(language)
  const entries = await ofPerson(read, actor, now)
  const words = await wordsIn(read, entries)
  const doors = await doorsOf(read, entries)
  const telling = { t, words, doors, domain: tools.outbox.domain, url: tools.url }
  const deadlines = await deadlinesOf(tools.needs, read, { actor }, now)
  const name = t('calendars.account.name')
  return sendText(c, feedText({ name, language, entries, deadlines }, telling))
}

/** Asked for again every hour by each program: the same is not sent twice. */
function sendText(c: Here, text: string): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
  const headers = {
    etag,
    'cache-control': 'private, no-cache',
    'content-type': 'text/calendar; charset=utf-8',
  }
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
  return c.body(text, 200, headers)
}
