/** The bytes of a message as a `ParsedMail`, every part of it bounded. Keeps and proves nothing. */
import PostalMime, { decodeWords, type Attachment, type Email } from 'postal-mime'
import type { Instant, Result } from '../../values.ts'
import { ok, refuse } from '../../values.ts'
import { mailboxesIn } from './addresses.ts'
import { automaticSigns } from './automatic.ts'
import { PARSE_BOUNDS, tooMuchOf } from './bounds.ts'
import { valuesOf } from './header-fields.ts'
import { hollowBody } from './hollow.ts'
import { textOfHtml } from './html-text.ts'
import { ownWords } from './own-words.ts'
import type { Attached, CalendarPart, HeaderField, ParsedMail } from './parsed.ts'
import { tokenIdsIn, withoutReplyAddresses } from './reply-shape.ts'
import { reportOf } from './report.ts'

/** `words` are the parser's own, for whoever looks. */
export type Unreadable = { readonly kind: 'unreadable' | 'too-much'; readonly words: string }

/** What proofs are read from: the fields of the message itself, in their order, undecoded. */
export type Read = {
  readonly mail: ParsedMail
  readonly headers: readonly HeaderField[]
  /** Of the secret reply addresses that it names, wherever: who else reads it knows them now. */
  readonly tokens: readonly string[]
}

/** @param sender the return path of the envelope: empty for what must not be answered */
export async function readMail(raw: Uint8Array, sender: string): Promise<Result<Read, Unreadable>> {
  const bound = tooMuchOf(raw)
  if (bound !== undefined) return refuse({ kind: 'too-much', words: bound })
  try {
    const parsed = await PostalMime.parse(raw, {
      maxNestingDepth: PARSE_BOUNDS.depthMax,
      maxHeadersSize: PARSE_BOUNDS.allHeadersBytesMax,
      maxRfc822NestingDepth: PARSE_BOUNDS.messagesInMessagesMax,
    })
    const headers = parsed.headers.map(({ key, value }) => ({ name: key, value }))
    const hollow = hollowBody(raw, headers)
    const email = hollow === undefined ? parsed : { ...parsed, text: hollow }
    const named = [email.text, email.html, ...headers.map(({ value }) => value)]
    const tokens = tokenIdsIn(named.join('\n'))
    return ok({ mail: mailOf(email, headers, sender), headers, tokens })
  } catch (problem) {
    // The parser refuses what is nested too deep, and is not ours: whatever it throws is shown.
    const words = problem instanceof Error ? problem.message : String(problem)
    return refuse({ kind: 'unreadable', words })
  }
}

function mailOf(email: Email, headers: readonly HeaderField[], path: string): ParsedMail {
  const of = (name: string) => mailboxesIn(valuesOf(headers, name))
  const [from, sender, replyTo, to, cc] = [
    of('from'),
    of('sender'),
    of('reply-to'),
    of('to'),
    of('cc'),
  ]
  const isFromHtml = (email.text ?? '').trim() === '' && email.html !== undefined
  const whole = soundText(isFromHtml ? textOfHtml(email.html ?? '') : (email.text ?? ''))
  const text = withoutReplyAddresses(whole.slice(0, PARSE_BOUNDS.textMax))
  const references = idsIn(valuesOf(headers, 'references'))
  const report = reportOf(email.attachments.map(asReportPart))
  const subject = subjectOf(valuesOf(headers, 'subject')[0] ?? '')
  const cut: ParsedMail['cut'] = [
    ...(whole.length > PARSE_BOUNDS.textMax ? (['text'] as const) : []),
    ...([from, replyTo, to, cc].some((one) => one.cut) ? (['addresses'] as const) : []),
    ...(email.attachments.length > PARSE_BOUNDS.attachmentsMax ? (['attachments'] as const) : []),
    ...(references.length > PARSE_BOUNDS.referencesMax ? (['references'] as const) : []),
  ]
  return {
    from: from.list,
    sender: sender.list[0],
    replyTo: replyTo.list,
    to: to.list,
    cc: cc.list,
    list: listHeaders(headers),
    messageId: idsIn(valuesOf(headers, 'message-id'))[0],
    inReplyTo: idsIn(valuesOf(headers, 'in-reply-to'))[0],
    // The last ones are the nearest.
    references: references.slice(-PARSE_BOUNDS.referencesMax),
    subject,
    date: dateOf(valuesOf(headers, 'date')[0]),
    text,
    own: ownWords(text),
    isFromHtml,
    attachments: email.attachments.slice(0, PARSE_BOUNDS.attachmentsMax).map(asAttached),
    calendars: calendarsOf(email.attachments),
    report,
    automatic: automaticSigns({ headers, subject, path, hasReport: report !== undefined }),
    cut,
  }
}

/** Characters that no form of ours takes either: half characters, and controls but tab and LF. */
const soundText = (text: string) =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}]/gu, (character) =>
      character === '\n' || character === '\t' ? character : '',
    )
    .trim()

const SUBJECT_MAX = 500

const subjectOf = (raw: string) =>
  withoutReplyAddresses(decodeWords(raw.slice(0, PARSE_BOUNDS.headerBytesMax)))
    .toWellFormed()
    // Overrides would turn around what stands beside a subject in every list, ours and others'.
    .replace(/[\u202a-\u202e]/gu, '')
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim()
    .slice(0, SUBJECT_MAX)

/** RFC 5322 §3.6.4, read leniently: what stands in angle brackets, in the order of the field. */
const idsIn = (values: readonly string[]): readonly string[] =>
  values.join(' ').match(/<[^<>\s\p{Cc}]{1,250}>/gu) ?? []

function dateOf(raw: string | undefined): Instant | undefined {
  const at = raw === undefined ? Number.NaN : Date.parse(raw.slice(0, DATE_CHARACTERS_MAX))
  return Number.isNaN(at) ? undefined : (at as Instant)
}

const DATE_CHARACTERS_MAX = 100

const listHeaders = (headers: readonly HeaderField[]): readonly HeaderField[] =>
  headers
    .filter(({ name }) => name.startsWith('list-'))
    .slice(0, PARSE_BOUNDS.listHeadersMax)
    .map(({ name, value }) => ({ name, value: subjectOf(value) }))

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)

const textOfPart = (part: Attachment) => Buffer.from(bytesOf(part)).toString('utf8')

const asReportPart = (part: Attachment) => ({
  type: part.mimeType,
  text: /^(message|text)\//.test(part.mimeType) ? textOfPart(part) : '',
})

const NAME_MAX = 200

function asAttached(part: Attachment): Attached {
  const bytes = bytesOf(part)
  // Neither a path nor a control, so that it can stand in a header and in a folder.
  const name = (part.filename ?? '').toWellFormed().replace(/[\p{Cc}\p{Cf}\u2028\u2029/\\:]/gu, '_')
  return { name: name.slice(0, NAME_MAX), type: part.mimeType, size: bytes.length, bytes }
}

const calendarsOf = (parts: readonly Attachment[]): readonly CalendarPart[] =>
  parts
    .filter(({ mimeType }) => mimeType === 'text/calendar' || mimeType === 'application/ics')
    .slice(0, PARSE_BOUNDS.calendarsMax)
    .map((part) => ({
      method: part.method ?? '',
      text: textOfPart(part).slice(0, PARSE_BOUNDS.calendarMax),
    }))
