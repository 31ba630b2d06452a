/** Mail about a call or ballot that was not counted: a person looks at it, since no rule could. */
import { newUlid } from '../../platform/clock.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import { withoutReplyAddresses } from '../../platform/mail/inbox/index.ts'
import { days, type Instant } from '../../platform/values.ts'
import { ballotId, findBallot } from '../ballots/index.ts'
import type { PersonId } from '../people/index.ts'
import { PENDING_FOR } from './pending.ts'
import type { Outcome } from './performing.ts'
import type { Replying } from './replying.ts'
import { aboutKind, requestFrom, type Request } from './request.ts'
import { own } from './tables.ts'

/** Letters of a mail that are shown: enough to see what was meant. */
const SHOWN_MAX = 600
/** Of one person about one thing; the newest count. */
const PER_PERSON_MAX = 5
/** Of one thing: above what a call of five hundred brings. */
const LISTED_MAX = 200
const KEPT_FOR = days(180)
const FORGET_MAX = 500

type Came = { readonly person: PersonId; readonly request: Request; readonly outcome: Outcome }

/** Kept until a mail of theirs about the same thing is counted. */
export async function noteOutcome(
  { clock }: Pick<Replying, 'clock'>,
  tx: Tx,
  { person, request, outcome }: Came,
  now: Instant,
): Promise<void> {
  const { about, own: words } = request
  const { kind } = outcome
  if (!isAsked(about) || kind === 'unread') return
  if (kind === 'done') {
    if (outcome.recorded) await forgetOf(tx, person, about)
    return
  }
  const earlier = await rowsOf(tx, about, person)
  if (earlier.length >= PER_PERSON_MAX) return
  const isSecret = await isOfHidden(tx, about)
  const shown = isSecret ? '' : withoutReplyAddresses(words).slice(0, SHOWN_MAX).toWellFormed()
  const row = { id: newUlid(clock), about, person_id: person, kind, words: shown, at: now }
  await own(tx).insertInto('mail_uncounted').values(row).execute()
}

const isAsked = (about: string): boolean => ['call', 'ballot'].includes(aboutKind(about))

/** What was meant as a vote that nobody sees is kept no more than the vote. */
async function isOfHidden(tx: Tx, about: string): Promise<boolean> {
  const id = aboutKind(about) === 'ballot' ? ballotId(about.slice('ballot:'.length)) : undefined
  const ballot = id && (await findBallot(tx, id))
  return ballot?.hidden ?? false
}

async function forgetOf(tx: Tx, person: PersonId, about: string): Promise<void> {
  await own(tx)
    .deleteFrom('mail_uncounted')
    .where('person_id', '=', person)
    .where('about', '=', about)
    .execute()
}

const rowsOf = (tx: Tx, about: string, person: PersonId) =>
  own(tx)
    .selectFrom('mail_uncounted')
    .select('id')
    .where('about', '=', about)
    .where('person_id', '=', person)
    .limit(PER_PERSON_MAX)
    .execute()

export type Uncounted = {
  readonly person: PersonId
  readonly why: 'not-understood' | 'refused' | 'unproven' | 'unread'
  /** Nothing of what is not proven: it may be somebody else's. */
  readonly words: string | undefined
  readonly at: Instant
}

/** The oldest first: who has waited longest. */
export async function uncountedAbout(
  read: Read,
  about: string,
  now: Instant,
): Promise<readonly Uncounted[]> {
  const rows = await own(read)
    .selectFrom('mail_uncounted')
    .selectAll()
    .where('about', '=', about)
    .orderBy('at')
    .orderBy('id')
    .limit(LISTED_MAX)
    .execute()
  const kept = rows.map(({ person_id: person, kind: why, words, at }) => ({
    person,
    why,
    words,
    at,
  }))
  return [...kept, ...(await pendingAbout(read, about, now))].toSorted((a, b) => a.at - b.at)
}

async function pendingAbout(
  read: Read,
  about: string,
  now: Instant,
): Promise<readonly Uncounted[]> {
  const rows = await own(read)
    .selectFrom('pending_acts')
    .select(['person_id', 'why', 'asked', 'created'])
    .where('state', '=', 'waiting')
    .where('created', '>', (now - PENDING_FOR) as Instant)
    .where('asked', 'like', `%"${about}"%`)
    .orderBy('created')
    .orderBy('id')
    .limit(LISTED_MAX)
    .execute()
  return rows
    .filter(({ asked }) => requestFrom(asked).about === about)
    .map(({ person_id: person, why, created: at }) => ({ person, why, words: undefined, at }))
}

export async function forgetUncounted(tx: Tx, now: Instant): Promise<void> {
  const rows = await own(tx)
    .selectFrom('mail_uncounted')
    .select('id')
    .where('at', '<', (now - KEPT_FOR) as Instant)
    .limit(FORGET_MAX)
    .execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await own(tx).deleteFrom('mail_uncounted').where('id', 'in', ids).execute()
}
