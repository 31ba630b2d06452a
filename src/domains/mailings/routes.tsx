/** HTTP for mail: what people choose, one click in a mail, the list of the staff. */
import type { Context } from 'hono'
import { z } from 'zod'
import type { Read } from '../../platform/db/index.ts'
import { absent, page, seeOther, tick, type To } from '../../platform/http/index.ts'
import { listComplaints, mailStanding, tryFailedAgain } from '../../platform/mail/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { ok, refuse } from '../../platform/values.ts'
import { aboutOf, placeAt } from '../discussions/index.ts'
import {
  actorOf,
  answerForm,
  findAccount,
  findPeople,
  isStaff,
  namesOf,
  type Mount,
  type SiteEnv,
  type Tools,
} from '../people/index.ts'
import { CHOICES_MAX, EVERYWHERE, OWN, PACES, placeKey, type PlaceKey } from './pace.ts'
import { resume } from './pausing.ts'
import { readStop, type Stop } from './stops.ts'
import { chooseFor, choicesOf } from './store-choices.ts'
import { countPaused, findReader, listPaused } from './store-readers.ts'
import {
  MailPage,
  StopPage,
  UnreachedPage,
  type Complained,
  type PlaceChoice,
  type Returned,
} from './views.tsx'

type Here = Context<SiteEnv>

const PAGE: To = '/account/mail'
const SAVED: To = '/account/mail?saved=1'
const PLACE_LENGTH_MAX = 80

const Choosing = z.object({
  permanence: tick(),
  place: z
    .string()
    .max(PLACE_LENGTH_MAX)
    .transform((raw, context): PlaceKey => {
      const place = placeKey(raw)
      if (place !== undefined && place !== OWN) return place
      context.addIssue({ code: 'invalid_value', values: [EVERYWHERE] })
      return z.NEVER
    }),
  pace: z.enum([...PACES, 'unset']),
  own: tick(),
})
const Resuming = z.object({ permanence: tick() })

type TooMany = { readonly kind: 'too-many' }

export const mailingRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get(PAGE, (c) => showMail(c))
    app.post('/account/mail/choices', (c) => choose(c, tools))
    app.post('/account/mail/resumptions', (c) =>
      answerForm<typeof Resuming, TooMany>(c, tools, {
        schema: Resuming,
        work: async ({ tx, actor, now }) => {
          await resume(tx, actor.person, now)
          return ok(SAVED)
        },
        again: (again, refusal) => showMail(c, { place: '', again, refusal }),
      }),
    )
    app.get('/mail/stops', (c) => {
      const stop = stopOf(c, tools)
      return stop ? page(c, <StopPage done={false} action={sentTo(c)} />) : absent(c)
    })
    // RFC 8058 §3.2: neither a cookie nor a second step is asked for.
    app.post('/mail/stops', async (c) => {
      const stop = stopOf(c, tools)
      if (!stop) return absent(c)
      await tools.database.transact((tx) => chooseFor(tx, stop.person, stop.place, 'none'))
      return page(c, <StopPage done action={sentTo(c)} />)
    })
    app.get('/mailings', (c) => showUnreached(c))
    app.post('/mailings/attempts', async (c) => {
      const actor = await actorOf(c)
      if (actor && !isStaff(actor)) return absent(c)
      const { engine } = tools.database
      return answerForm(c, tools, {
        schema: Resuming,
        work: async ({ tx, now }) => {
          await tryFailedAgain(tx, engine, now)
          return ok<To>('/mailings')
        },
        again: () => showUnreached(c),
      })
    })
  }

const sentTo = (c: Here) => `/mail/stops${new URL(c.req.url).search}`

const stopOf = (c: Here, { outbox }: Tools): Stop | undefined =>
  readStop(outbox.seal, {
    person: c.req.query('person') ?? '',
    place: c.req.query('place') ?? '',
    seal: c.req.query('seal') ?? '',
  })

const choose = (c: Here, tools: Tools): Promise<Response> =>
  answerForm<typeof Choosing, TooMany>(c, tools, {
    schema: Choosing,
    work: async ({ tx, actor: { person }, data: { place, pace, own } }) => {
      const choices = await choicesOf(tx, person)
      const isNew = pace !== 'unset' && !choices.has(place)
      if (isNew && choices.size >= CHOICES_MAX) return refuse({ kind: 'too-many' })
      await chooseFor(tx, person, place, pace === 'unset' ? undefined : pace)
      if (place === EVERYWHERE) await chooseFor(tx, person, OWN, own ? 'now' : undefined)
      return ok(SAVED)
    },
    again: (again, refusal) => {
      const { place } = again.typed
      return showMail(c, { place: typeof place === 'string' ? place : '', again, refusal })
    },
  })

async function showMail(c: Here, returned?: Returned): Promise<Response> {
  const actor = await actorOf(c)
  if (!actor) return seeOther(c, '/sign-in')
  const { read } = c.var.here.database
  const choices = await choicesOf(read, actor.person)
  const asked = placeKey(c.req.query('place') ?? '')
  const chosen = [...choices.keys()].filter((place) => place !== EVERYWHERE && place !== OWN)
  const keys = asked && !chosen.includes(asked) ? [asked, ...chosen] : chosen
  const places = await Promise.all(keys.map((key) => named(read, key)))
  const reader = await findReader(read, actor.person)
  const status = returned === undefined ? 200 : returned.refusal ? 422 : 400
  return page(
    c,
    <MailPage
      everything={choices.get(EVERYWHERE)}
      own={choices.get(OWN) === 'now'}
      places={places.flatMap((one) => (one ? [{ ...one, pace: choices.get(one.place) }] : []))}
      pausedAt={reader?.pausedAt}
      saved={c.req.query('saved') !== undefined && returned === undefined}
      returned={returned}
    />,
    { status },
  )
}

async function named(read: Read, place: PlaceKey): Promise<Omit<PlaceChoice, 'pace'> | undefined> {
  const about = aboutOf(place)
  const found = about && (await placeAt(read, about))
  if (!found) return undefined
  const wording = (await wordsOf(read, [found.title])).get(found.title)
  return { place, title: wording.kind === 'text' ? wording.text : found.href, href: found.href }
}

/** Names alone: to whom mail comes back is no reason to show anybody's address. */
async function showUnreached(c: Here): Promise<Response> {
  const actor = await actorOf(c)
  if (!actor || !isStaff(actor)) return absent(c)
  const { read } = c.var.here.database
  const paused = await listPaused(read)
  const people = await findPeople(
    read,
    paused.map(({ person }) => person),
  )
  const names = await namesOf(read, people)
  const complaints = await complaintsOf(read)
  const shown = paused.map(({ person, since }) => ({
    name: names.get(person)?.name ?? person,
    href: names.get(person)?.path,
    since,
  }))
  const count = await countPaused(read)
  const { failed } = await mailStanding(c.var.here.database)
  const props = { people: shown, count, complaints, failed }
  return page(c, <UnreachedPage {...props} />)
}

/** Who reported our mail as unwanted; an address without an account is not shown to anybody. */
async function complaintsOf(read: Read): Promise<readonly Complained[]> {
  const all = await listComplaints(read)
  const accounts = await Promise.all(all.map(({ address: mail }) => findAccount(read, { mail })))
  const ids = accounts.flatMap((account) => (account ? [account.person] : []))
  const names = await namesOf(read, await findPeople(read, ids))
  return all.map(({ reports, at }, index) => {
    const person = accounts[index]?.person
    const known = person === undefined ? undefined : names.get(person)
    return { name: known?.name ?? person, href: known?.path, reports, at }
  })
}
