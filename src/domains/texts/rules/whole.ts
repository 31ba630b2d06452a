/**
 * A whole text as one piece of Markdown, with the id of each clause at its end (`{#c12}`), and back
 * as blocks with the ids that were left there. Pure; matches nothing.
 */
import { placedBlocks } from '../../../platform/documents/markdown.ts'
import type { Block } from '../../../platform/documents/block.ts'
import { clauseId, type ClauseId } from '../text.ts'
import { blocksIn } from './blocks.ts'
import type { Passage } from './hash.ts'
import { kindOf } from './tree.ts'
import type { ClauseDraft } from './versions.ts'

/** What one block of the whole was typed as; several ids where clauses were joined. */
export type WholeBlock = { readonly block: Block; readonly ids: readonly ClauseId[] }

/** The first is the id; the others say what else the clause was made of. */
const MARK = /[ \t]*\{#(c[1-9]\d{0,5}(?: #c[1-9]\d{0,5})*)\}[ \t]*$/

export type Marked = { readonly words: string; readonly ids: readonly ClauseId[] }

export const wholeOf = (clauses: readonly Passage[]): string =>
  wholeOfMarked(clauses.map(({ id, words }) => ({ words, ids: [id] })))

/** Drafts as they were understood: read again they are understood alike. */
export function wholeOfDrafts(drafts: readonly ClauseDraft[]): string {
  const seen = new Set<ClauseId>()
  return wholeOfMarked(
    drafts.map(({ id, words, from = [] }) => {
      if (id !== undefined) seen.add(id)
      const others = from.filter((one) => one !== id)
      if (id !== undefined) return { words, ids: [id, ...others] }
      // A part that comes before the one that keeps the id would take it.
      return { words, ids: others.every((one) => seen.has(one)) ? others : [] }
    }),
  )
}

function wholeOfMarked(clauses: readonly Marked[]): string {
  let list = ''
  return clauses
    .map((clause, index) => {
      const before = list
      list = listOf(clause.words)
      // Items of one list follow each other without a blank line.
      const gap = index === 0 ? '' : list !== '' && list === before ? '\n' : '\n\n'
      return `${gap}${marked(clause)}`
    })
    .join('')
}

/** Which list an item is of, by its depth and manner; empty for what is no item alone. */
function listOf(words: string): string {
  const [item, ...rest] = blocksIn(words)
  return item?.kind === 'item' && rest.length === 0
    ? `${item.depth} ${item.number === undefined}`
    : ''
}

/** A table and a fence end with a line that takes nothing more. */
function marked({ words, ids }: Marked): string {
  if (ids.length === 0) return words
  const closed = kindOf(words).kind === 'table' || /(?:^|\n)[^\n]*(?:\||```|~~~) *$/.test(words)
  return `${words}${closed ? '\n' : ' '}{${ids.map((id) => `#${id}`).join(' ')}}`
}

export function readWhole(markdown: string): readonly WholeBlock[] {
  const marks: { readonly line: number; readonly ids: readonly ClauseId[] }[] = []
  const lines = markdown.split(/\r\n|\r|\n/).map((line, at) => {
    const [, mark] = MARK.exec(line) ?? []
    if (mark === undefined) return line
    marks.push({ line: at, ids: mark.split(' #').flatMap((raw) => clauseId(raw) ?? []) })
    return line.replace(MARK, '')
  })
  const placed = placedBlocks(lines.join('\n'))
  let next = 0
  return placed.map(({ block }, index) => {
    const until = placed[index + 1]?.from ?? lines.length
    const from = next
    while ((marks[next]?.line ?? lines.length) < until) next++
    return { block, ids: marks.slice(from, next).flatMap(({ ids }) => ids) }
  })
}
