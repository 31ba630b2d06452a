/**
 * What a clause is, from its words, and how the clauses of a text lie inside each other: headings
 * nest by their level, items by their depth. Pure; a tree is never stored, for the words have it.
 */
import { INDENT } from '../../../platform/documents/markdown.ts'
import { HEADING_LEVEL_MAX, ITEM_DEPTH_MAX } from '../../../platform/documents/block.ts'
import type { ClauseId } from '../text.ts'
import type { Passage } from './hash.ts'

export type ClauseKind =
  /** In texts of old, `body` is what the clause says under its heading. */
  | {
      readonly kind: 'heading'
      readonly level: number
      readonly title: string
      readonly body: string
    }
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'item'; readonly depth: number; readonly number: number | undefined }
  | { readonly kind: 'quote' }
  | { readonly kind: 'table' }
  | { readonly kind: 'definition'; readonly term: string }
  | { readonly kind: 'footnote'; readonly label: string }

/** A clause with its place in the tree; `depth` counts what it lies in. */
export type Branch = {
  readonly id: ClauseId
  readonly kind: ClauseKind
  readonly depth: number
  readonly parent: ClauseId | undefined
}

const ITEM = /^( *)(?:[-*+]|(\d{1,9})[.)]) +\S/
const DELIMITER = /^\|?[ :]*-{1,}[ :]*(?:\|[ :]*-{1,}[ :]*)*\|?$/

/** By the first lines alone: a clause that holds more than one block is what it begins as. */
export function kindOf(words: string): ClauseKind {
  const [first = '', second = ''] = words.split('\n', 2)
  const [, marks, title, body = ''] =
    /^(#{1,6}) +([^\n]+?)(?: +#+)? *(?:\n+([^]*))?$/.exec(words) ?? []
  if (marks !== undefined && title !== undefined) {
    const level = Math.min(marks.length, HEADING_LEVEL_MAX)
    return { kind: 'heading', level, title: title.trim(), body }
  }
  const [item, indent = '', number] = ITEM.exec(first) ?? []
  if (item !== undefined) {
    const depth = Math.min(Math.ceil(indent.length / INDENT), ITEM_DEPTH_MAX)
    return { kind: 'item', depth, number: number === undefined ? undefined : Number(number) }
  }
  const label = /^\[\^([^\]\s]{1,40})\]:/.exec(first)?.[1]
  if (label !== undefined) return { kind: 'footnote', label }
  if (/^> ?/.test(first)) return { kind: 'quote' }
  if (first.includes('|') && DELIMITER.test(second.trim())) return { kind: 'table' }
  if (/^: +\S/.test(second)) return { kind: 'definition', term: first.trim() }
  return { kind: 'paragraph' }
}

type Open = { readonly id: ClauseId; readonly level: number }

/** In the order of the text. */
export function treeOf(clauses: readonly Passage[]): readonly Branch[] {
  const headings: Open[] = []
  let items: ClauseId[] = []
  return clauses.map(({ id, words }): Branch => {
    const kind = kindOf(words)
    if (kind.kind === 'heading') {
      while ((headings.at(-1)?.level ?? 0) >= kind.level) headings.pop()
      const branch = { id, kind, depth: headings.length, parent: headings.at(-1)?.id }
      headings.push({ id, level: kind.level })
      items = []
      return branch
    }
    const under = headings.at(-1)?.id
    if (kind.kind !== 'item') {
      items = []
      return { id, kind, depth: headings.length, parent: under }
    }
    items = items.slice(0, kind.depth)
    const branch = {
      id,
      kind,
      depth: headings.length + items.length,
      parent: items.at(-1) ?? under,
    }
    items.push(id)
    return branch
  })
}
