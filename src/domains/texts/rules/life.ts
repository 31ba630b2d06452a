/**
 * The life of a text: draft, on the table, frozen for a call, adopted, superseded; and errata to
 * what was adopted. Pure. Frozen and adopted are never entered by hand: they follow from calls and
 * outcomes, so that no page can say more than these do.
 */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { type By, mayActAs, type Process } from '../../processes/index.ts'
import type { Adoption } from '../adoption.ts'
import { ERRATA_MAX } from '../erratum.ts'
import type { ClauseId, ClauseWords, Text, TextId, TextVersion } from '../text.ts'
import { askedIn, mayDraft, PENS, type Asked, type Freeze, type TextRefusal } from './versions.ts'
import type { Settled } from './versions.ts'

export type TextState =
  | { readonly kind: 'draft' }
  | { readonly kind: 'on-table' }
  | ({ readonly kind: 'frozen' } & Asked)
  | { readonly kind: 'adopted'; readonly adoption: Adoption }
  | { readonly kind: 'superseded'; readonly by: TextId; readonly at: Instant }

export type Holding = {
  readonly freezes: readonly Freeze[]
  readonly adoptions: readonly Adoption[]
}

/** Of the text as its latest version stands; an earlier version that was adopted stays so. */
export function stateOf(
  { stage }: Pick<Text, 'stage'>,
  latest: number,
  { freezes, adoptions }: Holding,
): TextState {
  if (stage.kind === 'superseded') return stage
  const frozen = askedIn(freezes)
  if (frozen) return { kind: 'frozen', ...frozen }
  const adoption = adoptions.find(({ version }) => version === latest)
  return adoption ? { kind: 'adopted', adoption } : stage
}

/**
 * An adopted version is the last one, until the process enters again a stage that it had been in:
 * by a loop of its template, an exit, or an override. A later stage alone opens nothing anew.
 */
export function settledBy(
  { past, state }: Pick<Process, 'past' | 'state'>,
  latest: number,
  adoptions: readonly Adoption[],
): Settled | undefined {
  const adoption = adoptions.find(({ version }) => version === latest)
  if (!adoption) return undefined
  const now = 'stage' in state ? [state.stage] : []
  const stages = [...past.map(({ stage }) => stage), ...now]
  const wentBack = past.some(({ until }, index) => {
    const entered = stages[index + 1]
    const before = stages.slice(0, index + 1)
    return until >= adoption.at && entered !== undefined && before.includes(entered)
  })
  return wentBack ? undefined : { adopted: latest, href: adoption.href }
}

export type LifeRefusal =
  | TextRefusal
  | { readonly kind: 'not-draft' }
  | { readonly kind: 'uncountersigned'; readonly version: number }
  | { readonly kind: 'no-successor' }
  | { readonly kind: 'not-adopted'; readonly version: number }
  | { readonly kind: 'no-such-clause'; readonly clause: string }
  | { readonly kind: 'not-there-once'; readonly times: number }
  | { readonly kind: 'same-words' }
  | { readonly kind: 'too-many-errata'; readonly most: number }

/**
 * From then on the group is asked.
 *
 * @param unsigned its latest version, where a rapporteur has still to sign it
 */
export function mayTable(
  process: Process,
  by: By,
  text: Pick<Text, 'stage'>,
  unsigned?: Pick<TextVersion, 'number'>,
): Result<string, LifeRefusal> {
  const allowed = mayDraft(process, by)
  if (!allowed.ok) return allowed
  if (text.stage.kind !== 'draft') return refuse({ kind: 'not-draft' })
  return unsigned ? refuse({ kind: 'uncountersigned', version: unsigned.number }) : allowed
}

type Succession = {
  readonly text: Text
  /** The one that takes its place; absent where there is none of that id. */
  readonly successor: Text | undefined
  readonly freezes: readonly Freeze[]
}

/** A text is superseded by one of the same process that was not superseded itself: no circles. */
export function maySupersede(
  process: Process,
  by: By,
  { text, successor, freezes }: Succession,
): Result<string, LifeRefusal> {
  const standing = mayActAs(process, by, PENS)
  if (!standing.ok) return standing
  if (text.matter === 'rules') return refuse({ kind: 'fixed' })
  if (text.stage.kind === 'superseded') return refuse({ kind: 'superseded' })
  const frozen = askedIn(freezes)
  if (frozen) return refuse({ kind: 'frozen', ...frozen })
  const stands = successor?.stage.kind === 'on-table' && successor.matter === 'negotiated'
  const beside = successor?.process === text.process && successor.id !== text.id
  return stands && beside ? standing : refuse({ kind: 'no-successor' })
}

export type Correction = {
  readonly version: number
  readonly clause: ClauseId | undefined
  readonly stands: string
  readonly shouldStand: string
}

type Corrected = {
  readonly adoptions: readonly Adoption[]
  readonly clauses: readonly ClauseWords[]
  /** Errata of the text so far. */
  readonly errata: number
}

/** Also after the process has ended: mistakes are found late. */
export function mayCorrect(
  process: Process,
  by: By,
  asked: Correction,
  { adoptions, clauses, errata }: Corrected,
): Result<string, LifeRefusal> {
  const standing = mayActAs(process, by, PENS)
  if (!standing.ok) return standing
  const { version, stands, shouldStand } = asked
  if (!adoptions.some((adoption) => adoption.version === version)) {
    return refuse({ kind: 'not-adopted', version })
  }
  if (errata >= ERRATA_MAX) return refuse({ kind: 'too-many-errata', most: ERRATA_MAX })
  const clause = clauses.find(({ id }) => id === asked.clause)
  if (!clause) return refuse({ kind: 'no-such-clause', clause: asked.clause ?? '' })
  const times = clause.words.split(stands).length - 1
  if (times !== 1) return refuse({ kind: 'not-there-once', times })
  if (stands === shouldStand) return refuse({ kind: 'same-words' })
  return ok(standing.value)
}
