/** A long text in parts, so that its page stays light, and what lies where in it. Pure. */
import type { Footnotes } from '../../../platform/html/index.ts'
import type { ClauseId } from '../text.ts'
import type { Passage } from './hash.ts'
import { treeOf, type Branch } from './tree.ts'

/** Clauses on one page of the words alone. */
export const PART_CLAUSES_MAX = 200
/** Lines of the contents; where there are more headings, only the upper levels are listed. */
export const CONTENTS_MAX = 120

export type Part = {
  /** Counted from 1. */
  readonly part: number
  readonly parts: number
  /** Places of the clauses shown, counted from 0, half-open. */
  readonly from: number
  readonly to: number
}

export type PartAsked = { readonly clause?: string | undefined; readonly part?: string | undefined }

type Placed = Pick<Passage, 'id'>

/** The part that was asked for, or that has the clause asked for; else the first. */
export function partOf(
  clauses: readonly Placed[],
  asked: PartAsked,
  most: number = PART_CLAUSES_MAX,
): Part {
  const parts = Math.max(1, Math.ceil(clauses.length / most))
  const at = clauses.findIndex(({ id }) => id === asked.clause)
  const named = /^[1-9]\d{0,2}$/.test(asked.part ?? '') ? Number(asked.part) : 1
  const part = at >= 0 ? Math.floor(at / most) + 1 : Math.min(named, parts)
  const from = (part - 1) * most
  return { part, parts, from, to: Math.min(clauses.length, from + most) }
}

/** Where a clause is read: on the same page by its anchor, else in the part that has it. */
export const placeIn =
  (here: string, clauses: readonly Passage[], { part, parts }: Part) =>
  (id: ClauseId): string => {
    if (parts === 1) return `#${id}`
    return partOf(clauses, { clause: id }).part === part ? `#${id}` : clauseHref(here, id)
  }

/** The address of a clause that holds wherever the clause stands. */
export const clauseHref = (here: string, id: string): string => `${here}?clause=${id}#${id}`

export type Heading = { readonly id: ClauseId; readonly title: string; readonly depth: number }

/** Headings in order, as deep as there is room for. */
export function contentsOf(tree: readonly Branch[]): readonly Heading[] {
  const all = tree.flatMap(({ id, kind, depth }) =>
    kind.kind === 'heading' ? [{ id, title: kind.title, depth }] : [],
  )
  let deepest = Math.max(0, ...all.map(({ depth }) => depth))
  while (deepest > 0 && all.filter(({ depth }) => depth <= deepest).length > CONTENTS_MAX) deepest--
  return all.filter(({ depth }) => depth <= deepest).slice(0, CONTENTS_MAX)
}

/** Where each footnote stands, and where each is first pointed at. */
export type Notes = {
  readonly places: Footnotes
  readonly pointedAt: ReadonlyMap<string, ClauseId>
}

const REFERENCE = /\[\^([^\]\s]{1,40})\](?!:)/g

export function notesOf(clauses: readonly Passage[], placeOf: (id: ClauseId) => string): Notes {
  const places = new Map<string, string>()
  const pointedAt = new Map<string, ClauseId>()
  for (const { id, kind } of treeOf(clauses)) {
    if (kind.kind === 'footnote' && !places.has(kind.label)) places.set(kind.label, placeOf(id))
  }
  for (const { id, words } of clauses) {
    for (const [, label] of words.matchAll(REFERENCE)) {
      if (label !== undefined && !pointedAt.has(label)) pointedAt.set(label, id)
    }
  }
  return { places, pointedAt }
}
