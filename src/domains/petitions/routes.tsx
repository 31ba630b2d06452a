/** HTTP for petitions and ratifications: those of a process, each with its page and its forms. */
import type { Context } from 'hono'
import { z } from 'zod'
import { absent, line, optional, page, passage, whole, type To } from '../../platform/http/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { ballotId } from '../ballots/index.ts'
import {
  actorOf,
  answerForm,
  consent,
  gone,
  speakingAs,
  type Gone,
  type Mount,
  type SiteEnv,
  type Tools,
} from '../people/index.ts'
import {
  agreedStep,
  findProcess,
  type Hooks,
  lockProcess,
  type Process,
  type Step,
} from '../processes/index.ts'
import { VOICES_MAX } from '../rules/index.ts'
import {
  loadPetition,
  loadPetitions,
  loadRatification,
  loadRatifications,
  type Asked,
} from './load.ts'
import { petitionId, WORDS_LENGTH_MAX, type Petition } from './petition.ts'
import { ratificationId, SUBJECT_LENGTH_MAX } from './ratification.ts'
import type { Refusal } from './refusal.ts'
import { ratificationRule, silencesOf } from './rules-ratifications.ts'
import type { Returned } from './shown.ts'
import { leavePetition, signPetition, startPetitionIn } from './steps-petitions.ts'
import { answerRatification, askRatification } from './steps-ratifications.ts'
import { findPetition, lockPetition } from './store-petitions.ts'
import { findRatification, lockRatification } from './store-ratifications.ts'
import { petitionJson, ratificationJson } from './twins.ts'
import { PetitionPage, PetitionsPage } from './views-petitions.tsx'
import { RatificationPage } from './views-ratification.tsx'
import { HREF_LENGTH_MAX, RatificationsPage } from './views-ratifications.tsx'

type Here = Context<SiteEnv>
/** With what every domain says of a process: conditions of petitions ask for it. */
export type PetitionTools = Tools & Pick<Hooks, 'facts'>

const ID_LENGTH_MAX = 100
const Acting = z.object(consent)
type Acting = z.output<typeof Acting>
const words = passage({ max: WORDS_LENGTH_MAX })
const name = line({ max: ID_LENGTH_MAX })
const Starting = Acting.extend({ petition: name, statement: words, as: speakingAs })
const Signing = Acting.extend({ as: speakingAs })
const Asking = Acting.extend({
  ratification: name,
  subject: line({ max: SUBJECT_LENGTH_MAX }),
  href: optional(line({ max: HREF_LENGTH_MAX })),
})
const heads = optional(whole({ max: VOICES_MAX }))
const Answering = Acting.extend({
  body: name,
  ballot: optional(name),
  yes: heads,
  no: heads,
  abstain: heads,
  of: heads,
  reasons: words,
})

export const petitionRoutes =
  (tools: PetitionTools): Mount =>
  (app) => {
    app.get('/processes/:slug/petitions', (c) => showPetitions(c, tools))
    app.post('/processes/:slug/petitions', (c) => starting(c, tools))
    app.get('/petitions/:id', (c) => showPetition(c))
    app.post('/petitions/:id/signatures', (c) =>
      onPetition(c, tools, {
        form: 'sign',
        schema: Signing,
        act: (step, one, { as }) => signPetition(step, one, as),
      }),
    )
    app.post('/petitions/:id/departures', (c) =>
      onPetition(c, tools, { form: 'leave', schema: Acting, act: leavePetition }),
    )
    app.get('/processes/:slug/ratifications', (c) => showRatifications(c))
    app.post('/processes/:slug/ratifications', (c) => asking(c, tools))
    app.get('/ratifications/:id', (c) => showRatification(c))
    app.post('/ratifications/:id/answers', (c) => answering(c, tools))
  }

async function askedBy(c: Here, returned?: Returned): Promise<Asked> {
  const { read, clock } = c.var.here.database
  return { read, now: clock.now(), viewer: await actorOf(c), returned }
}

const statusOf = (returned: Returned | undefined) =>
  returned ? { status: returned.refusal ? (422 as const) : (400 as const) } : {}

/** The next hour at which such a page changes by the clock. */
function nextOf(edges: readonly (Instant | undefined)[], now: Instant) {
  const ahead = edges.flatMap((edge) => (edge !== undefined && edge > now ? [edge] : []))
  return ahead.toSorted((one, other) => one - other)[0]
}

async function showPetitions(c: Here, { facts }: PetitionTools, returned?: Returned) {
  const slug = c.req.param('slug') ?? ''
  const shown = await loadPetitions(await askedBy(c, returned), slug, facts)
  if (!shown) return absent(c)
  const { process, petitions } = shown
  return page(c, <PetitionsPage shown={shown} />, {
    ...statusOf(returned),
    json: { process: process.slug, petitions },
    topics: [`process:${process.id}`, 'petitions'],
    until: nextOf(
      petitions.map(({ closes }) => closes),
      shown.now,
    ),
  })
}

async function showPetition(c: Here, returned?: Returned) {
  const id = petitionId(c.req.param('id') ?? '')
  const shown = id && (await loadPetition(await askedBy(c, returned), id))
  if (!shown) return absent(c)
  return page(c, <PetitionPage shown={shown} />, {
    ...statusOf(returned),
    json: petitionJson(shown),
    topics: [`petition:${shown.about.petition.id}`],
    until: nextOf([shown.about.petition.closes], shown.now),
  })
}

async function showRatifications(c: Here, returned?: Returned) {
  const shown = await loadRatifications(await askedBy(c, returned), c.req.param('slug') ?? '')
  if (!shown) return absent(c)
  const { process, ground } = shown
  const { template } = ground
  const silences = ground.earlier.flatMap((asked) => {
    const rule = ratificationRule(template, asked.ratification.rule)
    return rule ? silencesOf({ ...asked, template, rule }) : []
  })
  return page(c, <RatificationsPage shown={shown} />, {
    ...statusOf(returned),
    json: { process: process.slug, ratifications: ground.earlier },
    topics: [`process:${process.id}`, 'ratifications'],
    until: nextOf(silences, shown.now),
  })
}

async function showRatification(c: Here, returned?: Returned) {
  const id = ratificationId(c.req.param('id') ?? '')
  const shown = id && (await loadRatification(await askedBy(c, returned), id))
  if (!shown) return absent(c)
  const { ratification } = shown.about
  return page(c, <RatificationPage shown={shown} />, {
    ...statusOf(returned),
    json: ratificationJson(shown),
    topics: [`ratification:${ratification.id}`, `process:${ratification.process}`],
    until: nextOf(silencesOf(shown.about), shown.now),
  })
}

/** A form about a process, which is held while it is decided. */
async function inProcess<Schema extends z.ZodType<Acting>>(
  c: Here,
  tools: PetitionTools,
  schema: Schema,
  plan: {
    readonly act: (
      step: Step,
      process: Process,
      data: z.output<Schema>,
    ) => Promise<Result<To, Refusal>>
    readonly again: (...back: Back) => Promise<Response>
  },
): Promise<Response> {
  const { read } = c.var.here.database
  const slug = c.req.param('slug') ?? ''
  if (!(await findProcess(read, { slug }))) return absent(c)
  return answerForm<Schema, Refusal>(c, tools, {
    schema,
    work: async ({ tx, now, via, actor, data }): Promise<Result<To, Refusal | Gone>> => {
      const process = await lockProcess(tx, { slug })
      if (!process) return refuse(gone)
      const step = await agreedStep({ tx, now, via, clock: tools.clock }, actor, data, process)
      return plan.act(step, process, data)
    },
    again: plan.again,
  })
}

type Back = readonly [again: Returned['again'], refusal?: Refusal]

const starting = (c: Here, tools: PetitionTools) =>
  inProcess(c, tools, Starting, {
    act: async (step, process, { petition, statement, as }) => {
      const typed = { rule: petition, statement, capacity: as }
      const started = await startPetitionIn(step, process, typed, tools.facts)
      return started.ok ? ok<To>(`/petitions/${started.value.id}`) : started
    },
    again: (again, refusal) => showPetitions(c, tools, { form: 'start', again, refusal }),
  })

const asking = (c: Here, tools: PetitionTools) =>
  inProcess(c, tools, Asking, {
    act: async (step, process, { ratification, subject, href }) => {
      const asked = await askRatification(step, process, { rule: ratification, subject, href })
      return asked.ok ? ok<To>(`/ratifications/${asked.value.id}`) : asked
    },
    again: (again, refusal) => showRatifications(c, { form: 'ask', again, refusal }),
  })

type Plan<Schema extends z.ZodType<Acting>> = {
  readonly form: 'sign' | 'leave'
  readonly schema: Schema
  readonly act: (
    step: Step,
    petition: Petition,
    data: z.output<Schema>,
  ) => Promise<Result<Petition, Refusal>>
}

/** Two people who sign at once, or one at the close, are decided one after the other. */
async function onPetition<Schema extends z.ZodType<Acting>>(
  c: Here,
  tools: PetitionTools,
  { form, schema, act }: Plan<Schema>,
): Promise<Response> {
  const { read } = c.var.here.database
  const id = petitionId(c.req.param('id') ?? '')
  if (!id || !(await findPetition(read, id))) return absent(c)
  return answerForm<Schema, Refusal>(c, tools, {
    schema,
    work: async ({ tx, now, via, actor, data }): Promise<Result<To, Refusal | Gone>> => {
      const petition = await lockPetition(tx, id)
      const process = petition && (await findProcess(tx, { id: petition.process }))
      if (!petition || !process) return refuse(gone)
      const step = await agreedStep({ tx, now, via, clock: tools.clock }, actor, data, process)
      const acted = await act(step, petition, data)
      return acted.ok ? ok<To>(`/petitions/${id}`) : acted
    },
    again: (again, refusal) => showPetition(c, { form, again, refusal }),
  })
}

async function answering(c: Here, tools: PetitionTools): Promise<Response> {
  const { read } = c.var.here.database
  const id = ratificationId(c.req.param('id') ?? '')
  if (!id || !(await findRatification(read, id))) return absent(c)
  return answerForm<typeof Answering, Refusal>(c, tools, {
    schema: Answering,
    work: async ({ tx, now, via, actor, data }): Promise<Result<To, Refusal | Gone>> => {
      const ratification = await lockRatification(tx, id)
      const process = ratification && (await findProcess(tx, { id: ratification.process }))
      if (!ratification || !process) return refuse(gone)
      const step = await agreedStep({ tx, now, via, clock: tools.clock }, actor, data, process)
      const { body, reasons, yes = 0, no = 0, abstain = 0, of = 0 } = data
      const ballot = data.ballot === undefined ? undefined : ballotId(data.ballot)
      if (data.ballot !== undefined && !ballot) return refuse({ kind: 'no-such-ballot' })
      const votes = ballot ? { ballot } : { yes, no, abstain, of }
      const answered = await answerRatification(step, ratification, { body, reasons, votes })
      return answered.ok ? ok<To>(`/ratifications/${id}`) : answered
    },
    // Malformed fields come back to the form of the body that they were typed for.
    again: (again, refusal) =>
      showRatification(c, { form: `answer-${String(again.typed['body'])}`, again, refusal }),
  })
}
