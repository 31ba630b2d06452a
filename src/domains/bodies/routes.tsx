/** HTTP for bodies: read by all, joined where they are open, looked after by their officers. */
import type { Context } from 'hono'
import { z } from 'zod'
import { isUlid, newUlid } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import { absent, once, optional, page, posted, readerOf } from '../../platform/http/index.ts'
import { seeOther, signInThenAgain, tick, type Posted } from '../../platform/http/index.ts'
import { wordsOf, type Act } from '../../platform/record/index.ts'
import { days, ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { actorOf, agreeOnTheWay, asTyped, codesOf, findByHandle } from '../people/index.ts'
import { findPeople, namesOf, ROLES } from '../people/index.ts'
import type { Actor, Mount, PersonId, SiteEnv, Tools } from '../people/index.ts'
import { isHeld, isServing, type Body, type BodyId, type SeatId, type TermId } from './body.ts'
import * as rules from './rules.ts'
import * as store from './store.ts'
import { BodiesPage } from './views-list.tsx'
import { BodyPage, type Returned } from './views.tsx'

type Here = Context<SiteEnv>

const Going = z.object({ permanence: tick() })
/** The named day is the last one of the term, so the term ends when that day ends (UTC). */
const Appointing = z.object({
  handle: z.string().trim().min(1).max(80),
  role: z.enum(ROLES),
  until: optional(z.iso.date().transform((day) => (Date.parse(day) + days(1)) as Instant)),
})

export const bodyRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/bodies', (c) => showBodies(c))
    app.get('/bodies/:slug', (c) => showBody(c))
    app.post('/bodies/:slug/seats', (c) => join(c, tools))
    app.post('/bodies/:slug/departures', (c) => leave(c))
    app.post('/bodies/:slug/roles', (c) => giveRole(c, tools))
  }

const topicsOf = (body: Body): readonly string[] => ['bodies', `body:${body.id}`]

async function showBodies(c: Here): Promise<Response> {
  const { read, clock } = c.var.here.database
  const bodies = await store.findBodies(read)
  const words = await wordsOf(
    read,
    bodies.map(({ name }) => name),
  )
  const { t } = await readerOf(c)
  const lines = []
  for (const body of bodies) {
    const wording = words.get(body.name)
    const name = wording.kind === 'text' ? wording.text : t('html.redacted')
    const filled = (await store.seatsOf(read, body.id, clock.now())).length
    lines.push({ body, name, filled })
  }
  return page(c, <BodiesPage bodies={lines} />, { json: { bodies: lines }, topics: ['bodies'] })
}

async function showBody(c: Here, returned?: Returned): Promise<Response> {
  const { read } = c.var.here.database
  const slug = c.req.param('slug') ?? ''
  const body = isUlid(slug)
    ? await store.findBody(read, { id: slug as BodyId })
    : await store.findBody(read, { slug })
  if (!body) return absent(c)
  if (body.slug !== slug) return seeOther(c, `/bodies/${body.slug}`)
  const seats = await store.seatsOf(read, body.id)
  const terms = await store.termsOf(read, body.id)
  const words = await wordsOf(read, [body.name, body.mandate])
  const ids = new Set([...seats, ...terms].map(({ person }) => person))
  const names = await namesOf(read, await findPeople(read, [...ids]))
  const { t } = await readerOf(c)
  const textOf = (commitment: string) => {
    const wording = words.get(commitment)
    return wording.kind === 'text' ? wording.text : t('html.redacted')
  }
  const props = {
    body,
    name: textOf(body.name),
    mandate: body.mandate === null ? undefined : textOf(body.mandate),
    seats,
    terms,
    codes: body.grouping === null ? [] : await codesOf(read, body.grouping),
    nameOf: (person: string) =>
      names.get(person as PersonId) ?? { name: person, path: `/people/${person}` },
    viewer: await actorOf(c),
    returned,
  }
  const status = returned === undefined ? 200 : returned.refusal ? 422 : 400
  return page(c, <BodyPage {...props} />, {
    status,
    json: { body, seats, terms },
    ...(props.viewer || returned ? {} : { topics: topicsOf(body) }),
  })
}

type Refusal = rules.BodyRefusal | { readonly kind: 'absent' }

type Facts<Data> = { readonly body: Body; readonly data: Data; readonly now: Instant }
type Work<Data> = (tx: Tx, actor: Actor, facts: Facts<Data>) => Promise<Result<true, Refusal>>

/** What the forms of a body have in common: parse, load, decide and save in `work`, answer. */
async function formOf<Schema extends z.ZodType>(
  c: Here,
  form: Returned['form'],
  schema: Schema,
  work: Work<z.output<Schema>>,
): Promise<Response> {
  const sent: Posted<z.output<Schema>> = await posted(c, schema)
  const actor = await actorOf(c)
  if (!actor) return signInThenAgain(c)
  const { t } = await readerOf(c)
  const again = asTyped(sent, t)
  if (!sent.ok) return showBody(c, { form, again })
  const done = await once<Refusal>(c, sent, async (tx, now) => {
    const body = await store.lockBody(tx, c.req.param('slug') ?? '')
    if (!body) return refuse({ kind: 'absent' })
    // Offices as they are now that the body is held, not as they were when the form came.
    const offices = await store.officesOf(tx, actor.person, now)
    const worked = await work(tx, { ...actor, ...offices }, { body, data: sent.data, now })
    return worked.ok ? ok(`/bodies/${body.slug}` as const) : worked
  })
  if (done.ok) return done.value
  const { refusal } = done
  return refusal.kind === 'absent' ? absent(c) : showBody(c, { form, again, refusal })
}

const actOn = (body: Body, actor: Actor, act: Act['act'], clear: Act['clear']): Act => ({
  act,
  actor: actor.person,
  obj: `body:${body.id}`,
  via: 'web',
  clear: clear ?? {},
  topics: [...topicsOf(body), `person:${actor.person}`],
})

const groupOf = (group: string | null) => (group === null ? {} : { group })

const join = (c: Here, { clock }: Tools) =>
  formOf(c, 'join', Going, async (tx, actor, { body, data, now }) => {
    const { permanence } = data
    const by = await agreeOnTheWay(tx, actor, { permanence, via: 'web' }, now)
    const taken = rules.takeSeat(newUlid(clock) as SeatId, body, by, now)
    if (!taken.ok) return taken
    const { id, person, group } = taken.value
    const clear = { seat: id, person, ...groupOf(group) }
    await store.saveSeat(tx, taken.value, actOn(body, by, 'seat.take', clear))
    return ok(true)
  })

const leave = (c: Here) =>
  formOf(c, 'leave', Going, async (tx, actor, { body, data, now }) => {
    const { permanence } = data
    const by = await agreeOnTheWay(tx, actor, { permanence, via: 'web' }, now)
    const seats = await store.seatsOf(tx, body.id)
    const own = seats.find((seat) => seat.person === actor.person && isHeld(seat, now))
    if (!own) return refuse({ kind: 'seat-ended' })
    const left = rules.leave(own, by, now)
    if (!left.ok) return left
    const clear = { seat: own.id, person: own.person, ...groupOf(own.group) }
    await store.saveSeat(tx, left.value, actOn(body, by, 'seat.leave', clear))
    return ok(true)
  })

const giveRole = (c: Here, { clock }: Tools) =>
  formOf(c, 'role', Appointing, async (tx, actor, { body, data, now }) => {
    const person = await findByHandle(tx, data.handle)
    if (!person) return refuse({ kind: 'nobody', handle: data.handle })
    const serving = (await store.termsOf(tx, body.id)).filter((term) => isServing(term, now))
    const until = data.until ?? null
    const term = { id: newUlid(clock) as TermId, person: person.id, role: data.role, until }
    const given = rules.giveRole(term, body, { by: actor, serving }, now)
    if (!given.ok) return given
    const clear = {
      role: data.role,
      person: person.id,
      ...(until === null ? {} : { until: Math.floor(until / 1_000) }),
    }
    await store.saveTerm(tx, given.value, actOn(body, actor, 'role.begin', clear))
    return ok(true)
  })
