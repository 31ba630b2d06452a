/**
 * What may be said of a contribution's end in a text: linked, claimed, settled, contested, taken
 * back. Pure; each step is the link as it will be.
 */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import type { Commitment, PersonId } from '../../people/index.ts'
import type { Contributed, Disposition } from '../../processes/index.ts'
import type { ClauseId, TextId } from '../../texts/index.ts'
import type { Refusal, RowRefusal } from '../refusal.ts'
import {
  CONTESTS_MAX,
  UPTAKE_CLAUSES_MAX,
  type Fate,
  type SettledBy,
  type Uptake,
} from '../uptake.ts'

/** Where somebody links something: a version of a text of the same process. */
export type Ground = {
  readonly process: Contributed['process']
  readonly text: TextId
  readonly version: number
  readonly order: ReadonlySet<ClauseId>
}

/** A contribution, the link that is there already, and what is known of its end. */
export type Subject = {
  readonly contributed: Contributed
  readonly before: Uptake | undefined
  readonly fate: Fate
}

/** Each clause once, and each one of the version that it is said of. */
export function checkClauses(
  { order, version }: Ground,
  asked: readonly ClauseId[],
): Result<readonly ClauseId[], RowRefusal> {
  const clauses = [...new Set(asked)]
  const unknown = clauses.find((clause) => !order.has(clause))
  if (unknown !== undefined) return refuse({ kind: 'clause-unknown', clause: unknown, version })
  return clauses.length > UPTAKE_CLAUSES_MAX
    ? refuse({ kind: 'too-many-clauses', most: UPTAKE_CLAUSES_MAX })
    : ok(clauses)
}

type Linking = { readonly clauses: readonly ClauseId[] }

function linkedAt(
  ground: Ground,
  { contributed, before }: Subject,
  { clauses }: Linking,
): Result<Omit<Uptake, 'state'>, RowRefusal> {
  if (contributed.process !== ground.process) return refuse({ kind: 'another-process' })
  const fine = checkClauses(ground, clauses)
  if (!fine.ok) return fine
  const { process, text, version } = ground
  const { ref: thing, by: author } = contributed
  const contests = before?.contests ?? 0
  return ok({ thing, text, process, author, version, clauses: fine.value, contests })
}

/** Which clauses it belongs to; what is made of it is said later. */
export function link(
  ground: Ground,
  subject: Subject,
  asked: Linking & { readonly by: SettledBy },
  at: Instant,
): Result<Uptake, RowRefusal> {
  if (subject.fate.kind !== 'none') return refuse({ kind: 'settled-already' })
  if (asked.clauses.length === 0) return refuse({ kind: 'needs-clause' })
  const linked = linkedAt(ground, subject, asked)
  return linked.ok ? ok({ ...linked.value, state: { kind: 'linked', by: asked.by, at } }) : linked
}

/** Its author says that a clause grew from it: shown as a claim, and counted as nothing. */
export function claim(
  ground: Ground,
  subject: Subject,
  asked: Linking & { readonly by: PersonId; readonly reason: Commitment },
  at: Instant,
): Result<Uptake, RowRefusal> {
  if (subject.fate.kind !== 'none') return refuse({ kind: 'settled-already' })
  if (asked.clauses.length === 0) return refuse({ kind: 'needs-clause' })
  const linked = linkedAt(ground, subject, asked)
  const { by, reason } = asked
  return linked.ok ? ok({ ...linked.value, state: { kind: 'claimed', by, at, reason } }) : linked
}

export type SettlingAsked = Linking & {
  readonly disposition: Disposition
  readonly reason: Commitment | undefined
  readonly by: SettledBy
}

/** What was taken up names its clauses; whatever was not is given a reason. */
export function settle(
  ground: Ground,
  subject: Subject,
  asked: SettlingAsked,
  at: Instant,
): Result<Uptake, RowRefusal> {
  const { disposition, reason, by } = asked
  const isTaken = disposition === 'taken-up' || disposition === 'partly'
  if (isTaken && asked.clauses.length === 0) return refuse({ kind: 'needs-clause' })
  if (disposition !== 'taken-up' && reason === undefined) return refuse({ kind: 'needs-reason' })
  const linked = linkedAt(ground, subject, asked)
  if (!linked.ok) return linked
  return ok({ ...linked.value, state: { kind: 'settled', disposition, reason, by, at } })
}

/** "That is not what I said": open again, and those who hold the pen owe a word until a day. */
export function contest(
  ground: Ground,
  { contributed, before, fate }: Subject,
  asked: { readonly by: PersonId; readonly reason: Commitment; readonly until: Instant },
  at: Instant,
): Result<Uptake, Refusal> {
  if (fate.kind !== 'settled') return refuse({ kind: 'not-settled' })
  const contests = (before?.contests ?? 0) + 1
  if (contests > CONTESTS_MAX) return refuse({ kind: 'contested-enough', most: CONTESTS_MAX })
  const { process, text, version } = ground
  const { by, reason, until } = asked
  const { kind: _, derived: __, ...was } = fate
  return ok({
    thing: contributed.ref,
    text,
    process,
    author: contributed.by,
    version: before?.version ?? version,
    clauses: before?.clauses ?? contributedClauses(contributed, ground),
    contests,
    state: { kind: 'contested', by, at, until, reason, was },
  })
}

/** The clauses that it names itself, as far as this version has them. */
export const contributedClauses = (
  { clauses }: Pick<Contributed, 'clauses'>,
  { order }: Pick<Ground, 'order'>,
): readonly ClauseId[] => [...order].filter((clause) => clauses.includes(clause))

/** An author takes a claim or a contest back, those who hold the pen a link. */
export function withdraw(
  before: Uptake | undefined,
  by: { readonly person: PersonId; readonly isPen: boolean },
  at: Instant,
): Result<Uptake, RowRefusal> {
  const { state } = before ?? {}
  if (!before || !state) return refuse({ kind: 'nothing-to-withdraw' })
  const isOwn = by.person === before.author
  if (state.kind === 'contested' && isOwn) {
    return ok({ ...before, state: { kind: 'settled', ...state.was } })
  }
  const mayTakeBack =
    (state.kind === 'claimed' && isOwn) ||
    ((state.kind === 'linked' || state.kind === 'settled') && by.isPen)
  return mayTakeBack
    ? ok({ ...before, state: { kind: 'withdrawn', by: by.person, at } })
    : refuse({ kind: 'nothing-to-withdraw' })
}
