/** HTTP for the page on which an editor makes the next version: parse, decide, save, answer. */
import { z } from 'zod'
import {
  absent,
  line,
  optional,
  page,
  passage,
  readerOf,
  whole,
  type To,
} from '../../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import { answerForm, canTry, consent, gone, type Gone, type Mount } from '../../people/index.ts'
import { agreedStep, type Step } from '../../processes/index.ts'
import { CLAUSE_LENGTH_MAX, VERSIONS_MAX, type Text } from '../../texts/index.ts'
import { AMENDMENTS_MAX, amendmentId, CHANGES_MAX, REASON_LENGTH_MAX } from '../amendment.ts'
import { DECISIONS } from '../assembly.ts'
import { explain } from '../explain.ts'
import { loadMerge } from '../load-merge.ts'
import type { Refusal } from '../refusal.ts'
import { mayAssemble } from '../rules/deciding.ts'
import type { TypedFields } from '../rules/typed.ts'
import type { FormName, Returned } from '../shown.ts'
import type { Here as Place } from '../steps/amending.ts'
import { chooseFor, publishAssembly, undoIn } from '../steps/merging.ts'
import { findAmendment } from '../store/amendments.ts'
import { mergeJson } from '../twins.ts'
import { MergePage, NotForYou } from '../views/merge.tsx'
import { NOTE_LENGTH_MAX, WHY_LENGTH_MAX } from '../views/preview.tsx'
import { askedBy, lockPlace, statusOf, textAt, type AmendmentTools, type Here } from './place.ts'

const ID_LENGTH_MAX = 30
const SEEN_LENGTH_MAX = 40
const PAGES_MAX = 1_000
const Acting = z.object(consent)
type Acting = z.output<typeof Acting>
const Deciding = Acting.extend({
  amendment: line({ max: ID_LENGTH_MAX }),
  decision: z.enum(DECISIONS),
  reason: optional(passage({ max: REASON_LENGTH_MAX })),
  into: optional(whole({ min: 1, max: AMENDMENTS_MAX })),
  page: optional(whole({ min: 1, max: PAGES_MAX })),
}).loose()
const Undoing = Acting.extend({ what: z.enum(['last', 'all']) })
const Publishing = Acting.extend({
  base: whole({ min: 1, max: VERSIONS_MAX }),
  seen: optional(line({ max: SEEN_LENGTH_MAX })),
  reason: line({ max: WHY_LENGTH_MAX }),
  note: optional(passage({ max: NOTE_LENGTH_MAX })),
})

export const mergeRoutes =
  (tools: AmendmentTools): Mount =>
  (app) => {
    app.get('/texts/:id/merge', (c) => showMerge(c, tools))
    app.post('/texts/:id/merge/decisions', (c) => deciding(c, tools))
    app.post('/texts/:id/merge/undoing', (c) =>
      inText(c, tools, {
        schema: Undoing,
        form: () => 'undo',
        act: async (step, place, { what }) => {
          const undone = await undoIn(step, place, what === 'all')
          return undone.ok ? ok<To>(`/texts/${place.text.id}/merge`) : undone
        },
      }),
    )
    app.post('/texts/:id/merge/publication', (c) =>
      inText(c, tools, {
        schema: Publishing,
        form: () => 'publish',
        act: async (step, place, { base, seen, reason, note }) => {
          const freezes = await tools.freezesOf(step.tx, place.text.id, step.now)
          const asked = { base, seen, reason, note }
          const published = await publishAssembly(step, { ...place, freezes }, asked)
          return published.ok ? ok<To>(`/texts/${place.text.id}`) : published
        },
      }),
    )
  }

const pageAsked = (raw: string | undefined): number =>
  raw !== undefined && /^[1-9]\d{0,2}$/.test(raw) ? Number(raw) : 1

/** For whoever holds the pen: what they have decided is nobody else's to read. */
async function showMerge(c: Here, tools: AmendmentTools, returned?: Returned): Promise<Response> {
  const text = await textAt(c)
  if (!text) return absent(c)
  const asked = await askedBy(c, tools, returned)
  const raw = returned?.again.typed['page'] ?? c.req.query('page')
  const which = {
    person: asked.viewer?.person,
    page: pageAsked(typeof raw === 'string' ? raw : ''),
  }
  const shown = await loadMerge(asked, text.id, which)
  if (!shown) return absent(c)
  const may = mayAssemble(shown, { kind: 'person', actor: asked.viewer })
  // Whoever sent something in gets it back, with the reason beside it.
  if (!returned && !may.ok && !canTry(may)) {
    const { t } = await readerOf(c)
    const reason = explain(may.refusal, { t, template: shown.template, now: shown.now })
    return page(c, <NotForYou shown={shown} reason={reason} />)
  }
  return page(c, <MergePage shown={shown} />, { ...statusOf(returned), json: mergeJson(shown) })
}

type Plan<Schema extends z.ZodType<Acting>> = {
  readonly schema: Schema
  /** Which form comes back. */
  readonly form: (again: Returned['again']) => FormName
  readonly act: (step: Step, place: Place, data: z.output<Schema>) => Promise<Result<To, Refusal>>
}

async function inText<Schema extends z.ZodType<Acting>>(
  c: Here,
  tools: AmendmentTools,
  { schema, form, act }: Plan<Schema>,
): Promise<Response> {
  const text: Text | undefined = await textAt(c)
  if (!text) return absent(c)
  return answerForm<Schema, Refusal>(c, tools, {
    schema,
    work: async ({ tx, now, via, actor, data }): Promise<Result<To, Refusal | Gone>> => {
      const place = await lockPlace({ tx, now }, tools, text)
      if (!place) return refuse(gone)
      const { clock } = tools
      const step = await agreedStep({ tx, now, via, clock }, actor, data, place.process)
      return act(step, place, data)
    },
    again: (again, refusal) => showMerge(c, tools, { form: form(again), again, refusal }),
  })
}

/** Words of each change, longer than any clause may be or not: the rule says which. */
const wordsTyped = (typed: TypedFields): readonly string[] =>
  Array.from({ length: CHANGES_MAX }, (_, index) => {
    const words = typed[`words-${index + 1}`]
    return typeof words === 'string' ? words.slice(0, CLAUSE_LENGTH_MAX * 2) : ''
  })

const deciding = (c: Here, tools: AmendmentTools): Promise<Response> =>
  inText(c, tools, {
    schema: Deciding,
    form: (again) => `decide-${String(again.typed['amendment'])}`,
    act: async (step, place, data) => {
      const { amendment, decision: kind, reason, into, page: at } = data
      const id = amendmentId(amendment)
      const one = id && (await findAmendment(step.tx, id))
      if (!one) return refuse({ kind: 'not-open' })
      const words = wordsTyped(data)
      const asked = { amendment: one.id, kind, reason, words, into }
      const chosen = await chooseFor(step, place, asked)
      const query = at === undefined || at === 1 ? '' : `?page=${at}`
      return chosen.ok ? ok<To>(`/texts/${place.text.id}/merge${query}#a${one.number}`) : chosen
    },
  })
