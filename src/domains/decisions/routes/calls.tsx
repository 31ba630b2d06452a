/** HTTP for calls: the pages of one call, and the forms on them. */
import { absent, page } from '../../../platform/http/index.ts'
import { timeLeftChangesAt } from '../../../platform/html/index.ts'
import { isHeld, seatsOf } from '../../bodies/index.ts'
import { keepOrigin, openedFrom, type Mount } from '../../people/index.ts'
import { openWindowIn } from '../../processes/index.ts'
import { dueAfter } from '../../templates/index.ts'
import { callId, datesOf, NO_GROUP, type CallId, type Roll } from '../call.ts'
import { designationId } from '../designation.ts'
import { objectionId } from '../objection.ts'
import { ownGroupOf } from '../rules/rule-of.ts'
import { openCall, withdrawCall } from '../steps/calls.ts'
import {
  concludeCall,
  proposeDesignation,
  reactToDesignation,
  writeMinorityStatement,
} from '../steps/designations.ts'
import { publishPrepared } from '../steps/preparing.ts'
import { object } from '../steps/objections.ts'
import { takePosition } from '../steps/positions.ts'
import { topicsOf } from '../steps/step.ts'
import { callOfDesignation, designationsOf } from '../store/designations.ts'
import { findObjection } from '../store/objections.ts'
import { CallPage } from '../views/call.tsx'
import { callCsv, callJson } from '../views/twins.ts'
import {
  answerForm,
  askedBy,
  goTo,
  heldObjection,
  type Acting,
  type CallTools,
  type Here,
} from './acting.tsx'
import * as forms from './forms.ts'
import { loadCall, type Asked } from './load.ts'
import { objectionAgain } from './objections.tsx'

export const callRoutes =
  (tools: CallTools): Mount =>
  (app) => {
    app.get('/calls/:id', (c) => showCall(c, tools))
    app.post('/calls/:id/opening', (c) => opening(c, tools))
    app.post('/calls/:id/withdrawal', (c) => withdrawal(c, tools))
    app.post('/calls/:id/positions', (c) => position(c, tools))
    app.post('/calls/:id/objections', (c) => objection(c, tools))
    app.post('/calls/:id/designations', (c) => designation(c, tools))
    app.post('/calls/:id/minority-statements', (c) => minority(c, tools))
    app.post('/designations/:id/reactions', (c) => reaction(c, tools))
  }

const idIn = (c: Here): CallId | undefined => callId(c.req.param('id') ?? '')

async function showCall(c: Here, tools: CallTools): Promise<Response> {
  const { texts, sections = [] } = tools
  const id = idIn(c)
  const opened = await openedFrom(c, tools, 'argument')
  const begun = opened && ({ form: 'objection', again: opened, refusal: undefined } as const)
  const asked = await askedBy(c, texts, begun)
  const shown = id && (await loadCall(asked, id))
  if (!shown) return absent(c)
  const closes = datesOf(shown.call)?.closes
  const { read } = c.var.here.database
  const beside = await Promise.all(sections.map((section) => section(read, shown.call, asked)))
  return page(c, <CallPage shown={shown} beside={beside} />, {
    json: callJson(shown),
    csv: callCsv(shown),
    topics: topicsOf(shown.call),
    until: closes === undefined ? undefined : timeLeftChangesAt(closes, shown.now),
  })
}

export const callAgain = (id: CallId) => async (asked: Asked) => {
  const shown = await loadCall(asked, id)
  return shown && <CallPage shown={shown} />
}

async function opening(c: Here, tools: CallTools): Promise<Response> {
  const id = idIn(c)
  if (!id) return absent(c)
  return answerForm(c, tools, id, {
    schema: forms.OpeningForm,
    form: 'opening',
    again: callAgain(id),
    act: async (acting, { closesOn }) => {
      const { step, call, around } = acting
      const by = { kind: 'person', actor: step.party.actor } as const
      const latest = await tools.texts.latest(step.tx, call.subject.text)
      const window = await openWindowIn({ ...step, by }, around.process, {
        kind: call.windowKind,
        serves: `call:${call.id}`,
        closesOn,
        published: latest?.languages ?? [],
      })
      if (!window.ok) return window
      const roll = await rollOf(acting)
      return goTo(`/calls/${id}`)(await openCall(step, call, { window: window.value, roll }))
    },
  })
}

/** The seats held now in the body of the process: who will be counted. */
async function rollOf({ step, around }: Acting): Promise<Roll> {
  const { body } = around.process
  const seats = body === undefined ? [] : await seatsOf(step.tx, body)
  return seats
    .filter((seat) => isHeld(seat, step.now))
    .map(({ person, group }) => ({ person, group: group ?? NO_GROUP }))
}

async function withdrawal(c: Here, tools: CallTools): Promise<Response> {
  const id = idIn(c)
  if (!id) return absent(c)
  return answerForm(c, tools, id, {
    schema: forms.WithdrawalForm,
    form: 'withdrawal',
    again: callAgain(id),
    act: async ({ step, call }, { reason }) =>
      goTo(`/calls/${id}`)(await withdrawCall(step, call, reason)),
  })
}

async function position(c: Here, tools: CallTools): Promise<Response> {
  const id = idIn(c)
  if (!id) return absent(c)
  return answerForm(c, tools, id, {
    schema: forms.PositionForm,
    form: 'position',
    again: callAgain(id),
    act: async ({ step, call, around }, { stance, as, reason, objection: words }) => {
      const ownGroup = ownGroupOf(around.template, step.party.actor)
      const typed = { stance, capacity: as, reason, ownGroup, objection: words }
      return goTo(`/calls/${id}#position`)(await takePosition(step, call, typed))
    },
  })
}

async function objection(c: Here, tools: CallTools): Promise<Response> {
  const id = idIn(c)
  if (!id) return absent(c)
  return answerForm(c, tools, id, {
    schema: forms.ObjectionForm,
    form: 'objection',
    again: callAgain(id),
    act: async ({ step, call, around }, { as, from, ...words }) => {
      const ownGroup = ownGroupOf(around.template, step.party.actor)
      const raised = await object(step, call, { ...words, capacity: as, ownGroup })
      if (!raised.ok) return raised
      const link = { from, thing: `objection:${raised.value.id}` } as const
      const kept = await keepOrigin(tools, step, step.party.actor, link)
      return kept.ok ? goTo(`/calls/${id}#objections`)(raised) : kept
    },
  })
}

async function designation(c: Here, tools: CallTools): Promise<Response> {
  const id = idIn(c)
  if (!id) return absent(c)
  return answerForm(c, tools, id, {
    schema: forms.DesignationForm,
    form: (typed) => (typed['final'] ? 'conclusion' : typed['prepared'] ? 'prepared' : 'proposal'),
    again: callAgain(id),
    act: async ({ step, call, around }, typed) => {
      if (typed.kind === 'final') {
        return goTo(`/calls/${id}#result`)(await concludeCall(step, call, typed.override))
      }
      const reactUntil = dueAfter(step.now, around.template.consensus.reactWithin.for)
      if (typed.kind === 'prepared') {
        const { prepared: number, seen } = typed
        const published = await publishPrepared(step, call, { number, reactUntil, seen })
        return goTo(`/calls/${id}#designations`)(published)
      }
      const { level, polarity, reasons, seen } = typed
      const proposed = { level, polarity, reasons, reactUntil, seen }
      return goTo(`/calls/${id}#designations`)(await proposeDesignation(step, call, proposed))
    },
  })
}

/** Its form stands on the page of the objection that it is about. */
const minorityAgain = (id: CallId) => async (asked: Asked) => {
  const named = asked.returned?.again.typed['objection']
  const about = typeof named === 'string' ? objectionId(named) : undefined
  const behind = about && (await findObjection(asked.read, about))
  const isOfCall = behind?.objection.call === id
  return isOfCall ? objectionAgain(behind.objection.id)(asked) : callAgain(id)(asked)
}

async function minority(c: Here, tools: CallTools): Promise<Response> {
  const id = idIn(c)
  if (!id) return absent(c)
  return answerForm(c, tools, id, {
    schema: forms.MinorityForm,
    form: 'minority',
    again: minorityAgain(id),
    act: async ({ step, call }, { objection: about, as, statement }) => {
      const found = await findObjection(step.tx, about)
      if (found?.objection.call !== id) return { ok: false, refusal: { kind: 'not-behind' } }
      const behind = await heldObjection(step.tx, call, about)
      const typed = { text: statement, capacity: as }
      const written = await writeMinorityStatement(step, { call, behind }, typed)
      return goTo(`/calls/${id}#minority`)(written)
    },
  })
}

async function reaction(c: Here, tools: CallTools): Promise<Response> {
  const about = designationId(c.req.param('id') ?? '')
  const { read } = c.var.here.database
  const id = about && (await callOfDesignation(read, about))
  if (!id) return absent(c)
  return answerForm(c, tools, id, {
    schema: forms.ReactionForm,
    form: 'reaction',
    again: callAgain(id),
    act: async ({ step, call }, typed) => {
      const latest = (await designationsOf(step.tx, id)).at(-1)
      if (latest?.id !== about) return { ok: false, refusal: { kind: 'no-proposal' } }
      return goTo(`/calls/${id}#designations`)(await reactToDesignation(step, call, latest, typed))
    },
  })
}
