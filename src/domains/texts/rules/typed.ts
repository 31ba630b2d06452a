/** Clauses as the fields of one form: `words-c3` and `place-c3`, `words-new1`. Pure. */
import { BOXES_MAX, clauseId } from '../text.ts'
import type { ClauseDraft } from './versions.ts'

export type TypedFields = Readonly<Record<string, string | readonly string[]>>

const FIELD = /^words-(c[1-9]\d*|new[1-9]\d?)$/

/** The clauses in the order that their places ask for; what has no place comes last. */
export function clausesTyped(typed: TypedFields): readonly ClauseDraft[] {
  return boxesIn(typed)
    .map((box, index) => {
      const id = clauseId(box)
      const words = textOf(typed, `words-${box}`)
      return { draft: { id, words }, rank: rankOf(textOf(typed, `place-${box}`), id, index + 1) }
    })
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ draft }) => draft)
}

/** How many boxes for new clauses the form had. */
export const newBoxes = (typed: TypedFields): number =>
  boxesIn(typed).filter((box) => box.startsWith('new')).length

const boxesIn = (typed: TypedFields): readonly string[] =>
  Object.keys(typed).flatMap((name) => FIELD.exec(name)?.[1] ?? [])

const textOf = (typed: TypedFields, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : ''
}

/** Moved up, it comes before the clause whose place it takes; moved down, after it. */
function rankOf(asked: string, id: string | undefined, stood: number): number {
  const place = /^\d{1,3}$/.test(asked.trim()) ? Number(asked) : undefined
  if (id === undefined) return place === undefined ? BOXES_MAX * 2 + stood : place - 0.5
  if (place === undefined || place === stood) return stood
  return place < stood ? place - 0.5 : place + 0.5
}
