/** What ballots say to the gates of a process: which decision ended how, in this stage. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { stageOf, stageSince } from '../processes/index.ts'
import type {
  FactProvider,
  Facts,
  Happening,
  HappeningProvider,
  Process,
} from '../processes/index.ts'
import { agreedTexts, callsOf, designationsIn } from '../decisions/index.ts'
import { type Template, templateOf } from '../templates/index.ts'
import { rulesTextsOf, type TextId } from '../texts/index.ts'
import type { Ballot } from './ballot.ts'
import { itemKey } from './about.ts'
import { outcomeFacts, putIn, undecidedFacts, type Recommended } from './decided.ts'
import { ballotsOf } from './store/ballots.ts'

export type Asked = {
  readonly template: Pick<Template, 'decisions'>
  readonly recommended: Recommended
}

/** Polls say nothing here: a sense of the room opens no gate. Ballots come the newest first. */
export function ballotFactsOf(
  ballots: readonly Ballot[],
  process: Process,
  { template, recommended }: Asked,
): Facts {
  const since = stageSince(process)
  if (since === undefined) return {}
  const stage = stageOf(process)
  const here = ballots.filter((ballot) => ballot.stage === stage && ballot.openedAt >= since)
  const put = putIn(here, process)
  return {
    'ballots.open': {
      value: here.filter(({ state }) => state.kind === 'open').length,
      of: here.length,
    },
    ...outcomeFacts(put, template),
    ...undecidedFacts(put, ballots, recommended),
  }
}

/** A vote on the rules themselves is no step of the process, whatever decision takes it. */
async function countedIn(read: Read | Tx, { id }: Process): Promise<readonly Ballot[]> {
  const rules = await rulesTextsOf(read, id)
  const ballots = await ballotsOf(read, { process: id })
  return ballots.filter(({ subject }) => subject.kind !== 'text' || !rules.has(subject.text))
}

/** Looked up only where some text was put to a vote. */
async function recommendedIn(
  read: Read,
  { id }: Process,
  template: Template,
  ballots: readonly Ballot[],
): Promise<Recommended> {
  if (!ballots.some(({ subject }) => subject.kind === 'text')) return new Map()
  const rules = await rulesTextsOf(read, id)
  const calls = (await callsOf(read, { process: id })).filter(
    ({ subject }) => !rules.has(subject.text),
  )
  const designations = await designationsIn(
    read,
    calls.map((call) => call.id),
  )
  return recommendedBy(agreedTexts({ calls, designations }, template))
}

/** By the keys of items, of which a version is no part. */
export const recommendedBy = (texts: ReadonlyMap<string, boolean>): Recommended =>
  new Map([...texts].map(([text, agreed]) => [keyOfText(text as TextId), agreed]))

const keyOfText = (text: TextId) => itemKey({ kind: 'text', text, version: 0, hash: '' })

/** Duties that begin with a decision begin when its ballot closed. */
export const ballotHappeningsOf = (ballots: readonly Ballot[]): readonly Happening[] =>
  ballots.flatMap(({ decision, state }) =>
    state.kind === 'closed' && state.outcome !== undefined
      ? [{ kind: 'decision', decision, outcome: state.outcome, at: state.closedAt }]
      : [],
  )

export const ballotFacts: FactProvider = {
  facts: ['ballots.open', 'decisions.*'],
  provide: async (read, process) => {
    if (stageSince(process) === undefined) return {}
    const template = await templateOf(read, process.pin)
    const ballots = await countedIn(read, process)
    const recommended = await recommendedIn(read, process, template, ballots)
    return ballotFactsOf(ballots, process, { template, recommended })
  },
}

export const ballotHappenings: HappeningProvider = {
  happened: async (db, process) => ballotHappeningsOf(await countedIn(db, process)),
}
