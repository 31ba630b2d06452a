/**
 * The address of a place: `process-charter@…`, `body-board@…`, `issue-01j…@…`. Pure.
 *
 * The part before the first hyphen is the kind, what follows names one place of that kind: by its
 * slug, or by its id where it has none, or one that is too long or looks like an id. Neither slugs
 * nor ids ever change, so that an address in an old mail still leads to its place.
 */
import { isUlid } from '../../platform/clock.ts'
import { mailAddress, type HostName, type MailAddress } from '../../platform/mail/index.ts'
import type { AboutKind } from '../discussions/index.ts'
import { isPlaceKind } from './pace.ts'

/** RFC 5321 §4.5.3.1.1: a local part has 64 octets; the longest kind and its hyphen need eight. */
const SLUG_MAX = 56
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/

export type Named = { readonly kind: AboutKind; readonly id: string; readonly slug?: string }

const isReadable = (slug: string): boolean =>
  slug.length <= SLUG_MAX && SLUG.test(slug) && !isUlid(slug.toUpperCase())

export const listLocal = ({ kind, id, slug }: Named): string =>
  `${kind}-${slug !== undefined && isReadable(slug) ? slug : id.toLowerCase()}`

export function listAddress(place: Named, domain: HostName): MailAddress {
  const address = mailAddress(`${listLocal(place)}@${domain}`)
  if (!address) throw new Error(`${domain} leaves no room for the address of a place`)
  return address
}

export type ReadLocal =
  | { readonly kind: AboutKind; readonly id: string }
  | { readonly kind: AboutKind; readonly slug: string }

/** The reverse, for mail that comes in; whether there is such a place is for the store. */
export function readListLocal(raw: string): ReadLocal | undefined {
  const local = raw.toLowerCase()
  const at = local.indexOf('-')
  const [kind, name] = [local.slice(0, Math.max(at, 0)), local.slice(at + 1)]
  if (!isPlaceKind(kind)) return undefined
  const id = name.toUpperCase()
  if (isUlid(id)) return { kind, id }
  return isReadable(name) ? { kind, slug: name } : undefined
}
