/** By which door things came: the first entry of each says it. Decides nothing. */
import type { Read } from '../db/index.ts'
import type { Via } from './act.ts'
import { readEntry } from './entry.ts'
import { entriesByIndex, firstEntries } from './store.ts'

/** @param subjects `noun:key` of the rows; those without an entry are left out */
export async function doorsOf(
  db: Read,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, Via>> {
  const first = await firstEntries(db, subjects)
  const rows = await entriesByIndex(db, [...first.values()])
  const doors = new Map<string, Via>()
  for (const [subject, index] of first) {
    const row = rows.get(index)
    const entry = row && readEntry(Buffer.from(row.bytes))
    if (entry?.ok) doors.set(subject, entry.value.via)
  }
  return doors
}
