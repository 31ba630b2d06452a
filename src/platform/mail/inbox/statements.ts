/** What our own mail server states of a message (RFC 8601). Believes no other's statement. */
import type { HeaderField } from './parsed.ts'

export type Dmarc =
  | { readonly kind: 'pass'; readonly domain: string }
  | { readonly kind: 'none' }
  /** Two statements under our name, or one that cannot be read: somebody else wrote one. */
  | { readonly kind: 'unclear' }

const STATEMENT = 'authentication-results'
/** What an author's own program writes: a server writes above it (RFC 8601 §4, RFC 5321 §4.4). */
const AUTHORED = new Set(['from', 'to', 'cc', 'subject', 'date', 'message-id'])
/** `Received` fields above the statement: our server's own, and none of whom it had it from. */
const RECEIVED_ABOVE_MAX = 1
const FIELD_MAX = 5_000

/**
 * The statement on DMARC under our own name. It must be the only one under that name, the topmost
 * of its kind, and above what earlier servers wrote.
 *
 * Source: RFC 8601 §5: a server removes what others wrote under its name; where ours did not, two
 * are there, and neither is believed. ARC (RFC 8617) is read by nobody here.
 */
export function dmarcOf(headers: readonly HeaderField[], server: string): Dmarc {
  const all = headers.flatMap(({ name, value }, at) => (name === STATEMENT ? [{ value, at }] : []))
  const ours = all.filter(({ value }) => serverIn(value) === server.toLowerCase())
  const withDmarc = ours.filter(({ value }) => /\bdmarc\b/i.test(withoutComments(value)))
  const [only, ...others] = withDmarc
  if (only === undefined) return { kind: 'none' }
  if (others.length > 0) return { kind: 'unclear' }
  const above = headers.slice(0, only.at)
  const foreign = above.some(({ name, value }) => name === STATEMENT && serverIn(value) !== server)
  const isReceived = ({ name }: HeaderField) => name === 'received'
  // What stands below the trace of our server, and not beside its other statements, came with it.
  const isApart = headers.slice(all[0]?.at ?? 0, only.at).some(isReceived)
  const isDeep = above.filter(isReceived).length > RECEIVED_ABOVE_MAX
  const isBelowAuthor = above.some(({ name }) => AUTHORED.has(name))
  if (foreign || isApart || isDeep || isBelowAuthor) return { kind: 'unclear' }
  return resultIn(only.value)
}

const serverIn = (value: string) =>
  /^\s*([^\s;]+)(?:\s+\d+)?\s*;/.exec(withoutComments(value))?.[1]?.toLowerCase()

/** `dmarc=pass header.from=example.org`: each said once, in one result. */
function resultIn(value: string): Dmarc {
  const results = withoutComments(value)
    .split(';')
    .filter((result) => /^\s*dmarc\s*=/i.test(result))
  const [only, ...others] = results
  if (only === undefined || others.length > 0) return { kind: 'unclear' }
  if (!/^\s*dmarc\s*=\s*pass\b/i.test(only)) return { kind: 'none' }
  const named = [...only.matchAll(/\bheader\.from\s*=\s*([a-z0-9.-]+)(?=\s|$)/gi)]
  const domain = named[0]?.[1]?.toLowerCase()
  return domain === undefined || named.length > 1 ? { kind: 'unclear' } : { kind: 'pass', domain }
}

/** Comments may hold anything, also what looks like a result; quotes are not used by results. */
function withoutComments(value: string): string {
  let depth = 0
  let text = ''
  for (const character of value.slice(0, FIELD_MAX)) {
    if (character === '(') depth += 1
    else if (character === ')') depth = Math.max(depth - 1, 0)
    else if (depth === 0) text += character
  }
  return text
}
