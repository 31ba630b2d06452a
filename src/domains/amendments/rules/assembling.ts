/**
 * The next version from the latest one and what an editor takes. Pure.
 *
 * An amendment is put in whole or not at all. What cannot be put in is told, never left out
 * silently; and what two contradict in is left to the editor, never to the order of their numbers.
 */
import { ok, refuse, unreachable, type Result } from '../../../platform/values.ts'
import {
  bracketsOf,
  CLAUSE_LENGTH_MAX,
  type ClauseDraft,
  type ClauseId,
} from '../../texts/index.ts'
import type { After, AmendmentId, Change } from '../amendment.ts'
import { alternatives, anyContradict, anyTouch, edited, inBrackets, type Edit } from './edits.ts'
import { touchesOf, type Ground, type Misfit, type Touch } from './touches.ts'

/** What is to be put in: as proposed, or in an editor's words. */
export type Taking = {
  readonly id: AmendmentId
  readonly base: number
  readonly changes: readonly Change[]
  readonly inBrackets: boolean
}

export type Trouble =
  | Misfit
  | { readonly kind: 'clash'; readonly with: AmendmentId }
  /** Brackets that would stand in brackets, or be no pair. */
  | { readonly kind: 'brackets'; readonly clause: ClauseId | undefined }
  | { readonly kind: 'too-long'; readonly most: number }

/** `by`: whose insertion a new clause is. */
export type AssembledClause = ClauseDraft & { readonly by?: AmendmentId }

export type Assembled = {
  readonly clauses: readonly AssembledClause[]
  readonly troubles: ReadonlyMap<AmendmentId, Trouble>
  readonly changed: boolean
  readonly moved: ReadonlySet<ClauseId>
}

type Owned<Value> = { readonly by: AmendmentId } & Value

/** A clause with all that was done to it so far. */
type Worked = {
  readonly edits: readonly Owned<Edit>[]
  readonly doubtful: readonly Owned<{ readonly edits: readonly Edit[] }>[]
  readonly deleted: AmendmentId | undefined
  /** It stands in brackets whole: that it stays is not agreed, or where. */
  readonly doubted: AmendmentId | undefined
  readonly moved: Owned<{ readonly after: After }> | undefined
}

/** `from`: the clause that would stand there instead of where it stands, if that were agreed. */
type Inserted = Owned<{
  readonly after: After
  readonly words: string
  readonly from?: readonly ClauseId[]
}>

type Bench = {
  readonly clauses: ReadonlyMap<ClauseId, Worked>
  readonly inserted: readonly Inserted[]
  readonly moves: readonly { readonly clause: ClauseId; readonly after: After }[]
}

const UNTOUCHED: Worked = {
  edits: [],
  doubtful: [],
  deleted: undefined,
  doubted: undefined,
  moved: undefined,
}

export function assemble(ground: Ground, takings: readonly Taking[]): Assembled {
  let bench: Bench = { clauses: new Map(), inserted: [], moves: [] }
  const troubles = new Map<AmendmentId, Trouble>()
  for (const taking of takings) {
    const put = putIn(bench, taking, ground)
    if (put.ok) bench = put.value
    else troubles.set(taking.id, put.refusal)
  }
  const clauses = draftsOf(bench, ground)
  const changed =
    bench.inserted.length > 0 ||
    clauses.length !== ground.order.length ||
    clauses.some(({ id, words }, index) => {
      return id === undefined || id !== ground.order[index] || words !== ground.words.get(id)
    })
  return { clauses, troubles, changed, moved: new Set(bench.moves.map(({ clause }) => clause)) }
}

function putIn(bench: Bench, taking: Taking, ground: Ground): Result<Bench, Trouble> {
  const touches = touchesOf(taking, ground)
  if (!touches.ok) return touches
  let next = bench
  const loose = taking.inBrackets
    ? touches.value.flatMap((touch) => (touch.kind === 'move' ? [touch.clause] : []))
    : []
  for (const touch of touches.value) {
    // What it would say in its other place, it says there.
    if (touch.kind === 'edit' && loose.includes(touch.clause)) continue
    const put = puttingIn(next, touch, { taking, ground, all: touches.value })
    if (!put.ok) return put
    next = put.value
  }
  return ok(next)
}

type Putting = {
  readonly taking: Taking
  readonly ground: Ground
  /** All that the amendment does. */
  readonly all: readonly Touch[]
}

function puttingIn(
  bench: Bench,
  touch: Touch,
  { taking, ground, all }: Putting,
): Result<Bench, Trouble> {
  if (touch.kind === 'insert') return inserting(bench, touch, taking)
  const worked = working(bench, touch, taking, ground)
  if (!worked.ok || touch.kind !== 'move' || !taking.inBrackets) return worked
  const { clause, after } = touch
  const edits = all.flatMap((one) =>
    one.kind === 'edit' && one.clause === clause ? one.edits : [],
  )
  const words = edited(ground.words.get(clause) ?? '', edits)
  return inserting(worked.value, { kind: 'insert', after, words }, taking, clause)
}

type OnClause = Exclude<Touch, { readonly kind: 'insert' }>

function inserting(
  bench: Bench,
  { after, words: said }: Extract<Touch, { readonly kind: 'insert' }>,
  { id: by, inBrackets: open }: Taking,
  moved?: ClauseId,
): Result<Bench, Trouble> {
  const words = open ? inBrackets(said) : said
  const wrong = wrongIn(words, moved)
  if (wrong) return refuse(wrong)
  const one = { by, after, words, ...(moved === undefined ? {} : { from: [moved] }) }
  return ok({ ...bench, inserted: [...bench.inserted, one] })
}

function working(
  { clauses, inserted, moves }: Bench,
  touch: OnClause,
  taking: Taking,
  ground: Ground,
): Result<Bench, Trouble> {
  const { clause } = touch
  const before = clauses.get(clause) ?? UNTOUCHED
  const other = otherThan(before, touch, taking)
  if (other !== undefined) return refuse({ kind: 'clash', with: other })
  const worked = workOn(before, touch, taking)
  const wrong = wrongIn(wordsOf(worked, ground.words.get(clause) ?? ''), clause)
  if (wrong && (touch.kind !== 'move' || taking.inBrackets)) return refuse(wrong)
  const next = { clauses: new Map([...clauses, [clause, worked]]), inserted, moves }
  if (touch.kind !== 'move' || taking.inBrackets || before.moved) return ok(next)
  const crossing = touch.after === 'start' ? undefined : clauses.get(touch.after)?.moved
  if (crossing?.after === clause) return refuse({ kind: 'clash', with: crossing.by })
  return ok({ ...next, moves: [...moves, { clause, after: touch.after }] })
}

function workOn(worked: Worked, touch: OnClause, { id, inBrackets: open }: Taking): Worked {
  switch (touch.kind) {
    case 'edit': {
      if (open) return { ...worked, doubtful: [...worked.doubtful, { by: id, edits: touch.edits }] }
      const own = touch.edits.map((edit) => ({ ...edit, by: id }))
      return { ...worked, edits: [...worked.edits, ...own] }
    }
    case 'delete':
      return open ? { ...worked, doubted: id } : { ...worked, deleted: id }
    case 'move':
      return open
        ? { ...worked, doubted: id }
        : { ...worked, moved: { by: id, after: touch.after } }
    default:
      return unreachable(touch)
  }
}

/** Whose change stands in the way of this one, of those that were put in before it. */
function otherThan(
  worked: Worked,
  touch: OnClause,
  { id, inBrackets: open }: Taking,
): AmendmentId | undefined {
  const foreign = <One extends { readonly by: AmendmentId }>(all: readonly One[]) =>
    all.filter(({ by }) => by !== id)
  const firm = foreign(worked.edits)
  const loose = foreign(worked.doubtful)
  const mover = worked.moved?.by === id ? undefined : worked.moved?.by
  switch (touch.kind) {
    case 'edit': {
      const gone = worked.deleted ?? worked.doubted
      if (gone !== undefined) return gone
      // Beside an alternative even the same words would be agreed and not agreed at once.
      return open
        ? firm.find((one) => anyTouch(touch.edits, [one]))?.by
        : (firm.find((one) => anyContradict(touch.edits, [one]))?.by ??
            loose.find(({ edits }) => anyTouch(touch.edits, edits))?.by)
    }
    case 'delete':
      return [...firm, ...loose][0]?.by ?? (open ? worked.deleted : worked.doubted) ?? mover
    case 'move': {
      // Two places with the words of one: nothing else may be done to them.
      if (open) return [...firm, ...loose][0]?.by ?? worked.deleted ?? mover
      const elsewhere = worked.moved !== undefined && worked.moved.after !== touch.after
      return elsewhere ? mover : (worked.deleted ?? worked.doubted)
    }
    default:
      return unreachable(touch)
  }
}

/** As it will stand; a clause that is left out says nothing. */
function wordsOf({ edits, doubtful, deleted, doubted }: Worked, before: string): string {
  if (deleted !== undefined) return ''
  if (doubted !== undefined) return inBrackets(before)
  const open = alternatives(
    before,
    doubtful.map((one) => one.edits),
  )
  return edited(before, [...edits, ...open])
}

function wrongIn(words: string, clause: ClauseId | undefined): Trouble | undefined {
  if (words.length > CLAUSE_LENGTH_MAX) return { kind: 'too-long', most: CLAUSE_LENGTH_MAX }
  return bracketsOf(words).ok ? undefined : { kind: 'brackets', clause }
}

/** In order: moved clauses where they are wanted, new ones behind what they come after. */
function draftsOf({ clauses, inserted, moves }: Bench, ground: Ground) {
  let order: readonly ClauseId[] = ground.order
  for (const { clause, after } of moves) {
    const others = order.filter((one) => one !== clause)
    const place = after === 'start' ? 0 : others.indexOf(after) + 1
    order = [...others.slice(0, place), clause, ...others.slice(place)]
  }
  const comesAfter = (at: After): readonly AssembledClause[] =>
    inserted.flatMap(({ after, ...one }) => (after === at ? [{ id: undefined, ...one }] : []))
  const kept = (id: ClauseId): readonly AssembledClause[] => {
    const worked = clauses.get(id) ?? UNTOUCHED
    const words = wordsOf(worked, ground.words.get(id) ?? '')
    return worked.deleted === undefined ? [{ id, words }] : []
  }
  return [...comesAfter('start'), ...order.flatMap((id) => [...kept(id), ...comesAfter(id)])]
}
