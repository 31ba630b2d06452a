/** HTTP for advice: the register of a process, one advice, and what each may do about it. */
import { z } from 'zod'
import { absent, line, page, passage, tick, type To } from '../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { findBody } from '../bodies/index.ts'
import { answerForm, consent, gone, type Gone, type Mount, type Tools } from '../people/index.ts'
import { agreedStep, lockProcess, type Step } from '../processes/index.ts'
import { adviceId, ITEMS_MAX, TITLE_LENGTH_MAX, WORDS_LENGTH_MAX } from './advice.ts'
import { askedBy, processHere, type Here } from './here.ts'
import { loadAdvice, loadRegister } from './load.ts'
import { mountLetters } from './routes-letters.tsx'
import type { AdviceRefusal, Case } from './rules.ts'
import type { FormName } from './shown.ts'
import { addItem, answerItem, caseOf, giveAdvice, groundOf, holdConsultation } from './steps.ts'
import { findAdvice, lockAdvice } from './store.ts'
import { AdvicePage, RegisterPage } from './views.tsx'

/** Names of parties and answers, as templates have them. */
const NAME_LENGTH_MAX = 100
const Acting = z.object(consent)
type Acting = z.output<typeof Acting>
const name = line({ max: NAME_LENGTH_MAX })
const words = passage({ max: WORDS_LENGTH_MAX })
const Adding = Acting.extend({ words, consensus: tick() })
const Giving = Adding.extend({ from: name, to: name, title: line({ max: TITLE_LENGTH_MAX }) })
const Answering = Acting.extend({ answer: name, reasons: words })
const Consulting = Acting.extend({ reasons: words })

export const adviceRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/processes/:slug/advice', showRegister)
    app.post('/processes/:slug/advice', (c) => giving(c, tools))
    app.get('/advice/:id', showOne)
    app.post('/advice/:id/items', (c) =>
      acting(c, tools, { form: 'item', schema: Adding, act: addItem }),
    )
    app.post('/advice/:id/items/:number/answers', (c) =>
      acting(c, tools, {
        form: 'answer',
        schema: Answering,
        act: (step, about, data) => answerItem(step, about, { ...data, number: numberIn(c) }),
      }),
    )
    app.post('/advice/:id/items/:number/consultations', (c) =>
      acting(c, tools, {
        form: 'consult',
        schema: Consulting,
        act: (step, about, data) => holdConsultation(step, about, { ...data, number: numberIn(c) }),
      }),
    )
    mountLetters(app, tools)
  }

/** 0 is the number of no item. */
function numberIn(c: Here): number {
  const raw = c.req.param('number') ?? ''
  const number = /^[1-9]\d{0,2}$/.test(raw) ? Number(raw) : 0
  return number <= ITEMS_MAX ? number : 0
}

async function showRegister(c: Here): Promise<Response> {
  const process = await processHere(c)
  if (!process) return absent(c)
  const shown = await loadRegister(await askedBy(c), process)
  const { advice, items } = shown
  const json = { process: process.id, advice, items }
  return page(c, <RegisterPage shown={shown} />, { json, topics: [`process:${process.id}`] })
}

async function showOne(c: Here): Promise<Response> {
  const id = adviceId(c.req.param('id') ?? '')
  const shown = id && (await loadAdvice(await askedBy(c), id))
  if (!id || !shown) return absent(c)
  const { advice, items, answers } = shown.about
  const json = { ...advice, items, answers }
  return page(c, <AdvicePage shown={shown} />, { json, topics: [`advice:${id}`] })
}

async function giving(c: Here, tools: Tools): Promise<Response> {
  const process = await processHere(c)
  if (!process) return absent(c)
  return answerForm<typeof Giving, AdviceRefusal>(c, tools, {
    schema: Giving,
    work: async ({ tx, now, via, actor, data }) => {
      await lockProcess(tx, { id: process.id })
      const ground = await groundOf(tx, process.id)
      const step = await agreedStep({ tx, now, via, clock: tools.clock }, actor, data, process)
      const own = process.body && (await findBody(tx, { id: process.body }))
      const given = await giveAdvice(step, ground, data, own?.slug ?? process.slug)
      return given.ok ? ok<To>(`/advice/${given.value.id}`) : given
    },
    again: async (again, refusal) => {
      const typed = (field: string) => String(again.typed[field] ?? '')
      const number = `${typed('from')}-${typed('to')}`
      const returned = { form: 'give', number, again, refusal } as const
      const shown = await loadRegister(await askedBy(c, returned), process)
      return page(c, <RegisterPage shown={shown} />, { status: refusal ? 422 : 400 })
    },
  })
}

type Plan<Schema extends z.ZodType<Acting>> = {
  readonly form: FormName
  readonly schema: Schema
  readonly act: (
    step: Step,
    about: Case,
    data: z.output<Schema>,
  ) => Promise<Result<undefined, AdviceRefusal>>
}

/** What the forms about one advice have in common: it is held while it is decided. */
async function acting<Schema extends z.ZodType<Acting>>(
  c: Here,
  tools: Tools,
  { form, schema, act }: Plan<Schema>,
): Promise<Response> {
  const { read } = c.var.here.database
  const id = adviceId(c.req.param('id') ?? '')
  const found = id && (await findAdvice(read, id))
  const number = c.req.param('number')
  if (!id || !found || (number !== undefined && numberIn(c) === 0)) return absent(c)
  return answerForm<Schema, AdviceRefusal>(c, tools, {
    schema,
    work: async ({ tx, now, via, actor, data }): Promise<Result<To, AdviceRefusal | Gone>> => {
      const advice = await lockAdvice(tx, id)
      if (!advice) return refuse(gone)
      const about = await caseOf(tx, advice)
      const step = await agreedStep(
        { tx, now, via, clock: tools.clock },
        actor,
        data,
        about.process,
      )
      const acted = await act(step, about, data)
      return acted.ok ? ok<To>(`/advice/${id}`) : acted
    },
    again: async (again, refusal) => {
      const shown = await loadAdvice(await askedBy(c, { form, number, again, refusal }), id)
      if (!shown) return absent(c)
      return page(c, <AdvicePage shown={shown} />, { status: refusal ? 422 : 400 })
    },
  })
}
