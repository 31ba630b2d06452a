/** The words of a text that lie on the table, as many as one reads in a room. Pure. */
import type { Language } from '../../platform/languages/index.ts'
import { bracketsOf, type ClauseId, type TextId } from '../texts/index.ts'

/** Of a whole text; a long one is read on its own page. */
export const TABLED_CHARACTERS_MAX = 3_000
/** Of a text in which those with brackets are looked for. */
export const SEARCHED_CLAUSES_MAX = 500

/** A clause with its place, from 1 on; no words where they were removed. */
export type PlacedClause = {
  readonly id: ClauseId
  readonly place: number
  readonly words: string
  readonly isRemoved: boolean
}

/** Which clauses these are: the one that the item names, all, the disputed ones, or the first. */
export type Extent = 'clause' | 'whole' | 'brackets' | 'beginning'

export type TabledText = {
  readonly text: TextId
  readonly title: string
  readonly language: Language
  readonly version: number
  readonly extent: Extent
  /** None where the clause that the item names is not in the latest version. */
  readonly clauses: readonly PlacedClause[]
}

/** Passages of a clause that are not agreed. */
export function bracketsIn({ words }: Pick<PlacedClause, 'words'>): number {
  const found = bracketsOf(words)
  return found.ok ? found.value.length : 0
}

/** The first ones, as far as there is room; one that is longer than that alone is left out. */
export function fitting(
  clauses: readonly PlacedClause[],
  most = TABLED_CHARACTERS_MAX,
): readonly PlacedClause[] {
  let left = most
  const end = clauses.findIndex(({ words }) => (left -= words.length) < 0)
  return end === -1 ? clauses : clauses.slice(0, end)
}

/** Of a text that does not fit: what is in dispute, else how it begins. */
export function pickFrom(clauses: readonly PlacedClause[]): Pick<TabledText, 'extent' | 'clauses'> {
  if (fitting(clauses).length === clauses.length) return { extent: 'whole', clauses }
  const disputed = fitting(clauses.filter((one) => bracketsIn(one) > 0))
  return disputed.length > 0
    ? { extent: 'brackets', clauses: disputed }
    : { extent: 'beginning', clauses: fitting(clauses) }
}
