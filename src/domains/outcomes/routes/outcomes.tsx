/** HTTP for outcomes: the list, one of them, and adopting what a call agreed. */
import {
  absent,
  line,
  optional,
  page,
  passage,
  signInThenAgain,
} from '../../../platform/http/index.ts'
import { wordsOf } from '../../../platform/record/index.ts'
import { ok, refuse } from '../../../platform/values.ts'
import { callId, findCall, type CallId } from '../../decisions/index.ts'
import { actorOf, type Mount, type Tools, gone, canTry } from '../../people/index.ts'
import { findProcess, findProcesses } from '../../processes/index.ts'
import { templateOf } from '../../templates/index.ts'
import { linesOf, loadOutcome, nextDue } from '../load.ts'
import { outcomeId, TITLE_LENGTH_MAX, WORDS_LENGTH_MAX } from '../outcome.ts'
import { mayAdopt } from '../rules/adopting.ts'
import type { OutcomeSection } from '../section.ts'
import { adoptOutcome, groundOf } from '../steps/outcomes.ts'
import { findOutcomes } from '../store/outcomes.ts'
import { NewOutcomePage } from '../views/forms.tsx'
import { OutcomesPage } from '../views/lists.tsx'
import { OutcomePage } from '../views/outcome.tsx'
import type { Returned } from '../views/shown.ts'
import { commitmentsCsv, outcomeJson } from '../views/twins.ts'
import { Acting, answerForm, type Here } from './acting.tsx'

const Adopting = Acting.extend({
  title: line({ max: TITLE_LENGTH_MAX }),
  summary: optional(passage({ max: WORDS_LENGTH_MAX })),
})

export type OutcomeTools = Tools & { readonly sections?: readonly OutcomeSection[] }

/** The form first: `/outcomes/new` is no id. */
export const outcomeReading =
  (tools: OutcomeTools): Mount =>
  (app) => {
    app.get('/outcomes', (c) => showList(c))
    app.get('/outcomes/new', (c) => showNew(c))
    app.post('/calls/:id/outcomes', (c) => adopt(c, tools))
    app.get('/outcomes/:id', (c) => showOutcome(c, tools))
  }

async function showList(c: Here): Promise<Response> {
  const { read, clock } = c.var.here.database
  const now = clock.now()
  const lines = await linesOf(read, await findOutcomes(read))
  const words = await wordsOf(
    read,
    lines.map(({ outcome }) => outcome.title),
  )
  const processes = await findProcesses(read)
  const made = new Set(processes.flatMap(({ id, practice }) => (practice ? [id] : [])))
  const props = { lines, words, now, practice: made }
  return page(c, <OutcomesPage {...props} />, {
    json: { outcomes: lines.map(({ outcome }) => outcome) },
    topics: ['outcomes'],
    until: nextDue(
      lines.flatMap(({ commitments }) => commitments),
      now,
    ),
  })
}

async function showOutcome(c: Here, { sections = [] }: OutcomeTools): Promise<Response> {
  const { read, clock } = c.var.here.database
  const id = outcomeId(c.req.param('id') ?? '')
  const viewer = await actorOf(c)
  const now = clock.now()
  const shown = id && (await loadOutcome({ read, now, viewer }, id))
  if (!shown) return absent(c)
  const { process, commitments } = shown
  const beside = await Promise.all(sections.map((section) => section(read, shown.outcome)))
  return page(c, <OutcomePage shown={shown} beside={beside} />, {
    json: outcomeJson(shown),
    csv: commitmentsCsv(shown),
    topics: [`outcome:${shown.outcome.id}`, `process:${process.id}`],
    until: nextDue(commitments, now),
  })
}

/** Absent for those who have no role in which they could adopt it. */
async function newPage(c: Here, id: CallId, returned?: Returned) {
  const { read, clock } = c.var.here.database
  const viewer = await actorOf(c)
  const call = await findCall(read, id)
  if (!call || !viewer) return undefined
  const ground = await groundOf(read, call)
  const may = mayAdopt(ground, { kind: 'person', actor: viewer })
  if (!returned && !canTry(may)) return undefined
  const { process } = ground
  const scene = {
    process,
    template: await templateOf(read, process.pin),
    words: await wordsOf(read, [process.title, call.question]),
    names: new Map(),
    now: clock.now(),
  }
  return <NewOutcomePage scene={scene} call={call} viewer={viewer} returned={returned} />
}

async function showNew(c: Here): Promise<Response> {
  const id = callId(c.req.query('call') ?? '')
  if (id && !(await actorOf(c))) return signInThenAgain(c)
  const node = id && (await newPage(c, id))
  return node ? page(c, node) : absent(c)
}

function adopt(c: Here, tools: Tools): Promise<Response> | Response {
  const id = callId(c.req.param('id') ?? '')
  if (!id) return absent(c)
  return answerForm(c, tools, {
    schema: Adopting,
    form: 'outcome',
    process: async (tx) => {
      const call = await findCall(tx, id)
      return call && findProcess(tx, { id: call.process })
    },
    again: (returned) => newPage(c, id, returned),
    act: async (step, _, { title, summary }) => {
      const call = await findCall(step.tx, id)
      if (!call) return refuse(gone)
      const adopted = await adoptOutcome(step, call, { title, summary })
      return adopted.ok ? ok(`/outcomes/${adopted.value.id}` as const) : adopted
    },
  })
}
