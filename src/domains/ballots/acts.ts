/** The kinds of act in ballots, and what of each stands in clear: all that a recount needs. */
import {
  declareActs,
  type Act,
  type Cap,
  type Clear,
  type Prose,
  type Via,
} from '../../platform/record/index.ts'
import type { Actor } from '../people/index.ts'
import { type Process, topicsOf as processTopics } from '../processes/index.ts'
import type { Voice } from '../rules/index.ts'
import type { Ballot, BallotSubject, Vote } from './ballot.ts'
import { subjectText } from './decided.ts'
import type { Poll } from './poll.ts'

export const BALLOT_ACTS = declareActs({
  'ballot.enrol': { voices: 'texts' },
  'ballot.open': {
    process: 'text',
    decision: 'text',
    about: 'text',
    hash: 'text?',
    window: 'text',
    voices: 'whole',
    hidden: 'yes-no',
    round: 'whole',
    earlier: 'text?',
    takes: 'text?',
  },
  'ballot.close': {
    met: 'yes-no',
    outcome: 'text?',
    yes: 'whole',
    no: 'whole',
    abstain: 'whole',
    voices: 'whole',
  },
  /** The close of a ballot that chooses: the numbers of the options chosen, in their order. */
  'ballot.select': { met: 'yes-no', outcome: 'text?', selected: 'texts', voices: 'whole' },
  'ballot.offer': { option: 'whole', counts: 'texts?' },
  'ballot.seed': { seed: 'text' },
  'ballot.withdraw': {},
  'vote.cast': { voice: 'text', choice: 'text', seal: 'text?', proxy: 'text?', interest: 'whole?' },
  'vote.open': { voice: 'text', choice: 'text', person: 'text' },
  'vote.recuse': { voice: 'text' },
  'proxy.give': { voice: 'text', carrier: 'text' },
  'proxy.end': { voice: 'text' },
  'poll.open': { process: 'text', closes: 'seconds' },
  'poll.close': { for: 'whole?', against: 'whole?', unsure: 'whole?', hands: 'whole' },
})

export type BallotAct = keyof typeof BALLOT_ACTS

export type Doing = {
  /** Nobody where the clock does it. */
  readonly actor: Actor | undefined
  readonly cap?: Cap
  readonly via: Via
}

export type Told = {
  readonly act: BallotAct
  readonly clear: Clear
  readonly parts?: readonly (Prose | undefined)[]
}

/** The pages that an act in a ballot changes. */
export const topicsOf = ({ id, process, body }: Pick<Ballot, 'id' | 'process' | 'body'>) => [
  `ballot:${id}`,
  `process:${process}`,
  `body:${body}`,
  'ballots',
  'front',
]

export function actOf(
  { actor, cap, via }: Doing,
  ballot: Pick<Ballot, 'id' | 'process' | 'body' | 'rules'>,
  { act, clear, parts = [] }: Told,
): Act {
  return {
    act,
    actor: actor?.person ?? 'role:clock',
    ...(cap === undefined ? {} : { cap }),
    obj: `ballot:${ballot.id}`,
    rules: ballot.rules,
    via: actor ? via : 'api',
    clear,
    parts: parts.filter((part) => part !== undefined),
    topics: topicsOf(ballot),
  }
}

export function pollAct(
  { actor, cap, via }: Doing,
  { process, poll }: { readonly process: Process; readonly poll: Pick<Poll, 'id'> },
  { act, clear, parts = [] }: Told,
): Act {
  return {
    act,
    actor: actor?.person ?? 'role:clock',
    ...(cap === undefined ? {} : { cap }),
    obj: `poll:${poll.id}`,
    rules: process.pin.hash,
    via: actor ? via : 'api',
    clear,
    parts: parts.filter((part) => part !== undefined),
    topics: [`poll:${poll.id}`, 'front', ...processTopics(process)],
  }
}

/** Voices in one entry: with the longest names of parts they stay under the record's 8 KiB. */
export const ROLL_PART_VOICES = 20

/** The roll in the pieces in which it is logged, before anybody votes. */
export function rollParts(voices: readonly Voice[]): readonly (readonly Voice[])[] {
  const count = Math.ceil(voices.length / ROLL_PART_VOICES)
  return Array.from({ length: count }, (_, part) =>
    voices.slice(part * ROLL_PART_VOICES, (part + 1) * ROLL_PART_VOICES),
  )
}

/** One voice as a line of JSON, so that whoever recounts reads it with any tool. */
export const voiceLine = ({ id, person, organisation, parts, weight }: Voice): string =>
  JSON.stringify({
    voice: id,
    ...(person === undefined ? {} : { person }),
    ...(organisation === undefined ? {} : { organisation }),
    parts,
    weight,
  })

export const aboutClear = (subject: BallotSubject): Clear => ({
  about: subjectText(subject),
  ...(subject.kind === 'text' ? { hash: subject.hash } : {}),
})

export function voteClear({ voice, shown, carriedBy }: Vote): Clear {
  return {
    voice,
    choice: shown.kind === 'open' ? shown.choice : 'sealed',
    ...(shown.kind === 'sealed' ? { seal: shown.seal } : {}),
    ...(carriedBy === undefined ? {} : { proxy: carriedBy }),
  }
}
