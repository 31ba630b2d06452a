/** HTTP for proposing amendments and for what people do about one: parse, decide, save, answer. */
import { z } from 'zod'
import { absent, optional, page, passage, whole, type To } from '../../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import {
  answerForm,
  consent,
  gone,
  keepOrigin,
  openedFrom,
  origin,
  speakingAs,
  type Gone,
  type Mount,
} from '../../people/index.ts'
import { agreedStep, findProcess, type Step } from '../../processes/index.ts'
import { clauseId, findText, settledIn, VERSIONS_MAX, type TextId } from '../../texts/index.ts'
import {
  amendmentId,
  CHANGES_MAX,
  REASON_LENGTH_MAX,
  STANCES,
  type Amendment,
} from '../amendment.ts'
import { loadForm } from '../load-pages.ts'
import type { Refusal } from '../refusal.ts'
import { changesTyped, rowsIn, type TypedFields } from '../rules/typed.ts'
import type { FormName, Returned } from '../shown.ts'
import {
  joinAmendment,
  leaveAmendment,
  proposeAmendment,
  renewAmendment,
  standOn,
  withdrawAmendment,
  type Changing,
  type Here as Place,
} from '../steps/amending.ts'
import { findAmendment, lockAmendment } from '../store/amendments.ts'
import { ProposePage } from '../views/form.tsx'
import { askedBy, lockPlace, statusOf, textAt, type AmendmentTools, type Here } from './place.ts'
import { showAmendment } from './read.tsx'

const Acting = z.object(consent)
type Acting = z.output<typeof Acting>
const base = whole({ min: 1, max: VERSIONS_MAX })
const words = passage({ max: REASON_LENGTH_MAX })
/** Loose, since the changes are in fields of their own: `words-1`, `clause-2`. */
const Proposing = Acting.extend({ base, reason: words, as: speakingAs, from: origin }).loose()
const Renewing = Acting.extend({ base }).loose()
const Standing = Acting.extend({
  stance: z.enum(STANCES),
  reason: optional(words),
  as: speakingAs,
})
const Joining = Acting.extend({ as: speakingAs })

export const writeRoutes =
  (tools: AmendmentTools): Mount =>
  (app) => {
    app.get('/texts/:id/amendments/new', async (c) => {
      const text = await textAt(c)
      if (!text) return absent(c)
      const again = await openedFrom(c, tools, 'reason')
      const opened = again && ({ form: 'propose', again, refusal: undefined } as const)
      return showForm(c, tools, { text: text.id, opened })
    })
    app.post('/texts/:id/amendments', (c) => proposing(c, tools))
    app.get('/amendments/:id/renew', async (c) => {
      const amendment = await amendmentAt(c)
      return amendment ? showForm(c, tools, { text: amendment.text, renews: amendment }) : absent(c)
    })
    app.post('/amendments/:id/renewals', (c) => renewing(c, tools))
    app.post('/amendments/:id/stances', (c) =>
      onAmendment(c, tools, 'stance', {
        schema: Standing,
        act: async (step, place, { one, data }) => {
          const { stance, reason, as } = data
          const asked = { stance, reason, capacity: as }
          return standOn(step, place, { amendment: one, asked })
        },
      }),
    )
    app.post('/amendments/:id/sponsors', (c) =>
      onAmendment(c, tools, 'join', {
        schema: Joining,
        act: (step, place, { one, data }) =>
          joinAmendment(step, place, { amendment: one, capacity: data.as }),
      }),
    )
    app.post('/amendments/:id/departures', (c) =>
      onAmendment(c, tools, 'leave', {
        schema: Acting,
        act: (step, place, { one }) => leaveAmendment(step, place, one),
      }),
    )
    app.post('/amendments/:id/withdrawals', (c) =>
      onAmendment(c, tools, 'withdraw', {
        schema: Acting,
        act: (step, place, { one }) => withdrawAmendment(step, place, one),
      }),
    )
  }

async function amendmentAt(c: Here): Promise<Amendment | undefined> {
  const id = amendmentId(c.req.param('id') ?? '')
  return id && findAmendment(c.var.here.database.read, id)
}

type Form = {
  readonly text: TextId
  readonly renews?: Amendment
  /** Opened from something, with its words: nothing of it is wrong. */
  readonly opened?: Returned | undefined
  readonly back?: Returned
}

/** One more row of fields was asked for: the same form, and nothing of it is judged. */
const rowAsked = { kind: 'row-asked' } as const
type RowAsked = typeof rowAsked
const asksForRow = (typed: TypedFields) => typed['add'] !== undefined

/** The form as it comes back; nothing is called wrong that was not sent in. */
function backIn(
  form: 'propose' | 'renew',
  again: Returned['again'],
  refusal: Refusal | RowAsked | undefined,
): Returned {
  if (!asksForRow(again.typed)) {
    return { form, again, refusal: refusal?.kind === 'row-asked' ? undefined : refusal }
  }
  const { problems: _, ...rest } = again
  return { form, again: rest, refusal: undefined }
}

async function showForm(
  c: Here,
  tools: AmendmentTools,
  { text, renews, opened, back }: Form,
): Promise<Response> {
  const typed = back?.again.typed ?? {}
  const rows = rowsIn(typed) + (back && asksForRow(typed) ? 1 : 0)
  const returned = back ?? opened
  const shown = await loadForm(await askedBy(c, tools, returned), text, {
    rows: Math.min(Math.max(rows, renews?.changes.length ?? 1), CHANGES_MAX),
    at: clauseId(c.req.query('clause') ?? ''),
    renews,
  })
  if (!shown) return absent(c)
  const status = back && asksForRow(typed) ? {} : statusOf(back)
  return page(c, <ProposePage shown={shown} />, status)
}

/** What was typed, as changes of the version that was read. */
function changingIn(typed: TypedFields, read: number): Result<Changing, Refusal | RowAsked> {
  if (asksForRow(typed)) return refuse(rowAsked)
  const changes = changesTyped(typed)
  return 'unread' in changes
    ? refuse({ kind: 'change-unread', change: changes.unread })
    : ok({ base: read, changes })
}

async function proposing(c: Here, tools: AmendmentTools): Promise<Response> {
  const text = await textAt(c)
  if (!text) return absent(c)
  return answerForm<typeof Proposing, Refusal | RowAsked>(c, tools, {
    schema: Proposing,
    work: async ({ tx, now, via, actor, data }): Promise<Result<To, Refusal | RowAsked | Gone>> => {
      const place = await lockPlace({ tx, now }, tools, text)
      if (!place) return refuse(gone)
      const { clock } = tools
      const step = await agreedStep({ tx, now, via, clock }, actor, data, place.process)
      const changing = changingIn(data, data.base)
      if (!changing.ok) return changing
      const { reason, as: capacity, from } = data
      const asked = { ...changing.value, reason, capacity }
      const made = await proposeAmendment(step, place, asked)
      if (!made.ok) return made
      const thing = `amendment:${made.value.id}` as const
      const kept = await keepOrigin(tools, step, actor, { from, thing })
      return kept.ok ? ok<To>(`/amendments/${made.value.id}`) : refuse(gone)
    },
    again: (again, refusal) =>
      showForm(c, tools, { text: text.id, back: backIn('propose', again, refusal) }),
  })
}

async function renewing(c: Here, tools: AmendmentTools): Promise<Response> {
  const amendment = await amendmentAt(c)
  const text = amendment && (await findText(c.var.here.database.read, amendment.text))
  if (!amendment || !text) return absent(c)
  return answerForm<typeof Renewing, Refusal | RowAsked>(c, tools, {
    schema: Renewing,
    work: async ({ tx, now, via, actor, data }): Promise<Result<To, Refusal | RowAsked | Gone>> => {
      const place = await lockPlace({ tx, now }, tools, text)
      const one = await lockAmendment(tx, amendment.id)
      if (!place || !one) return refuse(gone)
      const { clock } = tools
      const step = await agreedStep({ tx, now, via, clock }, actor, data, place.process)
      const asked = changingIn(data, data.base)
      if (!asked.ok) return asked
      const made = await renewAmendment(step, place, { amendment: one, asked: asked.value })
      return made.ok ? ok<To>(`/amendments/${one.id}`) : made
    },
    again: (again, refusal) =>
      showForm(c, tools, {
        text: text.id,
        renews: amendment,
        back: backIn('renew', again, refusal),
      }),
  })
}

type Plan<Schema extends z.ZodType<Acting>> = {
  readonly schema: Schema
  readonly act: (
    step: Step,
    place: Place,
    about: { readonly one: Amendment; readonly data: z.output<Schema> },
  ) => Promise<Result<unknown, Refusal>>
}

/** Held while it is decided: what its proposer takes back is not taken at the same time. */
async function onAmendment<Schema extends z.ZodType<Acting>>(
  c: Here,
  tools: AmendmentTools,
  form: FormName,
  { schema, act }: Plan<Schema>,
): Promise<Response> {
  const amendment = await amendmentAt(c)
  if (!amendment) return absent(c)
  return answerForm<Schema, Refusal>(c, tools, {
    schema,
    work: async ({ tx, now, via, actor, data }): Promise<Result<To, Refusal | Gone>> => {
      const process = await findProcess(tx, { id: amendment.process })
      const text = await findText(tx, amendment.text)
      const one = await lockAmendment(tx, amendment.id)
      if (!process || !text || !one) return refuse(gone)
      const step = await agreedStep({ tx, now, via, clock: tools.clock }, actor, data, process)
      const settled = settledIn(await tools.freezesOf(tx, text.id, now))
      const acted = await act(step, { process, text, settled }, { one, data })
      return acted.ok ? ok<To>(`/amendments/${one.id}`) : acted
    },
    again: (again, refusal) => showAmendment(c, tools, { form, again, refusal }),
  })
}
