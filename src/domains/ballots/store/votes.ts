/** SQL for votes, what is sealed of them, recusals and proxies. Decides nothing. */
import { z } from 'zod'
import { fromJson, type Read, type Tx } from '../../../platform/db/index.ts'
import { keep, type Act, type Prose } from '../../../platform/record/index.ts'
import { personId, type PersonId } from '../../people/index.ts'
import { VOICES_MAX } from '../../rules/index.ts'
import type { BallotId, Choice, Proxy, Recusal, Standing, Vote } from '../ballot.ts'
import type { Sheet } from '../option.ts'
import { voicesOf } from './ballots.ts'
import { optionsOf, seedOf } from './options.ts'
import {
  own,
  PROXIES,
  RECUSALS,
  VOTES,
  type ProxyRow,
  type RecusalRow,
  type SealRow,
  type VoteRow,
} from './tables.ts'

const voteFrom = (row: VoteRow): Vote => ({
  ballot: row.ballot_id,
  voice: row.voice,
  shown: shownFrom(row),
  by: row.cast_by,
  carriedBy: row.carried_by ?? undefined,
  reason: row.reason ?? undefined,
  castAt: row.cast_at,
})

function shownFrom({ choice, seal, voice, ballot_id }: VoteRow): Vote['shown'] {
  if (choice !== 'sealed') return { kind: 'open', choice }
  if (seal === null) throw new Error(`no seal: vote of ${voice} in ${ballot_id}`)
  return { kind: 'sealed', seal }
}

const recusalFrom = (row: RecusalRow): Recusal => ({
  ballot: row.ballot_id,
  voice: row.voice,
  person: row.person_id,
  reason: row.reason,
  at: row.recused_at,
})

const proxyFrom = (row: ProxyRow): Proxy => ({
  ballot: row.ballot_id,
  voice: row.voice,
  person: row.person_id,
  carriedBy: row.carried_by,
  instruction: row.instruction,
  givenAt: row.given_at,
  endedAt: row.ended_at ?? undefined,
})

export async function votesOf(db: Read | Tx, ballot: BallotId): Promise<readonly Vote[]> {
  const query = own(db).selectFrom('votes').selectAll().where('ballot_id', '=', ballot)
  const rows = await query.orderBy('cast_at').orderBy('voice').limit(VOICES_MAX).execute()
  return rows.map(voteFrom)
}

/** All that is counted in a ballot. */
export async function standingOf(db: Read | Tx, ballot: BallotId): Promise<Standing> {
  const recusals = own(db).selectFrom('recusals').selectAll().where('ballot_id', '=', ballot)
  const proxies = own(db).selectFrom('proxies').selectAll().where('ballot_id', '=', ballot)
  return {
    voices: await voicesOf(db, ballot),
    votes: await votesOf(db, ballot),
    recusals: (await recusals.limit(VOICES_MAX).execute()).map(recusalFrom),
    proxies: (await proxies.limit(VOICES_MAX).execute()).map(proxyFrom),
    options: await optionsOf(db, ballot),
    seed: await seedOf(db, ballot),
  }
}

export async function saveVote(tx: Tx, vote: Vote, act: Act): Promise<void> {
  const { shown } = vote
  const row: VoteRow = {
    ballot_id: vote.ballot,
    voice: vote.voice,
    choice: shown.kind === 'open' ? shown.choice : 'sealed',
    seal: shown.kind === 'sealed' ? shown.seal : null,
    cast_by: vote.by,
    carried_by: vote.carriedBy ?? null,
    reason: vote.reason ?? null,
    cast_at: vote.castAt,
  }
  await keep(tx, VOTES, row, act)
}

export async function saveRecusal(tx: Tx, recusal: Recusal, act: Act): Promise<void> {
  const row: RecusalRow = {
    ballot_id: recusal.ballot,
    voice: recusal.voice,
    person_id: recusal.person,
    reason: recusal.reason,
    recused_at: recusal.at,
  }
  await keep(tx, RECUSALS, row, act)
}

export async function saveProxy(tx: Tx, proxy: Proxy, act: Act): Promise<void> {
  const row: ProxyRow = {
    ballot_id: proxy.ballot,
    voice: proxy.voice,
    person_id: proxy.person,
    carried_by: proxy.carriedBy,
    instruction: proxy.instruction,
    given_at: proxy.givenAt,
    ended_at: proxy.endedAt ?? null,
  }
  await keep(tx, PROXIES, row, act)
}

/** What is inside a seal: seen by nobody but its owner until the ballot closes. */
export type Sealed = {
  readonly voice: string
  readonly choice: Choice | Sheet
  readonly opening: Prose
}

const StoredProse = z.object({
  name: z.string(),
  mediaType: z.string(),
  text: z.string(),
  salt: z.string(),
  commitment: z.string(),
  author: z
    .string()
    .optional()
    .transform((raw): PersonId | undefined => (raw === undefined ? undefined : personId(raw))),
})

const sealedFrom = ({ voice, choice, opening }: SealRow): Sealed => ({
  voice,
  choice,
  opening: StoredProse.parse(fromJson(opening)),
})

export async function sealedIn(
  db: Read | Tx,
  ballot: BallotId,
  limit: number,
): Promise<readonly Sealed[]> {
  const query = own(db).selectFrom('vote_seals').selectAll().where('ballot_id', '=', ballot)
  return (await query.orderBy('voice').limit(limit).execute()).map(sealedFrom)
}

/** What somebody sealed themselves, for their own page. */
export async function findSealed(
  db: Read | Tx,
  ballot: BallotId,
  voice: string,
): Promise<Sealed | undefined> {
  const query = own(db).selectFrom('vote_seals').selectAll().where('ballot_id', '=', ballot)
  const row = await query.where('voice', '=', voice).executeTakeFirst()
  return row && sealedFrom(row)
}

export async function saveSealed(tx: Tx, ballot: BallotId, sealed: Sealed): Promise<void> {
  const { voice, choice, opening } = sealed
  const inside = { choice, opening: JSON.stringify(opening) }
  await own(tx)
    .insertInto('vote_seals')
    .values({ ballot_id: ballot, voice, ...inside })
    .onConflict((conflict) => conflict.columns(['ballot_id', 'voice']).doUpdateSet(inside))
    .execute()
}

export async function breakSeal(tx: Tx, ballot: BallotId, voice: string): Promise<void> {
  const query = own(tx).deleteFrom('vote_seals').where('ballot_id', '=', ballot)
  await query.where('voice', '=', voice).execute()
}
