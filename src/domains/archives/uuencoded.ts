/**
 * Files that stand in the text itself, as mail of before MIME carried them. Takes them out of the
 * bytes of a message; what is not whole stays text. Pure. Source: uuencode, POSIX.1-2017.
 */

export type Unpacked = {
  /** The same message without what was taken out. */
  readonly raw: Uint8Array
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

/** Taken out of one message; more than that stay text. */
const TAKEN_MAX = 100
const BEGIN = /^begin [0-7]{3,4} (\S[^\r\n]{0,199})$/
/** 45 bytes and their length; a sum or a sign that some programs write behind. */
const LINE_MAX = 1 + 60 + 2
const SPACE = 0x20

/** As bytes, one sign for each; line by line, so that it takes no longer than the message. */
export function unpacked(raw: Uint8Array): Unpacked {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  if (!bytes.includes('\nbegin ')) return { raw, files: [] }
  const lines = bytes.toString('latin1').split('\n')
  const kept: string[] = []
  const files: Unpacked['files'][number][] = []
  let at = 0
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const name = files.length < TAKEN_MAX ? BEGIN.exec(line.trimEnd())?.[1] : undefined
    const block = name === undefined ? undefined : blockAt(lines, at + 1)
    if (name === undefined || !block) {
      kept.push(line)
      at += 1
      continue
    }
    // A name may have a charset that nobody named: the reader of names judges it.
    files.push({ name: Buffer.from(name, 'latin1').toString('utf8').trim(), bytes: block.bytes })
    at = block.next
  }
  return files.length === 0
    ? { raw, files }
    : { raw: Buffer.from(kept.join('\n'), 'latin1'), files }
}

type Block = { readonly bytes: Uint8Array; readonly next: number }

/** Up to its `end`; nothing where a line is none of a file, or the message ends before. */
function blockAt(lines: readonly string[], from: number): Block | undefined {
  const parts: Buffer[] = []
  for (let at = from; at < lines.length; at++) {
    const line = (lines[at] ?? '').replace(/\r$/, '')
    if (line.trimEnd() === 'end') {
      const bytes = Buffer.concat(parts)
      return bytes.length === 0 ? undefined : { bytes, next: at + 1 }
    }
    const part = decoded(line)
    if (!part) return undefined
    parts.push(part)
  }
  return undefined
}

/** Spaces at its end may be lost on the way. */
function decoded(line: string): Buffer | undefined {
  if (line.length > LINE_MAX || !/^[\x20-\x60]*$/.test(line)) return undefined
  const count = (line.charCodeAt(0) - SPACE) & 63
  // An empty line, a space or a grave accent: the line before the end.
  if (line.trim() === '' || count === 0) return Buffer.alloc(0)
  const signs = Math.ceil(count / 3) * 4
  if (line.trimEnd().length > 1 + signs + 2) return undefined
  const values = Array.from(line.slice(1, 1 + signs).padEnd(signs), (sign) => {
    return (sign.charCodeAt(0) - SPACE) & 63
  })
  const bytes = Buffer.alloc(signs)
  for (let at = 0; at < signs; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = values.slice(at, at + 4)
    const place = (at / 4) * 3
    bytes[place] = (a << 2) | (b >> 4)
    bytes[place + 1] = ((b & 15) << 4) | (c >> 2)
    bytes[place + 2] = ((c & 3) << 6) | d
  }
  return bytes.subarray(0, count)
}
