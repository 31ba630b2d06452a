/**
 * The words of a message that says it has parts and shows none of them: its boundary is missing or
 * never comes. A parser gives nothing for it; a person would read what stands there.
 */
import { PARSE_BOUNDS } from './bounds.ts'
import type { HeaderField } from './parsed.ts'
import { valuesOf } from './header-fields.ts'

/** RFC 2046 §5.1.1; continued parameters (RFC 2231) are the parser's, and stay with it. */
const MULTIPART = /^\s*multipart\//i
const BOUNDARY = /;\s*boundary\s*=\s*(?:"([^"\r\n]*)"|([^\s;"]*))/i
const CONTINUED = /;\s*boundary\*/i
const HEADER_ENDS = /\r?\n\r?\n/

/** @returns `undefined` for every message that a parser can take apart */
export function hollowBody(raw: Uint8Array, headers: readonly HeaderField[]): string | undefined {
  const type = valuesOf(headers, 'content-type').at(-1) ?? ''
  if (!MULTIPART.test(type) || CONTINUED.test(type)) return undefined
  const whole = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const ends = HEADER_ENDS.exec(whole.toString('latin1', 0, PARSE_BOUNDS.headerBytesMax))
  if (!ends) return undefined
  const body = whole.subarray(ends.index + ends[0].length)
  const [, inQuotes, bare] = BOUNDARY.exec(type) ?? []
  const boundary = (inQuotes ?? bare ?? '').trimEnd()
  if (boundary !== '' && body.includes(`--${boundary}`)) return undefined
  return body.subarray(0, PARSE_BOUNDS.textMax).toString('utf8')
}
