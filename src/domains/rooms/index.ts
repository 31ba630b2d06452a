/** The door of `rooms` for later domains and for the composition. */
import './words.ts'

export { channelOf, ROOM_KINDS, tellRoom } from './channel.ts'
export type { OwnScene, Returned, RoomPart, RoomScene, Saying } from './part.ts'
export * from './room.ts'
export { timeByGroup, type GroupTime } from './rules-time.ts'
export * from './speaking.ts'
export { handsOf, sittingOf, turnsOf } from './store.ts'
export { ROOM_ACTS } from './acts.ts'
export { ROOM_TABLES } from './tables.ts'
