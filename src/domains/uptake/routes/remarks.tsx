/** HTTP for what was said without a name: noted, agreed to or not, read. */
import { z } from 'zod'
import {
  absent,
  line,
  optional,
  page,
  passage,
  whole,
  type To,
} from '../../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import { answerForm, consent, gone, type Gone, type Mount, type Tools } from '../../people/index.ts'
import { agreedStep, type Step } from '../../processes/index.ts'
import { findText, VERSIONS_MAX } from '../../texts/index.ts'
import { loadRemark } from '../load-remark.ts'
import type { Refusal } from '../refusal.ts'
import { REMARK_LENGTH_MAX, remarkId, type RemarkId } from '../remark.ts'
import type { FormName, Returned } from '../shown.ts'
import { agreeTo, declineIt, noteFor } from '../steps-remarks.ts'
import type { Here as Place } from '../steps.ts'
import { findVoice } from '../store-remarks.ts'
import { remarkJson } from '../twins.ts'
import { RemarkPage } from '../views/remark.tsx'
import { showList } from './list.tsx'
import { askedBy, clausesIn, lockPlace, statusOf, textIn, type Here } from './place.ts'

const HANDLE_LENGTH_MAX = 60
const CLAUSES_LENGTH_MAX = 200

const Noting = z.object({
  ...consent,
  version: whole({ min: 1, max: VERSIONS_MAX }),
  words: passage({ max: REMARK_LENGTH_MAX }),
  clauses: optional(line({ max: CLAUSES_LENGTH_MAX })),
  handle: line({ max: HANDLE_LENGTH_MAX }),
})
const Answering = z.object(consent)

export const remarkRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.post('/texts/:id/remarks', (c) => noting(c, tools))
    app.get('/remarks/:id', (c) => show(c))
    app.post('/remarks/:id/agreement', (c) => answering(c, tools, 'agree', agreeTo))
    app.post('/remarks/:id/refusal', (c) => answering(c, tools, 'decline', declineIt))
  }

async function show(c: Here, returned?: Returned): Promise<Response> {
  const id = remarkId(c.req.param('id') ?? '')
  const shown = id && (await loadRemark(await askedBy(c, returned), id))
  if (!shown) return absent(c)
  return page(c, <RemarkPage shown={shown} />, {
    ...statusOf(returned),
    json: remarkJson(shown),
    topics: [`text:${shown.at.text.id}`, `process:${shown.process.id}`],
  })
}

async function noting(c: Here, tools: Tools): Promise<Response> {
  const id = textIn(c)
  if (!id || !(await findText(c.var.here.database.read, id))) return absent(c)
  return answerForm<typeof Noting, Refusal>(c, tools, {
    schema: Noting,
    work: async ({ tx, now, via, actor, data }): Promise<Result<To, Refusal | Gone>> => {
      const place = await lockPlace(tx, id)
      if (!place) return refuse(gone)
      const { clock } = tools
      const step = await agreedStep({ tx, now, via, clock }, actor, data, place.process)
      const { version, words, handle } = data
      const named = await clausesIn(tx, place, { typed: data.clauses ?? '', version })
      if (!named.ok) return named
      const done = await noteFor(step, place, { words, version, handle, clauses: named.value })
      return done.ok ? ok<To>(`/remarks/${done.value}`) : done
    },
    again: (again, refusal) => showList(c, { form: 'note', text: id, again, refusal }),
  })
}

type Answer = (step: Step, place: Place, id: RemarkId) => Promise<Result<RemarkId, Refusal>>

async function answering(c: Here, tools: Tools, form: FormName, act: Answer): Promise<Response> {
  const id = remarkId(c.req.param('id') ?? '')
  if (!id) return absent(c)
  return answerForm<typeof Answering, Refusal>(c, tools, {
    schema: Answering,
    isUnsaid: true,
    work: async ({ tx, now, via, actor, data }): Promise<Result<To, Refusal | Gone>> => {
      // Only now: what was declined is gone, and the same form sent again is answered as before.
      const voice = await findVoice(tx, id)
      const place = voice && (await lockPlace(tx, voice.text))
      if (!place) return refuse(gone)
      const { clock } = tools
      const given = { ...data, isUnsaid: true }
      const step = await agreedStep({ tx, now, via, clock }, actor, given, place.process)
      const done = await act(step, place, id)
      if (!done.ok) return done
      return ok<To>(form === 'agree' ? `/remarks/${id}` : `/texts/${voice.text}/dispositions`)
    },
    again: (again, refusal) => show(c, { form, text: undefined, again, refusal }),
  })
}
