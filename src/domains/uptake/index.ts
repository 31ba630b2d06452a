/** The door of `uptake` for later domains, the demo and the composition. */
import './words.ts'

export { UPTAKE_ACTS } from './acts.ts'
export { explain as explainUptake } from './explain.ts'
export { uptakeFacts } from './facts.ts'
export type { Refusal as UptakeRefusal } from './refusal.ts'
export { uptakeRows, type UptakeRow } from './rows.ts'
export { findContributed, tracedIn, tracedOf } from './sources.ts'
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
export * from './uptake.ts'
