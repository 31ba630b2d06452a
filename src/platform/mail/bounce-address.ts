/**
 * The envelope address of one mail of a list: where it comes back to. Its Message-ID is known to
 * all readers of the list and proves nothing; this address is known to the servers between alone.
 */
import { createHmac } from 'node:crypto'
import type { HostName, MailAddress } from './address.ts'

const PREFIX = 'bounces+'
/** 120 bits, as hex: local parts lose their capitals on the way. */
const CHARACTERS = 30
const SHAPE = new RegExp(String.raw`^bounces\+[0-9a-f]{${CHARACTERS}}$`)

export function bounceAddress(
  secret: Uint8Array,
  mail: { readonly id: string; readonly to: MailAddress },
  domain: HostName,
): string {
  const digest = createHmac('sha256', secret).update(`bounce ${mail.id} ${mail.to}`).digest('hex')
  return `${PREFIX}${digest.slice(0, CHARACTERS)}@${domain}`
}

export const isBounceLocal = (local: string): boolean => SHAPE.test(local)
