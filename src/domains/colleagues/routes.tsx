/** HTTP for those who ask: their drafts, one draft, and what they do with it. */
import type { Context } from 'hono'
import type { z } from 'zod'
import {
  absent,
  page,
  readerOf,
  seeOther,
  signInThenAgain,
  type To,
} from '../../platform/http/index.ts'
import type { Again } from '../../platform/html/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { callId } from '../decisions/index.ts'
import { docketId } from '../dockets/index.ts'
import {
  actorOf,
  answerForm,
  canTry,
  gone,
  type Acting,
  type Gone,
  type Mount,
  type SiteEnv,
  type Tools,
} from '../people/index.ts'
import { draftId, invitationId, type About, type Draft } from './draft.ts'
import { explain } from './explain.ts'
import * as forms from './forms.ts'
import { invitationFor, loadAsked, loadDraft, loadLists, type Asked } from './load.ts'
import type { ColleagueRefusal } from './refusal.ts'
import type { FormName, Returned } from './shown.ts'
import { speak } from './steps-answers.ts'
import { holdPlace, submitDraft } from './steps-submit.ts'
import { beginDraft, inviteMore, reviseDraft, takeBack, withdrawDraft, type Step } from './steps.ts'
import { findDraft, lockDraft } from './store.ts'
import { findTarget, type Target } from './target.ts'
import { AskedPage } from './views-asked.tsx'
import { DraftPage } from './views-draft.tsx'
import { ListPage, NewPage } from './views-new.tsx'

export type Here = Context<SiteEnv>

export const ownRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/colleagues', (c) => showLists(c, tools))
    app.get('/colleagues/new', (c) => showNew(c, tools))
    app.post('/colleagues', (c) => begin(c, tools))
    app.get('/colleagues/:id', (c) => showOne(c, tools))
    mountForms(app, tools)
  }

export async function askedBy(c: Here, { url }: Tools, returned?: Returned): Promise<Asked> {
  const { read, clock } = c.var.here.database
  const { t } = await readerOf(c)
  const wordsIn = c.var.here.catalogues.translator
  return { read, now: clock.now(), url, t, wordsIn, returned }
}

async function showLists(c: Here, tools: Tools): Promise<Response> {
  const actor = await actorOf(c)
  if (!actor) return seeOther(c, '/sign-in')
  return page(c, <ListPage {...await loadLists(await askedBy(c, tools), actor)} />)
}

function aboutIn(typed: { readonly docket?: unknown; readonly call?: unknown }): About | undefined {
  const docket = typeof typed.docket === 'string' ? docketId(typed.docket) : undefined
  if (docket) return { kind: 'docket', id: docket }
  const call = typeof typed.call === 'string' ? callId(typed.call) : undefined
  return call && { kind: 'call', id: call }
}

type Back = { readonly again: Again; readonly refusal: string | undefined }

async function showNew(c: Here, tools: Tools, back?: Back): Promise<Response> {
  const typed = back?.again.typed ?? { docket: c.req.query('docket'), call: c.req.query('call') }
  const about = aboutIn(typed)
  const { read, now, t } = await askedBy(c, tools)
  const actor = await actorOf(c)
  const target = about && (await findTarget(read, about, { actor, now }))
  if (!target) return absent(c)
  if (!actor) return seeOther(c, '/sign-in')
  const organisations = actor.capacities.flatMap(({ capacity, organisation }) =>
    organisation === undefined ? [] : [{ capacity, organisation }],
  )
  const words = await wordsOf(
    read,
    organisations.map(({ organisation }) => organisation),
  )
  const props = {
    about: target.about,
    href: target.href,
    title: target.title,
    practice: target.process.practice,
    organisations: organisations.map(({ capacity, organisation }) => {
      const wording = words.get(organisation)
      return { value: capacity, label: wording.kind === 'text' ? wording.text : capacity }
    }),
    refused: refusedIn(target, organisations.length, { t, now }),
    again: back?.again,
    refusal: back?.refusal,
  }
  const status = back === undefined ? 200 : back.refusal === undefined ? 400 : 422
  return page(c, <NewPage {...props} />, { status })
}

/** Why the form would not help, whatever was typed. */
function refusedIn(
  target: Target,
  organisations: number,
  { t, now }: Pick<Asked, 't' | 'now'>,
): string | undefined {
  if (organisations === 0) return explain({ kind: 'no-organisation' }, t)
  if (target.may.ok || canTry({ ok: false, refusal: target.may.refusal.refusal })) return undefined
  return explain(target.may.refusal, t, { t, template: target.template, now })
}

const begin = (c: Here, tools: Tools): Promise<Response> =>
  answerForm<typeof forms.BeginForm, ColleagueRefusal>(c, tools, {
    schema: forms.BeginForm,
    work: async (acting) => {
      const { tx, now, actor, data } = acting
      const about = aboutIn(data)
      const target = about && (await findTarget(tx, about, { actor, now }))
      if (!target) return refuse(gone)
      const begun = await beginDraft(stepOf(c, tools, acting), target, data)
      return begun.ok ? ok<To>(`/colleagues/${begun.value.id}`) : begun
    },
    again: async (again, refusal) => {
      const { t, now } = await readerOf(c)
      const about = aboutIn(again.typed)
      const { read } = c.var.here.database
      const target = about && (await findTarget(read, about, { actor: undefined, now }))
      const saying = target && { t, template: target.template, now }
      return showNew(c, tools, { again, refusal: refusal && explain(refusal, t, saying) })
    },
  })

const stepOf = (
  c: Here,
  { clock, outbox, url, replyAddresses }: Tools,
  { tx, now, actor }: Acting<unknown>,
): Step => ({
  tx,
  clock,
  now,
  actor,
  post: { outbox, url, replyAddresses, wordsIn: c.var.here.catalogues.translator },
})

/** The owner sees all, a colleague with an account what a link would show, others nothing. */
async function showOne(c: Here, tools: Tools, returned?: Returned): Promise<Response> {
  const { read } = c.var.here.database
  const id = draftId(c.req.param('id') ?? '')
  const draft = id && (await findDraft(read, id))
  const actor = await actorOf(c)
  if (!draft || !actor) return absent(c)
  const asked = await askedBy(c, tools, returned)
  const status = returned === undefined ? 200 : returned.refusal === undefined ? 400 : 422
  if (draft.owner === actor.person) {
    const shown = await loadDraft(asked, draft, actor)
    return shown ? page(c, <DraftPage shown={shown} />, { status }) : absent(c)
  }
  const invitation = await invitationFor(read, draft, actor)
  if (!invitation) return absent(c)
  const shown = await loadAsked(asked, draft, { invitation, action: `/colleagues/${draft.id}` })
  return page(c, <AskedPage shown={shown} />, { status })
}

type Plan<Schema extends z.ZodType<{ readonly permanence: boolean }>> = {
  readonly form: FormName
  readonly schema: Schema
  readonly act: (
    step: Step,
    draft: Draft,
    acting: Acting<z.output<Schema>>,
  ) => Promise<Result<unknown, ColleagueRefusal | Gone>>
  /** What the draft is about is held first. */
  readonly holds?: boolean
}

/** A form about one draft of one's own: for everybody else there is none. */
async function acting<Schema extends z.ZodType<{ readonly permanence: boolean }>>(
  c: Here,
  tools: Tools,
  { form, schema, act, holds }: Plan<Schema>,
): Promise<Response> {
  const id = draftId(c.req.param('id') ?? '')
  const viewer = await actorOf(c)
  if (!viewer) return signInThenAgain(c)
  const { read } = c.var.here.database
  const found = id && (await findDraft(read, id))
  if (found?.owner !== viewer.person) return absent(c)
  return answerForm<Schema, ColleagueRefusal>(c, tools, {
    schema,
    work: async (given) => {
      if (holds) await holdPlace(given.tx, found)
      const draft = await lockDraft(given.tx, found.id)
      if (!draft) return refuse(gone)
      const done = await act(stepOf(c, tools, given), draft, given)
      return done.ok ? ok<To>(`/colleagues/${draft.id}`) : done
    },
    again: async (again, refusal) => {
      const { t, now } = await readerOf(c)
      const target = await findTarget(read, found.about, { actor: undefined, now })
      const saying = target && { t, template: target.template, now }
      const words = refusal && explain(refusal, t, saying)
      return showOne(c, tools, { form, again, refusal: words })
    },
  })
}

function mountForms(app: Parameters<Mount>[0], tools: Tools): void {
  app.post('/colleagues/:id/versions', (c) =>
    acting(c, tools, {
      form: 'revise',
      schema: forms.ReviseForm,
      act: async (step, draft, { data }) => {
        const { tx, now, actor } = step
        const target = await findTarget(tx, draft.about, { actor, now })
        return reviseDraft(step, draft, { ...data, closes: target?.closes })
      },
    }),
  )
  app.post('/colleagues/:id/invitations', (c) =>
    acting(c, tools, {
      form: 'invite',
      schema: forms.InviteForm,
      act: (step, draft, { data }) => inviteMore(step, draft, data),
    }),
  )
  app.post('/colleagues/:id/revocations', (c) =>
    acting(c, tools, {
      form: 'revoke',
      schema: forms.RevokeForm,
      act: async (step, draft, { data }) => {
        const id = invitationId(data.invitation)
        return id ? takeBack(step, draft, id) : refuse(gone)
      },
    }),
  )
  app.post('/colleagues/:id/comments', (c) =>
    acting(c, tools, {
      form: 'comment',
      schema: forms.CommentForm,
      act: (step, draft, { data: { version, words } }) =>
        speak({ ...step, via: 'web' }, draft, undefined, { version, answer: undefined, words }),
    }),
  )
  app.post('/colleagues/:id/withdrawals', (c) =>
    acting(c, tools, { form: 'withdraw', schema: forms.EndForm, act: withdrawDraft }),
  )
  app.post('/colleagues/:id/submissions', (c) =>
    acting(c, tools, {
      form: 'submit',
      schema: forms.SubmitForm,
      holds: true,
      act: (step, draft, { data: consent, via }) => {
        const { wordsIn } = step.post
        return submitDraft(step, draft, { consent, via, wordsIn })
      },
    }),
  )
}
