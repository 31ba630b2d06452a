/** HTTP for what needs whoever asks: in order, of all processes or of one. Decides nothing. */
import type { Context } from 'hono'
import { page, readerOf } from '../../platform/http/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { actorOf, type Actor, type SiteEnv } from '../people/index.ts'
import { findProcesses, type Process } from '../processes/index.ts'
import { newElsewhere } from '../standing/index.ts'
import { needsCalendar } from './needs-calendar.ts'
import { needsOf, onPage, type NeedsAsked, type Place } from './needs.ts'
import { toldTo, type OpenThings, type Thing } from './thing.ts'
import { NeedsMePage, SignInPage, type NewsLine, type PlaceLine } from './views-needs.tsx'

type Here = Context<SiteEnv>
export type NeedsTools = { readonly things: readonly OpenThings[]; readonly url: string }

const PATH = '/needs-me'

export async function showNeeds(c: Here, { things, url }: NeedsTools): Promise<Response> {
  const actor = await actorOf(c)
  if (!actor) return page(c, <SignInPage />, { json: { count: 0, things: [] } })
  const { read, clock } = c.var.here.database
  const now = clock.now()
  const told = await toldTo(things, read, { actor, now })
  const processes = await findProcesses(read)
  const only = placeAsked(c, processes)
  const needs = needsOf(told, { now, only })
  const places = await linesOf(c, needs.places, processes)
  const asked = Number(c.req.query('page'))
  const at = Number.isInteger(asked) && asked > 0 ? asked - 1 : 0
  const { t } = await readerOf(c)
  const { twin } = c.var.course.address
  const news = await newsFor(c, actor, processes)
  const props = { ...needs, places, only, page: at, shown: onPage(needs.things, at), news }
  return page(c, <NeedsMePage {...props} path={pathOf(only, processes)} />, {
    // Thousands of sentences: said only to whom asks for them.
    ...(twin === 'json'
      ? { json: { count: needs.all, things: needs.things.map(twinOf(t, places)) } }
      : {}),
    ...(twin === 'ics' ? { ics: needsCalendar(needs.things, { t, url, now }) } : {}),
  })
}

/** What happened where they were last, for whoever comes back: one line for each process. */
async function newsFor(
  c: Here,
  { person }: Pick<Actor, 'person'>,
  processes: readonly Process[],
): Promise<readonly NewsLine[]> {
  const { read } = c.var.here.database
  const { t } = await readerOf(c)
  const known = new Map(processes.map((process) => [process.id, process]))
  const told = (await newElsewhere(read, person)).flatMap(({ process, count }) => {
    const found = known.get(process)
    return found ? [{ found, count }] : []
  })
  const words = await wordsOf(
    read,
    told.map(({ found }) => found.title),
  )
  return told.map(({ found: { title, slug }, count }) => {
    const wording = words.get(title)
    const named = wording.kind === 'text' ? wording.text : t('html.redacted')
    return { title: named, href: `/processes/${slug}/since`, count }
  })
}

/** Asked for a process that is not there, all are shown. */
function placeAsked(c: Here, processes: readonly Process[]): NeedsAsked['only'] {
  if (c.req.query('outside') !== undefined) return { place: undefined }
  const found = processes.find(({ slug }) => slug === c.req.query('process'))
  return found ? { place: found.id } : 'all'
}

/** Where the next page of the same lies: with what was asked for, and room for its number. */
function pathOf(only: NeedsAsked['only'], processes: readonly Process[]): string {
  if (only === 'all') return `${PATH}?`
  const slug = processes.find(({ id }) => id === only.place)?.slug
  return slug === undefined ? `${PATH}?outside=1&` : `${PATH}?process=${slug}&`
}

async function linesOf(
  c: Here,
  places: readonly { readonly place: Place; readonly count: number }[],
  processes: readonly Process[],
): Promise<readonly PlaceLine[]> {
  const { t } = await readerOf(c)
  const known = new Map(processes.map((process) => [process.id, process]))
  const asked = places.flatMap(({ place }) => (place && known.get(place)) || [])
  const words = await wordsOf(
    c.var.here.database.read,
    asked.map(({ title }) => title),
  )
  return places.map(({ place, count }) => {
    const process = place && known.get(place)
    if (!process) {
      return { place, count, title: t('desk.needs.outside'), href: `${PATH}?outside=1` }
    }
    const wording = words.get(process.title)
    const title = wording.kind === 'text' ? wording.text : t('html.redacted')
    return { place, count, title, href: `${PATH}?process=${process.slug}` }
  })
}

const twinOf = (t: Translate, places: readonly PlaceLine[]) => {
  const titles = new Map(places.map(({ place, title }) => [place, title]))
  return ({ said: { key, ...values }, href, until, since, stake = 'other', process }: Thing) => ({
    what: t(key, values),
    href,
    stake,
    why: t(`desk.needs.why.${stake}`),
    ...(until === undefined ? {} : { until: new Date(until).toISOString() }),
    ...(since === undefined ? {} : { since: new Date(since).toISOString() }),
    ...(process === undefined ? {} : { process: titles.get(process) ?? '' }),
  })
}
