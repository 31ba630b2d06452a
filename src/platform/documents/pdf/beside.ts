/** Has PDF files written beside the program, one at a time: 200 pages take some seconds. */
import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { ok, refuse, type Result } from '../../values.ts'
import type { Block, Document } from '../block.ts'
import type { FileMeta } from '../writing.ts'

export const PDF_TYPE = 'application/pdf'

/** Some 1,500 pages. */
export const PRINTED_CHARACTERS_MAX = 4_000_000
/** Files that wait for their turn; whoever asks for one more is asked to come again. */
export const WAITING_MAX = 20
const MEGABYTES_MAX = 1_024

export type NotPrinted =
  { readonly kind: 'too-long'; readonly most: number } | { readonly kind: 'busy' }

export type Asked = { readonly document: Document; readonly meta: FileMeta }

/** Beside this file, in the sources as in a build. */
const THREAD = join(import.meta.dirname, `thread${extname(import.meta.filename)}`)

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

export async function writePdfBeside(asked: Asked): Promise<Result<Uint8Array, NotPrinted>> {
  const length = asked.document.blocks.reduce((sum, block) => sum + lengthOf(block), 0)
  if (length > PRINTED_CHARACTERS_MAX)
    return refuse({ kind: 'too-long', most: PRINTED_CHARACTERS_MAX })
  if (waiting >= WAITING_MAX) return refuse({ kind: 'busy' })
  waiting += 1
  const turn = last.then(() => inThread(asked))
  last = turn.then(
    () => undefined,
    () => undefined,
  )
  try {
    return ok(await turn)
  } finally {
    waiting -= 1
  }
}

const lengthOf = (block: Block): number =>
  block.kind === 'table' ? block.rows.flat().join('').length : block.text.length

function inThread(asked: Asked): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const limits = { maxOldGenerationSizeMb: MEGABYTES_MAX }
    const thread = new Worker(THREAD, { workerData: asked, resourceLimits: limits })
    thread.once('message', (bytes: Uint8Array) => resolve(bytes))
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`a PDF was not written: exit ${code}`)))
  })
}
