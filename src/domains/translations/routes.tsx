/** HTTP for a text in another language: reading it, and the form of those who translate. */
import type { Context } from 'hono'
import { z } from 'zod'
import { absent, line, optional, page, type To } from '../../platform/http/index.ts'
import { isLanguage, type Language } from '../../platform/languages/index.ts'
import { ok, refuse } from '../../platform/values.ts'
import {
  actorOf,
  answerForm,
  consent,
  gone,
  type Mount,
  type SiteEnv,
  type Tools,
} from '../people/index.ts'
import { agreedStep, lockProcess } from '../processes/index.ts'
import { clauseId, findText, lockText, textId, type Text } from '../texts/index.ts'
import { loadReading, loadWork, type BesideAsked } from './load.ts'
import { mayTranslate, type TranslationRefusal } from './rules.ts'
import { sentClauses } from './sent.ts'
import { translate } from './steps.ts'
import { MACHINE_LENGTH_MAX, PART_CLAUSES_MAX } from './translation.ts'
import { besideJson } from './twin.ts'
import { ReadingPage } from './views.tsx'
import { WorkPage, type Returned } from './views-work.tsx'

type Here = Context<SiteEnv>

const Translating = z
  .looseObject({ ...consent, machine: optional(line({ max: MACHINE_LENGTH_MAX })) })
  .transform(({ permanence, undertakings, machine, ...typed }, context) => {
    return { permanence, undertakings, machine, clauses: sentClauses(typed, context) }
  })

export const translationRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/texts/:id/in/:language', show)
    app.get('/texts/:id/in/:language/work', (c) => showWork(c))
    app.post('/texts/:id/in/:language', (c) => translating(c, tools))
  }

type Place = { readonly text: Text; readonly language: Language }

/** A text is not translated into its own language: nothing stands at that address. */
async function placeAt(c: Here): Promise<Place | undefined> {
  const id = textId(c.req.param('id') ?? '')
  const language = c.req.param('language') ?? ''
  const text = id && (await findText(c.var.here.database.read, id))
  if (!text || !isLanguage(language) || language === text.language) return undefined
  return { text, language }
}

async function askedBy(c: Here, place: Place): Promise<BesideAsked> {
  const { read, clock } = c.var.here.database
  return { read, now: clock.now(), viewer: await actorOf(c), ...place }
}

async function show(c: Here): Promise<Response> {
  const place = await placeAt(c)
  if (!place) return absent(c)
  const which = { clause: c.req.query('clause'), part: c.req.query('part') }
  const beside = await loadReading(await askedBy(c, place), which)
  const { part: number, parts: of } = beside.part
  return page(c, <ReadingPage beside={beside} part={beside.part} />, {
    json: { ...besideJson(beside), part: { number, of }, clausesInPart: PART_CLAUSES_MAX },
    topics: [`text:${place.text.id}`, `process:${place.text.process}`],
  })
}

async function showWork(c: Here, back?: Returned): Promise<Response> {
  const place = await placeAt(c)
  if (!place) return absent(c)
  const named = back ? back.clauses : [clauseId(c.req.query('clause') ?? '') ?? []].flat()
  const beside = await loadWork(await askedBy(c, place), named)
  const by = { kind: 'person', actor: beside.viewer } as const
  const may = mayTranslate(beside.process, place.text, place.language, by)
  const status = back?.refusal ? 422 : 400
  return page(c, <WorkPage beside={beside} may={may} returned={back} />, back ? { status } : {})
}

async function translating(c: Here, tools: Tools): Promise<Response> {
  const place = await placeAt(c)
  if (!place) return absent(c)
  const { text: found, language } = place
  const path = `/texts/${found.id}/in/${language}` as const
  return answerForm<typeof Translating, TranslationRefusal>(c, tools, {
    schema: Translating,
    work: async ({ tx, now, via, actor, data }) => {
      const process = await lockProcess(tx, { id: found.process })
      const text = await lockText(tx, found.id)
      if (!process || !text) return refuse(gone)
      const step = await agreedStep({ tx, now, via, clock: tools.clock }, actor, data, process)
      const { machine, clauses } = data
      const made = await translate(step, { process, text }, { language, machine, clauses })
      const first = made.ok ? made.value[0]?.clause : undefined
      return made.ok ? ok<To>(`${path}?clause=${first ?? ''}#${first ?? ''}`) : made
    },
    again: async (again, refusal) => {
      const clauses = Object.keys(again.typed).flatMap((name) =>
        name.startsWith('words-') ? (clauseId(name.slice('words-'.length)) ?? []) : [],
      )
      return showWork(c, { again, refusal, clauses })
    },
  })
}
