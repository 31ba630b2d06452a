/** The door of `meetings` for later domains. */
import './words.ts'

export { MEETING_ACTS, seconds, topicsOf as topicsOfHost, type Working } from './acts.ts'
export * from './agenda.ts'
export { hostingOf, hostOf, placeOf, type Hosting } from './hosting.ts'
export { linesOf } from './load.ts'
export * from './meeting.ts'
export { MeetingList, PhaseTag, Times } from './parts.tsx'
export type { Refusal as MeetingRefusal } from './refusal.ts'
export { expand as expandSeries } from './rules-series.ts'
export { isInvited, isMemberOf, mayRun, RUNNERS } from './rules-standing.ts'
export { meetingRoutes } from './routes.tsx'
export * from './series.ts'
export { agendaOf } from './store-agenda.ts'
export { findDoor } from './store-doors.ts'
export {
  comingMeetings,
  findSeries,
  loadMeeting,
  lockMeeting,
  meetingsOf,
  nextMeetingsOf,
  pastMeetings,
  type Between,
} from './store.ts'
export { MEETING_TABLES } from './tables.ts'
export * from './wall-time.ts'
