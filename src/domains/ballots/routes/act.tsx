/** HTTP for what is done in a ballot or a poll: parse, load, decide, save, answer. */
import type { Hono } from 'hono'
import type { z } from 'zod'
import { absent, readerOf, type To } from '../../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import { agreeOnTheWay, answerForm, findByHandle, gone } from '../../people/index.ts'
import type { Consent, Gone, Mount, SiteEnv, Tools } from '../../people/index.ts'
import { findProcess, lockProcess, type Process, type Step } from '../../processes/index.ts'
import { templateOf, undertakingsOf } from '../../templates/index.ts'
import type { Ballot } from '../ballot.ts'
import { explain } from '../explain.ts'
import type { Poll } from '../poll.ts'
import type { Refusal } from '../rules/refusal.ts'
import { withdrawBallot } from '../steps/opening.ts'
import { raiseHand } from '../steps/polls.ts'
import { castSheet, enterSeed } from '../steps/selecting.ts'
import { aroundOf, type Around } from '../steps/step.ts'
import { castVote, handOver, recuseFrom, takeVoiceBack } from '../steps/voting.ts'
import { lockBallot } from '../store/ballots.ts'
import { lockPoll } from '../store/polls.ts'
import type { FormName, Returned } from '../views/parts.tsx'
import * as forms from './forms.ts'
import { ballotAt, pollAt, showBallot, showPoll, type BallotTools, type Here } from './read.tsx'

export const actRoutes =
  (tools: BallotTools): Mount =>
  (app) => {
    mountBallot(app, tools)
    app.post('/polls/:id/hands', async (c) => {
      const poll = await pollAt(c)
      return poll ? answerHand(c, tools, poll) : absent(c)
    })
  }

type Saved = Result<unknown, Refusal | Gone>
type Acting = { readonly step: Step; readonly around: Around }
type Consenting = z.ZodType<Consent>

type Plan<Schema extends Consenting> = {
  readonly form: FormName
  readonly schema: Schema
  readonly work: (acting: Acting, typed: z.output<Schema>) => Promise<Saved>
}

/** A step of whoever acts, once they have agreed to what they ticked. */
export async function stepOf(
  { clock }: Tools,
  process: Process,
  acting: Parameters<Parameters<typeof answerForm>[2]['work']>[0] & { readonly data: Consent },
): Promise<Step> {
  const { tx, now, via, data } = acting
  const asked = data.undertakings ? undertakingsOf(process.pin) : undefined
  const given = { permanence: data.permanence, via, undertakings: asked }
  const actor = await agreeOnTheWay(tx, acting.actor, given, now)
  return { tx, clock, now, by: { kind: 'person', actor }, via }
}

/** One act in a ballot: process and ballot are held, in this order, until it is saved. */
function answer<Schema extends Consenting>(
  c: Here,
  tools: BallotTools,
  ballot: Ballot,
  { form, schema, work }: Plan<Schema>,
): Promise<Response> {
  return answerForm<Schema, Refusal>(c, tools, {
    schema,
    work: async (acting) => {
      const process = await lockProcess(acting.tx, { id: ballot.process })
      const held = await lockBallot(acting.tx, ballot.id)
      if (!process || !held) return refuse(gone)
      const step = await stepOf(tools, process, acting)
      const done = await work({ step, around: await aroundOf(acting.tx, held) }, acting.data)
      return done.ok ? ok<To>(`/ballots/${ballot.id}`) : done
    },
    again: async (again, refusal) => {
      const said = await inWords(c, ballot.process, refusal)
      return showBallot(c, tools, ballot, { form, again, refusal: said })
    },
  })
}

/** Why not, in the words of the reader. */
export async function inWords(
  c: Here,
  id: Process['id'],
  refusal: Refusal | undefined,
): Promise<Returned['refusal']> {
  if (!refusal) return undefined
  const { read } = c.var.here.database
  const process = await findProcess(read, { id })
  if (!process) throw new Error(`no process ${id}`)
  const { t, now } = await readerOf(c)
  return explain(refusal, { t, template: await templateOf(read, process.pin), now })
}

function mountBallot(app: Hono<SiteEnv>, tools: BallotTools) {
  const form = <Schema extends Consenting>(path: string, plan: Plan<Schema>) =>
    app.post(`/ballots/:id/${path}`, async (c) => {
      const ballot = await ballotAt(c)
      return ballot ? answer(c, tools, ballot, plan) : absent(c)
    })
  form('votes', {
    form: 'vote',
    schema: forms.VoteForm,
    work: ({ step, around }, { choice, voice, reason }) =>
      castVote(step, around, { choice, voice, reason }),
  })
  form('sheets', {
    form: 'sheet',
    schema: forms.SheetForm,
    work: ({ step, around }, { lines, voice, reason }) =>
      castSheet(step, around, { lines, voice, reason }),
  })
  form('seeds', {
    form: 'seed',
    schema: forms.SeedForm,
    work: ({ step, around }, { seed }) => enterSeed(step, around, seed),
  })
  form('recusals', {
    form: 'recusal',
    schema: forms.RecusalForm,
    work: ({ step, around }, { reason }) => recuseFrom(step, around, reason),
  })
  form('proxies', {
    form: 'proxy',
    schema: forms.ProxyForm,
    work: async ({ step, around }, { handle, instruction }) => {
      const to = await findByHandle(step.tx, handle)
      if (!to) return refuse({ kind: 'nobody-carries', handle })
      return handOver(step, around, { to: to.id, instruction })
    },
  })
  form('proxy-endings', {
    form: 'proxy-ending',
    schema: forms.EndingForm,
    work: ({ step, around }) => takeVoiceBack(step, around),
  })
  form('withdrawals', {
    form: 'withdrawal',
    schema: forms.WithdrawalForm,
    work: ({ step, around }, { reason }) => withdrawBallot(step, around, reason),
  })
}

function answerHand(c: Here, tools: Tools, poll: Poll): Promise<Response> {
  return answerForm<typeof forms.HandForm, Refusal>(c, tools, {
    schema: forms.HandForm,
    work: async (acting) => {
      const held = await lockPoll(acting.tx, poll.id)
      const process = await findProcess(acting.tx, { id: poll.process })
      if (!held || !process) return refuse(gone)
      const step = await stepOf(tools, process, acting)
      const done = await raiseHand(step, { process, poll: held }, acting.data.leaning)
      return done.ok ? ok<To>(`/polls/${poll.id}`) : done
    },
    again: async (again, refusal) => {
      const said = await inWords(c, poll.process, refusal)
      return showPoll(c, poll, { form: 'hand', again, refusal: said })
    },
  })
}
