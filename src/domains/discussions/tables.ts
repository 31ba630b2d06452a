/** The tables of discussions, and how their rows are read back. Asks for nothing. */
import { z } from 'zod'
import { fromJson, json, type Read, type Tx } from '../../platform/db/index.ts'
import { keptTable, type Prose, type Via } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Capacity, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { ClauseId } from '../texts/index.ts'
import type { Attachment, AttachmentId } from './attachment.ts'
import type { ListId, ListKind, PositionId } from './list.ts'
import {
  aboutOf,
  type AboutKind,
  type Message,
  type MessageId,
  type Said,
  type Thread,
  type ThreadId,
} from './message.ts'

export type ThreadRow = {
  readonly id: ThreadId
  readonly about_kind: AboutKind
  readonly about_id: string
  readonly clause: ClauseId | null
  readonly version: number | null
  readonly process_id: ProcessId | null
  readonly subject: string
  readonly begun_by: PersonId
  readonly begun_at: Instant
  /** 1 where it asks; null in threads that do not. */
  readonly question: number | null
  readonly answer: MessageId | null
}
export type MessageRow = {
  readonly id: MessageId
  readonly thread_id: ThreadId
  readonly number: number
  readonly parent_id: MessageId | null
  readonly author: PersonId
  readonly capacity: Capacity
  readonly hat: string | null
  readonly interest: number | null
  readonly subject: string | null
  readonly words: string
  readonly via: Via
  readonly message_id: string
  readonly at: Instant
  readonly edits: number
  readonly edited_at: Instant | null
}
export type AttachmentRow = {
  readonly id: AttachmentId
  readonly message_id: MessageId
  readonly name: string
  readonly type: string
  readonly size: number
  readonly sha256: string
  readonly scanned: number
  readonly author: PersonId
  readonly at: Instant
}
export type LinkRow = {
  readonly message_id: MessageId
  readonly thing: string
  readonly made_by: PersonId
  readonly at: Instant
}
export type LeaveRow = {
  readonly message_id: MessageId
  readonly person_id: PersonId
  readonly asked_at: Instant
  readonly given_at: Instant | null
}
export type ListRow = {
  readonly id: ListId
  readonly process_id: ProcessId
  readonly kind: ListKind
  readonly name: string
  readonly mandate: string
  readonly convener: PersonId
  readonly opened_at: Instant
  readonly ended_at: Instant | null
}
export type MemberRow = {
  readonly list_id: ListId
  readonly person_id: PersonId
  readonly invited_at: Instant
  readonly since: Instant | null
  readonly ended_at: Instant | null
}
export type PositionRow = {
  readonly id: PositionId
  readonly list_id: ListId
  readonly words: string
  readonly adopted_by: PersonId
  readonly at: Instant
}
type DraftRow = {
  readonly message_id: MessageId
  readonly edit: number
  readonly author: PersonId
  readonly words: string
  readonly at: Instant
}
type MarkRow = { readonly person_id: PersonId; readonly place: string; readonly seen: number }
type ChoiceRow = {
  readonly person_id: PersonId
  readonly place: string
  readonly choice: 'follow' | 'mute'
}
type Tables = {
  readonly threads: ThreadRow
  readonly messages: MessageRow
  readonly attachments: AttachmentRow
  readonly sealed_attachments: AttachmentRow
  readonly message_links: LinkRow
  readonly message_leaves: LeaveRow
  readonly closed_lists: ListRow
  readonly closed_list_members: MemberRow
  readonly closed_list_positions: PositionRow
  readonly sealed_threads: ThreadRow
  readonly sealed_messages: MessageRow
  readonly sealed_drafts: DraftRow
  readonly reading_marks: MarkRow
  readonly reading_choices: ChoiceRow
}

export const THREADS = keptTable<ThreadRow>({ table: 'threads', noun: 'thread', key: ['id'] })
export const MESSAGES = keptTable<MessageRow>({ table: 'messages', noun: 'message', key: ['id'] })
export const ATTACHMENTS = keptTable<AttachmentRow>({
  table: 'attachments',
  noun: 'attachment',
  key: ['id'],
})
export const LINKS = keptTable<LinkRow>({
  table: 'message_links',
  noun: 'message-link',
  key: ['message_id', 'thing'],
})
export const LEAVES = keptTable<LeaveRow>({
  table: 'message_leaves',
  noun: 'message-leave',
  key: ['message_id', 'person_id'],
})
export const LISTS = keptTable<ListRow>({ table: 'closed_lists', noun: 'list', key: ['id'] })
export const MEMBERS = keptTable<MemberRow>({
  table: 'closed_list_members',
  noun: 'list-member',
  key: ['list_id', 'person_id'],
})
export const POSITIONS = keptTable<PositionRow>({
  table: 'closed_list_positions',
  noun: 'list-position',
  key: ['id'],
})

export const DISCUSSION_TABLES = [
  THREADS,
  MESSAGES,
  ATTACHMENTS,
  LINKS,
  LEAVES,
  LISTS,
  MEMBERS,
  POSITIONS,
] as const

export const own = (db: Read | Tx) => db.withTables<Tables>()

const Opening = z.object({ text: z.string() })

/** With its salt, as if it were on the record: who reads it can hold it against nothing less. */
export const sealedJson = ({ name, mediaType, text, salt }: Prose): string =>
  json({ name, mediaType, text, salt })

export const unsealed = (opening: string): string => Opening.parse(fromJson(opening)).text

/** What is left of words that their author had erased. */
export const ERASED = json({ text: '' })

const saidIn = (sealed: boolean, column: string): Said =>
  sealed ? { text: unsealed(column) } : { of: column }

const anchorFrom = ({ clause, version }: ThreadRow): Thread['anchor'] =>
  clause === null || version === null ? undefined : { clause, version }

export function threadFrom(row: ThreadRow): Thread {
  const about = aboutOf(`${row.about_kind}:${row.about_id}`)
  if (!about) throw new Error(`thread ${row.id} is about nothing`)
  return {
    id: row.id,
    about,
    anchor: anchorFrom(row),
    process: row.process_id ?? undefined,
    subject: saidIn(about.kind === 'list', row.subject),
    by: row.begun_by,
    at: row.begun_at,
    question: row.question === null ? undefined : { answer: row.answer ?? undefined },
  }
}

export const messageFrom =
  (sealed: boolean) =>
  (row: MessageRow): Message => ({
    id: row.id,
    thread: row.thread_id,
    number: row.number,
    parent: row.parent_id ?? undefined,
    author: row.author,
    capacity: row.capacity,
    hat: row.hat ?? undefined,
    interest: row.interest ?? undefined,
    subject: row.subject === null ? undefined : saidIn(sealed, row.subject),
    words: saidIn(sealed, row.words),
    via: row.via,
    messageId: row.message_id,
    at: row.at,
    edits: row.edits,
    editedAt: row.edited_at ?? undefined,
  })

export const attachmentFrom =
  (sealed: boolean) =>
  (row: AttachmentRow): Attachment => ({
    id: row.id,
    message: row.message_id,
    name: saidIn(sealed, row.name),
    type: row.type,
    size: row.size,
    sha256: row.sha256,
    scanned: row.scanned === 1,
    author: row.author,
    at: row.at,
  })

/** @param words and subject as their column holds them: commitments, or sealed openings */
export const messageRow = (
  message: Message,
  { words, subject }: { readonly words: string; readonly subject: string | undefined },
): MessageRow => ({
  id: message.id,
  thread_id: message.thread,
  number: message.number,
  parent_id: message.parent ?? null,
  author: message.author,
  capacity: message.capacity,
  hat: message.hat ?? null,
  interest: message.interest ?? null,
  subject: subject ?? null,
  words,
  via: message.via,
  message_id: message.messageId,
  at: message.at,
  edits: message.edits,
  edited_at: message.editedAt ?? null,
})

export const threadRow = (thread: Thread, subject: string): ThreadRow => ({
  id: thread.id,
  about_kind: thread.about.kind,
  about_id: thread.about.id,
  clause: thread.anchor?.clause ?? null,
  version: thread.anchor?.version ?? null,
  process_id: thread.process ?? null,
  subject,
  begun_by: thread.by,
  begun_at: thread.at,
  question: thread.question ? 1 : null,
  answer: thread.question?.answer ?? null,
})
