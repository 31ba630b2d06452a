/**
 * Who may report words, and who decides what becomes of them. Pure.
 *
 * Who may remove a thing is the rule of its own domain (`officeOf`); here nobody is given that
 * power, and nobody uses it in a case of their own.
 */
import type { Basis } from '../../platform/record/index.ts'
import {
  after,
  days,
  ok,
  refuse,
  type Duration,
  type Instant,
  type Result,
} from '../../platform/values.ts'
import { mayAct, type Actor, type PersonId, type PersonRefusal } from '../people/index.ts'
import { REPORTS_OF_CASE_MAX, REPORTS_PER_DAY_MAX, type Case, type CaseId } from './report.ts'
import type { Found } from './reportable.ts'

export type ReportRefusal =
  | PersonRefusal
  | { readonly kind: 'taken-away' }
  | { readonly kind: 'sealed' }
  | { readonly kind: 'own-words' }
  | { readonly kind: 'reported-before' }
  | { readonly kind: 'too-many-reports'; readonly most: number }
  | { readonly kind: 'reported-enough'; readonly most: number }
  | { readonly kind: 'own-report' }
  | { readonly kind: 'no-office' }
  | { readonly kind: 'decided' }

/**
 * Days until somebody has decided, by the ground that is named.
 *
 * Source: NetzDG §3(2) nos. 2 and 3 (2017): what is plainly unlawful within 24 hours, the rest
 * within seven days. What names somebody's private facts does harm for as long as it stands.
 */
export const DECIDED_WITHIN_DAYS = {
  'unlawful-content': 1,
  'court-order': 1,
  'private-facts': 1,
  'gdpr-17': 7,
  copyright: 7,
  conduct: 7,
  spam: 7,
  'own-words': 7,
} as const satisfies Record<Basis, number>

export const dueOf = (ground: Basis, at: Instant): Instant =>
  after(at, days(DECIDED_WITHIN_DAYS[ground]))

/** What the page asks. A report is no public act: nothing permanent has to be read before it. */
export function mayReport(found: Found, actor: Actor | undefined): Result<Actor, ReportRefusal> {
  if (!actor) return refuse({ kind: 'signed-out' })
  if (found.isSealed) return refuse({ kind: 'sealed' })
  if (found.words === undefined) return refuse({ kind: 'taken-away' })
  return found.author === actor.person ? refuse({ kind: 'own-words' }) : ok(actor)
}

export type Before = {
  /** Whether they reported this thing already, in whatever case. */
  readonly isOwn: boolean
  /** Reports of theirs in the last 24 hours. */
  readonly today: number
  /** Reports of the thing that wait with this one. */
  readonly waiting: number
}

export function report(
  found: Found,
  actor: Actor | undefined,
  { isOwn, today, waiting }: Before,
): Result<Actor, ReportRefusal> {
  const allowed = mayReport(found, actor)
  if (!allowed.ok) return allowed
  if (isOwn) return refuse({ kind: 'reported-before' })
  if (today >= REPORTS_PER_DAY_MAX) {
    return refuse({ kind: 'too-many-reports', most: REPORTS_PER_DAY_MAX })
  }
  return waiting < REPORTS_OF_CASE_MAX
    ? allowed
    : refuse({ kind: 'reported-enough', most: REPORTS_OF_CASE_MAX })
}

/** Whoever may remove it reads who reported it; never its author, whatever office they hold. */
export function officeOver(found: Pick<Found, 'officeOf' | 'author'>, actor: Actor | undefined) {
  return actor && actor.person !== found.author ? found.officeOf(actor) : undefined
}

/**
 * Leaving it as it is. Whoever reported it is no judge of that; they may still remove it in their
 * own name, as if nobody had reported anything.
 *
 * Source: promises.md 3.3: conflict rules are for those who decide about others.
 *
 * @returns the role in which it is decided
 */
export function mayLeave(
  { state }: Pick<Case, 'state'>,
  { found, reporters }: { readonly found: Found; readonly reporters: ReadonlySet<PersonId> },
  actor: Actor | undefined,
): Result<string, ReportRefusal> {
  const office = officeOver(found, actor)
  if (!actor || office === undefined) return refuse({ kind: 'no-office' })
  if (state.kind !== 'open') return refuse({ kind: 'decided' })
  if (found.words === undefined) return refuse({ kind: 'taken-away' })
  if (reporters.has(actor.person)) return refuse({ kind: 'own-report' })
  const allowed = mayAct(actor)
  return allowed.ok ? ok(office) : allowed
}

export type Voice = {
  readonly case: CaseId
  readonly reporter: PersonId
  readonly at: Instant
}

/**
 * The order in which cases are looked at: first the oldest report of everybody, then the second of
 * everybody, and so on; within a round the oldest case first. The number of those who report a
 * thing moves it nowhere, so that no crowd can call itself to the front; and however much one
 * person reports, what another reported first falls behind by one case.
 */
export function inTurn<One extends Pick<Case, 'id' | 'openedAt'>>(
  cases: readonly One[],
  voices: readonly Voice[],
): readonly One[] {
  const rounds = roundsOf(cases, voices)
  const roundOf = ({ id }: One) => rounds.get(id) ?? 0
  return cases.toSorted(
    (one, other) =>
      roundOf(one) - roundOf(other) || one.openedAt - other.openedAt || compare(one.id, other.id),
  )
}

/** Of each case the earliest round in which one of its reporters has their turn. */
function roundsOf(
  cases: readonly Pick<Case, 'id'>[],
  voices: readonly Voice[],
): ReadonlyMap<CaseId, number> {
  const here = new Set(cases.map(({ id }) => id))
  const spoken = new Map<PersonId, number>()
  const rounds = new Map<CaseId, number>()
  const inTime = voices
    .filter((voice) => here.has(voice.case))
    .toSorted((one, other) => one.at - other.at || compare(one.case, other.case))
  for (const voice of inTime) {
    const round = spoken.get(voice.reporter) ?? 0
    spoken.set(voice.reporter, round + 1)
    rounds.set(voice.case, Math.min(round, rounds.get(voice.case) ?? round))
  }
  return rounds
}

/** By code point: the same in every language of the machine. */
const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1)

/** Below this many no number is shown: so few would say who they are. */
export const FEWEST_SHOWN = 5

export type Counts = {
  readonly open: number
  readonly removed: number
  readonly gone: number
  readonly left: number
  /** From the first report of a thing to its end, of those that ended last. */
  readonly durations: readonly Duration[]
}

/** What everybody may read of it; nothing at all where there are fewer than five. */
export type Numbers = Omit<Counts, 'durations'> & {
  readonly reported: number
  /** Half of them took no longer; absent while fewer than five have ended. */
  readonly halfWithin: Duration | undefined
}

export function numbersOf({ durations, ...counts }: Counts): Numbers | undefined {
  const reported = counts.open + counts.removed + counts.gone + counts.left
  if (reported < FEWEST_SHOWN) return undefined
  const sorted = durations.toSorted((one, other) => one - other)
  const middle = sorted[Math.ceil(sorted.length / 2) - 1]
  return {
    ...counts,
    reported,
    halfWithin: sorted.length < FEWEST_SHOWN ? undefined : middle,
  }
}
