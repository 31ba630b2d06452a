/** The door of `uptake` for later domains, the demo and the composition. */
import './words.ts'
import type { Mount, PrivateWords, Tools } from '../people/index.ts'
import { listRoutes } from './routes/list.tsx'
import { oneRoutes } from './routes/one.tsx'
import { trailRoutes } from './routes/trail.tsx'

import { UPTAKE_ACTS as OF_UPTAKES } from './acts.ts'
import { REMARK_ACTS } from './acts-remarks.ts'
import { REMARKS, remarkVoices } from './store-remarks.ts'
import { coveredWords } from './store-covered.ts'
import { UPTAKE_TABLES as UPTAKES } from './tables.ts'
import { remarkRoutes } from './routes/remarks.tsx'
export { explain as explainUptake } from './explain.ts'
export { uptakeFacts } from './facts.ts'
export { uptakeNews } from './news.ts'
export type { Refusal as UptakeRefusal } from './refusal.ts'
export type { Cover } from './rules/cover.ts'
export { uptakeRows, type UptakeRow } from './rows.ts'
export { trailAtClauses, uptakeOf } from './sections.tsx'
export { findContributed } from './sources.ts'
export {
  claimFor,
  contestOne,
  linkTo,
  settleMany,
  settleOne,
  withdrawOne,
  type SettleAsked,
} from './steps.ts'
export { agreeTo, noteFor } from './steps-remarks.ts'
export { tracedIn, tracedOf } from './told.ts'
export * from './uptake.ts'

export const UPTAKE_ACTS = { ...OF_UPTAKES, ...REMARK_ACTS }
export const UPTAKE_TABLES = [...UPTAKES, REMARKS] as const

/** What stands in no entry: reasons under cover, and what was said without a name. */
export const uptakeWords: readonly PrivateWords[] = [coveredWords, remarkVoices]

export const uptakeRoutes =
  (tools: Tools): Mount =>
  (app) => {
    oneRoutes(tools)(app)
    listRoutes(tools)(app)
    trailRoutes(app)
    remarkRoutes(tools)(app)
  }
