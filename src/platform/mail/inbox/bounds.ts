/** How much of a message is read: bounds asked before a parser sees it. Reads no meaning. */

export const PARSE_BOUNDS = {
  /** Bytes of the header of the message itself, and of all parts together. */
  headerBytesMax: 256 * 1024,
  headerLinesMax: 2_000,
  allHeadersBytesMax: 1024 * 1024,
  /** A base64 attachment of the largest message has 145,000. */
  linesMax: 250_000,
  partsMax: 300,
  boundariesMax: 100,
  depthMax: 30,
  messagesInMessagesMax: 3,
  textMax: 500_000,
  attachmentsMax: 100,
  calendarsMax: 10,
  calendarMax: 100_000,
  referencesMax: 100,
  listHeadersMax: 20,
} as const

export type TooMuch = 'header-bytes' | 'header-lines' | 'lines' | 'boundaries' | 'parts'

const LF = 0x0a
const DASH = 0x2d
const BOUNDARY = /boundary\s*=\s*(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/gi

/** @returns the first bound that the bytes go over */
export function tooMuchOf(raw: Uint8Array): TooMuch | undefined {
  const { bytes, lines } = headerSize(raw)
  if (bytes > PARSE_BOUNDS.headerBytesMax) return 'header-bytes'
  if (lines > PARSE_BOUNDS.headerLinesMax) return 'header-lines'
  if (lineEndsOf(raw) > PARSE_BOUNDS.linesMax) return 'lines'
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1')
  const boundaries = new Set<string>()
  for (const [, inQuotes, bare] of text.matchAll(BOUNDARY)) {
    boundaries.add(inQuotes ?? bare ?? '')
    if (boundaries.size > PARSE_BOUNDS.boundariesMax) return 'boundaries'
  }
  return partsOf(text, boundaries) > PARSE_BOUNDS.partsMax ? 'parts' : undefined
}

/** Up to the first empty line, or the end. */
function headerSize(raw: Uint8Array): { readonly bytes: number; readonly lines: number } {
  let start = 0
  for (let lines = 0; ; lines++) {
    const end = raw.indexOf(LF, start)
    if (end === -1) return { bytes: raw.length, lines: lines + 1 }
    if (end - start < 1 || (end - start === 1 && raw[start] === 0x0d)) return { bytes: end, lines }
    start = end + 1
  }
}

function lineEndsOf(raw: Uint8Array): number {
  let count = 0
  for (let at = raw.indexOf(LF); at !== -1; at = raw.indexOf(LF, at + 1)) count += 1
  return count
}

function partsOf(text: string, boundaries: ReadonlySet<string>): number {
  if (boundaries.size === 0) return 0
  let parts = 0
  for (let at = text.indexOf('\n--'); at !== -1; at = text.indexOf('\n--', at + 1)) {
    if (text.charCodeAt(at + 1) !== DASH) continue
    const line =
      text
        .slice(at + 3, at + 3 + LINE_MAX)
        .split(/[\r\n]/, 1)[0]
        ?.trimEnd() ?? ''
    if (boundaries.has(line)) parts += 1
  }
  return parts
}

const LINE_MAX = 210
