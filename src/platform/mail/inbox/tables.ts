/** The rows of mail that came in. Holds no SQL. */
import type { Instant } from '../../values.ts'
import type { Door, InboxState } from './arrival.ts'

export const INBOX_TABLE = 'inbox'

export type MessageRow = {
  readonly id: string
  readonly received: Instant
  readonly door: Door
  readonly peer: string
  readonly helo: string
  readonly sender: string
  readonly size: number
  /** SHA-256 of the bytes, in base64. */
  readonly digest: string
  /** The bytes, in base64. */
  readonly raw: string
}

export type InboxRow = {
  readonly id: string
  readonly message: string
  readonly recipient: string
  readonly state: InboxState
  readonly attempts: number
  readonly next_at: Instant
  readonly claim: string | null
  readonly words: string | null
  readonly why: string | null
  readonly message_id: string | null
  readonly content: string | null
  readonly clash: number
  readonly settled_by: string | null
}

export type KeyRow = {
  readonly recipient: string
  readonly message_id: string
  readonly content: string
  readonly inbox: string
  readonly kept: Instant
}

export type InboxTables = { inbox_messages: MessageRow; inbox: InboxRow; inbox_keys: KeyRow }
