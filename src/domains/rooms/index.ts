/** The door of `rooms` for later domains and for the composition. */
import './words.ts'

export { channelOf, ROOM_KINDS, tellRoom } from './channel.ts'
export type { OwnScene, Returned, RoomPart, RoomScene, Saying } from './part.ts'
export * from './room.ts'
