/** The tables of this domain and how their rows are kept. Reads and decides nothing. */
import type { Read, Tx } from '../../../platform/db/index.ts'
import { keptTable } from '../../../platform/record/index.ts'
import type { Instant } from '../../../platform/values.ts'
import type { BodyId, Commitment, PersonId } from '../../people/index.ts'
import type { ProcessId, WindowId } from '../../processes/index.ts'
import type { BallotId, BallotState, Choice } from '../ballot.ts'
import type { Sheet, Takes } from '../option.ts'
import type { Leaning, PollId, PollState } from '../poll.ts'

export type BallotRow = {
  readonly id: BallotId
  readonly process_id: ProcessId
  readonly decision: string
  readonly stage: string
  readonly question: Commitment
  readonly subject: string
  readonly rules: string
  readonly hidden: number
  readonly round: number
  readonly earlier: BallotId | null
  readonly body_id: BodyId
  readonly window_id: WindowId
  readonly opened_by: PersonId
  readonly opened_at: Instant
  readonly kind: BallotState['kind']
  readonly state: string
  readonly takes: Takes | null
  readonly seed_from: Commitment | null
}

export type OptionRow = {
  readonly ballot_id: BallotId
  readonly number: number
  readonly title: Commitment
  readonly parts: string
}

export type SeedRow = {
  readonly ballot_id: BallotId
  readonly seed: string
  readonly entered_by: PersonId
  readonly entered_at: Instant
}

export type RollRow = {
  readonly ballot_id: BallotId
  readonly part: number
  readonly voices: string
}

export type VoteRow = {
  readonly ballot_id: BallotId
  readonly voice: string
  readonly choice: Choice | Sheet | 'sealed'
  readonly seal: Commitment | null
  readonly cast_by: PersonId
  readonly carried_by: string | null
  readonly reason: Commitment | null
  readonly cast_at: Instant
}

/** Private: what is inside a seal, until the ballot closes. */
export type SealRow = {
  readonly ballot_id: BallotId
  readonly voice: string
  readonly choice: Choice | Sheet
  readonly opening: string
}

export type RecusalRow = {
  readonly ballot_id: BallotId
  readonly voice: string
  readonly person_id: PersonId
  readonly reason: Commitment
  readonly recused_at: Instant
}

export type ProxyRow = {
  readonly ballot_id: BallotId
  readonly voice: string
  readonly person_id: PersonId
  readonly carried_by: string
  readonly instruction: Commitment
  readonly given_at: Instant
  readonly ended_at: Instant | null
}

export type PollRow = {
  readonly id: PollId
  readonly process_id: ProcessId
  readonly question: Commitment
  readonly opened_by: PersonId
  readonly opened_at: Instant
  readonly closes_at: Instant
  readonly kind: PollState['kind']
  readonly state: string
}

/** Private: how many leaned which way, and who answered, with nothing to tie the two. */
export type PollCountRow = {
  readonly poll_id: PollId
  readonly choice: Leaning
  readonly count: number
}
export type PollVoterRow = { readonly poll_id: PollId; readonly person_id: PersonId }

export type BallotTables = {
  readonly ballots: BallotRow
  readonly ballot_options: OptionRow
  readonly ballot_seeds: SeedRow
  readonly ballot_rolls: RollRow
  readonly votes: VoteRow
  readonly vote_seals: SealRow
  readonly recusals: RecusalRow
  readonly proxies: ProxyRow
  readonly polls: PollRow
  readonly poll_counts: PollCountRow
  readonly poll_voters: PollVoterRow
}

export const BALLOTS = keptTable<BallotRow>({ table: 'ballots', noun: 'ballot', key: ['id'] })
export const OPTIONS = keptTable<OptionRow>({
  table: 'ballot_options',
  noun: 'ballot-option',
  key: ['ballot_id', 'number'],
})
export const SEEDS = keptTable<SeedRow>({
  table: 'ballot_seeds',
  noun: 'ballot-seed',
  key: ['ballot_id'],
})
export const ROLLS = keptTable<RollRow>({
  table: 'ballot_rolls',
  noun: 'ballot-roll',
  key: ['ballot_id', 'part'],
})
export const VOTES = keptTable<VoteRow>({
  table: 'votes',
  noun: 'vote',
  key: ['ballot_id', 'voice'],
})
export const RECUSALS = keptTable<RecusalRow>({
  table: 'recusals',
  noun: 'recusal',
  key: ['ballot_id', 'voice'],
})
export const PROXIES = keptTable<ProxyRow>({
  table: 'proxies',
  noun: 'proxy',
  key: ['ballot_id', 'voice'],
})
export const POLLS = keptTable<PollRow>({ table: 'polls', noun: 'poll', key: ['id'] })

export const BALLOT_TABLES = [
  BALLOTS,
  OPTIONS,
  SEEDS,
  ROLLS,
  VOTES,
  RECUSALS,
  PROXIES,
  POLLS,
] as const

export const own = (db: Read | Tx) => db.withTables<BallotTables>()
