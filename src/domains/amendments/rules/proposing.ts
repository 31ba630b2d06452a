/** Who may propose an amendment, and what one is made of; renewing and taking it back. Pure. */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { mayAct, speakAs, type Actor } from '../../people/index.ts'
import type { By, Process } from '../../processes/index.ts'
import { undertakingsOf } from '../../templates/index.ts'
import { bracketsOf, CLAUSE_LENGTH_MAX } from '../../texts/index.ts'
import type { ClauseId, Settled, Text } from '../../texts/index.ts'
import {
  CHANGES_MAX,
  clausesNamed,
  OPEN_BY_ONE_MAX,
  OPEN_MAX,
  type Amendment,
  type Change,
} from '../amendment.ts'
import type { Refusal } from '../refusal.ts'

export type Place = {
  readonly process: Process
  readonly text: Pick<Text, 'id' | 'matter'>
  /** Its latest version was adopted, and is not open anew. */
  readonly settled?: Settled | undefined
}

/** Whoever takes part, with no officer between them and the text; no more once it was adopted. */
export function mayPropose(place: Place, by: By): Result<Actor, Refusal> {
  const allowed = mayTakePart(place, by)
  const { settled } = place
  if (!settled || (!allowed.ok && CLOSED.has(allowed.refusal.kind))) return allowed
  return refuse({ kind: 'settled', ...settled })
}

/** What keeps everybody out, whoever asks; said before that the text was adopted. */
const CLOSED: ReadonlySet<string> = new Set(['reported-only', 'process-ended', 'text-fixed'])

function mayTakePart({ process, text }: Place, by: By): Result<Actor, Refusal> {
  if (process.reported || by.kind === 'importer') return refuse({ kind: 'reported-only' })
  const { kind } = process.state
  if (kind === 'concluded' || kind === 'terminated') return refuse({ kind: 'process-ended' })
  if (text.matter === 'rules') return refuse({ kind: 'text-fixed' })
  return mayAct(by.actor, undertakingsOf(process.pin))
}

/** The version that changes are made against, clause by clause in its order. */
export type Base = {
  readonly version: number
  readonly clauses: readonly { readonly id: ClauseId; readonly words: string }[]
}

/** Normalised as clauses are; refused with the number of the change that is wrong. */
export function checkChanges(
  asked: readonly Change[],
  base: Base,
): Result<readonly Change[], Refusal> {
  if (asked.length === 0) return refuse({ kind: 'no-changes' })
  if (asked.length > CHANGES_MAX) return refuse({ kind: 'too-many-changes', most: CHANGES_MAX })
  const order = base.clauses.map(({ id }) => id)
  const words = new Map(base.clauses.map((one) => [one.id, one.words]))
  const changes: Change[] = []
  for (const [index, raw] of asked.entries()) {
    const change = normal(raw)
    const wrong =
      wrongPlace(change, order, base.version) ??
      wrongWords(change, words) ??
      (changes.some((other) => excludes(other, change)) ? TWICE : undefined)
    if (wrong) return refuse({ ...wrong, change: index + 1 })
    changes.push(change)
  }
  return ok(changes)
}

const TWICE = { kind: 'clause-twice' } as const

const normal = (change: Change): Change =>
  change.kind === 'replace' || change.kind === 'insert'
    ? { ...change, words: change.words.trim().normalize('NFC') }
    : change

function wrongPlace(change: Change, order: readonly ClauseId[], version: number) {
  if (clausesNamed([change]).some((clause) => !order.includes(clause))) {
    return { kind: 'clause-unknown', version } as const
  }
  if (change.kind !== 'move') return undefined
  const before = order[order.indexOf(change.clause) - 1] ?? 'start'
  const staysThere = change.after === change.clause || change.after === before
  return staysThere ? ({ kind: 'moves-nowhere' } as const) : undefined
}

function wrongWords(change: Change, before: ReadonlyMap<ClauseId, string>) {
  if (change.kind !== 'replace' && change.kind !== 'insert') return undefined
  const { words } = change
  if (words === '') return { kind: 'no-words' } as const
  if (words.length > CLAUSE_LENGTH_MAX) {
    return { kind: 'words-too-long', most: CLAUSE_LENGTH_MAX } as const
  }
  const brackets = bracketsOf(words)
  if (!brackets.ok) return { kind: 'words-in-brackets', ...brackets.refusal } as const
  const same = change.kind === 'replace' && before.get(change.clause) === words
  return same ? ({ kind: 'words-unchanged' } as const) : undefined
}

/** A clause can be worded anew and moved; anything else is done to it once. */
function excludes(one: Change, other: Change): boolean {
  if (one.kind === 'insert' || other.kind === 'insert') return false
  if (one.clause !== other.clause) return false
  const both = [one.kind, other.kind].toSorted().join(' ')
  return both !== 'move replace'
}

export type Proposing = Pick<Amendment, 'id' | 'base' | 'changes' | 'reason' | 'capacity'>

/** How many are open in the text, of all and of this person; which number comes next. */
export type Count = { readonly open: number; readonly own: number; readonly ever: number }

export function propose(
  place: Place,
  by: By,
  { asked, count }: { readonly asked: Proposing; readonly count: Count },
  now: Instant,
): Result<Amendment, Refusal> {
  const allowed = mayPropose(place, by)
  if (!allowed.ok) return allowed
  const speaks = speakAs(allowed.value, asked.capacity)
  if (!speaks.ok) return speaks
  if (count.open >= OPEN_MAX) return refuse({ kind: 'too-many-open', most: OPEN_MAX })
  if (count.own >= OPEN_BY_ONE_MAX) {
    return refuse({ kind: 'too-many-of-yours', most: OPEN_BY_ONE_MAX })
  }
  return ok({
    ...asked,
    text: place.text.id,
    process: place.process.id,
    number: count.ever + 1,
    by: allowed.value.person,
    at: now,
    renewals: 0,
    state: { kind: 'proposed' },
  })
}

/** Set against the version of today: as proposing it, by whoever did. */
export function mayRenew(place: Place, by: By, amendment: Amendment): Result<Actor, Refusal> {
  const allowed = mayOwn(place, by, amendment)
  return allowed.ok ? mayPropose(place, by) : allowed
}

/** What its proposer alone does, as long as nothing was decided about it. */
export function mayOwn(place: Place, by: By, amendment: Amendment): Result<Actor, Refusal> {
  const allowed = mayTakePart(place, by)
  if (!allowed.ok) return allowed
  if (allowed.value.person !== amendment.by) return refuse({ kind: 'not-proposer' })
  return amendment.state.kind === 'proposed' ? allowed : refuse({ kind: 'not-open' })
}

/** Set against a later version, with changes that were checked against it. */
export const renewed = (
  amendment: Amendment,
  asked: Pick<Proposing, 'base' | 'changes'>,
): Amendment => ({ ...amendment, ...asked, renewals: amendment.renewals + 1 })

export const withdrawn = (amendment: Amendment, now: Instant): Amendment => ({
  ...amendment,
  state: { kind: 'withdrawn', at: now },
})
