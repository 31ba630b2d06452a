/** What makes two deliveries the same message. Pure. */
import { createHash } from 'node:crypto'
import { valuesOf } from './header-fields.ts'
import type { HeaderField } from './parsed.ts'

const END_OF_HEADER = Buffer.from('\r\n\r\n')
/** What a reader sees of a header; what servers add on the way is none of it. */
const SEEN = ['from', 'sender', 'reply-to', 'to', 'cc', 'subject', 'date', 'in-reply-to'] as const

/**
 * The digest of what was written, whatever way it came. Message-IDs are anybody's to choose, so one
 * alone makes no repeat (threat T15). Without a Message-ID every byte counts.
 */
export function contentDigest(raw: Uint8Array, headers: readonly HeaderField[]): string {
  const hash = createHash('sha256')
  if (valuesOf(headers, 'message-id').length === 0) return hash.update(raw).digest('base64')
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const end = bytes.indexOf(END_OF_HEADER)
  hash.update(JSON.stringify(SEEN.map((name) => valuesOf(headers, name))))
  return hash.update(end === -1 ? bytes : bytes.subarray(end)).digest('base64')
}
