/** The door of `rooms` for later domains and for the composition. */
import './words.ts'

export {
  channelOf,
  DOOR_KINDS,
  MINE_KINDS,
  ROOM_KINDS,
  SITTING_KINDS,
  tellRoom,
} from './channel.ts'
export { explain as explainRoom } from './explain.ts'
export type { OwnScene, Returned, RoomAsked, RoomPart, RoomScene, Saying } from './part.ts'
export { roomAt } from './parts.tsx'
export type { Refusal as RoomRefusal } from './refusal.ts'
export * from './room.ts'
export { roomRoutes } from './routes.tsx'
export { roomOfMeeting } from './sections.tsx'
export { onRoom, roomAgain, type RoomFormPlan, type RoomTools } from './sent.tsx'
export { timeByGroup, type GroupTime } from './rules-time.ts'
export * from './speaking.ts'
export {
  askToSpeak,
  endTurn,
  giveFloor,
  lengthenTurn,
  withdrawHand,
  type Asking,
} from './steps-floor.ts'
export { closeRoom, openRoom, putItem } from './steps-sitting.ts'
export { handsOf, sittingOf, turnsOf } from './store.ts'
export { ROOM_ACTS } from './acts.ts'
export { ROOM_TABLES } from './tables.ts'
export { roomThings } from './things.ts'
