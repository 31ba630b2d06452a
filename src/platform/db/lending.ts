/** Lends a driver's connections, each to one user only. Speaks to no engine itself. */
import type { DatabaseConnection, Driver } from 'kysely'
import { blamed } from './not-kept.ts'

type Loan = { readonly inner: DatabaseConnection; readonly end: () => void }

/**
 * Kysely hands the same connection to one user after another; a `tx` that somebody kept must not
 * write into the transaction of the next. `mayBorrow` throws where the caller must not wait.
 */
export function lending(driver: Driver, mayBorrow: () => void): Driver {
  const loans = new WeakMap<DatabaseConnection, Loan>()
  const of = (connection: DatabaseConnection): Loan => {
    const loan = loans.get(connection)
    if (!loan) throw new Error('this connection was never lent')
    return loan
  }
  return {
    init: () => driver.init(),
    acquireConnection: async () => {
      mayBorrow()
      const inner = await blaming(() => driver.acquireConnection())
      const { connection, end } = lend(inner)
      loans.set(connection, { inner, end })
      return connection
    },
    beginTransaction: (connection, settings) =>
      blaming(() => driver.beginTransaction(of(connection).inner, settings)),
    commitTransaction: (connection) =>
      blaming(() => driver.commitTransaction(of(connection).inner)),
    rollbackTransaction: (connection) => driver.rollbackTransaction(of(connection).inner),
    releaseConnection: async (connection) => {
      const { inner, end } = of(connection)
      end()
      await driver.releaseConnection(inner)
    },
    destroy: () => driver.destroy(),
  }
}

function lend(inner: DatabaseConnection) {
  let ended = false
  const connection: DatabaseConnection = {
    executeQuery: (query) => {
      if (ended) throw new Error('tx was used after its transaction ended')
      return blaming(() => inner.executeQuery(query))
    },
    streamQuery: () => {
      throw new Error('queries are not streamed: read page by page, by key')
    },
  }
  return { connection, end: () => void (ended = true) }
}

async function blaming<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    throw blamed(error)
  }
}
