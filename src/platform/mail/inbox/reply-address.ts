/**
 * Secret reply addresses: made for one person, one thing and a time, and read again. An address
 * that others have seen is revoked. What a message to it may do is not decided here.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Read, Tx } from '../../db/index.ts'
import { days, type Instant } from '../../values.ts'
import { mailAddress, type HostName, type MailAddress } from '../address.ts'
import { base32, ID_CHARACTERS, localOf, SEAL_CHARACTERS, tokenIn } from './reply-shape.ts'

/** RFC 2104 §5 asks for half of the output at least: 130 bits are kept. */
const HASH = 'sha256'
/** Rows are kept for so long after they ended, so that a late answer hears why. */
const KEPT_AFTER_END = days(60)
const FORGET_MAX = 500

export type NewReplyAddress = {
  /** As the domain of people knows them: `p_…`. */
  readonly person: string
  /** Where the mail with this address goes: whoever answers it answers from here. */
  readonly address: MailAddress
  /** The object that an answer is about: `call:01J…`. */
  readonly about: string
  readonly expires: Instant
}

type Row = {
  readonly id: string
  readonly person: string
  readonly address: string
  readonly about: string
  readonly expires: Instant
  readonly revoked: number
}

type Tables = { reply_addresses: Row }

export type ReadToken =
  | {
      readonly kind: 'valid'
      readonly person: string
      readonly about: string
      readonly address: MailAddress
    }
  /** It proves nobody any more, and still says what it was about. */
  | { readonly kind: 'expired' | 'revoked'; readonly about: string }
  | { readonly kind: 'forged' }

export type ReplyAddresses = {
  /** The same address for the same person, thing and end, so that a repeated mail repeats it. */
  readonly tokenFor: (tx: Tx, made: NewReplyAddress) => Promise<MailAddress>
  /** `undefined` for an address of another kind. */
  readonly readToken: (
    read: Read | Tx,
    local: string,
    now: Instant,
  ) => Promise<ReadToken | undefined>
  /** Others know them now: they prove nobody any more. */
  readonly revoke: (tx: Tx, ids: readonly string[]) => Promise<void>
}

/** @param secret of `mailSecret`: without it a copy of the database lets nobody in */
export function openReplyAddresses(secret: Uint8Array, domain: HostName): ReplyAddresses {
  const hash = (...parts: readonly (string | number)[]) =>
    createHmac(HASH, secret).update(JSON.stringify(parts)).digest()
  const idOf = ({ person, address, about, expires }: NewReplyAddress) =>
    base32(hash('reply id', person, address, about, expires), ID_CHARACTERS)
  const sealOf = (row: Omit<Row, 'revoked'>) =>
    base32(
      hash('reply seal', row.id, row.person, row.address, row.about, row.expires),
      SEAL_CHARACTERS,
    )
  return {
    tokenFor: async (tx, made) => {
      const row = { ...made, id: idOf(made), revoked: 0 }
      await tx
        .withTables<Tables>()
        .insertInto('reply_addresses')
        .values(row)
        .onConflict((clash) => clash.column('id').doNothing())
        .execute()
      const address = mailAddress(`${localOf({ id: row.id, seal: sealOf(row) })}@${domain}`)
      if (!address) throw new Error(`${domain} leaves no room for a reply address`)
      return address
    },
    readToken: async (read, local, now) => {
      const token = tokenIn(local)
      if (!token) return undefined
      const row = await read
        .withTables<Tables>()
        .selectFrom('reply_addresses')
        .selectAll()
        .where('id', '=', token.id)
        .executeTakeFirst()
      if (!row || !isSame(sealOf(row), token.seal)) return { kind: 'forged' }
      if (row.revoked !== 0) return { kind: 'revoked', about: row.about }
      if (now >= row.expires) return { kind: 'expired', about: row.about }
      const address = mailAddress(row.address)
      if (!address) throw new Error(`reply address ${row.id} cannot be read`)
      return { kind: 'valid', person: row.person, about: row.about, address }
    },
    revoke: async (tx, ids) => {
      if (ids.length === 0) return
      await tx
        .withTables<Tables>()
        .updateTable('reply_addresses')
        .set({ revoked: 1 })
        .where('id', 'in', ids)
        .execute()
    },
  }
}

const isSame = (one: string, other: string) =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

export async function forgetReplyAddresses(tx: Tx, now: Instant): Promise<void> {
  const own = tx.withTables<Tables>()
  const old = await own
    .selectFrom('reply_addresses')
    .select('id')
    .where('expires', '<', (now - KEPT_AFTER_END) as Instant)
    .limit(FORGET_MAX)
    .execute()
  const ids = old.map(({ id }) => id)
  if (ids.length > 0) await own.deleteFrom('reply_addresses').where('id', 'in', ids).execute()
}
