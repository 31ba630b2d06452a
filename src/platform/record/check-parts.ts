/** The stored texts: each opens its commitment, and an entry names it. */
import type { Read } from '../db/index.ts'
import { readEntry } from './entry.ts'
import { moment, type TableFault } from './faults.ts'
import { commitmentOf } from './prose.ts'
import { openingOf, partsAfter, type PartRow } from './part-store.ts'
import { entriesByIndex, ROWS_PER_STATEMENT, type EntryRow } from './store.ts'

type Add = (fault: TableFault) => void

export async function checkParts(read: Read, add: Add): Promise<number> {
  let count = 0
  let last = ''
  for (;;) {
    const { parts, entries } = await moment(read, async (at) => {
      const some = await partsAfter(at, last, ROWS_PER_STATEMENT)
      return {
        parts: some,
        entries: await entriesByIndex(
          at,
          some.map(({ entry }) => entry),
        ),
      }
    })
    for (const part of parts) {
      const index = part.entry
      if (!opens(part)) add({ kind: 'part-differs', index, part: part.name })
      if (!isNamed(part, entries.get(index))) add({ kind: 'part-unnamed', index, part: part.name })
    }
    count += parts.length
    last = parts.at(-1)?.commitment ?? last
    if (parts.length < ROWS_PER_STATEMENT) return count
  }
}

function isNamed(part: PartRow, row: EntryRow | undefined): boolean {
  const entry = row && readEntry(Buffer.from(row.bytes))
  if (!entry?.ok) return false
  return entry.value.parts.some(({ c, n }) => c === part.commitment && n === part.name)
}

/** A salt or a name that was tampered with may be no salt or name at all. */
function opens(part: PartRow): boolean {
  try {
    return commitmentOf(openingOf(part)) === part.commitment
  } catch {
    return false
  }
}
