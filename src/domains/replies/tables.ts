/** The tables of replies: all private. Asks for nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { MailAddress } from '../../platform/mail/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'

type PendingRow = {
  readonly id: string
  readonly person_id: PersonId
  readonly why: 'unproven' | 'unread'
  readonly asked: string
  readonly undertakings: string | null
  readonly created: Instant
  readonly expires: Instant
  readonly state: 'waiting' | 'confirmed' | 'disowned'
  readonly settled: Instant | null
}

type JoiningRow = {
  readonly id: string
  readonly address: MailAddress
  readonly name: string
  readonly language: Language
  readonly about: string
  readonly created: Instant
  readonly expires: Instant
  readonly person_id: PersonId | null
  readonly undertakings: string | null
}

type AnswerRow = {
  readonly id: string
  readonly person_id: PersonId
  readonly asked: string
  readonly said: string
  readonly created: Instant
  readonly sent: Instant | null
}

type UncountedRow = {
  readonly id: string
  readonly about: string
  readonly person_id: PersonId
  readonly kind: 'not-understood' | 'refused'
  readonly words: string
  readonly at: Instant
}

type FileRow = {
  readonly id: string
  readonly pending_id: string
  readonly sha256: string
  readonly name: string
  readonly size: number
  readonly scanned: number
}

/** An objection that waits for what would settle it. */
type ObjectionRow = {
  readonly id: string
  readonly person_id: PersonId
  readonly asked: string
  readonly at: Instant
  readonly due: Instant
  readonly settled: Instant | null
}

type ToldRow = { readonly address: string; readonly kind: string; readonly at: Instant }

type HeardRow = {
  readonly sender: string
  readonly about: string
  readonly digest: string
  readonly at: Instant
}

type Tables = {
  readonly pending_acts: PendingRow
  readonly pending_files: FileRow
  readonly mail_joinings: JoiningRow
  readonly mail_answers: AnswerRow
  readonly mail_uncounted: UncountedRow
  readonly mail_objections: ObjectionRow
  readonly mail_told: ToldRow
  readonly mail_heard: HeardRow
}

export const own = (db: Read | Tx) => db.withTables<Tables>()
export type { PendingRow, JoiningRow }
