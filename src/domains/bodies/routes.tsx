/** HTTP for bodies: read by all, joined where they are open, looked after by their officers. */
import type { Context } from 'hono'
import type { VNode } from 'preact'
import type { z } from 'zod'
import { isUlid } from '../../platform/clock.ts'
import { absent, page, readerOf, seeOther } from '../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { actorOf, answerForm, findByHandle, gone } from '../people/index.ts'
import type { Gone, Mount, Person, SiteEnv, Tools } from '../people/index.ts'
import { isHeld, type BodyId } from './body.ts'
import * as forms from './forms.ts'
import { bodyLines, readBody } from './load.ts'
import type { BodyRefusal } from './rules.ts'
import type { Held } from './rules-places.ts'
import { NO_PROCESSES } from './section.ts'
import type { BodyPlace, BodySectionProvider, ProcessesNamed } from './section.ts'
import * as steps from './steps.ts'
import { findBody, lockBody, lockSeat, lockTerm, seatsOf } from './store.ts'
import { lockStandIn, placesOf } from './store-places.ts'
import { bodyJson } from './twins.ts'
import { BodiesPage } from './views-list.tsx'
import { BodyPage, type Returned } from './views.tsx'

type Here = Context<SiteEnv>
type Sections = readonly BodySectionProvider[]
/** `processes`: which of them officers can name when they delegate. */
export type BodyTools = Tools & { readonly processes?: ProcessesNamed }
/** What later domains tell the pages of a body. */
type Beside = { readonly sections: Sections; readonly processes: ProcessesNamed }
type Saved = Result<unknown, BodyRefusal | Gone>
type Work<Data> = (working: steps.Working, data: Data) => Promise<Saved>
type Consenting = z.ZodType<{ readonly permanence: boolean }>

export const bodyRoutes =
  (tools: BodyTools, sections: Sections = []): Mount =>
  (app) => {
    const { processes = NO_PROCESSES } = tools
    const beside = { sections, processes }
    /** What the forms of a body have in common: it is held, decided and saved in `work`. */
    const form = <Schema extends Consenting>(
      name: Returned['form'],
      [path, schema]: readonly [string, Schema],
      work: Work<z.output<Schema>>,
    ) =>
      app.post(`/bodies/:slug/${path}`, (c) =>
        answerForm<Schema, BodyRefusal>(c, tools, {
          schema,
          work: async ({ tx, now, via, actor, data }) => {
            const body = await lockBody(tx, c.req.param('slug'))
            if (!body) return refuse(gone)
            // Offices as they are now that the body is held, not as they were when the form came.
            const offices = await tools.officesOf(tx, actor.person, now)
            const by = { ...actor, ...offices }
            const done = await work({ tx, clock: tools.clock, now, via, actor: by, body }, data)
            return done.ok ? ok(`/bodies/${body.slug}` as const) : done
          },
          again: (again, refusal) => showBody(c, beside, { form: name, again, refusal }),
        }),
      )
    app.get('/bodies', (c) => showBodies(c))
    app.get('/bodies/:slug', (c) => showBody(c, beside))
    form('join', ['seats', forms.Going], join)
    form('leave', ['departures', forms.Going], leave)
    form('role', ['roles', forms.Appointing], giveRole)
    form('end-role', ['role-endings', forms.EndingRole], endRole)
    form('fill', ['appointments', forms.Filling], fill)
    form('stand-in', ['stand-ins', forms.StandingIn], nameStandIn(processes))
    form('end-stand-in', ['stand-in-endings', forms.EndingStandIn], endStandIn)
  }

async function showBodies(c: Here): Promise<Response> {
  const { read, clock } = c.var.here.database
  const { t } = await readerOf(c)
  const lines = await bodyLines(read, clock.now(), t('html.redacted'))
  return page(c, <BodiesPage bodies={lines} />, { json: { bodies: lines }, topics: ['bodies'] })
}

async function showBody(c: Here, beside: Beside, returned?: Returned): Promise<Response> {
  const { read } = c.var.here.database
  const slug = c.req.param('slug') ?? ''
  const body = isUlid(slug)
    ? await findBody(read, { id: slug as BodyId })
    : await findBody(read, { slug })
  if (!body) return absent(c)
  if (body.slug !== slug) return seeOther(c, `/bodies/${body.slug}`)
  const { t } = await readerOf(c)
  const viewer = await actorOf(c)
  const shown = await readBody(read, body, t('html.redacted'))
  const lent = shown.standIns.flatMap(({ for: of }) =>
    of.kind === 'role' && of.process !== undefined ? [of.process] : [],
  )
  const processes = await beside.processes.by(read, [...new Set(lent)])
  const added: Partial<Record<BodyPlace, VNode[]>> = {}
  for (const one of beside.sections.toSorted((first, second) => first.order - second.order)) {
    const section = await one.render(read, body, viewer)
    if (section) (added[one.place] ??= []).push(section)
  }
  const status = returned === undefined ? 200 : returned.refusal ? 422 : 400
  const node = (
    <BodyPage {...shown} processes={processes} added={added} viewer={viewer} returned={returned} />
  )
  return page(c, node, {
    status,
    json: bodyJson(shown),
    ...(viewer || returned
      ? {}
      : { topics: [...steps.topicsOf(body.id), 'ballots', 'ratifications'] }),
  })
}

/** Whoever a handle names; the same refusal where there is nobody and where they are erased. */
async function named(
  tx: steps.Working['tx'],
  handle: string,
): Promise<Result<Person, BodyRefusal>> {
  const person = await findByHandle(tx, handle)
  return person?.state.kind === 'active' ? ok(person) : refuse({ kind: 'nobody', handle })
}

const join: Work<z.output<typeof forms.Going>> = (working) => steps.takeSeatIn(working)

const leave: Work<z.output<typeof forms.Going>> = async (working) => {
  const { tx, actor, body, now } = working
  const seats = await seatsOf(tx, body.id)
  const own = seats.find((seat) => seat.person === actor.person && isHeld(seat, now))
  return own ? steps.leaveSeatIn(working, own) : refuse({ kind: 'seat-ended' })
}

const giveRole: Work<z.output<typeof forms.Appointing>> = async (
  working,
  { handle, role, until },
) => {
  const person = await named(working.tx, handle)
  if (!person.ok) return person
  const asked = { person: person.value.id, role, until: until ?? null }
  return steps.giveRoleIn(working, asked)
}

const endRole: Work<z.output<typeof forms.EndingRole>> = async (working, { term: id }) => {
  const term = await lockTerm(working.tx, id)
  return term?.body === working.body.id ? steps.endRoleIn(working, term) : refuse(gone)
}

const fill: Work<z.output<typeof forms.Filling>> = async (working, { place, handle }) => {
  const person = await named(working.tx, handle)
  return person.ok ? steps.fillPlaceIn(working, { place, person: person.value.id }) : person
}

type NamingStandIn = (processes: ProcessesNamed) => Work<z.output<typeof forms.StandingIn>>

const nameStandIn: NamingStandIn = (processes) => async (working, data) => {
  const person = await named(working.tx, data.handle)
  if (!person.ok) return person
  const held = await heldIn(working, data.for)
  const { process: slug, until } = data
  const process = slug === undefined ? undefined : await processes.at(working.tx, slug)
  if (slug !== undefined && !process) return refuse({ kind: 'no-such-process' })
  const asked = { person: person.value.id, until, process }
  return held ? steps.nameStandInFor(working, held, asked) : refuse(gone)
}

async function heldIn({ tx, body }: steps.Working, of: forms.For): Promise<Held | undefined> {
  if (of.kind === 'role') {
    const term = await lockTerm(tx, of.id)
    return term?.body === body.id ? { kind: 'role', term } : undefined
  }
  const seat = await lockSeat(tx, of.id)
  if (seat?.body !== body.id) return undefined
  const place = (await placesOf(tx, body.id)).find(({ id }) => id === seat.place)
  return { kind: 'seat', seat, place }
}

const endStandIn: Work<z.output<typeof forms.EndingStandIn>> = async (working, { standIn: id }) => {
  const standIn = await lockStandIn(working.tx, id)
  return standIn?.body === working.body.id ? steps.endStandInFor(working, standIn) : refuse(gone)
}
