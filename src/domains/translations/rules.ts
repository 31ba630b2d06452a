/**
 * What stands of a translation, and who may write or check one. Pure.
 *
 * A translation never decides: the words in the text's own language count, and each translated
 * clause says whether it is of a machine, a person, or checked by a second person, and whether the
 * clause has said something else since. Source: product.md, law 6.
 */
import type { Language } from '../../platform/languages/index.ts'
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { mayAct, type Actor, type PersonId } from '../people/index.ts'
import {
  type By,
  mayActAs,
  PARTICIPANTS,
  type Process,
  type StandingRefusal,
} from '../processes/index.ts'
import { undertakingsOf } from '../templates/index.ts'
import { PENS, type ClauseId, type ClauseLine, type Text } from '../texts/index.ts'
import type { Made, Standing, Translation } from './translation.ts'

export type OwnRefusal =
  | { readonly kind: 'own-language' }
  | { readonly kind: 'no-such-clause'; readonly clause: string }
  /** It said something else by the time these words came. */
  | { readonly kind: 'clause-changed'; readonly clause: string }
  | { readonly kind: 'nothing-to-check'; readonly clause: string }
  | { readonly kind: 'own-words'; readonly clause: string }
  | { readonly kind: 'written-meanwhile'; readonly clause: string }
  | { readonly kind: 'checked-already'; readonly clause: string }
  | { readonly kind: 'nothing-changed' }

export type TranslationRefusal = StandingRefusal | OwnRefusal

export function standingOf(line: Pick<ClauseLine, 'words'>, one?: Translation): Standing {
  if (!one) return { kind: 'missing' }
  return { kind: 'made', how: one.made.kind, stale: one.source !== line.words }
}

export type Progress = {
  readonly clauses: number
  readonly missing: number
  readonly stale: number
  /** Of those that are up to date. */
  readonly machine: number
  readonly checked: number
}

/** @param of the translations into one language */
export function progressOf(
  lines: readonly ClauseLine[],
  of: ReadonlyMap<ClauseId, Translation>,
): Progress {
  const all = lines.map((line) => standingOf(line, of.get(line.id)))
  const count = (is: (one: Standing) => boolean) => all.filter(is).length
  const current = (how: Made['kind']) =>
    count((one) => one.kind === 'made' && !one.stale && one.how === how)
  return {
    clauses: lines.length,
    missing: count(({ kind }) => kind === 'missing'),
    stale: count((one) => one.kind === 'made' && one.stale),
    machine: current('machine'),
    checked: current('checked'),
  }
}

/** Nothing is missing, and nothing says what the clause said before. */
export const isComplete = ({ missing, stale }: Progress): boolean => missing + stale === 0

/** Where a reader who wants to help begins: what misleads, then what is missing, then unchecked. */
export function workIn(
  lines: readonly ClauseLine[],
  of: ReadonlyMap<ClauseId, Translation>,
): readonly ClauseId[] {
  const rank = (line: ClauseLine): number => {
    const standing = standingOf(line, of.get(line.id))
    if (standing.kind === 'missing') return 1
    if (standing.stale) return 0
    return standing.how === 'checked' ? 4 : standing.how === 'machine' ? 2 : 3
  }
  return lines
    .map((line) => ({ id: line.id, rank: rank(line) }))
    .filter(({ rank: at }) => at < 4)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ id }) => id)
}

export function mayTranslate(
  process: Process,
  text: Pick<Text, 'language'>,
  language: Language,
  by: By,
): Result<Actor, TranslationRefusal> {
  if (language === text.language) return refuse({ kind: 'own-language' })
  const standing = mayActAs(process, by, [PARTICIPANTS])
  if (!standing.ok) return standing
  return mayAct(by.kind === 'person' ? by.actor : undefined, undertakingsOf(process.pin))
}

export type Held = {
  readonly process: Process
  readonly line: ClauseLine
  readonly standing: Translation | undefined
  readonly actor: Actor
  readonly now: Instant
}

/** What a translator had before them; a program that does not say takes what is there. */
export type Seen = {
  readonly source: string | undefined
  /** Commitment of the translation that stood there; empty where there was none. */
  readonly was: string | undefined
}

const sawElse = (seen: string | undefined, stands: string): boolean =>
  seen !== undefined && seen !== stands

/** Words of a second person take the place of the first's, but for those that were checked. */
export function mayWrite(
  { process, line, standing, actor }: Omit<Held, 'now'>,
  seen: Seen,
): Result<undefined, OwnRefusal> {
  const clause = line.id
  if (sawElse(seen.source, line.words)) return refuse({ kind: 'clause-changed', clause })
  if (sawElse(seen.was, standing?.words ?? '')) return refuse({ kind: 'written-meanwhile', clause })
  const held = standing?.made.kind === 'checked' && standing.source === line.words
  const pen = mayActAs(process, { kind: 'person', actor }, PENS).ok
  return held && !pen ? refuse({ kind: 'checked-already', clause }) : ok(undefined)
}

/** Somebody else than who wrote it says that it says what the clause says. */
export function check(
  { line, standing, actor, now }: Held,
  seen: Seen,
): Result<Translation, OwnRefusal> {
  const clause = line.id
  if (!standing) return refuse({ kind: 'nothing-to-check', clause })
  if (sawElse(seen.was, standing.words)) return refuse({ kind: 'written-meanwhile', clause })
  if (standing.source !== line.words) return refuse({ kind: 'clause-changed', clause })
  if (standing.writtenBy === actor.person) return refuse({ kind: 'own-words', clause })
  if (standing.made.kind === 'checked') return refuse({ kind: 'checked-already', clause })
  const machine = standing.made.kind === 'machine' ? standing.made.machine : undefined
  return ok({ ...standing, made: checkedBy(actor.person, now, machine) })
}

const checkedBy = (by: PersonId, at: Instant, machine: string | undefined): Made => ({
  kind: 'checked',
  by,
  at,
  machine,
})
