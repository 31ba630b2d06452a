/** The tables of mailings: all private. Asks for nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { MessageId, ThreadId } from '../discussions/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Pace, PlaceKey } from './pace.ts'

export type ChoiceRow = {
  readonly person_id: PersonId
  readonly place: PlaceKey
  readonly pace: Pace
}

export type FanOutRow = {
  readonly message_id: MessageId
  readonly thread_id: ThreadId
  readonly at: Instant
  readonly cursor: string
  readonly ended_at: Instant | null
}

export type AskedRow = {
  readonly about: string
  readonly until: Instant
  readonly at: Instant
  /** The hour that was told before; nothing where it is told for the first time. */
  readonly before: Instant | null
  readonly cursor: string
  readonly ended_at: Instant | null
}

export type ReaderRow = {
  readonly person_id: PersonId
  readonly next_at: Instant
  readonly daily_to: Instant
  readonly weekly_to: Instant
  readonly needs: string
  readonly reminded: string
  readonly paused_at: Instant | null
  readonly missed_from: Instant | null
  readonly missed_to: Instant | null
}

/** Of another domain, and only read: which messages have not been sent on yet. */
type SaidRow = {
  readonly id: MessageId
  readonly thread_id: ThreadId
  readonly at: Instant
  readonly via: string
}

/** Of another domain, and only read: who has an account and is not known here yet. */
type AccountRow = { readonly person_id: PersonId; readonly zone: string }

type Tables = {
  readonly accounts: AccountRow
  readonly mail_asked: AskedRow
  readonly mail_choices: ChoiceRow
  readonly mail_fanouts: FanOutRow
  readonly mail_readers: ReaderRow
  readonly messages: SaidRow
  readonly sealed_messages: SaidRow
}

export const own = (db: Read | Tx) => db.withTables<Tables>()
