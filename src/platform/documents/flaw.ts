/** Why a file gives no document, as data with the number that counts. Holds no words of its own. */
import { ok, refuse, type Result } from '../values.ts'
import { BLOCK_LENGTH_MAX, BLOCKS_MAX, type Block, type Document } from './block.ts'

export type DocumentFlaw =
  /** Neither a document of a kind that is read here nor text. */
  | { readonly kind: 'no-document' }
  | { readonly kind: 'damaged' }
  /** A password, or the format that Word wrote until 2003: from outside they look alike. */
  | { readonly kind: 'locked-or-old' }
  /** Declares a document type or entities: no program that writes texts does so. */
  | { readonly kind: 'declares' }
  | { readonly kind: 'too-large'; readonly megabytesMax: number }
  | { readonly kind: 'too-many-parts'; readonly most: number }
  | { readonly kind: 'too-deep'; readonly most: number }
  | { readonly kind: 'too-many-blocks'; readonly most: number }
  | {
      readonly kind: 'block-too-long'
      /** Counted from 1. */
      readonly block: number
      readonly length: number
      readonly most: number
    }
  | { readonly kind: 'empty' }

/** What a file held and the document does not show as it was. */
export type DocumentNote = {
  readonly kind: 'changes-accepted' | 'comments-left-out' | 'pictures-left-out'
  readonly count: number
}

/** A document, and what whoever sent it should know about the reading. */
export type Reading = Document & { readonly notes: readonly DocumentNote[] }

/** The bounds of every format: what is larger is refused with its number. */
export function bounded(reading: Reading): Result<Reading, DocumentFlaw> {
  const { blocks } = reading
  if (blocks.length === 0) return refuse({ kind: 'empty' })
  if (blocks.length > BLOCKS_MAX) return refuse({ kind: 'too-many-blocks', most: BLOCKS_MAX })
  for (const [index, block] of blocks.entries()) {
    const length = lengthOf(block)
    if (length > BLOCK_LENGTH_MAX)
      return refuse({ kind: 'block-too-long', block: index + 1, length, most: BLOCK_LENGTH_MAX })
  }
  return ok(reading)
}

function lengthOf(block: Block): number {
  if (block.kind === 'table')
    return block.rows.flat().reduce((sum, cell) => sum + cell.length + CELL_MARKS, 0)
  return block.text.length + (block.kind === 'definition' ? block.term.length : 0)
}

/** Of each cell in Markdown: ` |` and a space. */
const CELL_MARKS = 3
