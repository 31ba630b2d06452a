/** A message written as a mail: for export, without any address. Pure. Sources: RFC 2047, 5322. */
import { createHash } from 'node:crypto'
import type { Instant } from '../../platform/values.ts'

export type Part = { readonly name: string; readonly type: string; readonly bytes: Uint8Array }

export type Mail = {
  readonly author: string
  readonly subject: string
  /** Left out where nobody knows. */
  readonly sentAt: Instant | undefined
  readonly messageId: string
  readonly references: readonly string[]
  readonly archivedAt: string
  readonly words: string
  readonly files: readonly Part[]
}

/** Where an address would be. `invalid` leads nowhere (RFC 2606). */
const NOWHERE = 'hidden@address.invalid'
/** RFC 5322 §2.1.1, without the line's end. */
const LINE_BYTES_MAX = 998
const COLUMNS = 76
/** Bytes of one encoded word: 75 signs, of which 12 are its own, four for three bytes. */
const WORD_BYTES = 45

export function mailText(mail: Mail): string {
  const { author, subject, sentAt, messageId, references, archivedAt, words, files } = mail
  const last = references.at(-1)
  const header = [
    `From: ${author === '' ? '' : `${phrase(author)} `}<${NOWHERE}>`,
    `Subject: ${encoded(subject)}`,
    ...(sentAt === undefined ? [] : [`Date: ${dateOf(sentAt)}`]),
    `Message-ID: ${messageId}`,
    ...(last === undefined ? [] : [`In-Reply-To: ${last}`]),
    ...(references.length === 0 ? [] : [`References: ${references.join('\n ')}`]),
    `Archived-At: <${archivedAt}>`,
    'MIME-Version: 1.0',
  ]
  if (files.length === 0) return [...header, ...textPart(words)].join('\n')
  const boundary = `=_${createHash('sha256').update(messageId).digest('hex').slice(0, 32)}`
  const parts = [textPart(words), ...files.map(filePart)]
  return [
    ...header,
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    ...parts.flatMap((lines) => [`--${boundary}`, ...lines]),
    `--${boundary}--`,
    '',
  ].join('\n')
}

const dateOf = (at: Instant) => new Date(at).toUTCString().replace('GMT', '+0000')

function textPart(words: string): readonly string[] {
  const isPlain = words.split('\n').every((line) => Buffer.byteLength(line) <= LINE_BYTES_MAX)
  return [
    'Content-Type: text/plain; charset=utf-8',
    `Content-Transfer-Encoding: ${isPlain ? '8bit' : 'base64'}`,
    '',
    ...(isPlain ? [words] : inBase64(Buffer.from(words))),
    '',
  ]
}

const filePart = ({ name, type, bytes }: Part): readonly string[] => [
  `Content-Type: ${type.split(';')[0] ?? type}`,
  `Content-Disposition: attachment; filename*=UTF-8''${percent(name)}`,
  'Content-Transfer-Encoding: base64',
  '',
  ...inBase64(bytes),
  '',
]

const percent = (name: string) =>
  encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )

function inBase64(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  const lines: string[] = []
  for (let at = 0; at < text.length; at += COLUMNS) lines.push(text.slice(at, at + COLUMNS))
  return lines
}

const PLAIN = /^[\x20-\x7e]*$/

/** A name of plain signs in quotes; any other encoded. */
const phrase = (name: string): string =>
  PLAIN.test(name) && !name.includes('=?')
    ? `"${name.replace(/["\\]/g, (sign) => `\\${sign}`)}"`
    : encoded(name)

/** What is no line of plain ASCII as encoded words, none of which cuts a sign in two. */
function encoded(text: string): string {
  if (PLAIN.test(text) && !text.includes('=?') && text.length <= LINE_BYTES_MAX / 2) return text
  const words: string[] = []
  let word = ''
  for (const sign of text) {
    if (Buffer.byteLength(word + sign) > WORD_BYTES) {
      words.push(word)
      word = ''
    }
    word += sign
  }
  return [...words, word]
    .map((one) => `=?UTF-8?B?${Buffer.from(one).toString('base64')}?=`)
    .join('\n ')
}
