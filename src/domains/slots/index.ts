/** The door of `slots` for later domains, the composition and the bench. */
import './words.ts'

export * from './slot.ts'
export type { CameTo } from './load-ledger.ts'
export { loadLedger } from './load-ledger.ts'
export { slotRoutes } from './routes.tsx'
export { slotBodySections, slotsOfAccount, slotSections } from './sections.tsx'
export { compare, type Cost } from './rules/fairness.ts'
export { findSlots, type Finding, type FinderRefusal } from './rules/finder.ts'
export { meanNight, nightIn, type LedgerLine } from './rules/ledger.ts'
