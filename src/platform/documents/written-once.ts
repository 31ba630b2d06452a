/** Files that were written are kept for a while: the same document is asked for again. */
import { createHash } from 'node:crypto'
import { ok, type Result } from '../values.ts'
import type { NotPrinted } from './pdf/beside.ts'

export type Made = Result<Uint8Array, NotPrinted>

/** Bytes of files that are kept: what was made last is asked for most. */
const KEPT_BYTES_MAX = 32 * 1024 * 1024
const kept = new Map<string, Uint8Array>()
let keptBytes = 0
const making = new Map<string, Promise<Made>>()

/** What is in a file decides which it is: one that changed, by a removal too, is another. */
export async function writtenOnce(
  what: readonly unknown[],
  make: () => Made | Promise<Made>,
): Promise<Made> {
  const key = createHash('sha256').update(JSON.stringify(what)).digest('base64')
  const known = kept.get(key)
  if (known) return ok(known)
  const turn = making.get(key) ?? Promise.resolve(make())
  making.set(key, turn)
  try {
    const made = await turn
    if (made.ok && !kept.has(key)) keep(key, made.value)
    return made
  } finally {
    making.delete(key)
  }
}

function keep(key: string, bytes: Uint8Array): void {
  kept.set(key, bytes)
  keptBytes += bytes.length
  for (const [oldest, { length }] of kept) {
    if (keptBytes <= KEPT_BYTES_MAX) break
    kept.delete(oldest)
    keptBytes -= length
  }
}
