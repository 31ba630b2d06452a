/** HTTP for the life of a text: onto the table, superseded, errata. Parse, load, decide, save. */
import { z } from 'zod'
import {
  absent,
  line,
  optional,
  page,
  passage,
  readerOf,
  whole,
} from '../../../platform/http/index.ts'
import type { To } from '../../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import { actorOf, answerForm, consent, gone, mayAct } from '../../people/index.ts'
import type { Acting, Consent, Gone, Mount } from '../../people/index.ts'
import type { Again } from '../../../platform/html/index.ts'
import { agreedStep, findProcess, lockProcess, mayActAs } from '../../processes/index.ts'
import type { By, Process, Step } from '../../processes/index.ts'
import { templateOf } from '../../templates/index.ts'
import { PASSAGE_LENGTH_MAX } from '../erratum.ts'
import { explainLife } from '../explain.ts'
import { maySupersede, mayTable, type LifeRefusal } from '../rules/life.ts'
import { PENS } from '../rules/versions.ts'
import { linesOf, titleOf } from '../source.ts'
import { correctText, supersedeText, tableText } from '../steps-life.ts'
import { findText, lockText } from '../store.ts'
import { clauseId, textId, VERSIONS_MAX, type Text } from '../text.ts'
import { REASON_LENGTH_MAX } from '../views/form.tsx'
import { LifePage, type LifeForm } from '../views/life-forms.tsx'
import { crumbsOf } from '../views/text.tsx'
import type { Here, TextTools } from './read.tsx'

const Tabling = z.object(consent)
const Succession = z.object({ ...consent, by: line({ max: 40 }) })
const Correcting = z.object({
  ...consent,
  version: whole({ min: 1, max: VERSIONS_MAX }),
  clause: line({ max: 8 }),
  stands: passage({ max: PASSAGE_LENGTH_MAX }),
  should: optional(passage({ max: PASSAGE_LENGTH_MAX })),
  reason: line({ max: REASON_LENGTH_MAX }),
})

export const lifeRoutes =
  (tools: TextTools): Mount =>
  (app) => {
    app.get('/texts/:id/stages', (c) => withText(c, (text) => showLife(c, tools, text)))
    app.post('/texts/:id/tabling', (c) =>
      withText(c, (text) =>
        answerForm<typeof Tabling, LifeRefusal>(c, tools, {
          schema: Tabling,
          work: (acting) => doing(tools, text, acting, tableText),
          again: (again, refusal) => showLife(c, tools, text, { form: 'tabling', again, refusal }),
        }),
      ),
    )
    app.post('/texts/:id/successor', (c) =>
      withText(c, (text) =>
        answerForm<typeof Succession, LifeRefusal>(c, tools, {
          schema: Succession,
          work: (acting) =>
            doing(tools, text, acting, async (step, of) => {
              const id = textId(acting.data.by)
              const freezes = await tools.freezesOf(step.tx, text.id, step.now)
              return supersedeText(step, { ...of, freezes }, id && (await findText(step.tx, id)))
            }),
          again: (again, refusal) =>
            showLife(c, tools, text, { form: 'successor', again, refusal }),
        }),
      ),
    )
    app.post('/texts/:id/errata', (c) =>
      withText(c, (text) =>
        answerForm<typeof Correcting, LifeRefusal>(c, tools, {
          schema: Correcting,
          work: (acting) => doing(tools, text, acting, correcting(tools, acting)),
          again: (again, refusal) => showLife(c, tools, text, { form: 'errata', again, refusal }),
        }),
      ),
    )
  }

async function withText(c: Here, answer: (text: Text) => Promise<Response>): Promise<Response> {
  const id = textId(c.req.param('id') ?? '')
  const text = id && (await findText(c.var.here.database.read, id))
  return text ? answer(text) : absent(c)
}

type Of = { readonly process: Process; readonly text: Text }

/** With process and text held until the transaction ends. */
async function doing<Data extends Consent>(
  tools: TextTools,
  { id, process: of }: Text,
  { tx, now, via, actor, data }: Acting<Data>,
  work: (step: Step, of: Of) => Promise<Result<unknown, LifeRefusal>>,
): Promise<Result<To, LifeRefusal | Gone>> {
  const process = await lockProcess(tx, { id: of })
  const text = await lockText(tx, id)
  if (!process || !text) return refuse(gone)
  const step = await agreedStep({ tx, now, via, clock: tools.clock }, actor, data, process)
  const done = await work(step, { process, text })
  return done.ok ? ok<To>(`/texts/${id}`) : done
}

const correcting =
  (tools: TextTools, { data }: Acting<z.output<typeof Correcting>>) =>
  async (step: Step, of: Of): Promise<Result<unknown, LifeRefusal>> => {
    const { version, clause, stands, should = '', reason } = data
    const asked = { version, clause: clauseId(clause), stands, shouldStand: should, reason }
    const adoptions = await tools.adoptionsOf(step.tx, of.text)
    return correctText(step, { ...of, adoptions }, asked)
  }

type Back = {
  readonly form: LifeForm
  readonly again: Again
  readonly refusal: LifeRefusal | undefined
}

async function showLife(c: Here, tools: TextTools, text: Text, back?: Back): Promise<Response> {
  const { read, clock } = c.var.here.database
  const process = await findProcess(read, { id: text.process })
  if (!process) throw new Error(`text ${text.id} of no process`)
  const { t, now } = await readerOf(c)
  const actor = await actorOf(c)
  const by: By = { kind: 'person', actor }
  const freezes = await tools.freezesOf(read, text.id, clock.now())
  const lines = await linesOf(read, process.id)
  const others = lines.filter(({ text: successor }) =>
    succeeds(maySupersede(process, by, { text, successor, freezes })),
  )
  const adopted = (await tools.adoptionsOf(read, text)).map(({ version }) => version)
  const template = await templateOf(read, process.pin)
  const may = {
    tabling: succeeds(mayTable(process, by, text)),
    successor: others.length > 0,
    errata: adopted.length > 0 && succeeds(mayActAs(process, by, PENS)),
  }
  const node = (
    <LifePage
      id={text.id}
      title={await titleOf(read, text)}
      language={text.language}
      crumbs={crumbsOf(process, await titleOf(read, process), t)}
      practice={process.practice}
      may={may}
      others={others.map(({ text: { id }, title }) => ({ id, title }))}
      adopted={adopted}
      unread={actor !== undefined && !mayAct(actor).ok}
      back={
        back && {
          ...back,
          refusal: back.refusal && explainLife(back.refusal, { t, template, now }),
        }
      }
    />
  )
  return page(c, node, back ? { status: back.refusal ? 422 : 400 } : {})
}

/** What is permanent can still be read on the form itself. */
const succeeds = (may: Result<unknown, LifeRefusal>): boolean =>
  may.ok || may.refusal.kind === 'permanence-unread'
