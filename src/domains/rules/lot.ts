/**
 * A draw that anybody can repeat: who qualifies and where the seed comes from are published before
 * the seed can be known. In the spirit of RFC 3797; with SHA-256, one hash for each candidate.
 *
 * Sort the candidates' names as UTF-8 bytes; for each take SHA-256 of the seed, a line feed and the
 * name, all UTF-8; the lowest hashes, compared as bytes, are drawn, lowest first.
 */
import { createHash } from 'node:crypto'

export function drawn(
  qualified: readonly string[],
  seed: string,
  count: number,
): readonly string[] {
  const each = [...new Set(qualified)].map((name) => ({ name, ticket: ticketOf(seed, name) }))
  return each
    .toSorted((one, other) => (one.ticket < other.ticket ? -1 : 1))
    .slice(0, count)
    .map(({ name }) => name)
}

export const ticketOf = (seed: string, name: string): string =>
  createHash('sha256').update(`${seed}\n${name}`, 'utf8').digest('hex')
