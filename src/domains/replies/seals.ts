/** Links in mails that show what waits for one person without signing in: sealed. Pure. */
import { timingSafeEqual } from 'node:crypto'
import type { Outbox } from '../../platform/mail/index.ts'

export type Sealed = 'pending' | 'joining'

const PATHS = { pending: '/mail/confirmations', joining: '/mail/joinings' } as const

export const sealedPath = (seal: Outbox['seal'], kind: Sealed, id: string): `/mail/${string}` =>
  `${PATHS[kind]}?id=${id}&seal=${seal(`${kind} ${id}`)}`

/** Looks at every letter, so that time tells nothing. */
export function isSealed(
  seal: Outbox['seal'],
  kind: Sealed,
  raw: { readonly id: string; readonly seal: string },
): boolean {
  const [own, sent] = [Buffer.from(seal(`${kind} ${raw.id}`)), Buffer.from(raw.seal)]
  return own.length === sent.length && timingSafeEqual(own, sent)
}
