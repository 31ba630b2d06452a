/** What happens, told to those who follow it as it happens. Only re-exports. */
export {
  DATA_LENGTH_MAX,
  eventNumber,
  REPLAYED_MAX,
  type Channel,
  type EventNumber,
  type LiveEvent,
} from './event.ts'
export { createHub, LISTENERS_MAX, toldSince } from './hub.ts'
export type { Hub, HubOptions, Line } from './hub.ts'
export { forgetOldEvents, lastNumber, tell, type Told } from './store.ts'
