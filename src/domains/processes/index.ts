/** The door of `processes` for later domains. */
import './words.ts'

export { agreedStep } from './acting.ts'
export { PROCESS_ACTS, topicsOf } from './acts.ts'
export * from './contributed.ts'
export {
  explainInput,
  explainProcess,
  explainWindow,
  sayCondition,
  type Saying,
} from './explain.ts'
export type { Fact, FactDetail, FactProvider, Facts } from './fact.ts'
export { factsOf } from './facts.ts'
export type { Happening, HappeningProvider } from './happening.ts'
export { catchUp, catchUpProcesses, dueProcesses } from './jobs.ts'
export type { StopRequest, WalkOut } from './pause.ts'
export * from './process.ts'
export { type ProcessView, readProcess } from './reading.ts'
export { processRoutes } from './routes.tsx'
export { moverTitle } from './views-moves.tsx'
export {
  begin,
  CONCLUSION,
  HREF,
  mayMove,
  mayOverride,
  moveStage,
  overrideGate,
  type ProcessRefusal,
  publishDocument,
  recordReported,
  resume,
  resumed,
  suspend,
  terminate,
} from './rules.ts'
export { changeRules, type ChangingRefusal, type HistoryPart } from './rules-changing.ts'
export { type ClockEvent, type ClockFacts, nextEvent } from './rules-clock.ts'
export { lapse, type Limit, limitsAhead, limitsOf } from './rules-limits.ts'
export { bodyMeetings } from './meetings.ts'
export { processNews } from './news.ts'
export { mailReach } from './reach.ts'
export { dutiesOf, type Duty, type Holdings, moveOf } from './rules-duties.ts'
export {
  expire,
  expiryOf,
  movedByPetition,
  skipStage,
  takeExit,
  takeVariance,
} from './rules-exits.ts'
export { ownFacts, roundsOf } from './rules-facts.ts'
export { conditionVerdicts, type GateVerdict, judgeGate, unmetOf } from './rules-gates.ts'
export {
  askToStop,
  groupOfMember,
  type PauseRefusal,
  walkOut,
  walkOutFacts,
} from './rules-pauses.ts'
export { previewOf, type WayAhead } from './rules-preview.ts'
export {
  type Reach,
  type ReachProvider,
  reopen,
  type Reopening,
  silenceStanding,
  type SilenceStanding,
  unreached,
} from './rules-silence.ts'
export { byRoles, type Move, type MoveProvider } from './moves.ts'
export { holdersOf } from './holders.ts'
export { type Host, hostKey } from './host.ts'
export {
  actingFor,
  mayActAs,
  PARTICIPANTS,
  rolesIn,
  type StandingRefusal,
} from './rules-standing.ts'
export { type Meeting, type WindowWarning, windowWarnings } from './rules-warnings.ts'
export {
  extendWindow,
  type InputRefusal,
  mayOpenWindow,
  type Opening,
  openWindow,
  publishLanguage,
  type Setting,
  takesInput,
  type WindowRefusal,
} from './rules-windows.ts'
export {
  Capacities,
  Name,
  Passage,
  plain,
  ProcessForm,
  type Scene as ProcessScene,
} from './scene.tsx'
export {
  type Hooks,
  type MeetingProvider,
  type Place,
  PLACES,
  type SectionProvider,
} from './section.ts'
export { standingWindows } from './rules-lines.ts'
export { type Continuing, servedBy, type ServedProvider, type ServedRefusal } from './served.ts'
export { openAgain } from './rules-reopening.ts'
export { groupsOf, reopenWindow } from './steps-reopening.ts'
export { reopeningsFor } from './store-reopenings.ts'
export { OpenedAgain } from './views-reopened.tsx'
export {
  beginProcess,
  haltProcess,
  moveProcess,
  overrideProcess,
  publishToProcess,
  type Step,
} from './steps.ts'
export { moveByPetition, type PetitionMove } from './steps-clock.ts'
export { changeRulesOf, offerRules } from './steps-changing.ts'
export { exitProcess, skipStageOf, varyProcess } from './steps-exits.ts'
export { stopTheClock, walkOutOf } from './steps-pauses.ts'
export { extendWindowOf, openWindowIn, publishLanguageOf } from './steps-windows.ts'
export { processesNamed } from './named.ts'
export { documentsOf, findProcess, findProcesses, lockProcess } from './store.ts'
export { findWindow, findWindows, lockWindow, windowsOf } from './store-windows.ts'
export { PROCESS_TABLES } from './tables.ts'
export * from './window.ts'
