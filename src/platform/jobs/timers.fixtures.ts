/** Timers that ring when they are told that time has passed. For tests and simulation only. */
import { setImmediate } from 'node:timers/promises'
import type { Duration } from '../values.ts'
import type { Timers } from './timers.ts'

export type PlayedTimers = Timers & {
  /** Lets `span` pass: rings all that is due by then, in its order. */
  readonly pass: (span: Duration) => Promise<void>
}

type Ring = { readonly at: number; readonly ring: () => void }

export function playedTimers(): PlayedTimers {
  let passed = 0
  let rings: readonly Ring[] = []
  return {
    after: (delay, ring) => {
      const entry: Ring = { at: passed + delay, ring }
      rings = [...rings, entry]
      return () => {
        rings = rings.filter((other) => other !== entry)
      }
    },
    pass: async (span) => {
      const until = passed + span
      for (;;) {
        await setImmediate()
        const next = rings.toSorted((left, right) => left.at - right.at)[0]
        if (!next || next.at > until) break
        passed = next.at
        rings = rings.filter((other) => other !== next)
        next.ring()
      }
      passed = until
    },
  }
}
