/** An entry in words, by the sentence that its domain gave. Knows no act itself. */
import type { Translate } from '../languages/index.ts'
import { after, instant, seconds, type Instant } from '../values.ts'
import type { Entry } from './entry.ts'
import type { ActorName, Naming } from './naming.ts'

const EPOCH = instant('1970-01-01T00:00Z')

/** The instant of whole seconds since 1970, as entries hold them. */
export const atOf = (wholeSeconds: number): Instant => after(EPOCH, seconds(wholeSeconds))

/** What a sentence is made with, besides the entry. */
export type Telling = {
  readonly naming: Pick<Naming, 'acts' | 'declared' | 'inWords'>
  readonly names: ReadonlyMap<string, ActorName>
}

/** An act of a later release, or of another site, has no sentence here: then its name stands. */
export function sentence(entry: Entry, { naming, names }: Telling, t: Translate): string {
  const key = own(naming.acts, entry.act)
  const actor = names.get(entry.actor)?.name ?? roleName(entry.actor, t) ?? entry.actor
  if (!key) return `${actor}: ${entry.act}`
  const said = (field: string, text: string) => naming.inWords(field, text, t)
  const values: Record<string, string | number> = {}
  for (const field of Object.keys(own(naming.declared, entry.act) ?? {})) values[field] = ''
  for (const [field, value] of Object.entries(entry.clear)) {
    values[field] = typeof value === 'number' ? value : said(field, clearText(value))
  }
  return t(key, { ...values, actor, obj: entry.obj })
}

const own = <Value>(from: { readonly [name: string]: Value }, name: string): Value | undefined =>
  Object.hasOwn(from, name) ? from[name] : undefined

/** A clear field as it stands in the entry, on one line. */
export const clearText = (value: Entry['clear'][string]): string =>
  typeof value === 'object' ? value.join(', ') : String(value)

/** Roles that no account holds: the program's own, and those that only a command can take. */
const ROLES_WITHOUT_ACCOUNT = ['operator', 'importer', 'clock', 'author'] as const

export function roleName(actor: string, t: Translate): string | undefined {
  const role = ROLES_WITHOUT_ACCOUNT.find((one) => actor === `role:${one}`)
  return role && t(`record.role.${role}`)
}
