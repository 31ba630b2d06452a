/** The door of `meetings` for later domains. */
import './words.ts'

export { MEETING_ACTS, seconds, topicsOf as topicsOfHost, type Working } from './acts.ts'
export type { Working as MeetingWorking } from './acts.ts'
export { BeforeFirstAct } from './act-form.tsx'
export { workingOn } from './acting.tsx'
export * from './agenda.ts'
export { announcedMeetings, meetingFacts } from './facts.ts'
export { explain as explainMeeting } from './explain.ts'
export { hostingOf, hostOf, placeOf, type Hosting } from './hosting.ts'
export { pathOfLink } from './link.ts'
export * from './hosted.ts'
export { linesOf } from './load.ts'
export * from './cycle.ts'
export * from './hub.ts'
export * from './meeting.ts'
export { MeetingList, PhaseTag, Times } from './parts.tsx'
export type { Refusal as MeetingRefusal } from './refusal.ts'
export { expand as expandSeries } from './rules-series.ts'
export { agendaDue, itemsUntil, mayAdd } from './rules-agenda.ts'
export { driftOf } from './rules-moving.ts'
export { dueBefore, ruleOf } from './rules-notice.ts'
export { isInvited, isMemberOf, mayRun, RUNNERS } from './rules-standing.ts'
export { meetingRoutes } from './routes.tsx'
export { agendasOfThing, meetingBodySections, meetingSections } from './sections.tsx'
export * from './series.ts'
export { addItem, publishAgenda } from './steps-agenda.ts'
export { callMeetings, type CallAsked } from './steps-calling.ts'
export { cancelMeeting, holdMeeting, moveMeeting } from './steps-moving.ts'
export { agendaOf, agendasWith } from './store-agenda.ts'
export { addSession, comeToHub, offerHub } from './steps-hubs.ts'
export { submitMaterial, judgeMaterial } from './steps-materials.ts'
export { makeCycle, placeInCycle } from './steps-cycles.ts'
export type { Material } from './material.ts'
export { askedInPrivate } from './words-private.ts'
export { cyclesOf, findCycle, lockCycle, roundAt, roundsOf } from './store-cycles.ts'
export { meetingDoors } from './jobs.ts'
export { findDoor } from './store-doors.ts'
export { hubsOf, sessionsOf } from './store-hubs.ts'
export { materialsOf } from './store-materials.ts'
export { filesOfPapers, paperFilesAmong, paperFilesNamed } from './store-papers.ts'
export {
  comingMeetings,
  findSeries,
  loadMeeting,
  lockMeeting,
  meetingsById,
  meetingsOf,
  nextMeetingsOf,
  pastMeetings,
  type Between,
} from './store.ts'
export { MEETING_TABLES } from './tables.ts'
export { meetingThings } from './things.ts'
export * from './wall-time.ts'
