/** Stands before a driver: lets in who may ask, and says whose fault a failure is. */
import type { DatabaseConnection, Driver } from 'kysely'
import { blamed, isReadOnly } from './not-kept.ts'

/** `mayAsk` throws where the caller must not wait for a connection. */
export function guarded(driver: Driver, mayAsk: () => void): Driver {
  const behind = new WeakMap<DatabaseConnection, DatabaseConnection>()
  const of = (connection: DatabaseConnection): DatabaseConnection => {
    const inner = behind.get(connection)
    if (!inner) throw new Error('this connection is not of this driver')
    return inner
  }
  return {
    init: () => driver.init(),
    acquireConnection: async () => {
      mayAsk()
      const inner = await blaming(() => driver.acquireConnection())
      const connection: DatabaseConnection = {
        executeQuery: (query) => blaming(() => inner.executeQuery(query)),
        streamQuery: () => {
          throw new Error('queries are not streamed: read page by page, by key')
        },
      }
      behind.set(connection, inner)
      return connection
    },
    beginTransaction: (connection, settings) =>
      blaming(() => driver.beginTransaction(of(connection), settings)),
    commitTransaction: (connection) => blaming(() => driver.commitTransaction(of(connection))),
    rollbackTransaction: (connection) => driver.rollbackTransaction(of(connection)),
    releaseConnection: (connection) => driver.releaseConnection(of(connection)),
    destroy: () => driver.destroy(),
  }
}

async function blaming<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    throw isReadOnly(error) ? error : blamed(error)
  }
}
