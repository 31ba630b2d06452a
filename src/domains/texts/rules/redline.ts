/** What changed between two versions, clause by clause and word by word. Pure; shows nothing. */
import { diffArrays } from 'diff'
import { localeOf, type Language } from '../../../platform/languages/index.ts'
import type { ClauseId } from '../text.ts'
import type { Passage } from './hash.ts'

export type Change = { readonly change: 'kept' | 'added' | 'removed'; readonly text: string }

type Compared = { readonly id: ClauseId; readonly changes: readonly Change[] }

/** `before` and `after` are the places of the clause, counted from 1. */
export type RedlineClause = Compared &
  (
    | { readonly kind: 'added'; readonly after: number }
    | { readonly kind: 'removed'; readonly before: number }
    | {
        readonly kind: 'kept' | 'changed'
        readonly before: number
        readonly after: number
        /** Stands elsewhere among the clauses that both versions have. */
        readonly moved: boolean
      }
  )

/**
 * Words added and removed together, above which a clause is shown as replaced: the comparison takes
 * time by their number, and nobody reads so many marks.
 */
export const EDITS_MAX = 1_000

/** In the order of `after`; what was removed stands where it stood. */
export function redlineOf(
  before: readonly Passage[],
  after: readonly Passage[],
  language: Language,
): readonly RedlineClause[] {
  const was = placed(before)
  const is = placed(after)
  const parts = diffArrays([...was.keys()], [...is.keys()])
  return parts.flatMap(({ value, added, removed }) =>
    value.flatMap((id): readonly RedlineClause[] => {
      const [old, now] = [was.get(id), is.get(id)]
      if (old && now) {
        // Where it stood before, a clause that moved leaves nothing.
        if (removed) return []
        return [{ id, ...compare(old, now, language), moved: added }]
      }
      if (now) {
        return [{ id, kind: 'added', after: now.place, changes: whole('added', now.words) }]
      }
      if (!old) return []
      return [{ id, kind: 'removed', before: old.place, changes: whole('removed', old.words) }]
    }),
  )
}

/** The place of a clause; in brackets the one that a removed clause had. */
export const placeOf = (clause: RedlineClause): string =>
  clause.kind === 'removed' ? `(${clause.before})` : String(clause.after)

type Placed = { readonly words: string; readonly place: number }

const placed = (clauses: readonly Passage[]): ReadonlyMap<ClauseId, Placed> =>
  new Map(clauses.map(({ id, words }, index) => [id, { words, place: index + 1 }]))

function compare(old: Placed, now: Placed, language: Language) {
  const places = { before: old.place, after: now.place }
  if (old.words === now.words) {
    return { kind: 'kept', ...places, changes: whole('kept', now.words) } as const
  }
  return { kind: 'changed', ...places, changes: changesIn(old.words, now.words, language) } as const
}

/** Kept and added in order give the words after; kept and removed, those before. */
export function changesIn(before: string, after: string, language: Language): readonly Change[] {
  const parts = diffArrays(wordsIn(before, language), wordsIn(after, language), {
    maxEditLength: EDITS_MAX,
  })
  if (!parts) return [...whole('removed', before), ...whole('added', after)]
  return phrased(
    parts.map(({ value, added, removed }) => ({
      change: added ? 'added' : removed ? 'removed' : 'kept',
      text: value.join(''),
    })),
  )
}

/** A phrase that was replaced reads as one removal and one addition, not word by word in turn. */
function phrased(changes: readonly Change[]): readonly Change[] {
  const read: Change[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    read.push(...whole('removed', removed), ...whole('added', added))
    removed = ''
    added = ''
  }
  for (const [index, { change, text }] of changes.entries()) {
    const within = removed + added !== '' && index + 1 < changes.length
    if (change === 'removed') removed += text
    else if (change === 'added') added += text
    else if (within && /^\s+$/u.test(text)) {
      removed += text
      added += text
    } else {
      flush()
      read.push({ change, text })
    }
  }
  flush()
  return read
}

const whole = (change: Change['change'], text: string): readonly Change[] =>
  text === '' ? [] : [{ change, text }]

const segmenters = new Map<Language, Intl.Segmenter>()

/** Words, spaces and marks, in languages without spaces too. */
function wordsIn(text: string, language: Language): string[] {
  const segmenter =
    segmenters.get(language) ?? new Intl.Segmenter(localeOf(language), { granularity: 'word' })
  segmenters.set(language, segmenter)
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}
