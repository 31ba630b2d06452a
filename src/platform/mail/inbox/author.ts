/** The one author that a `From` names, read strictly. What could be read in two ways is nobody. */
import { mailAddress, type MailAddress } from '../address.ts'
import type { HeaderField } from './parsed.ts'
import { valuesOf } from './header-fields.ts'

/** RFC 5322 §3.4: a display name, quoted or of plain words, and one address in angle brackets. */
const NAMED = /^(?:"(?:[^"\\\r\n]|\\[^\r\n])*"|[^"<>(),:;\\[\]@]*)\s*<([^<>\s"(),:;\\[\]]+)>$/
const BARE = /^[^<>\s"(),:;\\[\]]+$/
const ASCII = /^[\x21-\x7e]+$/
const FIELD_MAX = 1_000

/**
 * The address where exactly one `From` names exactly one mailbox, in ASCII: no group, no comment,
 * no route, no second field, and no letter that looks like another one.
 */
export function soleAuthor(headers: readonly HeaderField[]): MailAddress | undefined {
  const [only, ...others] = valuesOf(headers, 'from')
  if (only === undefined || others.length > 0 || only.length > FIELD_MAX) return undefined
  const value = only.trim()
  const raw = NAMED.exec(value)?.[1] ?? (BARE.test(value) ? value : undefined)
  if (raw === undefined || !ASCII.test(raw)) return undefined
  return mailAddress(raw)
}

/** Domains have no capitals that count, and no server that people use has them in local parts. */
export const sameMailbox = (one: MailAddress, other: MailAddress): boolean =>
  one.toLowerCase() === other.toLowerCase()
