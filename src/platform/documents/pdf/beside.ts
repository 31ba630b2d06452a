/** Has PDF files written beside the program, one at a time: 200 pages take some seconds. */
import { extname, join } from 'node:path'
import { refuse, type Result } from '../../values.ts'
import type { Block, Document } from '../block.ts'
import { inThread, oneAtATime, type Busy } from '../in-thread.ts'
import type { FileMeta } from '../writing.ts'

export const PDF_TYPE = 'application/pdf'

/** Some 1,500 pages. */
export const PRINTED_CHARACTERS_MAX = 4_000_000
/** Files that wait for their turn. */
const WAITING_MAX = 20

export type NotPrinted = { readonly kind: 'too-long'; readonly most: number } | Busy

export type Asked = { readonly document: Document; readonly meta: FileMeta }

/** Beside this file, in the sources as in a build. */
const THREAD = join(import.meta.dirname, `thread${extname(import.meta.filename)}`)

const inTurn = oneAtATime(WAITING_MAX)

export async function writePdfBeside(asked: Asked): Promise<Result<Uint8Array, NotPrinted>> {
  const length = asked.document.blocks.reduce((sum, block) => sum + lengthOf(block), 0)
  if (length > PRINTED_CHARACTERS_MAX)
    return refuse({ kind: 'too-long', most: PRINTED_CHARACTERS_MAX })
  return inTurn(() => inThread<Uint8Array>(THREAD, asked))
}

const lengthOf = (block: Block): number =>
  block.kind === 'table' ? block.rows.flat().join('').length : block.text.length
