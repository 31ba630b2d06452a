/** HTTP for templates as such: the list, one with its calendar and changes, two side by side. */
import type { Context } from 'hono'
import { absent, page, readerOf } from '../../platform/http/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import type { Read } from '../../platform/db/index.ts'
import type { Mount, SiteEnv, Tools } from '../people/index.ts'
import { dayOf, minuteOf } from './calendar.ts'
import { changesBetween } from './changes.ts'
import { explainTemplate } from './explain-template.ts'
import { canonicalOf, findPins, latestOf, pinsNamed, templateOf } from './store.ts'
import type { Adopted, Pin } from './template.ts'
import { ComparePage } from './views-outlook.tsx'
import { TemplatePage, TemplatesPage } from './views.tsx'

type Here = Context<SiteEnv>

/** A calendar of the past or the far future tells nobody anything. */
const FIRST_DAY = '1990-01-01'
const LAST_DAY = '2100-12-31'
const DAY = /^\d{4}-\d{2}-\d{2}$/

export const templateRoutes =
  ({ database: { read }, clock }: Pick<Tools, 'database' | 'clock'>): Mount =>
  (app) => {
    app.get('/templates', async (c) => {
      const pins = await findPins(read)
      return page(c, <TemplatesPage templates={await newest(read, pins)} />, {
        json: { templates: pins },
        topics: ['templates'],
      })
    })

    app.get('/templates/compare', async (c) => {
      const all = await newest(read, await findPins(read))
      const named = (name: string | undefined) => all.find(({ pin }) => pin.name === name)
      const [one, other] = [named(c.req.query('one')), named(c.req.query('other'))]
      const compared = { all, one, other, now: clock.now() }
      return page(c, <ComparePage {...compared} />, { json: { one: one?.pin, other: other?.pin } })
    })

    app.get('/templates/:name/:version/bytes', async (c) => {
      const { name, version } = c.req.param()
      const pin = (await pinsNamed(read, name)).find((one) => one.version === version)
      const bytes = pin && (await canonicalOf(read, pin))
      return bytes === undefined
        ? absent(c)
        : c.body(bytes, 200, { 'content-type': 'application/json' })
    })

    for (const path of ['/templates/:name', '/templates/:name/:version'] as const) {
      app.get(path, (c) => showOne(c, read, clock.now()))
    }
  }

/** The newest version of each name. */
async function newest(read: Read, pins: readonly Pin[]): Promise<readonly Adopted[]> {
  const names = [...new Set(pins.map(({ name }) => name))].sort()
  const latest = names.flatMap((name) => latestOf(pins, name) ?? [])
  return Promise.all(latest.map(async (pin) => ({ pin, template: await templateOf(read, pin) })))
}

async function showOne(c: Here, read: Read, now: ReturnType<Tools['clock']['now']>) {
  const { name = '', version } = c.req.param() as { name?: string; version?: string }
  const pins = await pinsNamed(read, name)
  const pin =
    version === undefined ? latestOf(pins, name) : pins.find((one) => one.version === version)
  if (!pin) return absent(c)
  const template = await templateOf(read, pin)
  const { t } = await readerOf(c)
  const inWords = explainTemplate(template, t)
  const changes = await changesSince(read, pins, { pin, template }, t)
  const asked = c.req.query('from')
  const from = dayAsked(asked, now)
  return page(c, <TemplatePage pin={pin} template={template} from={from} changes={changes} />, {
    json: { pin, template, inWords },
    ...(asked === undefined ? {} : { status: from.isDay ? 200 : 400 }),
    ...(asked === undefined ? { topics: ['templates'] } : {}),
  })
}

/** A day that somebody typed, else today. */
function dayAsked(asked: string | undefined, now: ReturnType<Tools['clock']['now']>) {
  const today = minuteOf(dayOf(now), '00:00') ?? now
  if (asked === undefined) return { at: today, isDay: true }
  const isNear = DAY.test(asked) && asked >= FIRST_DAY && asked <= LAST_DAY
  const at = isNear ? minuteOf(asked, '00:00') : undefined
  return { at: at ?? today, isDay: at !== undefined }
}

/** Against the version before it, where there is one. */
async function changesSince(
  read: Read,
  pins: readonly Pin[],
  { pin, template }: Adopted,
  t: Translate,
) {
  const collator = new Intl.Collator('en', { numeric: true })
  const earlier = pins.filter((one) => collator.compare(one.version, pin.version) < 0)
  const before = latestOf(earlier, pin.name)
  if (!before) return undefined
  const old = explainTemplate(await templateOf(read, before), t)
  return { since: before.version, sections: changesBetween(old, explainTemplate(template, t)) }
}
