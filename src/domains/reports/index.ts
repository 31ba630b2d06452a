/** The door of `reports`: what later domains and the composition join it from. */
import './words.ts'

export { endGone, endReports, reportDoors } from './ending.ts'
export { casesFor, type CaseAt } from './load.ts'
export { reportableArchived } from './on-archives.ts'
export { reportableChatLines } from './on-chats.ts'
export { reportableMessages } from './on-messages.ts'
export type { Found as ReportableFound, Reportable } from './reportable.ts'
export { reportRoutes } from './routes.tsx'
export { reportThings } from './things.ts'
export { reportedWords } from './words-private.ts'
