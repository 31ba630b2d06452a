/** What an amendment does to the latest version, if that can still be said. Pure. */
import type { Language } from '../../../platform/languages/index.ts'
import { ok, refuse, unreachable, type Result } from '../../../platform/values.ts'
import type { ClauseId } from '../../texts/index.ts'
import { clausesNamed, type After, type Change } from '../amendment.ts'
import { carried, editsOf, type Edit } from './edits.ts'

/** One clause after the other, as the latest version has them; and what they said before. */
export type Ground = {
  readonly language: Language
  readonly version: number
  readonly order: readonly ClauseId[]
  /** Only of those clauses that somebody asks about. */
  readonly words: ReadonlyMap<ClauseId, string>
  /** What a clause said in an earlier version; undefined where it was not there. */
  readonly before: (version: number, clause: ClauseId) => string | undefined
}

export type Touch =
  | { readonly kind: 'edit'; readonly clause: ClauseId; readonly edits: readonly Edit[] }
  | { readonly kind: 'insert'; readonly after: After; readonly words: string }
  | { readonly kind: 'delete'; readonly clause: ClauseId }
  | { readonly kind: 'move'; readonly clause: ClauseId; readonly after: After }

/**
 * Why it does not fit the latest version. `gone`: a clause that it names is no longer there.
 * `changed`: others changed the same words meanwhile.
 */
export type Misfit = { readonly kind: 'gone' | 'changed'; readonly clause: ClauseId }

type Proposal = { readonly base: number; readonly changes: readonly Change[] }

export function touchesOf(
  { base, changes }: Proposal,
  ground: Ground,
): Result<readonly Touch[], Misfit> {
  const touches: Touch[] = []
  for (const change of changes) {
    const touch = touchOf(change, base, ground)
    if (!touch.ok) return touch
    touches.push(touch.value)
  }
  return ok(touches)
}

const gone = (clause: ClauseId) => refuse<Misfit>({ kind: 'gone', clause })

function touchOf(change: Change, base: number, ground: Ground): Result<Touch, Misfit> {
  const missing = clausesNamed([change]).find((clause) => !ground.words.has(clause))
  if (missing !== undefined) return gone(missing)
  switch (change.kind) {
    case 'replace':
      return editing(change, base, ground)
    case 'delete': {
      const { clause } = change
      const same = ground.before(base, clause) === ground.words.get(clause)
      return same ? ok(change) : refuse({ kind: 'changed', clause })
    }
    case 'insert':
    case 'move':
      return ok(change)
    default:
      return unreachable(change)
  }
}

function editing(
  { clause, words }: Extract<Change, { readonly kind: 'replace' }>,
  base: number,
  { language, ...ground }: Ground,
): Result<Touch, Misfit> {
  const said = ground.before(base, clause)
  const says = ground.words.get(clause)
  if (said === undefined || says === undefined) return gone(clause)
  const wanted = editsOf(said, words, language)
  const edits = carried(wanted, editsOf(said, says, language))
  return edits ? ok({ kind: 'edit', clause, edits }) : refuse({ kind: 'changed', clause })
}
