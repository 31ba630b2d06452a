/** The door of `standing`: what the composition joins it from. */
import './words.ts'

export { STANDING_ACTS } from './acts.ts'
export { loadState, type OwedOf, type StateAsked, type StateTools } from './load-state.ts'
export { newElsewhere, type NewIn } from './new-elsewhere.ts'
export { standingRoutes, visits, type StandingTools } from './routes.tsx'
export { SERVING } from './rules.ts'
export { standingSections } from './sections.tsx'
export type { StateLine, StateOfPlay, StatePart } from './state.ts'
export { tellHistory, type HistoryTyped } from './steps.ts'
export { STANDING_TABLES } from './store-histories.ts'
export { ownVisits } from './words-private.ts'
