/** Loads what the pages of ballots show, in a handful of queries. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf, type Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findBody, type Body } from '../bodies/index.ts'
import { findPeople, namesOf, personId } from '../people/index.ts'
import type { Actor, Commitment, Named, PersonId } from '../people/index.ts'
import { findProcesses, findWindows, type Process } from '../processes/index.ts'
import type { Verdict, Voice } from '../rules/index.ts'
import { undertakingsOf } from '../templates/index.ts'
import { findItem, itemsIn, type Item, type ItemProvider } from './about.ts'
import { phaseOf, type Ballot, type BallotPhase, type Choice, type Standing } from './ballot.ts'
import type { Sheet } from './option.ts'
import type { Counted } from './rules/ballots.ts'
import { verdictOf } from './rules/counting.ts'
import { waitsForSeed } from './rules/selecting.ts'
import { voiceOf, type Before } from './rules/votes.ts'
import { keyOf } from './decided.ts'
import { holdingOf } from './steps/closing.ts'
import { aroundOf, type Around } from './steps/step.ts'
import { findSealed } from './store/votes.ts'

export type BallotView = Around & {
  readonly phase: BallotPhase
  readonly now: Instant
  readonly counted: Counted
  readonly standing: Standing
  readonly body: Body
  /** Absent while the result is hidden. */
  readonly verdict: Verdict | undefined
  /** The close waits for the seed that was named at the opening. */
  readonly waits: boolean
  readonly before: Before
  readonly own: Voice | undefined
  /** What one sealed oneself: nobody else is shown it before the close. */
  readonly sealed: Choice | Sheet | undefined
  /** The item that it is about, where it is about one that still can be named. */
  readonly item: Item | undefined
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
}

export type Asking = {
  readonly actor: Actor | undefined
  readonly now: Instant
  readonly items: readonly ItemProvider[]
}

export async function readBallot(
  read: Read,
  ballot: Ballot,
  { actor, now, items }: Asking,
): Promise<BallotView> {
  const around = await aroundOf(read, ballot)
  const { process, window } = around
  const phase = phaseOf(ballot, window, now)
  const holding = await holdingOf(read, around, now)
  const standing = holding.rounds.at(-1)
  const body = await findBody(read, { id: ballot.body })
  if (!standing || !body) throw new Error(`ballot ${ballot.id} of no round or body`)
  const { subject } = ballot
  const verdict = verdictOf(holding)
  const own = actor && voiceOf(standing, actor.person)
  const inside = own && ballot.hidden ? await findSealed(read, ballot.id, own.id) : undefined
  return {
    ...around,
    phase,
    now,
    counted: holding.counted,
    standing,
    body,
    verdict: ballot.hidden && phase !== 'closed' ? undefined : verdict,
    waits: phase === 'over' && waitsForSeed(holding.counted.rule, standing, verdict),
    before: { ballot, window, standing, undertakings: undertakingsOf(process.pin), actor, now },
    own,
    sealed: inside?.choice,
    item: findItem(await itemsIn(read, process, items), keyOf(subject)),
    words: await wordsOf(read, [
      process.title,
      ballot.question,
      ballot.seedFrom,
      ...(standing.options ?? []).map(({ title }) => title),
      body.name,
      ballot.state.kind === 'withdrawn' ? ballot.state.reason : undefined,
      ...standing.votes.map(({ reason }) => reason),
      ...standing.recusals.map(({ reason }) => reason),
      ...standing.proxies.map(({ instruction }) => instruction),
    ]),
    names: await namesFor(read, standing, subject.kind === 'removal' ? [subject.person] : []),
  }
}

async function namesFor(read: Read, { voices, votes }: Standing, more: readonly PersonId[]) {
  const people = [...voices.map(({ person }) => person), ...votes.map(({ by }) => by), ...more]
  const ids = people.flatMap((person) => (person === undefined ? [] : (personId(person) ?? [])))
  return namesOf(read, await findPeople(read, [...new Set(ids)]))
}

/** A line of a list of ballots. */
export type BallotLine = {
  readonly ballot: Ballot
  readonly question: string
  readonly process: string
  readonly phase: BallotPhase
  readonly closes: Instant | undefined
}

/** Open ones first, each kind as it was given. */
export async function linesOf(
  read: Read,
  ballots: readonly Ballot[],
  now: Instant,
): Promise<readonly BallotLine[]> {
  const windows = await findWindows(
    read,
    ballots.map(({ window }) => window),
  )
  const wanted = new Set<string>(ballots.map(({ process }) => process))
  const all = wanted.size === 0 ? [] : await findProcesses(read)
  const processes = new Map<string, Process>(all.map((process) => [process.id, process]))
  const words = await wordsOf(read, [
    ...ballots.map(({ question }) => question),
    ...[...processes.values()].map(({ title }) => title),
  ])
  const said = (of: Commitment | undefined) => {
    const wording = of === undefined ? undefined : words.get(of)
    return wording?.kind === 'text' ? wording.text : '…'
  }
  const lines = ballots.flatMap((ballot): readonly BallotLine[] => {
    const window = windows.get(ballot.window)
    if (!window) return []
    return [
      {
        ballot,
        question: said(ballot.question),
        process: said(processes.get(ballot.process)?.title),
        phase: phaseOf(ballot, window, now),
        closes: window.state.kind === 'dated' ? window.state.closes : undefined,
      },
    ]
  })
  return [
    ...lines.filter(({ phase }) => phase === 'open'),
    ...lines.filter(({ phase }) => phase !== 'open'),
  ]
}
