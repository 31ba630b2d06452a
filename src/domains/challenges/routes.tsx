/** HTTP for challenges: those of a call, the page of one, and what each may do about it. */
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { absent, page, passage, type To } from '../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { callId, findCall, lockCall } from '../decisions/index.ts'
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
import { agreedStep, type Step } from '../processes/index.ts'
import { challengeId, FINDINGS, WORDS_LENGTH_MAX, type Challenge } from './challenge.ts'
import { loadChallenge, loadList, type Asked } from './load.ts'
import type { ChallengeRefusal } from './rules.ts'
import type { ChallengeShown, FormName, Returned } from './shown.ts'
import {
  carryChallenge,
  caseOf,
  joinChallenge,
  leaveChallenge,
  raiseChallenge,
  ruleOnChallenge,
} from './steps.ts'
import { findChallenge, lockChallenge } from './store.ts'
import { ChallengePage, ChallengesPage } from './views.tsx'

type Here = Context<SiteEnv>

const Acting = z.object(consent)
type Acting = z.output<typeof Acting>
const words = passage({ max: WORDS_LENGTH_MAX })
const Raising = Acting.extend({ statement: words, as: speakingAs })
const Joining = Acting.extend({ as: speakingAs })
const Ruling = Acting.extend({ finding: z.enum(FINDINGS), reasons: words })

export const challengeRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/calls/:id/challenges', showList)
    app.post('/calls/:id/challenges', (c) => raising(c, tools))
    app.get('/challenges/:id', showOne)
    mountActs(app, tools)
  }

function mountActs(app: Hono<SiteEnv>, tools: Tools): void {
  app.post('/challenges/:id/supporters', (c) =>
    acting(c, tools, {
      form: 'join',
      schema: Joining,
      act: (step, one, { as }) => joinChallenge(step, one, as),
    }),
  )
  app.post('/challenges/:id/departures', (c) =>
    acting(c, tools, { form: 'leave', schema: Acting, act: leaveChallenge }),
  )
  app.post('/challenges/:id/rulings', (c) =>
    acting(c, tools, { form: 'rule', schema: Ruling, act: ruleOnChallenge }),
  )
  app.post('/challenges/:id/carries', (c) =>
    acting(c, tools, { form: 'carry', schema: Acting, act: carryChallenge }),
  )
}

async function askedBy(c: Here, returned?: Returned): Promise<Asked> {
  const { read, clock } = c.var.here.database
  return { read, now: clock.now(), viewer: await actorOf(c), returned }
}

async function showList(c: Here): Promise<Response> {
  const id = callId(c.req.param('id') ?? '')
  const shown = id && (await loadList(await askedBy(c), id))
  if (!shown) return absent(c)
  const json = { call: shown.call.id, challenges: shown.challenges }
  return page(c, <ChallengesPage shown={shown} />, { json, topics: [`call:${shown.call.id}`] })
}

async function showOne(c: Here): Promise<Response> {
  const id = challengeId(c.req.param('id') ?? '')
  const shown = id && (await loadChallenge(await askedBy(c), id))
  if (!shown) return absent(c)
  return page(c, <ChallengePage shown={shown} />, {
    json: jsonOf(shown),
    topics: [`challenge:${shown.about.challenge.id}`],
  })
}

const jsonOf = ({ about }: ChallengeShown) => ({
  ...about.challenge,
  supporters: about.supporters.map(({ person }) => person),
  rulings: about.rulings,
})

async function raising(c: Here, tools: Tools): Promise<Response> {
  const { read } = c.var.here.database
  const id = callId(c.req.param('id') ?? '')
  const list = id && (await loadList(await askedBy(c), id))
  if (!id || !list) return absent(c)
  return answerForm<typeof Raising, ChallengeRefusal>(c, tools, {
    schema: Raising,
    work: async ({ tx, now, via, actor, data }) => {
      const step = await agreedStep({ tx, now, via, clock: tools.clock }, actor, data, list.process)
      const call = await findCall(tx, id)
      if (!call) return refuse(gone)
      const typed = { statement: data.statement, capacity: data.as }
      const raised = await raiseChallenge(step, call, typed)
      return raised.ok ? ok<To>(`/challenges/${raised.value.id}`) : raised
    },
    again: async (again, refusal) => {
      const asked = { ...(await askedBy(c)), returned: { form: 'raise', again, refusal } as const }
      const shown = await loadList({ ...asked, read }, id)
      if (!shown) return absent(c)
      return page(c, <ChallengesPage shown={shown} />, { status: refusal ? 422 : 400 })
    },
  })
}

type Plan<Schema extends z.ZodType<Acting>> = {
  readonly form: FormName
  readonly schema: Schema
  readonly act: (
    step: Step,
    challenge: Challenge,
    data: z.output<Schema>,
  ) => Promise<Result<Challenge, ChallengeRefusal>>
}

/** What the forms about one challenge have in common: it is held while it is decided. */
async function acting<Schema extends z.ZodType<Acting>>(
  c: Here,
  tools: Tools,
  { form, schema, act }: Plan<Schema>,
): Promise<Response> {
  const { read } = c.var.here.database
  const id = challengeId(c.req.param('id') ?? '')
  const found = id && (await findChallenge(read, id))
  if (!id || !found) return absent(c)
  return answerForm<Schema, ChallengeRefusal>(c, tools, {
    schema,
    work: async ({ tx, now, via, actor, data }): Promise<Result<To, ChallengeRefusal | Gone>> => {
      // The call first, as every act in it does: two officers cannot wait for one another.
      await lockCall(tx, found.call)
      const challenge = await lockChallenge(tx, id)
      if (!challenge) return refuse(gone)
      const { process } = await caseOf(tx, challenge)
      const step = await agreedStep({ tx, now, via, clock: tools.clock }, actor, data, process)
      const acted = await act(step, challenge, data)
      return acted.ok ? ok<To>(`/challenges/${id}`) : acted
    },
    again: async (again, refusal) => {
      const shown = await loadChallenge(await askedBy(c, { form, again, refusal }), id)
      if (!shown) return absent(c)
      return page(c, <ChallengePage shown={shown} />, { status: refusal ? 422 : 400 })
    },
  })
}
