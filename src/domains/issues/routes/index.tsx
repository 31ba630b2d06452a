/** All doors of `issues` over HTTP. */
import type { To } from '../../../platform/http/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import { keepOrigin, type Gone, type Mount, type Tools } from '../../people/index.ts'
import { findProcess, type Process } from '../../processes/index.ts'
import type { Issue } from '../issue.ts'
import type { Refusal } from '../rules/refusal.ts'
import * as deciding from '../steps/deciding.ts'
import * as proposing from '../steps/proposing.ts'
import type { Setting } from '../steps/setting.ts'
import * as sorting from '../steps/sorting.ts'
import { secondsOf } from '../store/links.ts'
import { answerForm, answerOn, otherIssue } from './acting.tsx'
import * as forms from './forms.ts'
import { showBoard, showIssue, showList, type Here } from './pages.tsx'

export const issueRoutes =
  (tools: Tools): Mount =>
  (app) => {
    app.get('/issues', (c) => showBoard(c, tools))
    app.post('/issues', (c) => propose(c, tools))
    app.get('/issues/:id', (c) => showIssue(c, tools))
    app.get('/processes/:slug/issues', (c) => showList(c))
    app.post('/issues/:id/completions', (c) => complete(c, tools))
    app.post('/issues/:id/withdrawal', (c) => withdraw(c, tools))
    app.post('/issues/:id/seconds', (c) => second(c, tools))
    app.post('/issues/:id/second-withdrawals', (c) => unsecond(c, tools))
    app.post('/issues/:id/petitions', (c) => petition(c, tools))
    app.post('/issues/:id/screenings', (c) => screen(c, tools))
    app.post('/issues/:id/returns', (c) => sendBack(c, tools))
    app.post('/issues/:id/decisions', (c) => decide(c, tools))
    app.post('/issues/:id/merges', (c) => merge(c, tools))
    app.post('/issues/:id/symptoms', (c) => symptom(c, tools))
    app.post('/issues/:id/splits', (c) => split(c, tools))
    app.post('/issues/:id/plans', (c) => plan(c, tools))
    app.post('/issues/:id/ranks', (c) => rank(c, tools))
  }

const propose = (c: Here, tools: Tools) =>
  answerForm(c, tools, {
    form: 'propose',
    schema: forms.Proposing,
    again: (returned) => showBoard(c, tools, returned),
    work: async ({ setting, by, data }): Promise<Result<To, Refusal | Gone>> => {
      const list = await processOf(setting, data.process)
      if (!list.ok) return list
      const process = list.value
      const { title, capacity } = data
      // In a demonstration nothing that a visitor proposes happened.
      const practice = process?.practice ?? c.var.here.site.demo
      const typed = { title, words: forms.wordsIn(data), capacity, process, practice }
      const proposed = await proposing.proposeIssue(setting, by, typed)
      if (!proposed.ok) return proposed
      const { id } = proposed.value
      const link = { from: data.from, thing: `issue:${id}` } as const
      const kept = await keepOrigin(tools, setting, by, link)
      return kept.ok ? ok<To>(`/issues/${id}`) : kept
    },
  })

async function processOf(
  { tx }: Setting,
  slug: string | undefined,
): Promise<Result<Process | undefined, Refusal>> {
  if (slug === undefined) return ok(undefined)
  const process = await findProcess(tx, { slug })
  return process ? ok(process) : refuse({ kind: 'unknown-process' })
}

const complete = (c: Here, tools: Tools) =>
  answerOn(c, tools, {
    form: 'complete',
    schema: forms.Completing,
    act: (issue, { setting, by, data }) => {
      const typed = { title: data.title, words: forms.wordsIn(data) }
      return proposing.completeIssue(setting, issue, by, typed)
    },
  })

const withdraw = (c: Here, tools: Tools) =>
  answerOn(c, tools, {
    form: 'withdraw',
    schema: forms.Agreeing,
    act: (issue, { setting, by }) => proposing.withdrawIssue(setting, issue, by),
  })

const second = (c: Here, tools: Tools) =>
  answerOn(c, tools, {
    form: 'second',
    schema: forms.Seconding,
    act: async (issue, { setting, by, data: { capacity } }) => {
      const seconds = await secondsOf(setting.tx, [issue])
      return proposing.secondIssue(setting, issue, by, { seconds, capacity })
    },
  })

const unsecond = (c: Here, tools: Tools) =>
  answerOn(c, tools, {
    form: 'unsecond',
    schema: forms.Agreeing,
    act: async (issue, { setting, by }) => {
      const seconds = await secondsOf(setting.tx, [issue])
      return proposing.withdrawSecondOf(setting, issue, by, seconds)
    },
  })

const petition = (c: Here, tools: Tools) =>
  answerOn(c, tools, {
    form: 'petition',
    schema: forms.Agreeing,
    act: async (issue, { setting, by }) => {
      const seconds = await secondsOf(setting.tx, [issue])
      return proposing.petitionFor(setting, issue, by, seconds)
    },
  })

const screen = (c: Here, tools: Tools) =>
  answerOn(c, tools, {
    form: 'screen',
    schema: forms.Screening,
    act: (issue, { setting, by, data }) =>
      deciding.screenIssue(setting, issue, by, {
        sheet: forms.sheetIn(data),
        proposed: forms.outcomeIn(data),
        reason: data.reason,
      }),
  })

const sendBack = (c: Here, tools: Tools) =>
  answerOn(c, tools, {
    form: 'return',
    schema: forms.Returning,
    act: (issue, { setting, by, data }) => deciding.returnIssue(setting, issue, by, data.reason),
  })

const decide = (c: Here, tools: Tools) =>
  answerOn(c, tools, {
    form: 'decide',
    schema: forms.Deciding,
    act: async (issue, { setting, by, data }) => {
      const freed = data.frees === undefined ? undefined : await otherIssue(setting, data.frees)
      if (freed && !freed.ok) return freed
      const frees = freed && { issue: freed.value, parkedUntil: data.freesUntil }
      const { reason, despite } = data
      const typed = { outcome: forms.outcomeIn(data), reason, despite, frees }
      return deciding.decideIssue(setting, issue, by, typed)
    },
  })

const merge = (c: Here, tools: Tools) =>
  answerOn(c, tools, {
    form: 'merge',
    schema: forms.Merging,
    act: async (issue, { setting, by, data }) => {
      const { reason } = data
      const into = await mergedInto(setting, data)
      if (!into.ok) return into
      const typed = { kind: 'merged-into', into: into.value, reason } as const
      return sorting.sortIssue(setting, issue, by, typed)
    },
  })

type Into = sorting.SortTyped['into']

async function mergedInto(
  setting: Setting,
  typed: { readonly into?: string | undefined } & Partial<
    Record<keyof sorting.BornTyped, string | undefined>
  >,
): Promise<Result<Into, Refusal>> {
  const { into, title, problem } = typed
  if (into !== undefined) {
    const issue: Result<Issue, Refusal> = await otherIssue(setting, into)
    return issue.ok ? ok({ issue: issue.value }) : issue
  }
  if (title === undefined || problem === undefined) {
    return refuse({ kind: 'unknown-issue', named: '' })
  }
  return ok({ born: { title, problem } })
}

const symptom = (c: Here, tools: Tools) =>
  answerOn(c, tools, {
    form: 'symptom',
    schema: forms.Sorting,
    act: async (issue, { setting, by, data }) => {
      const cause = await otherIssue(setting, data.into)
      if (!cause.ok) return cause
      const into = { issue: cause.value }
      const typed = { kind: 'symptom-of', into, reason: data.reason } as const
      return sorting.sortIssue(setting, issue, by, typed)
    },
  })

const split = (c: Here, tools: Tools) =>
  answerOn(c, tools, {
    form: 'split',
    schema: forms.Splitting,
    act: (issue, { setting, by, data }) => {
      const typed = { parts: forms.partsIn(data), reason: data.reason }
      return sorting.splitIssue(setting, issue, by, typed)
    },
  })

const plan = (c: Here, tools: Tools) =>
  answerOn(c, tools, {
    form: 'plan',
    schema: forms.Planning,
    act: (issue, { setting, by, data: { owner, timeFrame, resources } }) =>
      sorting.planIssue(setting, issue, by, { owner, timeFrame, resources }),
  })

const rank = (c: Here, tools: Tools) =>
  answerOn(c, tools, {
    form: 'rank',
    schema: forms.Ranking,
    act: (issue, { setting, by, data: { position, focus, decider, reason } }) =>
      sorting.rankIssue(setting, issue, by, { position, focus, decider, reason }),
  })
