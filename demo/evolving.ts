/**
 * *Evolving ICANN’s multistakeholder model*, as its sources report it: entered by a role, each
 * fact with its source and its day. Nobody here is said to have done any of it.
 */
import {
  beginProcess,
  lockProcess,
  moveProcess,
  type Process,
  publishToProcess,
  type Step,
} from '../src/domains/processes/index.ts'
import { findPins, latestOf } from '../src/domains/templates/index.ts'
import type { Tx } from '../src/platform/db/index.ts'
import { after, seconds, type Instant } from '../src/platform/values.ts'
import { evolvingFacts, type EvolvingEvent, type EvolvingFacts } from './evolving-facts.ts'
import { docketMoments, type Moment } from './evolving-dockets.ts'
import {
  enterClusters,
  enterIssues,
  enterTopics,
  type Entered,
  type List,
} from './evolving-issues.ts'
import { tellAudit, tellOutcome } from './results.ts'
import { hrefOf, noonOf, reportedBy } from './sources.ts'
import { here, must, reporting, tick, type Play, type Stage } from './stage.ts'

export async function* evolving(stage: Stage): Play {
  const facts = evolvingFacts()
  yield noonOf(facts.began)
  const process = await beginReported(stage, facts, 'issue-programme')
  const entered: Entered = new Map()
  const list = { stage, process, facts, entered }
  for (const moment of momentsOf(list)) {
    yield moment.at
    await moment.tell()
  }
  await tellAudit(stage, process, facts)
}

/** Events, notices and what happened in the dockets, by the hour; of one hour, as written. */
function momentsOf(list: List): readonly Moment[] {
  const { facts } = list
  const events = eventsOf(facts).map((event, place) => ({
    at: atPlace(event.on, place),
    tell: () => tellWhole(list, event),
  }))
  const inDockets = facts.dockets.flatMap((docket) => docketMoments(list, docket))
  return [...events, ...inDockets].toSorted((one, other) => one.at - other.at)
}

async function tellWhole(list: List, event: EvolvingEvent): Promise<void> {
  const { stage, process, facts } = list
  await tellEvent(stage, process, titled(event, facts))
  if (event.enters === 'issues') await enterIssues(list)
  if (event.enters === 'clusters') await enterClusters(list)
  if (event.enters === 'topics') await enterTopics(list)
  if (event.as === 'final-paper') await tellOutcome(stage, process, facts.outcome)
}

/** Lists show what came first by its hour: of one day, each is told a second after the other. */
export const atPlace = (day: string, place: number): Instant => after(noonOf(day), seconds(place))

/** What sources say differently stands beside what they say, under the same day. */
function eventsOf({ events, disputed }: EvolvingFacts): readonly EvolvingEvent[] {
  const notices = disputed
    .filter(({ about }) => about !== 'issues')
    .map(({ on, text, source }) => ({ on, text, source, as: 'notice' }))
  return inOrder([...events, ...notices])
}

type Begun = Pick<EvolvingFacts, 'slug' | 'title' | 'question' | 'began' | 'source'>

export async function beginReported(
  stage: Stage,
  { slug, title, question, began, source }: Begun,
  template: string,
): Promise<Process> {
  return reporting(stage, reportedBy({ on: began, source }), async (step) => {
    const pin = here(latestOf(await findPins(step.tx), template), `template ${template}`)
    const asked = { slug, title, question, pin, practice: false }
    return must(await beginProcess(step, asked))
  })
}

export type Told = Pick<EvolvingEvent, 'on' | 'precision' | 'source' | 'text' | 'as' | 'to'>

/** Where it led to another stage, the step; and what can be read about it, as a document. */
export async function tellEvent(stage: Stage, process: Process, told: Told): Promise<void> {
  await reporting(stage, reportedBy(told), async (step) => {
    for (const to of told.to ?? []) {
      must(await moveProcess(step, await current(step.tx, process), { to, reason: told.text }, []))
    }
    await publish(step, process, told)
  })
  tick(stage)
}

export const current = async (tx: Tx, { id, slug }: Process): Promise<Process> =>
  here(await lockProcess(tx, { id }), slug)

async function publish(step: Step, process: Process, told: Told): Promise<void> {
  const { as: artefact, text: title, source } = told
  const href = hrefOf(source)
  must(await publishToProcess(step, await current(step.tx, process), { artefact, title, href }))
}

/** The strands are told with the day on which they were shown. */
const titled = (event: EvolvingEvent, { strands }: EvolvingFacts): EvolvingEvent =>
  event.enters === 'strands'
    ? { ...event, text: `${event.text} The strands: ${strands.list.join('; ')}.` }
    : event

/** Of one day, in the order in which they are written. */
export const inOrder = <One extends Pick<Told, 'on'>>(all: readonly One[]): readonly One[] =>
  all.toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)))
