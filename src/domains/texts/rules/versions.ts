/**
 * Who may publish a version of a text, and what a version is made of.
 *
 * Pure. Published versions never change; a new one may come unless an open call is about the text.
 */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { type By, mayActAs, type Process, type StandingRefusal } from '../../processes/index.ts'
import {
  CLAUSE_LENGTH_MAX,
  CLAUSES_MAX,
  GREW_FROM_MAX,
  VERSIONS_MAX,
  type ClauseId,
  type Lineage,
  type Text,
  type TextVersion,
  type VersionHash,
} from '../text.ts'
import { bracketsOf, type BracketFlaw } from './brackets.ts'
import { hashOf, type Passage } from './hash.ts'
import { kindOf } from './tree.ts'

/** The roles of a process's body that hold its pen. Source: product.md, "steward". */
export const PENS = ['editor', 'chair', 'facilitator'] as const

/** An open call about the text, and where it is. */
export type Asked = { readonly href: string; readonly until: Instant | undefined }

/** Its latest version was adopted, and the process did not go back behind that since. */
export type Settled = { readonly adopted: number; readonly href: string }

/** What holds a text still: calls that ask about it, and its adoption. */
export type Freeze = Asked | Settled

export const isSettled = (freeze: Freeze): freeze is Settled => 'adopted' in freeze
export const settledIn = (freezes: readonly Freeze[]): Settled | undefined =>
  freezes.find(isSettled)
export const askedIn = (freezes: readonly Freeze[]): Asked | undefined =>
  freezes.find((freeze): freeze is Asked => !isSettled(freeze))

export type TextRefusal =
  | StandingRefusal
  | { readonly kind: 'process-ended' }
  | ({ readonly kind: 'frozen' } & Asked)
  | ({ readonly kind: 'settled' } & Settled)
  | { readonly kind: 'fixed' }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'no-clauses' }
  | { readonly kind: 'too-many-clauses'; readonly most: number }
  | { readonly kind: 'clause-too-long'; readonly clause: number; readonly most: number }
  | { readonly kind: 'unknown-clause'; readonly clause: string }
  | ({ readonly kind: 'bracket'; readonly clause: number } & BracketFlaw)
  | { readonly kind: 'overtaken'; readonly latest: number }
  | { readonly kind: 'nothing-changed'; readonly latest: number }
  | { readonly kind: 'too-many-versions'; readonly most: number }

/** Who may write in this process, and in which role. */
export function mayDraft(process: Process, by: By): Result<string, TextRefusal> {
  const standing = mayActAs(process, by, PENS)
  if (!standing.ok) return standing
  const { kind } = process.state
  if (kind === 'concluded' || kind === 'terminated') return refuse({ kind: 'process-ended' })
  return standing
}

/** What a new version is held against: which text it is of, and what holds that text still. */
export type Standing = {
  readonly text: Pick<Text, 'matter' | 'stage'>
  readonly freezes: readonly Freeze[]
}

/**
 * As `mayDraft`; and while a call asks about the text, or once it was adopted, it stands still.
 * What was adopted is corrected by errata; a new round of it begins where the process goes back.
 */
export function mayPublish(
  process: Process,
  by: By,
  { text, freezes }: Standing,
): Result<string, TextRefusal> {
  const allowed = mayDraft(process, by)
  if (!allowed.ok) return allowed
  if (text.matter === 'rules') return refuse({ kind: 'fixed' })
  if (text.stage.kind === 'superseded') return refuse({ kind: 'superseded' })
  const frozen = askedIn(freezes)
  if (frozen) return refuse({ kind: 'frozen', ...frozen })
  const settled = settledIn(freezes)
  return settled ? refuse({ kind: 'settled', ...settled }) : allowed
}

/** Without an id it is a new clause; without words it is left out. */
export type ClauseDraft = {
  readonly id: ClauseId | undefined
  readonly words: string
  /** Clauses of the version before that it was split from or was merged of. */
  readonly from?: readonly ClauseId[] | undefined
}

export type Composed = {
  readonly number: number
  readonly clauses: readonly Passage[]
  readonly lineage: readonly Lineage[]
  readonly clausesEver: number
  readonly hash: VersionHash
  readonly brackets: number
}

/**
 * The next version from what was typed.
 *
 * @param asked `base` is the version that its author had before them
 */
export function compose(
  latest: TextVersion | undefined,
  asked: { readonly base: number; readonly clauses: readonly ClauseDraft[] },
): Result<Composed, TextRefusal> {
  const number = (latest?.number ?? 0) + 1
  if (asked.base !== number - 1) return refuse({ kind: 'overtaken', latest: number - 1 })
  if (number > VERSIONS_MAX) return refuse({ kind: 'too-many-versions', most: VERSIONS_MAX })

  const identified = identify(latest, asked.clauses)
  if (!identified.ok) return identified
  const { clauses } = identified.value
  if (clauses.length === 0) return refuse({ kind: 'no-clauses' })
  if (clauses.length > CLAUSES_MAX) return refuse({ kind: 'too-many-clauses', most: CLAUSES_MAX })

  const brackets = countBrackets(clauses)
  if (!brackets.ok) return brackets
  const hash = hashOf(clauses)
  if (hash === latest?.hash) return refuse({ kind: 'nothing-changed', latest: latest.number })
  return ok({ number, ...identified.value, hash, brackets: brackets.value })
}

/** Known clauses keep their ids; new ones get numbers that this text never used. */
function identify(
  latest: TextVersion | undefined,
  drafts: readonly ClauseDraft[],
): Result<Pick<Composed, 'clauses' | 'lineage' | 'clausesEver'>, TextRefusal> {
  const before = new Set<string>(latest?.clauses.map(({ id }) => id))
  const known = new Set(before)
  let clausesEver = latest?.clausesEver ?? 0
  const clauses: Passage[] = []
  const lineage: Lineage[] = []
  for (const draft of drafts) {
    const from = [...new Set(draft.from)].slice(0, GREW_FROM_MAX)
    const unknown =
      draft.id !== undefined && !known.delete(draft.id)
        ? draft.id
        : from.find((source) => !before.has(source))
    if (unknown !== undefined) return refuse({ kind: 'unknown-clause', clause: unknown })
    const words = trimmed(draft.words).normalize('NFC')
    if (words === '') continue
    const id = draft.id ?? (`c${++clausesEver}` as ClauseId)
    clauses.push({ id, words })
    if (from.some((source) => source !== id)) lineage.push({ clause: id, from })
  }
  return ok({ clauses, lineage, clausesEver })
}

/** The indent of an item stays: it says how deep the item lies. */
function trimmed(words: string): string {
  const whole = words.trim()
  const [indent = ''] = /^ */.exec(words.replace(/^(?:[ \t]*\n)+/, '')) ?? []
  const item = indent + whole
  return kindOf(item).kind === 'item' ? item : whole
}

function countBrackets(clauses: readonly Passage[]): Result<number, TextRefusal> {
  let count = 0
  for (const [index, { words }] of clauses.entries()) {
    const clause = index + 1
    if (words.length > CLAUSE_LENGTH_MAX) {
      return refuse({ kind: 'clause-too-long', clause, most: CLAUSE_LENGTH_MAX })
    }
    const brackets = bracketsOf(words)
    if (!brackets.ok) return refuse({ kind: 'bracket', clause, ...brackets.refusal })
    count += brackets.value.length
  }
  return ok(count)
}
