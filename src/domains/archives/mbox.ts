/**
 * mbox files, read piece by piece and written: mboxo, mboxrd, mboxcl and mboxcl2. Holds one message
 * at a time, and nothing of one that is too large. Understands no mail.
 *
 * Sources: RFC 4155; Bernstein, `mbox` of qmail; JWZ, "mail summary files".
 */

export const MBOX_BOUNDS = {
  /** One message with its files; a larger one is named and left out. */
  messageBytesMax: 25 * 1024 * 1024,
  /** Of a longer line the rest is a line of its own to us, though no separator. */
  lineBytesMax: 64 * 1024,
  /** Of a message that is too large, kept to name it by. */
  headBytesMax: 8 * 1024,
} as const

/** `mboxo` quotes `From ` alone, so that `>>From ` is as it was; all others count the marks. */
export type Quoting = 'mboxrd' | 'mboxo'

export type MboxPiece = {
  readonly kind: 'message' | 'too-large'
  /** As the mail was, without the separator and its quoting; the beginning of one too large. */
  readonly bytes: Buffer
  readonly size: number
  /** The separator: `From ann@example.org Fri Jan  2 12:34:56 2004`. */
  readonly envelope: string
  /** Bytes of the file before it. */
  readonly offset: number
}

export type Splitter = {
  readonly feed: (chunk: Uint8Array) => readonly MboxPiece[]
  readonly end: () => readonly MboxPiece[]
}

const LF = 0x0a
const SEPARATOR = Buffer.from('From ')
const DATED = /^From .*\d{1,2}:\d{2}.*\d{4}/
/** Or what some programs of UUCP leave before it. */
const FIELD = /^(?:[!-9;-~]+[ \t]*:|>From )/
const LENGTH = /^content-length:\s*(\d{1,15})\s*$/i

type Line = {
  readonly bytes: Buffer
  readonly offset: number
  /** False for the rest of a line that was too long. */
  readonly begins: boolean
}

type Open = {
  readonly envelope: string
  readonly offset: number
  lines: Line[]
  size: number
  inHeader: boolean
  /** What its own header says of the body, as long as files have told the truth. */
  length: number | undefined
  body: number
  /** Of the first line within that length that looks like a separator. */
  doubt: number | undefined
  /** Too large: only its beginning is held. */
  isCut: boolean
}

const isBlank = ({ bytes, begins }: Line) =>
  begins && (bytes.length === 0 || /^\r?\n?$/.test(bytes.toString('latin1', 0, 3)))

/** No separator that anybody writes is longer. */
const SEPARATOR_MAX = 1_000

const startsFrom = ({ bytes, begins }: Line) =>
  begins && bytes.length <= SEPARATOR_MAX && bytes.subarray(0, SEPARATOR.length).equals(SEPARATOR)

const textOf = ({ bytes }: Line) => bytes.toString('latin1', 0, SEPARATOR_MAX).trimEnd()

export function mboxSplitter(quoting: Quoting = 'mboxrd'): Splitter {
  const state = new Splitting(quoting)
  return {
    feed: (chunk) => state.take(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)),
    end: () => state.finish(),
  }
}

/** From the first byte of a file to its last. */
class Splitting {
  readonly quoting: Quoting
  private rest: Buffer = Buffer.alloc(0)
  private offset = 0
  private inLongLine = false
  private open: Open | undefined
  private waiting: Line | undefined
  private wasBlank = true
  private trustsLengths = true
  private done: MboxPiece[] = []

  constructor(quoting: Quoting) {
    this.quoting = quoting
  }

  take(chunk: Buffer): readonly MboxPiece[] {
    let bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk])
    for (;;) {
      const end = bytes.indexOf(LF)
      const most = MBOX_BOUNDS.lineBytesMax
      if (end === -1 && bytes.length < most) break
      const isWhole = end !== -1 && end < most
      const length = isWhole ? end + 1 : most
      this.line(bytes.subarray(0, length), isWhole)
      bytes = bytes.subarray(length)
    }
    this.rest = bytes
    return this.given()
  }

  finish(): readonly MboxPiece[] {
    if (this.rest.length > 0) this.line(this.rest, true)
    this.rest = Buffer.alloc(0)
    if (this.waiting) this.decide(undefined)
    const { open } = this
    if (open?.length !== undefined && open.doubt !== undefined && open.body < open.length) {
      this.distrust(open)
      if (this.waiting) this.decide(undefined)
    }
    this.close()
    return this.given()
  }

  private given(): readonly MboxPiece[] {
    const given = this.done
    this.done = []
    return given
  }

  private line(bytes: Buffer, isWhole: boolean): void {
    const line = { bytes, offset: this.offset, begins: !this.inLongLine }
    this.offset += bytes.length
    this.inLongLine = !isWhole
    this.next(line)
  }

  private next(line: Line): void {
    // Twice, where the one that waited showed that a length was wrong.
    while (this.waiting) this.decide(line)
    if (startsFrom(line)) this.waiting = line
    else this.add(line)
  }

  /** Whether the line that waits is a separator: by its date, by what stands around it. */
  private decide(following: Line | undefined): void {
    const line = this.waiting
    this.waiting = undefined
    if (!line) return
    const isHeader = following !== undefined && FIELD.test(textOf(following))
    const signs = [this.wasBlank, DATED.test(textOf(line)), isHeader].filter(Boolean).length
    if (signs < 2 && !(following === undefined && this.open === undefined)) return this.add(line)
    const { open } = this
    const isInside = open?.length !== undefined && !open.inHeader && open.body < open.length
    if (isInside) {
      open.doubt ??= open.lines.length
      return this.add(line)
    }
    this.close()
    this.begin(textOf(line), line.offset)
  }

  private begin(envelope: string, offset: number): void {
    this.open = {
      envelope,
      offset,
      lines: [],
      size: 0,
      inHeader: true,
      length: undefined,
      body: 0,
      doubt: undefined,
      isCut: false,
    }
    this.wasBlank = false
  }

  private add(line: Line): void {
    const blank = isBlank(line)
    // A file that begins with a header is one message; empty lines before the first are nothing.
    if (!this.open && blank) return
    if (!this.open) this.begin('', line.offset)
    const { open } = this
    if (!open) return
    this.wasBlank = blank
    if (open.inHeader) this.readHeader(open, line, blank)
    else {
      open.body += line.bytes.length
      if (this.isBroken(open, line, blank)) return this.distrust(open, line)
    }
    open.size += line.bytes.length
    if (open.isCut) return
    open.lines.push(line)
    if (open.size <= MBOX_BOUNDS.messageBytesMax) return
    open.isCut = true
    open.lines = headOf(open.lines)
  }

  private readHeader(open: Open, line: Line, blank: boolean): void {
    if (blank) open.inHeader = false
    if (blank || !this.trustsLengths) return
    const length = Number(LENGTH.exec(textOf(line))?.[1] ?? Number.NaN)
    if (length <= MBOX_BOUNDS.messageBytesMax) open.length = length
  }

  /** The body ends within a line, or what follows it is neither empty nor a separator. */
  private isBroken(open: Open, line: Line, blank: boolean): boolean {
    if (open.length === undefined || open.doubt === undefined) return false
    const before = open.body - line.bytes.length
    return before < open.length ? open.body > open.length + 2 : before === open.length && !blank
  }

  /** One header lied: from here on separators alone count, also within this message. */
  private distrust(open: Open, last?: Line): void {
    this.trustsLengths = false
    const from = open.doubt ?? open.lines.length
    const again = [...open.lines.slice(from), ...(last ? [last] : [])]
    const lines = open.lines.slice(0, from)
    const size = lines.reduce((sum, { bytes }) => sum + bytes.length, 0)
    this.open = { ...open, lines, size, length: undefined, doubt: undefined }
    const before = lines.at(-1)
    this.wasBlank = before === undefined || isBlank(before)
    for (const line of again) this.next(line)
  }

  private close(): void {
    const { open } = this
    this.open = undefined
    if (!open) return
    const { envelope, offset, size } = open
    if (open.isCut) {
      const bytes = Buffer.concat(open.lines.map((line) => line.bytes))
      this.done.push({ kind: 'too-large', bytes, size, envelope, offset })
      return
    }
    const last = open.lines.at(-1)
    // One empty line stands before each separator and at the end, and is no mail's own.
    const isAdded = last !== undefined && isBlank(last) && open.lines.length > 1
    const kept = isAdded ? open.lines.slice(0, -1) : open.lines
    // Whoever left separators in the body quoted none.
    const isPlain = open.doubt !== undefined
    const bytes = Buffer.concat(kept.map((line) => (isPlain ? line.bytes : this.unquoted(line))))
    this.done.push({ kind: 'message', bytes, size, envelope, offset })
  }

  private unquoted({ bytes, begins }: Line): Buffer {
    if (!begins || bytes[0] !== MARK) return bytes
    let marks = 1
    while (bytes[marks] === MARK) marks += 1
    const isQuoted = bytes.subarray(marks, marks + SEPARATOR.length).equals(SEPARATOR)
    return isQuoted && (this.quoting === 'mboxrd' || marks === 1) ? bytes.subarray(1) : bytes
  }
}

const MARK = 0x3e

function headOf(lines: readonly Line[]): Line[] {
  const head: Line[] = []
  let size = 0
  for (const line of lines) {
    size += line.bytes.length
    if (size > MBOX_BOUNDS.headBytesMax) break
    head.push(line)
  }
  return head
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** As C's `asctime`: `Fri Jan  2 12:34:56 2004`. */
function asctime(at: number): string {
  const when = new Date(at)
  const day = String(when.getUTCDate()).padStart(2, ' ')
  const [, time = ''] = when.toISOString().split(/[T.]/)
  const names = `${DAYS[when.getUTCDay()] ?? ''} ${MONTHS[when.getUTCMonth()] ?? ''}`
  return `${names} ${day} ${time} ${when.getUTCFullYear()}`
}

export const separatorOf = (at: number): string => `From - ${asctime(at)}`

/** One message of an mboxrd, with an empty line after it. Lines end in LF. */
export function mboxrdOf(mail: string, at: number): string {
  const lines = mail.replace(/\r\n?/g, '\n').replace(/^(>*From )/gm, '>$1')
  return `${separatorOf(at)}\n${lines}${lines.endsWith('\n') ? '' : '\n'}\n`
}
