/** Hours as RFC 5545 §3.3.5 writes them. Wall times where they say the hour, else UTC. */
import { parseLocal, toLocal } from '../languages/index.ts'
import type { Instant } from '../values.ts'

/** A property's value and the zone that its parameter names; none for UTC. */
export type Written = { readonly value: string; readonly zone: string | undefined }

export const isUtc = (zone: string): boolean => /^(?:Etc\/)?(?:UTC|UCT|GMT|Zulu)$/i.test(zone)

/** `20260626T140000` of `2026-06-26T14:00`. */
const compact = (local: string): string => `${local.replace(/[-:]/g, '')}00`.slice(0, 15)

export const utc = (at: Instant): string =>
  `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`

/** `skipped` by a clock that is put forward, or `repeated` by one that is put back. */
export type Wall = 'once' | 'skipped' | 'repeated'

export function wallOf(local: string, zone: string): Wall {
  const time = Temporal.PlainDateTime.from(local)
  const at = time.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (!at.toPlainDateTime().equals(time)) return 'skipped'
  const later = time.toZonedDateTime(zone, { disambiguation: 'later' })
  return later.equals(at) ? 'once' : 'repeated'
}

/** Programs disagree about which hour a repeated wall time is: such hours are written in UTC. */
const isPlain = (at: Instant, zone: string) => wallOf(toLocal(at, zone), zone) === 'once'

export const written = (at: Instant, zone: string): Written =>
  isUtc(zone) || !isPlain(at, zone)
    ? { value: utc(at), zone: undefined }
    : { value: compact(toLocal(at, zone)), zone }

/** The wall time itself, whatever hour it is: as rules and the names of their parts say it. */
export const wall = (local: string, zone: string): Written =>
  isUtc(zone) ? { value: `${compact(local)}Z`, zone: undefined } : { value: compact(local), zone }

const TIME = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/

/** As somebody's program wrote it: an hour of the world, a wall time, or a day alone. */
export type ReadTime =
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'local'; readonly local: string; readonly zone: string | undefined }
  | { readonly kind: 'day'; readonly day: string }

export function readTime(value: string, zone: string | undefined): ReadTime | undefined {
  const [, year, month, day, hour, minute, second, isZulu] = TIME.exec(value.trim()) ?? []
  if (year === undefined) return undefined
  const date = `${year}-${month}-${day}`
  if (parseLocal(`${date}T00:00`, 'UTC') === undefined) return undefined
  if (hour === undefined) return { kind: 'day', day: date }
  const local = `${date}T${hour}:${minute}:${second}`
  const asUtc = parseLocal(local, 'UTC')
  if (asUtc === undefined) return undefined
  if (isZulu) return { kind: 'instant', at: asUtc }
  const at = zone === undefined ? undefined : parseLocal(local, zone)
  if (at !== undefined) return { kind: 'instant', at }
  return { kind: 'local', local: local.slice(0, 16), zone }
}

/**
 * Whether it names that hour. Programs name zones in their own ways (`W. Europe Standard Time`), or
 * the day alone: then the wall time in the zone of the entry decides.
 */
export function isHour(time: ReadTime, at: Instant, zone: string): boolean {
  if (time.kind === 'instant') return time.at === at
  const local = toLocal(at, zone)
  return time.kind === 'local' ? local === time.local : local.startsWith(time.day)
}
