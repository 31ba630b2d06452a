/** A fair queue before the one writing connection. Knows nothing of what is written. */
import { NotKept } from './not-kept.ts'

/** Waiting longer than this queue serves nobody: at 2,000 writes a second it is half a second. */
export const WRITERS_WAITING_MAX = 1_000

/** SQLite answers without leaving the event loop; so often others are let in between. */
const TURNS_BETWEEN_BREATHS = 8

export type Turns = {
  readonly take: () => Promise<void>
  readonly give: () => void
}

export function turns(waitingMax = WRITERS_WAITING_MAX): Turns {
  const waiting: (() => void)[] = []
  let taken = false
  let given = 0
  return {
    take: async () => {
      if (!taken) {
        taken = true
        return
      }
      if (waiting.length >= waitingMax) {
        throw new NotKept(`Nothing was saved: ${waitingMax} others are waiting to write.`)
      }
      await new Promise<void>((resolve) => waiting.push(resolve))
    },
    give: () => {
      const next = waiting.shift()
      if (!next) {
        taken = false
      } else if (++given % TURNS_BETWEEN_BREATHS === 0) {
        setImmediate(next)
      } else {
        next()
      }
    },
  }
}
