/** HTTP for the front page, what needs somebody, and the staff's desk. */
import type { Context } from 'hono'
import { absent, page, readerOf } from '../../platform/http/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { mailStanding } from '../../platform/mail/index.ts'
import { wordsOf, type Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { actorOf, findPeople, isStaff, namesOf } from '../people/index.ts'
import type { Mount, PersonId, SiteEnv, Tools } from '../people/index.ts'
import { findProcesses } from '../processes/index.ts'
import { auditLines } from '../participation/index.ts'
import { budgetPeriod, capacityLines } from '../issues/index.ts'
import { helpAddress } from '../replies/index.ts'
import type { Reportable } from '../reports/index.ts'
import { answerDue, owedReasons, unansweredContests } from '../stewards/index.ts'
import { findStage, inWords, templateOf } from '../templates/index.ts'
import { showChair, type ChairTools } from './chair-routes.tsx'
import { showNeeds } from './needs-routes.tsx'
import { spentOf } from './load-spent.ts'
import { staffGroups } from './staff-groups.ts'
import { staffQueues } from './staff-queues.ts'
import { inOrder, nextEnd, toldTo, type OpenThings, type OwedThings } from './thing.ts'
import { DeskPage, HomePage, StartPage } from './views.tsx'
import type { DeskGroup, EarlierLine, ProcessLine } from './views.tsx'

type Here = Context<SiteEnv>

export type DeskTools = Tools &
  ChairTools & {
    readonly things: readonly OpenThings[]
    /** For the staff: what anybody owes. */
    readonly owed: readonly OwedThings[]
    readonly reportables: readonly Reportable[]
    readonly earlier: (
      db: Tools['database']['read'],
      now: Instant,
    ) => Promise<readonly EarlierLine[]>
  }

/** Things on one page; more of them is a list that nobody reads to its end. */
const THINGS_MAX = 50
const ENDED_SHOWN = 5

export const deskRoutes =
  (tools: DeskTools): Mount =>
  (app) => {
    app.get('/', (c) => showHome(c, tools))
    app.get('/start', (c) => page(c, <StartPage />, { topics: ['front'] }))
    app.get('/needs-me', (c) => showNeeds(c, tools))
    app.get('/desk', (c) => showDesk(c, tools))
    app.get('/processes/:slug/desk', (c) => showChair(c, tools))
  }

async function showHome(c: Here, tools: DeskTools): Promise<Response> {
  const { read } = tools.database
  const now = tools.clock.now()
  const { t } = await readerOf(c)
  const told = await toldTo(tools.things, read, { actor: undefined, now })
  const things = inOrder(told).slice(0, THINGS_MAX)
  const { running, ended } = await processLines(read, t)
  const earlier = await tools.earlier(read, now)
  const audits = await auditsOf(read, t)
  const help = tools.replyAddresses && helpAddress(tools.outbox.domain)
  const props = { things, running, ended: ended.slice(0, ENDED_SHOWN), earlier, audits, help }
  return page(c, <HomePage {...props} />, {
    json: { things, running, ended, earlier, audits },
    topics: ['front', 'processes', 'issues', 'calls', 'dockets', 'outcomes', 'audits'],
    until: nextEnd(things, now),
  })
}

async function auditsOf(read: Tools['database']['read'], t: Translate) {
  const lines = new Map((await auditLines(read)).map((line) => [line.process, line]))
  const processes = (await findProcesses(read)).filter(({ id }) => lines.has(id))
  const words = await wordsOf(
    read,
    processes.map(({ title }) => title),
  )
  return processes.map(({ id, title, slug }) => ({
    title: textIn(words, title, t),
    href: `/processes/${slug}/audit`,
    answered: lines.get(id)?.answered ?? 0,
    of: lines.get(id)?.of ?? 0,
    contested: lines.get(id)?.contested ?? 0,
  }))
}

const textIn = (words: Words, commitment: string, t: Translate) => {
  const wording = words.get(commitment)
  return wording.kind === 'text' ? wording.text : t('html.redacted')
}

async function processLines(
  read: Tools['database']['read'],
  t: Translate,
): Promise<{ running: readonly ProcessLine[]; ended: readonly ProcessLine[] }> {
  const processes = await findProcesses(read)
  const words = await wordsOf(
    read,
    processes.map(({ title }) => title),
  )
  const lines = await Promise.all(
    processes.map(async ({ title, slug, pin, practice, state }) => {
      const template = await templateOf(read, pin)
      const stage = state.kind === 'running' ? findStage(template, state.stage) : undefined
      const line: ProcessLine = {
        title: textIn(words, title, t),
        href: `/processes/${slug}`,
        stage: stage && inWords(stage.title, t),
        lastWord: inWords(template.lastWord, t),
        practice,
      }
      return { line, runs: state.kind === 'running' || state.kind === 'suspended' }
    }),
  )
  const those = (wanted: boolean) =>
    lines.filter(({ runs }) => runs === wanted).map(({ line }) => line)
  return { running: those(true), ended: those(false) }
}

/** Absent, not forbidden, for everybody but the staff. */
async function showDesk(c: Here, tools: DeskTools): Promise<Response> {
  const actor = await actorOf(c)
  if (!actor || !isStaff(actor)) return absent(c)
  const { t } = await readerOf(c)
  const now = tools.clock.now()
  const groups = [
    await owedInProcesses(c, t, tools.owed),
    ...(await staffQueues({ ...tools, actor, now, t })),
    ...(await staffGroups({ read: tools.database.read, now, t, actor })),
    await reasonsOwed(c, t),
    await contestsOpen(c, t),
    await mailFailed(c, t),
  ]
  const { running } = await processLines(tools.database.read, t)
  const { read } = tools.database
  const period = budgetPeriod()
  const capacity = {
    period,
    taken: await capacityLines(read, t),
    spent: await spentOf(read, period, now),
  }
  return page(c, <DeskPage groups={groups} running={running} capacity={capacity} />)
}

/** What is overdue comes first, then what has waited longest. */
async function owedInProcesses(
  c: Here,
  t: Translate,
  providers: DeskTools['owed'],
): Promise<DeskGroup> {
  const { read, clock } = c.var.here.database
  const now = clock.now()
  const told = await Promise.all(providers.map((tell) => tell(read, now)))
  const owed = told
    .flat()
    .toSorted((one, other) => +other.overdue - +one.overdue || one.since - other.since)
    .slice(0, THINGS_MAX)
  const processes = await findProcesses(read)
  const words = await wordsOf(
    read,
    processes.map(({ title }) => title),
  )
  const titles = new Map(processes.map(({ id, title }) => [id, textIn(words, title, t)]))
  return {
    title: t('desk.staff.owed'),
    lines: owed.map(({ said: { key, ...values }, href, process, since, overdue }) => ({
      what: t(key, values),
      href,
      who: titles.get(process) ?? '',
      since,
      overdue,
    })),
  }
}

async function nameIn(c: Here, people: readonly PersonId[]) {
  const { read } = c.var.here.database
  const names = await namesOf(read, await findPeople(read, [...new Set(people)]))
  return (person: PersonId) => names.get(person)?.name ?? person
}

async function reasonsOwed(c: Here, t: Translate): Promise<DeskGroup> {
  const { read, clock } = c.var.here.database
  const owed = await owedReasons(read)
  const words = await wordsOf(
    read,
    owed.map(({ line }) => line),
  )
  const nameOf = await nameIn(
    c,
    owed.map(({ by }) => by),
  )
  return {
    title: t('desk.staff.reasons'),
    lines: owed.map(({ id, line, by, at, reason }) => ({
      what: textIn(words, line, t),
      href: `/stewards/${id}`,
      who: t('desk.staff.waits-for', { name: nameOf(by) }),
      since: at,
      overdue: reason.kind === 'owed' && clock.now() >= reason.dueAt,
    })),
  }
}

async function contestsOpen(c: Here, t: Translate): Promise<DeskGroup> {
  const { read, clock } = c.var.here.database
  const open = await unansweredContests(read)
  const words = await wordsOf(
    read,
    open.map(({ argument }) => argument),
  )
  const nameOf = await nameIn(
    c,
    open.map(({ by }) => by),
  )
  return {
    title: t('desk.staff.contests'),
    lines: open.map((contest) => ({
      what: textIn(words, contest.argument, t),
      href: `/stewards/${contest.act}`,
      who: nameOf(contest.by),
      since: contest.at,
      overdue: clock.now() >= (answerDue(contest) ?? Infinity),
    })),
  }
}

async function mailFailed(c: Here, t: Translate): Promise<DeskGroup> {
  const { database } = c.var.here
  const { failed } = await mailStanding(database)
  const line = {
    what: t('desk.staff.mail-count', { count: failed }),
    href: '/mailings#failed',
    who: '',
    overdue: true,
  }
  return { title: t('desk.staff.mail'), lines: failed > 0 ? [line] : [] }
}
