/** The secret by which a program pushes captions: shown once, and kept as its digest. */
import { createHash } from 'node:crypto'
import type { Clock } from '../../platform/clock.ts'

const SECRET_BYTES = 32
/** So that whoever finds one in a log knows what it opens. */
const PREFIX = 'captions_'
const SECRET = /^captions_[A-Za-z0-9_-]{43}$/

export const newSecret = ({ random }: Pick<Clock, 'random'>): string =>
  `${PREFIX}${Buffer.from(random(SECRET_BYTES)).toString('base64url')}`

export const digestOf = (secret: string): string =>
  createHash('sha256').update(`parley-captions/v1\n${secret}`).digest('base64url')

/** Reads `Bearer …`; undefined where it is none of ours. Source: RFC 6750, 2.1. */
export function secretIn(header: string | undefined): string | undefined {
  const [, secret = ''] = /^Bearer +(\S+)$/i.exec(header ?? '') ?? []
  return SECRET.test(secret) ? secret : undefined
}
