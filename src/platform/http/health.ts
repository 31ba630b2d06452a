/** Whether this process can do its work, for `/healthz`. Mends nothing. */
import type { Database } from '../db/index.ts'
import { seconds, type Instant } from '../values.ts'

/** `degraded` is shown and stays 200: people can still act. */
export type Health =
  | { readonly name: string; readonly kind: 'well' }
  | { readonly name: string; readonly kind: 'degraded'; readonly why: string }
  | { readonly name: string; readonly kind: 'failing'; readonly why: string }

/** The record and mail bring their own. */
export type HealthCheck = () => Promise<Health>

/** A check that has not answered by then has failed. */
const CHECK_LASTS_LONGEST = seconds(5)

type HealthTables = { heartbeats: { name: string; beat: Instant } }

/** Reads and writes, as the contract says: a row is really written and synced. */
export const databaseHealth =
  ({ read, transact }: Database): HealthCheck =>
  async () => {
    await transact(async (tx, beat) => {
      await tx
        .withTables<HealthTables>()
        .insertInto('heartbeats')
        .values({ name: 'healthz', beat })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ beat }))
        .execute()
    })
    await read.withTables<HealthTables>().selectFrom('heartbeats').select('beat').execute()
    return { name: 'database', kind: 'well' }
  }

/** Asks all at once, and each at most once at a time, however many ask. */
export function healthOf(checks: readonly HealthCheck[]): () => Promise<readonly Health[]> {
  let asking: Promise<readonly Health[]> | undefined
  return () => {
    asking ??= Promise.all(checks.map(inTime)).finally(() => {
      asking = undefined
    })
    return asking
  }
}

async function inTime(check: HealthCheck, index: number): Promise<Health> {
  const late = Promise.withResolvers<Health>()
  const name = index === 0 ? 'database' : `check ${index}`
  const why = `no answer within ${CHECK_LASTS_LONGEST / 1_000} seconds`
  const timer = setTimeout(() => late.resolve({ name, kind: 'failing', why }), CHECK_LASTS_LONGEST)
  try {
    return await Promise.race([check(), late.promise])
  } catch (error) {
    // A check that throws is the answer that was asked for.
    return { name, kind: 'failing', why: error instanceof Error ? error.message : 'unknown' }
  } finally {
    clearTimeout(timer)
  }
}
