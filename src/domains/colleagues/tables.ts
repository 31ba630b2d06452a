/** The tables of asking colleagues: all private. Asks for nothing. */
import type { Language } from '../../platform/languages/index.ts'
import type { MailAddress, MailId } from '../../platform/mail/index.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type {
  About,
  AnswerKind,
  CommentId,
  Door,
  Draft,
  DraftId,
  DraftState,
  InvitationId,
  InvitationState,
} from './draft.ts'

export type DraftRow = {
  readonly id: DraftId
  readonly owner: PersonId
  readonly about_kind: About['kind']
  readonly about_id: string
  readonly process_id: ProcessId
  readonly capacity: Draft['capacity']
  readonly organ: string | null
  readonly note: string
  readonly language: Language
  readonly rule: string
  readonly version: number
  readonly deadline: Instant
  readonly begun_at: Instant
  readonly state: DraftState['kind']
  readonly ended_at: Instant | null
  readonly ended_in: string | null
  readonly reminded: number
  readonly told: number
  readonly told_unreached: number
  readonly remove_at: Instant
}

export type VersionRow = {
  readonly draft_id: DraftId
  readonly number: number
  readonly content: string
  readonly hash: string
  readonly deadline: Instant
  readonly at: Instant
}

export type InvitationRow = {
  readonly id: InvitationId
  readonly draft_id: DraftId
  readonly number: number
  readonly name: string | null
  readonly address: MailAddress
  readonly approver: number
  readonly salt: string
  readonly secret: string
  readonly at: Instant
  readonly state: InvitationState['kind']
  readonly ended_at: Instant | null
  readonly told_day: number
  readonly told_count: number
}

export type LetterRow = {
  readonly invitation_id: InvitationId
  readonly version: number
  readonly mail_id: MailId
  readonly at: Instant
}

export type AnswerRow = {
  readonly invitation_id: InvitationId
  readonly version: number
  readonly answer: AnswerKind
  readonly via: Door
  readonly came_from: MailAddress | null
  readonly at: Instant
}

export type CommentRow = {
  readonly id: CommentId
  readonly draft_id: DraftId
  readonly invitation_id: InvitationId | null
  readonly version: number
  readonly words: string
  readonly via: Door
  readonly came_from: MailAddress | null
  readonly at: Instant
}

type Tables = {
  readonly asked_drafts: DraftRow
  readonly asked_versions: VersionRow
  readonly asked_invitations: InvitationRow
  readonly asked_letters: LetterRow
  readonly asked_answers: AnswerRow
  readonly asked_comments: CommentRow
}

export const own = (db: Read | Tx) => db.withTables<Tables>()
