/** The door of `calendars` for later domains and for the composition. */
import './words.ts'

export { CALENDAR_REASONS, calendarInbox } from './inbox.ts'
export { calendarDoors, inviteAll, type Inviting } from './inviting.ts'
export { calendarWords } from './private-words.ts'
export { calendarRoutes, type CalendarTools } from './routes.tsx'
export { calendarBodySections, calendarOf, calendarSections } from './sections.tsx'
