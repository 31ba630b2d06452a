/** The committed entries as the sequencer takes them: in order, and none left out. */
import type { Read } from '../db/index.ts'
import type { EntrySource } from './log/index.ts'
import { entriesFrom } from './store.ts'

export const entrySource = (read: Read): EntrySource => ({
  after: async (size, limit) => {
    const rows = await entriesFrom(read, size, limit)
    // Numbers are given without a gap, so one means that somebody deleted a row.
    const gap = rows.findIndex(({ idx }, position) => idx !== size + position)
    if (gap >= 0) throw new Error(`entry ${size + gap} is missing from the table`)
    return rows.map(({ bytes }) => Buffer.from(bytes))
  },
})
