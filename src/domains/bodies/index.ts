/** The door of `bodies` for later domains. */
import './words.ts'

export * from './body.ts'
export { BODY_ACTS } from './acts.ts'
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
  BODY_TABLES,
  findBodies,
  findBody,
  lockBody,
  officesOf,
  saveBody,
  saveSeat,
  saveTerm,
  seatsOf,
  termsOf,
} from './store.ts'
export { bodyRoutes } from './routes.tsx'
