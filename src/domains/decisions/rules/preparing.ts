/**
 * Officers who prepare a designation together: whose words stand, who has signed them, and when
 * they may be published. Pure. What is published is an ordinary designation; `designations.ts`
 * decides that.
 */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import type { PersonId } from '../../people/index.ts'
import { datesOf, phaseOf, type Call } from '../call.ts'
import type { CallRule, Party } from '../call-rule.ts'
import type { Polarity } from '../designation.ts'
import type { Preparation, Prepared, Sign, Signed } from '../prepared.ts'
import { findLevel } from './designations.ts'
import { mayServe, type Refusal } from './refusal.ts'

/** Whoever needs more writings than this should meet. */
export const VERSIONS_MAX = 200

/** Those who designate in this call, and those who answer objections in it. */
export const preparersOf = ({ chairs, answerers }: CallRule): readonly string[] => [
  ...new Set([...chairs, ...answerers]),
]

/** Once the call has ended, until its level is final: before that nobody prejudges it. */
export function mayPrepare(
  call: Call,
  party: Party,
  rule: CallRule,
  now: Instant,
): Result<PersonId, Refusal> {
  const phase = phaseOf(call, now)
  if (phase === 'designated') return refuse({ kind: 'already-designated' })
  if (phase === 'withdrawn') return refuse({ kind: 'not-open', phase })
  if (phase !== 'closed') return refuse({ kind: 'not-ended', closesAt: datesOf(call)?.closes })
  return mayServe(party, preparersOf(rule))
}

export const newestOf = ({ versions }: Preparation): number => versions.at(-1)?.number ?? 0

/** Those that nobody has replaced: two, where two wrote at once, each with their own words. */
export const standingOf = ({ versions }: Preparation): readonly Prepared[] =>
  versions.filter(({ number }) => versions.every(({ after }) => after < number))

export type Writing = {
  readonly now: Instant
  readonly before: Preparation
  /** The newest version that was read before this was written. */
  readonly seen: number
  readonly level: string
  readonly polarity: Polarity
  readonly reasons: string
}

/** Always kept: what was written meanwhile stands beside it, until somebody has read both. */
export function writeVersion(
  call: Call,
  party: Party,
  rule: CallRule,
  { now, before, seen, level, polarity, reasons }: Writing,
): Result<Prepared, Refusal> {
  const author = mayPrepare(call, party, rule, now)
  if (!author.ok) return author
  if (!findLevel(rule, level)) return refuse({ kind: 'unknown-level' })
  const newest = newestOf(before)
  if (newest >= VERSIONS_MAX) return refuse({ kind: 'too-many-rounds', most: VERSIONS_MAX })
  return ok({
    call: call.id,
    number: newest + 1,
    after: Math.min(seen, newest),
    author: author.value,
    level,
    polarity,
    reasons,
    writtenAt: now,
  })
}

/** One signs a version that still stands, and not one's own: writing it was one's word. */
export function signVersion(
  call: Call,
  party: Party,
  rule: CallRule,
  facts: {
    readonly now: Instant
    readonly before: Preparation
    readonly number: number
    readonly sign: Sign
    readonly why: string | undefined
  },
): Result<Signed, Refusal> {
  const { now, before, number, sign, why } = facts
  const officer = mayPrepare(call, party, rule, now)
  if (!officer.ok) return officer
  const version = standingOf(before).find((one) => one.number === number)
  if (!version) return refuse({ kind: 'version-replaced', newest: newestOf(before) })
  if (version.author === officer.value) return refuse({ kind: 'own-version' })
  if (sign === 'differs' && why === undefined) return refuse({ kind: 'differs-without-reason' })
  return ok({ call: call.id, number, person: officer.value, sign, why, saidAt: now })
}

/** Whoever wrote a version or signed it as right. */
export const agreedTo = ({ author, number }: Prepared, { signed }: Preparation) => [
  ...new Set([
    author,
    ...signed.filter((one) => one.number === number && one.sign === 'agrees').map(personOf),
  ]),
]

const personOf = ({ person }: Signed): PersonId => person

export type Publishing = { readonly version: Prepared; readonly with: readonly PersonId[] }

/** Only what stands alone: where two wrote at once, somebody first makes one of both. */
export function publishable(
  before: Preparation,
  number: number,
  publisher: PersonId | undefined,
): Result<Publishing, Refusal> {
  const [version, other] = standingOf(before)
  if (!version || other || version.number !== number || number !== newestOf(before)) {
    return refuse({ kind: 'version-replaced', newest: newestOf(before) })
  }
  const others = agreedTo(version, before).filter((person) => person !== publisher)
  return ok({ version, with: others })
}
