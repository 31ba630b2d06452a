/**
 * One message of an archive as it is kept: without any address, bounded, its files apart. What
 * cannot be read is said to be so, and never stops whoever reads the others.
 */
import { createHash } from 'node:crypto'
import { safeName, typeOf } from '../../platform/files/index.ts'
import type { Attached, ParsedMail, Reading } from '../../platform/mail/inbox/index.ts'
import { after, days, instant, type Instant } from '../../platform/values.ts'
import {
  AUTHOR_LENGTH_MAX,
  FILE_BYTES_MAX,
  FILES_MAX,
  REFERENCES_MAX,
  SUBJECT_LENGTH_MAX,
  WORDS_BYTES_MAX,
} from './archive.ts'
import { HIDDEN, masked, maskedBytes } from './masking.ts'
import { MBOX_BOUNDS, type MboxPiece } from './mbox.ts'
import { isUtf7, mended, type Charset } from './mending.ts'
import { subjectKey } from './threads.ts'
import { unpacked } from './uuencoded.ts'

export type NewFile = { readonly name: string; readonly bytes: Uint8Array }

export type Brought = {
  readonly kind: 'read'
  readonly messageId: string
  /** The oldest first, the answered one last. */
  readonly references: readonly string[]
  readonly subjectKey: string | undefined
  readonly isAnswer: boolean
  readonly sentAt: Instant | undefined
  /** When the file says that it came, for those that do not say when they were sent. */
  readonly cameAt: Instant | undefined
  readonly author: string
  readonly subject: string
  readonly words: string
  readonly files: readonly NewFile[]
  readonly left: readonly string[]
  /** Of all that is kept of it. */
  readonly digest: string
}

export const UNREADABLE = ['too-large', 'too-much', 'unreadable', 'utf-7', 'no-mail'] as const
export type Unreadable = {
  readonly kind: 'unreadable'
  readonly why: (typeof UNREADABLE)[number]
  readonly piece: MboxPiece
}

export type ReadingOf = {
  readonly reading: Pick<Reading, 'read'>
  readonly charset: Charset | undefined
  /** Of the whole file. */
  readonly writesAt: boolean
  readonly now: Instant
}

export async function broughtFrom(
  piece: MboxPiece,
  { reading, charset, writesAt, now }: ReadingOf,
): Promise<Brought | Unreadable> {
  const unreadable = (why: Unreadable['why']): Unreadable => ({ kind: 'unreadable', why, piece })
  if (piece.kind === 'too-large') return unreadable('too-large')
  if (isUtf7(piece.bytes)) return unreadable('utf-7')
  const { raw, files } = unpacked(piece.bytes)
  const read = await reading.read({ raw: mended(raw, charset), sender: '' })
  if (!read.ok) return unreadable(read.refusal.kind)
  const { mail } = read.value
  if (isNoMail(mail)) return unreadable('no-mail')
  const within = files.map((one) => ({ ...one, type: '', size: one.bytes.length }))
  const attachments = [...mail.attachments, ...within]
  return messageOf({ ...mail, attachments }, { piece, writesAt, now })
}

const isNoMail = ({ from, subject, date, messageId, text }: ParsedMail) =>
  from.length === 0 &&
  subject === '' &&
  date === undefined &&
  messageId === undefined &&
  text === ''

type Around = { readonly piece: MboxPiece; readonly writesAt: boolean; readonly now: Instant }

function messageOf(mail: ParsedMail, { piece, writesAt, now }: Around): Brought {
  const hide = (text: string) => masked(text, { writesAt })
  const author = nameFrom(hide(mail.from[0]?.name ?? ''))
  const subject = hide(mail.subject).slice(0, SUBJECT_LENGTH_MAX).toWellFormed()
  const { words, files, left } = partsOf(hide(mail.text), mail)
  const sentAt = soundDate(mail.date, now)
  const { base, isAnswer } = subjectKey(subject)
  const hashed = createHash('sha256').update(base).digest('base64url')
  const digest = digestOf([author, subject, words, sentAt ?? 0], files)
  return {
    kind: 'read',
    messageId: mail.messageId ?? `<${digest.slice(0, ID_LENGTH)}@archive.invalid>`,
    references: chainOf(mail),
    subjectKey: base === '' ? undefined : hashed,
    isAnswer,
    sentAt,
    cameAt: soundDate(cameIn(piece.envelope), now),
    author,
    subject,
    words,
    files,
    left,
    digest,
  }
}

const ID_LENGTH = 32

/** A name that is nothing but an address is none. */
const nameFrom = (name: string): string =>
  name
    .replaceAll(HIDDEN, '')
    .replace(/^["'<(\s]+|["'>)\s]+$/g, '')
    .slice(0, AUTHOR_LENGTH_MAX)
    .toWellFormed()
    .normalize('NFC')

/** In-Reply-To where References are missing, or forgot it. */
function chainOf({ references, inReplyTo }: ParsedMail): readonly string[] {
  const chain = [...references, ...(inReplyTo === undefined ? [] : [inReplyTo])]
  return [...new Set(chain.toReversed())].toReversed().slice(-REFERENCES_MAX)
}

/** Before there was mail between hosts, or after today: somebody's clock was wrong. */
const EARLIEST = instant('1971-01-01T00:00Z')

const soundDate = (date: Instant | undefined, now: Instant): Instant | undefined =>
  date !== undefined && date >= EARLIEST && date < after(now, days(1)) ? date : undefined

/** `From ann@example.org Fri Jan  2 12:34:56 2004`, in UTC where no zone follows. */
function cameIn(envelope: string): Instant | undefined {
  const [, day, year] =
    /(\w{3} +\d{1,2} +\d{1,2}:\d{2}(?::\d{2})?)(?: [A-Z]{3,4})? +(\d{4})/.exec(envelope) ?? []
  const at = Date.parse(`${day ?? ''} ${year ?? ''} UTC`)
  return Number.isNaN(at) ? undefined : (at as Instant)
}

type Parts = Pick<Brought, 'words' | 'files' | 'left'>

function partsOf(text: string, mail: ParsedMail): Parts {
  const { words, rest } = cutAt(text.normalize('NFC'))
  const whole = rest ? [{ name: 'message.txt', bytes: Buffer.from(text) }] : []
  const named = mail.attachments.map(fileFrom)
  const fit = named.filter(({ bytes }) => bytes.length > 0 && bytes.length <= FILE_BYTES_MAX)
  const files = [...whole, ...fit].slice(0, FILES_MAX)
  const left = named.filter((one) => one.bytes.length > 0 && !files.includes(one))
  return { words, files, left: left.map(({ name }) => name).slice(0, FILES_MAX) }
}

/** At the last line that fits, so that no sign is cut in two. */
function cutAt(text: string): { readonly words: string; readonly rest: boolean } {
  const bytes = Buffer.from(text)
  if (bytes.length <= WORDS_BYTES_MAX) return { words: text, rest: false }
  const cut = bytes.toString('utf8', 0, WORDS_BYTES_MAX - 1)
  const line = cut.lastIndexOf('\n')
  return { words: line > 0 ? cut.slice(0, line) : cut.slice(0, -1), rest: true }
}

const TEXTUAL = /^(?:text|message)\/|[/+](?:json|xml|ics)$/i
const NAMES: Readonly<Record<string, string>> = {
  'text/calendar': 'invitation.ics',
  'message/rfc822': 'message.eml',
  'text/html': 'page.html',
}

/** The ending says what a file is, also where it looks like the end of an address. */
function maskedName(name: string): string {
  const [ending = ''] = /\.[A-Za-z0-9]{1,8}$/.exec(name) ?? []
  return `${masked(name.slice(0, name.length - ending.length))}${ending}`
}

function fileFrom({ name, type, bytes }: Attached): NewFile {
  const called = safeName(maskedName(name.trim() === '' ? (NAMES[type] ?? 'file') : name))
  const isText = TEXTUAL.test(type) || typeOf(called).startsWith('text/')
  return { name: called, bytes: isText ? maskedBytes(bytes) : bytes }
}

function digestOf(said: readonly (string | number)[], files: readonly NewFile[]): string {
  const digests = files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'))
  return createHash('sha256')
    .update(JSON.stringify([said, digests]))
    .digest('hex')
}

/** One line of what could not be read, for whoever brought it. */
export const nameOfPiece = ({ bytes }: MboxPiece): string =>
  /^message-id:\s*(<[^<>\s]{1,250}>)/im.exec(
    Buffer.from(bytes).toString('latin1', 0, MBOX_BOUNDS.headBytesMax),
  )?.[1] ?? ''
