/** Calendars as RFC 5545 and 5546 write them, and the answers of calendar programs. Re-exports. */
export { ANSWERS, METHODS } from './calendar.ts'
export type {
  Answer,
  CalendarEntry,
  EventWords,
  Invited,
  Method,
  Occurrence,
  Party,
} from './calendar.ts'
export { readCalendar, READ_BOUNDS } from './read.ts'
export type { NoCalendar, ReadAttendee, ReadCalendar, ReadEvent } from './read.ts'
export { isHour, type ReadTime } from './times.ts'
export { isOneSet } from './series.ts'
export { writeCalendar, writeChanges, type Calendar } from './write.ts'
