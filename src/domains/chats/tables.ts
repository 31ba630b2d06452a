/** The table of this domain, as its rows are. No queries. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import { keptTable } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { MeetingId } from '../meetings/index.ts'
import type { Capacity, Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { ChatLineId } from './chat.ts'

export type ChatLineRow = {
  readonly id: ChatLineId
  readonly meeting_id: MeetingId
  readonly process_id: ProcessId | null
  readonly person_id: PersonId
  readonly capacity: Capacity
  readonly language: Language
  readonly words: Commitment
  readonly reply_to: ChatLineId | null
  readonly at: Instant
  readonly struck_at: Instant | null
  readonly struck_by: PersonId | null
  readonly why: Commitment | null
}

type Tables = { readonly chat_lines: ChatLineRow }

export const CHAT_LINES = keptTable<ChatLineRow>({
  table: 'chat_lines',
  noun: 'chat-line',
  key: ['id'],
})

export const CHAT_TABLES = [CHAT_LINES] as const

export const own = (db: Read | Tx) => db.withTables<Tables>()
