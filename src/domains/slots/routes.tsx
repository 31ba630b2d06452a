/** HTTP for fair time: the finder, and what meetings have cost whom. Saves nothing. */
import type { Context } from 'hono'
import { absent, asked, page, readerOf, seeOther, type Typed } from '../../platform/http/index.ts'
import { toLocal } from '../../platform/languages/index.ts'
import { after, days } from '../../platform/values.ts'
import { findBody } from '../bodies/index.ts'
import { hostingOf, type Hosting } from '../meetings/index.ts'
import { actorOf, asTyped, type Mount, type SiteEnv } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import { Asking, isNear } from './asking.ts'
import { answer, type AskedBy } from './load-finder.ts'
import { loadLedger, loadMine, namedHost, type CameTo } from './load-ledger.ts'
import type { FinderShown } from './shown.ts'
import { finderJson, ledgerCsv, ledgerJson, mineCsv } from './twins.ts'
import { FinderPage } from './views/finder.tsx'
import { LedgerPage } from './views/ledger.tsx'
import { MinePage } from './views/mine.tsx'

type Here = Context<SiteEnv>

/** @param came how it is known who came to a meeting: a later domain says */
export const slotRoutes =
  (came: Came): Mount =>
  (app) => {
    app.get('/slots', find)
    app.get('/slots/mine', (c) => showMine(c, came))
    app.get('/processes/:slug/slots', async (c) =>
      showLedger(c, came, await ofProcess(c, c.req.param('slug'))),
    )
    app.get('/bodies/:slug/slots', async (c) =>
      showLedger(c, came, await ofBody(c, c.req.param('slug'))),
    )
  }

async function askedBy(c: Here): Promise<AskedBy> {
  const { read, clock } = c.var.here.database
  return { read, now: clock.now(), viewer: await actorOf(c) }
}

async function ofProcess(c: Here, slug: string): Promise<Hosting | undefined> {
  const { read } = c.var.here.database
  const process = await findProcess(read, { slug })
  return process && hostingOf(read, { kind: 'process', process: process.id })
}

async function ofBody(c: Here, slug: string): Promise<Hosting | undefined> {
  const { read } = c.var.here.database
  const body = await findBody(read, { slug })
  return body && hostingOf(read, { kind: 'body', body: body.id })
}

/** A new question, before anything was typed: ten weekly calls of an hour. */
async function usualAsking(c: Here): Promise<Typed> {
  const { zone, now } = await readerOf(c)
  return {
    days: ['1', '2', '3', '4', '5'],
    minutes: '60',
    times: '10',
    slots: '3',
    from: toLocal(after(now, days(7)), zone).slice(0, 10),
    zone,
  }
}

const textIn = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : ''
}

async function find(c: Here): Promise<Response> {
  const form = await asked(c, Asking)
  const { t, now } = await readerOf(c)
  const [process, body] = [textIn(form.typed, 'process'), textIn(form.typed, 'body')]
  const hosting =
    process !== '' ? await ofProcess(c, process) : body !== '' ? await ofBody(c, body) : undefined
  if (!hosting && process + body !== '') return absent(c)
  const by = await askedBy(c)
  const shown: FinderShown = {
    again: { typed: { ...(await usualAsking(c)), ...form.typed } },
    host: hosting && (await namedHost(by.read, hosting)),
    refusal: undefined,
    found: undefined,
  }
  // Whoever comes by a link has asked nothing yet.
  if (form.typed['minutes'] === undefined) return show(c, shown)
  const again = asTyped(form, t)
  if (!form.ok) return show(c, { ...shown, again }, 400)
  if (!isNear(form.data.from, toLocal(now, 'UTC'))) {
    const message = t('http.problem.not-a-date')
    return show(c, { ...shown, again: { ...again, problems: [{ field: 'from', message }] } }, 400)
  }
  const answered = await answer(by, form.data, hosting)
  return answered.ok
    ? show(c, { ...shown, again, found: answered.value })
    : show(c, { ...shown, again, refusal: answered.refusal }, 422)
}

const show = (c: Here, shown: FinderShown, status: 200 | 400 | 422 = 200): Promise<Response> =>
  page(c, <FinderPage shown={shown} />, { status, json: finderJson(shown) })

type Came = { readonly cameTo: CameTo }

async function showLedger(c: Here, came: Came, hosting: Hosting | undefined): Promise<Response> {
  if (!hosting) return absent(c)
  const shown = await loadLedger({ ...(await askedBy(c)), ...came }, hosting)
  return page(c, <LedgerPage shown={shown} />, {
    json: ledgerJson(shown),
    csv: ledgerCsv(shown),
  })
}

async function showMine(c: Here, came: Came): Promise<Response> {
  const by = await askedBy(c)
  if (!by.viewer) return seeOther(c, '/sign-in')
  const shown = await loadMine({ ...by, ...came }, by.viewer)
  return page(c, <MinePage shown={shown} />, { json: shown, csv: mineCsv(shown) })
}
