/** Knows whether the running code is inside a transaction. Opens none. */
import { AsyncLocalStorage } from 'node:async_hooks'

export type Scope = {
  readonly inside: <Value>(work: () => Promise<Value>) => Promise<Value>
  /** Throws where the caller would wait for the very transaction it is part of. */
  readonly refuse: (what: 'read' | 'transact') => void
}

/** One for each opened database: work inside one may well read another. */
export function transactionScope(): Scope {
  const running = new AsyncLocalStorage<{ open: boolean }>()
  return {
    inside: async (work) => {
      // What the work started may outlive it (a timer, a stream) and is then no longer inside.
      const mark = { open: true }
      try {
        return await running.run(mark, work)
      } finally {
        mark.open = false
      }
    },
    refuse: (what) => {
      if (running.getStore()?.open) {
        throw new Error(`${what} was used inside transact: use only the tx that it hands you`)
      }
    },
  }
}
