/** The door of `uptake` for later domains, the demo and the composition. */
import './words.ts'
import type { Mount, Tools } from '../people/index.ts'
import { listRoutes } from './routes/list.tsx'
import { oneRoutes } from './routes/one.tsx'
import { trailRoutes } from './routes/trail.tsx'

export { UPTAKE_ACTS } from './acts.ts'
export { explain as explainUptake } from './explain.ts'
export { uptakeFacts } from './facts.ts'
export { uptakeNews } from './news.ts'
export type { Refusal as UptakeRefusal } from './refusal.ts'
export type { Cover } from './rules/cover.ts'
export { uptakeRows, type UptakeRow } from './rows.ts'
export { trailAtClauses, uptakeOf } from './sections.tsx'
export { findContributed } from './sources.ts'
export { coveredWords } from './store-covered.ts'
export {
  claimFor,
  contestOne,
  linkTo,
  settleMany,
  settleOne,
  withdrawOne,
  type SettleAsked,
} from './steps.ts'
export { UPTAKE_TABLES } from './tables.ts'
export { tracedIn, tracedOf } from './told.ts'
export * from './uptake.ts'

export const uptakeRoutes =
  (tools: Tools): Mount =>
  (app) => {
    oneRoutes(tools)(app)
    listRoutes(tools)(app)
    trailRoutes(app)
  }
