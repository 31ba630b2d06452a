/** HTTP for summaries in plain language: reading them, and the form of those who hold the pen. */
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
import { isLanguage, LANGUAGES } from '../../../platform/languages/index.ts'
import type { Again } from '../../../platform/html/index.ts'
import { ok, refuse } from '../../../platform/values.ts'
import { actorOf, answerForm, consent, gone, type Mount, type Tools } from '../../people/index.ts'
import { agreedStep, findProcess, lockProcess } from '../../processes/index.ts'
import { templateOf } from '../../templates/index.ts'
import { explainSummary } from '../explain-summary.ts'
import { readSummaries, type SummaryShown } from '../load-summaries.ts'
import { maySummarise, newestOfEach, type SummaryRefusal } from '../rules/summarising.ts'
import { titleOf } from '../source.ts'
import { summarise } from '../steps-summary.ts'
import { findText, findVersion, lockText } from '../store.ts'
import { LINE_LENGTH_MAX, MACHINE_LENGTH_MAX, SUMMARY_LENGTH_MAX } from '../summary.ts'
import { textId, VERSIONS_MAX, type Text } from '../text.ts'
import { SummaryPage } from '../views/summary-form.tsx'
import type { Here } from './read.tsx'

/** Commitments of one version's summaries, in each language one. */
const SEEN_LENGTH_MAX = 600

const Summarising = z.object({
  ...consent,
  version: whole({ min: 1, max: VERSIONS_MAX }),
  language: z.enum(LANGUAGES),
  words: passage({ max: SUMMARY_LENGTH_MAX }),
  line: line({ max: LINE_LENGTH_MAX }),
  machine: optional(line({ max: MACHINE_LENGTH_MAX })),
  seen: optional(line({ max: SEEN_LENGTH_MAX })),
})

export const summaryRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/texts/:id/summary', async (c) => {
      const text = await textAt(c)
      return text ? showSummaries(c, text) : absent(c)
    })
    app.post('/texts/:id/summaries', async (c) => {
      const text = await textAt(c)
      return text ? summarising(c, tools, text) : absent(c)
    })
  }

async function textAt(c: Here): Promise<Text | undefined> {
  const id = textId(c.req.param('id') ?? '')
  return id && findText(c.var.here.database.read, id)
}

const summarising = (c: Here, tools: Tools, { id, process: of }: Text): Promise<Response> =>
  answerForm<typeof Summarising, SummaryRefusal>(c, tools, {
    schema: Summarising,
    work: async ({ tx, now, via, actor, data }) => {
      const process = await lockProcess(tx, { id: of })
      const text = await lockText(tx, id)
      if (!process || !text) return refuse(gone)
      const step = await agreedStep({ tx, now, via, clock: tools.clock }, actor, data, process)
      // A form that came without any has seen none; a program need not say.
      const seen = data.seen?.split(' ') ?? (via === 'api' ? undefined : [])
      const done = await summarise(step, { process, text }, { ...data, seen })
      return done.ok ? ok<To>(`/texts/${id}`) : done
    },
    again: async (again, refusal) => {
      const text = await textAt(c)
      return text ? showSummaries(c, text, { again, refusal }) : absent(c)
    },
  })

type Back = { readonly again: Again; readonly refusal: SummaryRefusal | undefined }

async function showSummaries(c: Here, text: Text, back?: Back): Promise<Response> {
  const { read } = c.var.here.database
  const process = await findProcess(read, { id: text.process })
  const version = await findVersion(read, text.id)
  if (!process || !version) throw new Error(`text ${text.id} without process or version`)
  const template = await templateOf(read, process.pin)
  const viewer = await actorOf(c)
  const may = maySummarise(process, { kind: 'person', actor: viewer }, text)
  const asked = c.req.query('language') ?? ''
  const summaries = await readSummaries(read, text.id, newestOfEach)
  const { t, now } = await readerOf(c)
  const node = (
    <SummaryPage
      scene={{ process, template, viewer }}
      processTitle={await titleOf(read, process)}
      text={text}
      title={await titleOf(read, text)}
      version={version.number}
      summaries={summaries}
      language={isLanguage(asked) ? asked : text.language}
      mayWrite={may.ok || may.refusal.kind === 'permanence-unread'}
      back={
        back && {
          again: back.again,
          refusal: back.refusal && explainSummary(back.refusal, { t, template, now }),
        }
      }
    />
  )
  return page(c, node, {
    ...(back ? { status: back.refusal ? 422 : 400 } : { json: summariesJson(summaries) }),
    topics: [`text:${text.id}`, `process:${text.process}`],
  })
}

const summariesJson = (all: readonly SummaryShown[]) => ({
  summaries: all.map(
    ({ summary: { words: commitment, machine, line, ...rest }, words, contests }) => ({
      ...{ ...rest, commitment, machine: machine ?? null, words: words ?? null },
      ...{ stewardAct: line ?? null, objections: contests.map(({ state }) => state.kind) },
    }),
  ),
})
