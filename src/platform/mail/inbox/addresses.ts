/** Addresses as headers hold them, for reading and answering. Proves nobody: see `proof.ts`. */
import { addressParser } from 'postal-mime'
import { mailAddress } from '../address.ts'
import { isOneLine } from '../header.ts'
import type { Mailbox } from './parsed.ts'

/** Addresses of one header: a person reads no more, and nobody is written to from here. */
const ADDRESSES_MAX = 100
/** Characters of a header that are looked at. */
const HEADER_MAX = 20_000
const NAME_MAX = 200

export type Mailboxes = { readonly list: readonly Mailbox[]; readonly cut: boolean }

/** What is no address is left out; groups are their members. */
export function mailboxesIn(values: readonly string[]): Mailboxes {
  const joined = values.join(', ')
  const read = addressParser(joined.slice(0, HEADER_MAX), { flatten: true })
  const all = read.flatMap(({ name, address: raw }) => {
    const address = raw === undefined ? undefined : mailAddress(raw)
    return address ? [{ name: nameOf(name), address }] : []
  })
  return {
    list: all.slice(0, ADDRESSES_MAX),
    cut: joined.length > HEADER_MAX || all.length > ADDRESSES_MAX,
  }
}

/** A name that would break a line of ours is no name. */
const nameOf = (name: string) => (isOneLine(name) ? name.trim().slice(0, NAME_MAX) : '')
