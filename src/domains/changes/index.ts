/** The door of `changes` for later domains and for the composition. */
import './words.ts'

export { CHANGE_ACTS } from './acts.ts'
export * from './change.ts'
export { changeFacts, changeFactsOf } from './facts.ts'
export type { Hindrance, HindranceProvider } from './hindrance.ts'
export { fromDefinition, fromParts, ownName } from './offer.ts'
export { merged } from './merge.ts'
export { changeRoutes, type ChangeTools } from './routes.tsx'
export {
  adoptionOf,
  bringIntoForce,
  mayPropose,
  thingsBehind,
  withdraw,
  type Adoption,
} from './rules.ts'
export { changeSections } from './sections.tsx'
export { enactChange, proposeChange, withdrawChange, type Proposed } from './steps.ts'
export { CHANGE_TABLES, changesOf, findChange } from './store.ts'
export { changeThings, type Thing } from './things.ts'
