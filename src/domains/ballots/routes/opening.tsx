/** HTTP for opening a ballot and for asking the room. */
import { absent, page, readerOf } from '../../../platform/http/index.ts'
import type { Translate } from '../../../platform/languages/index.ts'
import type { Again } from '../../../platform/html/index.ts'
import type { To } from '../../../platform/http/index.ts'
import { ok, refuse } from '../../../platform/values.ts'
import { actorOf, answerForm, canTry, gone, type Mount, type Tools } from '../../people/index.ts'
import { findProcess, lockProcess } from '../../processes/index.ts'
import type { Process } from '../../processes/index.ts'
import {
  findWindowRule,
  inWords as said,
  type Template,
  templateOf,
} from '../../templates/index.ts'
import { titleOf } from '../../texts/index.ts'
import { itemKey, itemsIn, type Item } from '../about.ts'
import { explain } from '../explain.ts'
import { linesOf } from '../load.ts'
import { countedIn, mayManage } from '../rules/ballots.ts'
import { mayAsk } from '../rules/polls.ts'
import { takesOf } from '../rules/selecting.ts'
import type { Refusal } from '../rules/refusal.ts'
import { openBallot } from '../steps/opening.ts'
import { askRoom } from '../steps/polls.ts'
import { ballotsOf } from '../store/ballots.ts'
import { OpeningPage, type OpeningProps } from '../views/opening.tsx'
import type { Returned } from '../views/parts.tsx'
import { AskingPage } from '../views/poll.tsx'
import { inWords, stepOf } from './act.tsx'
import { crumbsOf } from './crumbs.tsx'
import { OpeningForm, PollForm } from './forms.ts'
import type { BallotTools, Here } from './read.tsx'

export const openingRoutes =
  (tools: BallotTools): Mount =>
  (app) => {
    app.get('/ballots/new', async (c) => {
      const process = await processAt(c, c.req.query('process'))
      return process ? showOpening(c, tools, process) : absent(c)
    })
    app.post('/ballots', (c) => open(c, tools))
    app.get('/polls/new', async (c) => {
      const process = await processAt(c, c.req.query('process'))
      return process ? showAsking(c, process) : absent(c)
    })
    app.post('/polls', (c) => ask(c, tools))
  }

async function processAt(c: Here, slug: unknown): Promise<Process | undefined> {
  return typeof slug === 'string' ? findProcess(c.var.here.database.read, { slug }) : undefined
}

async function showOpening(
  c: Here,
  tools: BallotTools,
  process: Process,
  returned?: Returned,
): Promise<Response> {
  const { read } = c.var.here.database
  const { t, now } = await readerOf(c)
  const actor = await actorOf(c)
  const template = await templateOf(read, process.pin)
  const by = { kind: 'person', actor } as const
  const counted = countedIn(template)
  const open = counted.filter((one) => canTry(mayManage(process, one, { template, by })))
  const first = counted[0] && mayManage(process, counted[0], { template, by })
  const refusal: Refusal | undefined =
    counted.length === 0
      ? { kind: 'no-such-decision' }
      : open.length === 0 && first && !first.ok
        ? first.refusal
        : undefined
  const props: OpeningProps = {
    process,
    template,
    actor,
    crumbs: crumbsOf(process, await titleOf(read, process), t),
    decisions: open.map(({ decision }) => ({ value: decision.id, label: said(decision.title, t) })),
    about: aboutOf(await itemsIn(read, process, tools.items), t, {
      person: open.some(({ decision }) => decision.subject === 'person'),
    }),
    earlier: await undecided(c, process),
    chooses: open.some(({ rule }) => takesOf(rule) !== 'votes'),
    languages: [...new Set(open.flatMap(({ window }) => languagesOf(template, window)))],
    refused: refusal && explain(refusal, { t, template, now }),
    returned,
  }
  const status = returned ? ({ status: returned.refusal ? 422 : 400 } as const) : {}
  return page(c, <OpeningPage {...props} />, status)
}

const languagesOf = (template: Template, kind: string) =>
  findWindowRule(template, kind)?.languages ?? []

/** The items of the process, and whoever leads where that is decided; none is the question. */
const aboutOf = (
  items: readonly Item[],
  t: Translate,
  { person }: { readonly person: boolean },
): OpeningProps['about'] => [
  ...items.map(({ about, label }) => ({ value: itemKey(about), label: label(t) })),
  ...(person ? [{ value: 'chair', label: t('ballots.opening.chair') }] : []),
]

async function undecided(c: Here, process: Process): Promise<OpeningProps['earlier']> {
  const { read, clock } = c.var.here.database
  const ballots = await ballotsOf(read, { process: process.id })
  const open = ballots.filter(
    ({ id, state }) =>
      state.kind === 'closed' &&
      state.outcome === undefined &&
      !ballots.some(({ earlier }) => earlier === id),
  )
  const lines = await linesOf(read, open, clock.now())
  return lines.map(({ ballot, question }) => ({ value: ballot.id, label: question }))
}

/** Where a form came back from: its process must still be there. */
async function returning(
  c: Here,
  { again, refusal }: { readonly again: Again; readonly refusal: Refusal | undefined },
  show: (process: Process, returned: Omit<Returned, 'form'>) => Promise<Response>,
): Promise<Response> {
  const process = await processAt(c, again.typed['process'])
  if (!process) return absent(c)
  return show(process, { again, refusal: await inWords(c, process.id, refusal) })
}

const open = (c: Here, tools: BallotTools) =>
  answerForm<typeof OpeningForm, Refusal>(c, tools, {
    schema: OpeningForm,
    work: async (acting) => {
      const process = await lockProcess(acting.tx, { slug: acting.data.process })
      if (!process) return refuse(gone)
      const { about, ...data } = acting.data
      const step = await stepOf(tools, process, acting)
      const items = await itemsIn(acting.tx, process, tools.items)
      let to: To = `/processes/${process.slug}#ballots`
      // Several items are several ballots, all of them or none.
      for (const one of about.length === 0 ? [undefined] : about) {
        const opened = await openBallot(step, process, { ...data, about: one }, items)
        if (!opened.ok) return opened
        if (about.length < 2) to = `/ballots/${opened.value.id}`
      }
      return ok<To>(to)
    },
    again: (again, refusal) =>
      returning(c, { again, refusal }, (process, back) =>
        showOpening(c, tools, process, { form: 'opening', ...back }),
      ),
  })

async function showAsking(c: Here, process: Process, returned?: Returned): Promise<Response> {
  const { read } = c.var.here.database
  const { t, now } = await readerOf(c)
  const actor = await actorOf(c)
  const template = await templateOf(read, process.pin)
  const crumbs = crumbsOf(process, await titleOf(read, process), t)
  const may = mayAsk(process, { kind: 'person', actor })
  const refused = may.ok || canTry(may) ? undefined : explain(may.refusal, { t, template, now })
  const status = returned ? ({ status: returned.refusal ? 422 : 400 } as const) : {}
  return page(
    c,
    <AskingPage {...{ process, template, actor, crumbs, refused, returned }} />,
    status,
  )
}

const ask = (c: Here, tools: Tools) =>
  answerForm<typeof PollForm, Refusal>(c, tools, {
    schema: PollForm,
    work: async (acting) => {
      const process = await lockProcess(acting.tx, { slug: acting.data.process })
      if (!process) return refuse(gone)
      const { question, closesOn: closesAt } = acting.data
      const step = await stepOf(tools, process, acting)
      const opened = await askRoom(step, process, { question, closesAt })
      return opened.ok ? ok<To>(`/polls/${opened.value.id}`) : opened
    },
    again: (again, refusal) =>
      returning(c, { again, refusal }, (process, back) =>
        showAsking(c, process, { form: 'poll', ...back }),
      ),
  })
