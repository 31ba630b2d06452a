/**
 * The secret of an invitation's link: made of a random salt and the key of the place, so that each
 * mail can repeat it, and neither the database nor the key alone makes it. Only its hash is kept.
 */
import { createHash } from 'node:crypto'
import type { Clock } from '../../platform/clock.ts'
import type { Outbox } from '../../platform/mail/index.ts'
import type { Invitation } from './draft.ts'

/** As long as the seal that is made of it. */
const SALT_BYTES = 20
const SECRET = /^[0-9a-f]{40}$/

export const newSalt = ({ random }: Clock): string =>
  Buffer.from(random(SALT_BYTES)).toString('hex')

export const secretOf = (
  { seal }: Pick<Outbox, 'seal'>,
  { id, salt }: Pick<Invitation, 'id' | 'salt'>,
): string => seal(`asked ${id} ${salt}`)

export const isSecret = (raw: string): boolean => SECRET.test(raw)

export const secretHash = (secret: string): string =>
  createHash('sha256').update(`parley-asked/v1\n${secret}`).digest('base64url')

/** In the language of the mail; whoever reads another one chooses it on the page. */
export const linkOf = (url: string, language: string, secret: string): string =>
  `${url}/${language}/asked/${secret}`
