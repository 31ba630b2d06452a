/** Clauses as blocks of a document and back. Pure; gives no ids. */
import { BLOCKS_MAX, type Block } from '../../../platform/documents/block.ts'
import { blocksOf, markdownOf, markdownOfBlock } from '../../../platform/documents/markdown.ts'
import { kindOf } from './tree.ts'

/** What one clause says: one block, or in old texts several; its indent says how deep it lies. */
export function blocksIn(words: string): readonly Block[] {
  const kind = kindOf(words)
  if (kind.kind !== 'item') return blocksOf(words).blocks
  const [first, ...rest] = blocksOf(words.trim()).blocks
  if (first?.kind !== 'item') return first ? [first, ...rest] : []
  return [{ ...first, depth: kind.depth }, ...rest]
}

/** The words of each block as a clause of its own has them. */
export const wordsOfBlocks = (blocks: readonly Block[]): readonly string[] =>
  blocks.slice(0, BLOCKS_MAX + 1).map(markdownOfBlock)

/** A document of clauses, for a file. */
export const blocksOfClauses = (clauses: readonly { readonly words: string }[]): readonly Block[] =>
  clauses.flatMap(({ words }) => blocksIn(words))

/** Whether two wordings say the same but for how their source is broken into lines. */
export const saysTheSame = (one: string, other: string): boolean =>
  one === other || markdownOf({ blocks: blocksIn(one) }) === markdownOf({ blocks: blocksIn(other) })
