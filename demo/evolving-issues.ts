/** The lists of the Evolving programme: 21 issues, 11 clusters, 6 topics, and their ways. */
import {
  reportIssue,
  reportLink,
  reportPlan,
  reportRank,
  type Entering,
  type Issue,
  type LinkKind,
} from '../src/domains/issues/index.ts'
import type { Process, Reported } from '../src/domains/processes/index.ts'
import type { EvolvingFacts } from './evolving-facts.ts'
import { reportedBy, sourceOf } from './sources.ts'
import { here, reporting, tick, type Stage } from './stage.ts'

/** What has been entered so far, by the number or id of the fact file. */
export type Entered = Map<string, Issue>

export type List = {
  readonly stage: Stage
  readonly process: Process
  readonly facts: EvolvingFacts
  readonly entered: Entered
}

type Line = {
  readonly id: string
  readonly generation: number
  readonly title: string
  readonly note?: string | undefined
}

/** The day under which a list was published. */
const dayOf = ({ facts }: List, enters: 'issues' | 'clusters' | 'topics'): string =>
  here(
    facts.events.find((event) => event.enters === enters),
    enters,
  ).on

async function enterLines(list: List, reported: Reported, lines: readonly Line[]): Promise<void> {
  const { stage, process, entered } = list
  await reporting(stage, reported, async ({ tx, clock, now }) => {
    for (const { id, ...line } of lines) {
      const entering: Entering = { tx, clock, now, reported }
      entered.set(id, await reportIssue(entering, { ...line, process, number: id }))
      tick(stage)
    }
  })
}

export async function enterIssues(list: List): Promise<void> {
  const { facts } = list
  const reported = reportedBy({ on: dayOf(list, 'issues'), source: facts['issues-source'] })
  const disputed = here(
    facts.disputed.find(({ about }) => about === 'issues'),
    'note on the numbers',
  )
  const isDisputed = (title: string) => title === 'Costs' || title === 'Culture'
  const note = `${disputed.text} (${sourceOf(disputed.source)})`
  const lines = facts.issues.map(({ no, title }) => ({
    id: String(no),
    generation: 1,
    title,
    note: isDisputed(title) ? note : undefined,
  }))
  await enterLines(list, reported, lines)
}

type Way = {
  readonly from: string
  readonly to: string | null
  readonly source: string
  /** Said where it was not carried on. */
  readonly ended: string
}

/** Matched by name where no source says it; the link then says that it is our inference. */
async function enterWays(list: List, on: string, ways: readonly Way[]): Promise<void> {
  const { stage, entered } = list
  await stage.database.transact(async (tx, now) => {
    for (const { from, to, source, ended } of ways) {
      const sharers = ways.filter((way) => way.to === to).length
      const kind: LinkKind =
        to === null ? 'not-carried' : sharers > 1 ? 'merged-into' : 'carried-as'
      const into = to === null ? undefined : here(entered.get(to), to)
      const entering = { tx, clock: stage.clock, now, reported: reportedBy({ on, source }) }
      const told = { kind, into, reason: to === null ? ended : undefined, derived: isOurs(source) }
      await reportLink(entering, here(entered.get(from), from), told)
      tick(stage)
    }
  })
}

/** The tag of an inference. */
const isOurs = (source: string) => source.split(/,\s*/).includes('D')

export async function enterClusters(list: List): Promise<void> {
  const { facts } = list
  const on = dayOf(list, 'clusters')
  const lines = facts.clusters.map(({ id, title }) => ({ id, generation: 2, title }))
  await enterLines(list, reportedBy({ on, source: facts['clusters-source'] }), lines)
  const ways = facts.issues.map(({ no, title, to }) => ({
    from: String(no),
    to,
    source: `${facts['clusters-source']}, D`,
    ended: `None of the 11 clusters is named after ${title}. No source read here says why.`,
  }))
  await enterWays(list, on, ways)
}

export async function enterTopics(list: List): Promise<void> {
  const { facts } = list
  const on = dayOf(list, 'topics')
  const source = facts['focus-source']
  const lines = facts.topics.map(({ id, title }) => ({ id, generation: 3, title }))
  await enterLines(list, reportedBy({ on, source }), lines)
  const titleOf = (id: string) => facts.topics.find((topic) => topic.id === id)?.title
  const ways = facts.clusters.map(({ id, title, to, nearest, source: stated }) => ({
    from: id,
    to,
    source: stated ?? `${source}, D`,
    ended:
      `None of the six topics of 2020 is named after ${title}.` +
      (nearest === undefined ? '' : ` The nearest is “${titleOf(nearest)}”.`) +
      ' No source read here says why it was left out.',
  }))
  await enterWays(list, on, ways)
  await rankTopics(list, on)
  await planTopics(list)
}

/** The Board's order of 2020, with the reasons that the source gives for it. */
async function rankTopics({ stage, facts, entered }: List, on: string): Promise<void> {
  const reported = reportedBy({ on, source: facts['focus-source'] })
  await reporting(stage, reported, async ({ tx, clock, now }) => {
    for (const { id, rank, focus } of facts.topics) {
      const ranked = await reportRank({ tx, clock, now, reported }, here(entered.get(id), id), {
        position: rank,
        focus,
        decider: facts['decided-by'],
        reason: focus ? facts['focus-reasons'] : facts['later-reasons'],
      })
      entered.set(id, ranked)
    }
  })
}

const NOT_IN_SOURCES = 'Not in the sources read here.'

/** Who was proposed to lead, in the work plan of 2019; it speaks of what became these topics. */
async function planTopics({ stage, facts, entered }: List): Promise<void> {
  const reported = reportedBy({
    on: facts['leads-on'],
    precision: facts['leads-precision'],
    source: facts['leads-source'],
  })
  await reporting(stage, reported, async ({ tx, clock, now }) => {
    for (const { id, lead } of facts.topics) {
      const planned = await reportPlan({ tx, clock, now, reported }, here(entered.get(id), id), {
        owner: `${lead}, as proposed in the work plan of 2019`,
        timeFrame: NOT_IN_SOURCES,
        resources: NOT_IN_SOURCES,
      })
      entered.set(id, planned)
    }
  })
}
