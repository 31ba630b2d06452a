/**
 * Which amendments contradict each other. Pure.
 *
 * Found clause by clause with one sweep over the edits in their order, so that 2,000 amendments to
 * one clause cost little more than reading them; never by comparing each with each.
 */
import type { ClauseId } from '../../texts/index.ts'
import type { After, AmendmentId } from '../amendment.ts'
import { anyContradict, isSame, type Edit } from './edits.ts'
import type { Touch } from './touches.ts'

export type Touching = { readonly id: AmendmentId; readonly touches: readonly Touch[] }

/** Amendments of one group contradict one another, directly or by one that contradicts both. */
export type Conflicts = ReadonlyMap<AmendmentId, readonly AmendmentId[]>

type Owned<Value> = { readonly by: AmendmentId } & Value

type AtClause = {
  readonly edits: Owned<Edit>[]
  readonly deletes: Owned<unknown>[]
  readonly moves: Owned<{ readonly after: After }>[]
}

export function conflictsOf(all: readonly Touching[]): Conflicts {
  const groups = disjoint()
  const clauses = new Map<ClauseId, AtClause>()
  for (const { id, touches } of all) for (const touch of touches) enter(clauses, id, touch)
  for (const [clause, at] of clauses) {
    sweep(at.edits, groups.join)
    const others = [...at.edits, ...at.moves]
    if (at.deletes.length > 0 && others.length > 0) {
      joinAll([...at.deletes, ...others], groups.join)
    }
    if (new Set(at.moves.map(({ after }) => after)).size > 1) joinAll(at.moves, groups.join)
    for (const { by, after } of at.moves) {
      const crossing = after === 'start' ? [] : (clauses.get(after)?.moves ?? [])
      for (const other of crossing) if (other.after === clause) groups.join(by, other.by)
    }
  }
  return groups.all()
}

function enter(clauses: Map<ClauseId, AtClause>, by: AmendmentId, touch: Touch): void {
  // Two things can be put in after the same clause: they stand one after the other.
  if (touch.kind === 'insert') return
  const { clause } = touch
  const at = clauses.get(clause) ?? { edits: [], deletes: [], moves: [] }
  clauses.set(clause, at)
  if (touch.kind === 'edit') at.edits.push(...touch.edits.map((edit) => ({ ...edit, by })))
  else if (touch.kind === 'delete') at.deletes.push({ by })
  else at.moves.push({ by, after: touch.after })
}

type Join = (one: AmendmentId, other: AmendmentId) => void

function joinAll(some: readonly Owned<unknown>[], join: Join): void {
  const [first] = some
  for (const { by } of some) if (first) join(first.by, by)
}

/** In the order of their places: whatever begins before the last one has ended touches it. */
function sweep(edits: readonly Owned<Edit>[], join: Join): void {
  const inOrder = edits.toSorted(
    (one, other) =>
      one.from - other.from || one.to - other.to || (one.words < other.words ? -1 : 1),
  )
  let run: Owned<Edit>[] = []
  let end = -1
  const close = () => {
    const [first] = run
    if (first && run.some((edit) => !isSame(edit, first))) joinAll(run, join)
  }
  for (const edit of inOrder) {
    if (edit.from > end) {
      close()
      run = []
    }
    run.push(edit)
    end = Math.max(end, edit.to)
  }
  close()
}

/** Disjoint sets (Tarjan 1975): joining n of them takes hardly more than n steps. */
function disjoint() {
  const parents = new Map<AmendmentId, AmendmentId>()
  const rootOf = (id: AmendmentId): AmendmentId => {
    let root = id
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) {
      root = up
    }
    for (let at = id; at !== root;) {
      const up = parents.get(at) ?? root
      parents.set(at, root)
      at = up
    }
    return root
  }
  return {
    join: (one: AmendmentId, other: AmendmentId) => {
      const [first, second] = [rootOf(one), rootOf(other)]
      parents.set(second, first)
      parents.set(first, first)
    },
    all: (): Conflicts => {
      const members = new Map<AmendmentId, AmendmentId[]>()
      for (const id of parents.keys()) {
        const root = rootOf(id)
        const group = members.get(root) ?? []
        members.set(root, group)
        group.push(id)
      }
      const groups = [...members.values()].filter(({ length }) => length > 1)
      return new Map(groups.flatMap((group) => group.map((id) => [id, group] as const)))
    },
  }
}

/** Do these two contradict each other, whatever others propose? */
export function contradictory(one: readonly Touch[], other: readonly Touch[]): boolean {
  return one.some((mine) => other.some((theirs) => clash(mine, theirs)))
}

function clash(one: Touch, other: Touch): boolean {
  if (one.kind === 'insert' || other.kind === 'insert') return false
  if (one.kind === 'move' && other.kind === 'move') {
    const crosses = one.after === other.clause && other.after === one.clause
    return crosses || (one.clause === other.clause && one.after !== other.after)
  }
  if (one.clause !== other.clause) return false
  if (one.kind === 'edit' && other.kind === 'edit') return anyContradict(one.edits, other.edits)
  const deletes = [one.kind, other.kind].filter((kind) => kind === 'delete').length
  return deletes === 1
}
