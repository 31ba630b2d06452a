/** Work beside requests: workers on a table of work, and the clock's doors. Only re-exports. */
export {
  clockHealth,
  doorTroubles,
  everyMinute,
  openDoor,
  startClock,
  type ClockDoor,
  type Clockwork,
  type DoorTrouble,
} from './doors.ts'
export {
  claimDue,
  giveBack,
  isDue,
  queueStanding,
  settle,
  tryAgain,
  type Claimed,
  type Outcome,
  type Queue,
  type QueueStanding,
} from './queue.ts'
export { pauseAfter, type Retry } from './retry.ts'
export { systemTimers, type Timers } from './timers.ts'
export { startWorkers, type Report, type Workers } from './workers.ts'
