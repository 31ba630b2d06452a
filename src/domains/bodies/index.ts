/** The door of `bodies` for later domains. */
import './words.ts'

export * from './body.ts'
export * from './place.ts'
export { BODY_ACTS } from './acts.ts'
export { readBodies, type BodiesFile, type FileProblem } from './bodies-file.ts'
export { importBodies } from './importing.ts'
export { endDueTerms } from './jobs.ts'
export {
  appoint,
  found,
  giveRole,
  mayAppoint,
  mayJoin,
  setTarget,
  takeSeat,
  type BodyRefusal,
} from './rules.ts'
export {
  BODY_PLACES,
  type BodyPlace,
  type BodySectionProvider,
  type ProcessesNamed,
  type ProcessNamed,
} from './section.ts'
export { carryOutRemoval, standInFor } from './steps.ts'
export {
  findBodies,
  findBody,
  lockBody,
  lockTerm,
  saveBody,
  saveSeat,
  saveTerm,
  seatsOf,
  termsOf,
} from './store.ts'
export { officesOf } from './store-offices.ts'
export { BODY_TABLES, placesOf, standInsOf } from './store-places.ts'
export { bodyRoutes } from './routes.tsx'
