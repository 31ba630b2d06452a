/** Removes a text from everywhere at once, and says on the record that it was removed. */
import type { Tx } from '../db/index.ts'
import { ok, refuse, type Result } from '../values.ts'
import { EVERYTHING, type Via } from './act.ts'
import type { Basis } from './basis.ts'
import { readEntry } from './entry.ts'
import { keepRow, keptTable } from './keep.ts'
import type { Prose } from './prose.ts'
import {
  deletePart,
  findParts,
  partsOfAuthor,
  type PartRow,
  type TombstoneRow,
} from './part-store.ts'
import { findEntry } from './store.ts'

/** Texts removed in one transaction; whoever erases more goes on in the next. */
export const ERASED_PER_TRANSACTION_MAX = 100

export const TOMBSTONES = keptTable<TombstoneRow>({
  table: 'tombstones',
  noun: 'tombstone',
  key: ['commitment'],
})

/** Who removes on what grounds. `topics` are those of the pages that showed the text. */
export type Removal = {
  readonly basis: Basis
  readonly by: `role:${string}`
  readonly via: Via
  readonly rules?: string
  readonly topics: readonly string[]
}

export type Redaction = Removal & {
  readonly index: number
  readonly part: string
  readonly reason?: Prose
}

export type RedactRefusal =
  | { readonly kind: 'no-entry'; readonly index: number }
  | { readonly kind: 'no-part'; readonly index: number; readonly part: string }
  | { readonly kind: 'already-removed'; readonly index: number; readonly part: string }

/** Deletes salt and text, in one deletion. What stays is a commitment that nobody can open. */
export async function redact(tx: Tx, redaction: Redaction): Promise<Result<true, RedactRefusal>> {
  const { index, part } = redaction
  const row = await findEntry(tx, index)
  if (!row) return refuse({ kind: 'no-entry', index })
  const entry = readEntry(Buffer.from(row.bytes))
  if (!entry.ok) throw new Error(`entry ${index} is not one: ${entry.refusal.kind}`)
  const line = entry.value.parts.find(({ n }) => n === part)
  if (!line) return refuse({ kind: 'no-part', index, part })
  const stored = (await findParts(tx, [line.c])).get(line.c)
  if (!stored) return refuse({ kind: 'already-removed', index, part })

  await bury(tx, { ...redaction, stored, leaf: row.leaf })
  return ok(true)
}

/**
 * Removes up to `ERASED_PER_TRANSACTION_MAX` texts of one person.
 *
 * @returns how many; ask again, in a new transaction, until it is none
 */
export async function eraseParts(tx: Tx, author: `p_${string}`, removal: Removal): Promise<number> {
  const parts = await partsOfAuthor(tx, author, ERASED_PER_TRANSACTION_MAX)
  for (const stored of parts) {
    const row = await findEntry(tx, stored.entry)
    if (!row) throw new Error(`part without its entry: ${stored.commitment}`)
    await bury(tx, { ...removal, stored, leaf: row.leaf })
  }
  return parts.length
}

type Burial = Removal & {
  readonly stored: PartRow
  readonly leaf: string
  readonly reason?: Prose
}

async function bury(tx: Tx, { stored, leaf, reason, ...removal }: Burial): Promise<void> {
  const { basis, by, via, rules, topics } = removal
  await deletePart(tx, stored.commitment)
  const row: TombstoneRow = {
    commitment: stored.commitment,
    entry: stored.entry,
    part: stored.name,
    basis,
    decided_by: by,
    reason: reason?.commitment ?? null,
  }
  await keepRow(tx, {
    table: TOMBSTONES,
    row,
    act: {
      act: 'redact',
      actor: by,
      obj: stored.object,
      via,
      ...(rules === undefined ? {} : { rules }),
      clear: { basis, target: { index: stored.entry, leaf, part: stored.name } },
      ...(reason ? { parts: [reason] } : {}),
      topics: [EVERYTHING, ...topics],
    },
  })
}
