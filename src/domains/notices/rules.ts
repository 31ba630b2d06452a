/**
 * Who may check and send a notice, and in which language somebody is told it. Pure.
 *
 * A notice goes out once, and only in words that somebody of the staff has read in that language.
 */
import type { Language } from '../../platform/languages/index.ts'
import { refuse, type Instant, type Result } from '../../platform/values.ts'
import { isStaff, mayAct, type Actor, type PersonRefusal } from '../people/index.ts'
import type { Draft, Notice } from './notice.ts'

export type NoticeRefusal =
  | PersonRefusal
  | { readonly kind: 'not-staff' }
  | { readonly kind: 'sent-before'; readonly at: Instant }
  | { readonly kind: 'over' }
  | { readonly kind: 'reported' }
  | { readonly kind: 'unchecked'; readonly languages: readonly Language[] }
  | { readonly kind: 'nobody' }

/** What is known of the thing that it is about. */
export type Standing = {
  /** When there is nothing to tell any more. */
  readonly until: Instant
  /** Facts of a real process come from its sources: nobody is written to about them. */
  readonly reported: boolean
  /** The languages that the window itself requires. */
  readonly required: readonly Language[]
}

export type NoticeCase = {
  readonly standing: Standing
  readonly sent: Notice | undefined
  readonly now: Instant
}

export function mayCheck(
  actor: Actor | undefined,
  { standing, sent, now }: NoticeCase,
): Result<Actor, NoticeRefusal> {
  const allowed = mayAct(actor)
  if (!allowed.ok) return allowed
  if (!isStaff(allowed.value)) return refuse({ kind: 'not-staff' })
  if (standing.reported) return refuse({ kind: 'reported' })
  if (sent) return refuse({ kind: 'sent-before', at: sent.at })
  if (now >= standing.until) return refuse({ kind: 'over' })
  return allowed
}

export type Sending = { readonly drafts: readonly Draft[]; readonly people: number }

/** In every language that the window requires, and in one at least. */
export function maySend(
  actor: Actor | undefined,
  about: NoticeCase,
  { drafts, people }: Sending,
): Result<Actor, NoticeRefusal> {
  const allowed = mayCheck(actor, about)
  if (!allowed.ok) return allowed
  const checked = new Set(drafts.map(({ language }) => language))
  const missing = about.standing.required.filter((language) => !checked.has(language))
  if (missing.length > 0 || checked.size === 0) {
    return refuse({ kind: 'unchecked', languages: missing })
  }
  return people === 0 ? refuse({ kind: 'nobody' }) : allowed
}

/** For those whose own language nobody has checked. */
const COMMON: Language = 'en'

/** Their own language; else the common one; else the first that was checked. */
export function wordingFor<Said extends { readonly language: Language }>(
  wordings: readonly Said[],
  language: Language,
): Said | undefined {
  const inOne = (wanted: Language) => wordings.find((one) => one.language === wanted)
  return inOne(language) ?? inOne(COMMON) ?? wordings[0]
}
