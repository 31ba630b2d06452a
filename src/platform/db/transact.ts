/** The shape of a transaction on either engine: begin, now, work, last words, durable. */
import type { Kysely } from 'kysely'
import type { Instant } from '../values.ts'
import type { BeforeCommit, Database, Tx } from './database.ts'
import { blamed } from './not-kept.ts'
import type { Scope } from './scope.ts'

export function transacting(on: {
  readonly writer: Kysely<object>
  readonly scope: Scope
  /** Asked once the transaction is open. */
  readonly now: (tx: Tx) => Promise<Instant>
  readonly beforeCommit: BeforeCommit
  readonly durable: () => Promise<void>
  /** Runs an attempt, and again where the engine says that a second one may do better. */
  readonly attempts: <Value>(attempt: () => Promise<Value>) => Promise<Value>
}): Database['transact'] {
  const { writer, scope, now, beforeCommit, durable, attempts } = on
  return async (work) => {
    scope.refuse('transact')
    try {
      const { value, onceDurable } = await attempts(() =>
        writer.transaction().execute((tx) =>
          scope.inside(async () => {
            const at = await now(tx)
            const value = await work(tx, at)
            return { value, onceDurable: await beforeCommit(tx, at) }
          }),
        ),
      )
      await durable()
      onceDurable?.()
      return value
    } catch (error) {
      throw blamed(error)
    }
  }
}

/** Kysely's `destroy` closes only what was used: a handle that never was would outlive it. */
export const touch = (handle: Kysely<object>): Promise<void> =>
  handle.connection().execute(async () => {})
