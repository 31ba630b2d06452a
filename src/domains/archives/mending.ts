/**
 * Mail of before MIME made readable by a parser of today: bytes above ASCII that nobody named a
 * charset for, authors that an archive hid. Pure; changes nothing that is as it should be.
 */

/** What undeclared bytes are read as, unless whoever brings an archive knows better. */
export const CHARSET = 'windows-1252'

/** Source: WHATWG Encoding; what a mail may be read as. UTF-7 is not among them, on purpose. */
export const CHARSETS = [
  'utf-8',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'iso-8859-15',
  'koi8-r',
  'koi8-u',
  'iso-2022-jp',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const
export type Charset = (typeof CHARSETS)[number]

const HEADER_BYTES_MAX = 256 * 1024
const UTF_7 = /charset\s*=\s*"?(?:unicode-1-1-)?(?:utf-?7|csunicode11utf7)\b/i
const CONTENT_TYPE = /^content-type\s*:/i
/** `text`, `X-sun-attachment`, nothing: RFC 2045 §5.2 reads what is no type as plain text. */
const NO_TYPE = /^content-type\s*:(?!\s*[\w.+-]+\/[\w.+-]+)[^]*$/i
const CHARSET_NAMED = /charset\s*=/i
/** RFC 1468: the ways into Japanese and back; without one the bytes are ASCII. */
const JAPANESE = /\x1b(?:\$[@B]|\([IJ])/
const HIDDEN_AUTHOR =
  /^((?:from|sender|reply-to)\s*:\s*)([\w.+=-]{1,64}) at ([\w-]{1,63}(?:\.[\w-]{1,63}){1,6})/i
const HIDDEN_IN = /^from:[ \t]*[\w.+=-]{1,64} at [\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/im
const PLAIN = 'Content-Type: text/plain'
const STRAY = /^>?From /

/** Names a charset that hides markup from whoever looks for it. Source: RFC 2152; WHATWG §4.2. */
export const isUtf7 = (raw: Uint8Array): boolean =>
  UTF_7.test(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1'))

/** Whether some mail in these bytes has an author that is written `ann at example.org`. */
export const hidesAuthors = (bytes: Buffer): boolean => HIDDEN_IN.test(bytes.toString('latin1'))

export function mended(raw: Uint8Array, charset: Charset | undefined): Uint8Array {
  const { header, body } = splitMail(raw)
  const bodyCharset = charsetOf(body, charset)
  const text = isUtf8(header)
    ? header.toString('utf8')
    : new TextDecoder(namedIn(header) ?? charset ?? CHARSET).decode(header)
  const lines = linesOf(text)
    .filter((line) => !STRAY.test(line))
    .map((line) => line.replace(HIDDEN_AUTHOR, '$1$2@$3').replace(NO_TYPE, PLAIN))
  const declares = lines.some((line) => CONTENT_TYPE.test(line))
  const bare = lines.findIndex((line) => /^content-type\s*:\s*text\b[^;]*$/i.test(line))
  const names = CHARSET_NAMED.test(text)
  if (bodyCharset !== undefined && !names && (!declares || bare !== -1)) {
    const field = `Content-Type: ${typeIn(lines[bare])}; charset=${bodyCharset}`
    lines.splice(bare === -1 ? lines.length : bare, bare === -1 ? 0 : 1, field)
  }
  return Buffer.concat([Buffer.from(`${lines.join('\n')}\n\n`), body])
}

const typeIn = (field: string | undefined) =>
  /:\s*(text\/[a-z-]+)/i.exec(field ?? '')?.[1] ?? 'text/plain'

/** Folded lines stay with what they follow. */
const linesOf = (header: string): string[] =>
  header === '' ? [] : header.replace(/\r\n?/g, '\n').split(/\n(?![ \t])/)

function splitMail(raw: Uint8Array): { readonly header: Buffer; readonly body: Buffer } {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const [lf, crlf] = [bytes.indexOf('\n\n'), bytes.indexOf('\r\n\r\n')]
  const isCrlf = crlf !== -1 && (lf === -1 || crlf < lf)
  const end = isCrlf ? crlf : lf
  const first = /^\r?\n/.exec(bytes.toString('latin1', 0, 2))
  if (first) return { header: bytes.subarray(0, 0), body: bytes.subarray(first[0].length) }
  if (end === -1) return { header: bytes.subarray(0, HEADER_BYTES_MAX), body: Buffer.alloc(0) }
  return { header: bytes.subarray(0, end), body: bytes.subarray(end + (isCrlf ? 4 : 2)) }
}

/** Nothing for what is ASCII, or UTF-8 already. */
function charsetOf(body: Buffer, charset: Charset | undefined): string | undefined {
  if (JAPANESE.test(body.toString('latin1', 0, HEADER_BYTES_MAX))) return 'iso-2022-jp'
  return isUtf8(body) ? undefined : (charset ?? CHARSET)
}

function namedIn(header: Buffer): string | undefined {
  const [, name] = /charset\s*=\s*"?([\w-]{1,40})/i.exec(header.toString('latin1')) ?? []
  return CHARSETS.find((one) => one === name?.toLowerCase())
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
