/** What happens, told to those who follow it as it happens. Only re-exports. */
export { eventNumber, type Channel, type EventNumber, type LiveEvent } from './event.ts'
export { createHub, toldSince } from './hub.ts'
export type { Hub, HubOptions, Line } from './hub.ts'
export { forgetOldEvents, lastNumber, tell, type Told } from './store.ts'
