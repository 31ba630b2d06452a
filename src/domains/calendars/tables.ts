/** The tables of calendars: all private. Asks for nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { MeetingId } from '../meetings/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Coming, Way } from './coming.ts'

type Tables = {
  readonly calendar_readers: {
    readonly person_id: PersonId
    readonly renewed: number
    readonly invitations: number
  }
  readonly calendar_asks: {
    readonly about: string
    readonly person_id: PersonId
    readonly at: Instant
  }
  readonly calendar_entries: {
    readonly uid: string
    readonly sequence: number
    readonly told: string
    readonly expires: Instant
    readonly checked_at: Instant
  }
  readonly calendar_invited: {
    readonly uid: string
    readonly person_id: PersonId
    readonly sequence: number
  }
  readonly calendar_answers: {
    readonly meeting_id: MeetingId
    readonly person_id: PersonId
    readonly coming: Coming
    readonly way: Way | null
    readonly starts: Instant
    readonly at: Instant
  }
  readonly calendar_told: {
    readonly person_id: PersonId
    readonly day: number
    readonly count: number
  }
}

export const own = (db: Read | Tx) => db.withTables<Tables>()
