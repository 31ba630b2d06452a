/** The tables of this domain, as their rows are. No queries. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { keptTable } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { MeetingId, SessionId } from '../meetings/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Door, KeyId, Maker, PushId, ScribeId, Tongue } from './caption.ts'

export type PushRow = {
  readonly id: PushId
  readonly meeting_id: MeetingId
  readonly session_id: SessionId | null
  readonly language: Tongue
  readonly made_from: Tongue | null
  readonly made_by: Maker
  readonly door: Door
  readonly person_id: PersonId
  readonly at: Instant
  readonly from_at: Instant
  readonly until_at: Instant
  readonly count: number
  /** JSON list of lines: words, speaker, at, until. */
  readonly lines: string
  /** JSON list of those that were struck: number, at, by, why. */
  readonly struck: string
}
export type ScribeRow = {
  readonly id: ScribeId
  readonly meeting_id: MeetingId
  readonly person_id: PersonId
  readonly named_by: PersonId
  readonly at: Instant
  readonly ended_at: Instant | null
}
export type KeyRow = {
  readonly id: KeyId
  readonly meeting_id: MeetingId
  readonly digest: string
  readonly made_by: PersonId
  readonly at: Instant
  readonly revoked_at: Instant | null
}
type Tables = {
  readonly caption_pushes: PushRow
  readonly caption_scribes: ScribeRow
  readonly caption_keys: KeyRow
}

export const PUSHES = keptTable<PushRow>({
  table: 'caption_pushes',
  noun: 'captions',
  key: ['id'],
})
export const SCRIBES = keptTable<ScribeRow>({
  table: 'caption_scribes',
  noun: 'scribe',
  key: ['id'],
})

export const CAPTION_TABLES = [PUSHES, SCRIBES] as const

export const own = (db: Read | Tx) => db.withTables<Tables>()
