/** The door of `chats` for later domains and for the composition. */
import './words.ts'

export { CHAT_ACTS } from './acts.ts'
export * from './chat.ts'
export { contributedChats } from './contributed.ts'
export { chatPart } from './room-part.tsx'
export { chatRoutes } from './routes.tsx'
export { writeChat, strikeChat } from './steps.ts'
export { chatsOf, findChat } from './store.ts'
export { CHAT_TABLES } from './tables.ts'
