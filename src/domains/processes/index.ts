/** The door of `processes` for later domains. */
import './words.ts'

export { agreedStep } from './acting.ts'
export { PROCESS_ACTS, topicsOf } from './acts.ts'
export { dayOf, dueAfter, later, minuteOf, type Holidays } from './calendar.ts'
export { pinned, type CheckedTemplate } from './canonical.ts'
export { changesBetween, type SectionChanges } from './changes.ts'
export * from './contributed.ts'
export {
  explainInput,
  explainProcess,
  explainWindow,
  inWords,
  roleTitle,
  roleTitles,
  sayCondition,
  stageTitle,
  undertakingPoints,
  type Saying,
} from './explain.ts'
export { explainAgainst, explainFrom } from './explain-appeals.ts'
export { asText, explainTemplate, type RuleSection } from './explain-template.ts'
export { ChangeLines } from './views-outlook.tsx'
export { RuleSections } from './views-parts.tsx'
export { plainNaming } from './explain-deciding.ts'
export { factsOf } from './facts.ts'
export { factOf, isFactName } from './gate.ts'
export type { Fact, FactDetail, FactName, FactProvider, Facts, Gate } from './gate.ts'
export type { Happening, HappeningProvider } from './happening.ts'
export { LINEAGES } from './template-lineage.ts'
export { holidaysOf } from './holidays.ts'
export { catchUp, catchUpProcesses, dueProcesses } from './jobs.ts'
export type { StopRequest, WalkOut } from './pause.ts'
export * from './process.ts'
export { readProcess, type ProcessView } from './reading.ts'
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
  publishDocument,
  recordReported,
  resume,
  resumed,
  suspend,
  terminate,
  type ProcessRefusal,
} from './rules.ts'
export { changeRules, type ChangingRefusal, type HistoryPart } from './rules-changing.ts'
export { nextEvent, type ClockEvent, type ClockFacts } from './rules-clock.ts'
export { lapse, limitsAhead, limitsOf, type Limit } from './rules-limits.ts'
export { bodyMeetings } from './meetings.ts'
export { processNews } from './news.ts'
export { mailReach } from './reach.ts'
export { dutiesOf, moveOf, type Duty, type Holdings } from './rules-duties.ts'
export {
  expire,
  expiryOf,
  movedByPetition,
  skipStage,
  takeExit,
  takeVariance,
} from './rules-exits.ts'
export { ownFacts, roundsOf } from './rules-facts.ts'
export { conditionVerdicts, judgeGate, unmetOf, type GateVerdict } from './rules-gates.ts'
export { factsOfTemplate } from './rules-known.ts'
export {
  askToStop,
  groupOfMember,
  walkOut,
  walkOutFacts,
  type PauseRefusal,
} from './rules-pauses.ts'
export { previewOf, type WayAhead } from './rules-preview.ts'
export {
  reopen,
  silenceStanding,
  unreached,
  type Reach,
  type ReachProvider,
  type Reopening,
  type SilenceStanding,
} from './rules-silence.ts'
export { byRoles, type Move, type MoveProvider } from './moves.ts'
export { holdersOf } from './holders.ts'
export { hostKey, type Host } from './host.ts'
export {
  actingFor,
  mayActAs,
  PARTICIPANTS,
  rolesIn,
  type StandingRefusal,
} from './rules-standing.ts'
export { located, shapeProblem, type FileProblem } from './located.ts'
export { checkTemplate, templateWarnings, type Known as KnownFacts } from './rules-templates.ts'
export { windowWarnings, type Meeting, type WindowWarning } from './rules-warnings.ts'
export {
  extendWindow,
  mayOpenWindow,
  openWindow,
  publishLanguage,
  takesInput,
  type InputRefusal,
  type Opening,
  type Setting,
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
  PLACES,
  type Hooks,
  type MeetingProvider,
  type Place,
  type SectionProvider,
} from './section.ts'
export { spanWords } from './span-words.ts'
export { standingWindows } from './rules-lines.ts'
export { servedBy, type Continuing, type ServedProvider, type ServedRefusal } from './served.ts'
export { ISO_SPAN } from './template-parts.ts'
export { openAgain } from './rules-reopening.ts'
export { groupsOf, reopenWindow } from './steps-reopening.ts'
export { reopeningsFor } from './store-reopenings.ts'
export { OpenedAgain } from './views-reopened.tsx'
export {
  shippedDigest,
  shippedNames,
  shippedTemplate,
  shippedTemplates,
  shippedText,
} from './shipped.ts'
export {
  beginProcess,
  haltProcess,
  moveProcess,
  overrideProcess,
  publishToProcess,
  type Step,
} from './steps.ts'
export { moveByPetition, type PetitionMove } from './steps-clock.ts'
export { explainSpan } from './span-words.ts'
export { changeRulesOf, offerRules } from './steps-changing.ts'
export { exitProcess, skipStageOf, varyProcess } from './steps-exits.ts'
export { stopTheClock, walkOutOf } from './steps-pauses.ts'
export { extendWindowOf, openWindowIn, publishLanguageOf } from './steps-windows.ts'
export { processesNamed } from './named.ts'
export { documentsOf, findProcess, findProcesses, lockProcess } from './store.ts'
export {
  adoptTemplates,
  canonicalOf,
  findPins,
  latestOf,
  pinOf,
  pinsNamed,
  templateOf,
} from './store-templates.ts'
export { findWindow, findWindows, lockWindow, windowsOf } from './store-windows.ts'
export { PROCESS_TABLES } from './tables.ts'
export {
  appealLaddersOf,
  appealRungs,
  findDesignation,
  findStage,
  findWindowRule,
  isOwnRules,
  laddersOf,
  OWN_RULES,
  overridersOf,
  PLAIN_LADDER,
  rulesWindowOf,
  stageAfter,
  undertakingsOf,
  type AdviceRule,
  type AppealLadder,
  type AppealRule,
  type ChallengeRule,
  type ChangesRule,
  type DecisionRule,
  type Designation,
  type DutyRule,
  COUNTERSIGNING_ROLE,
  type Countersigner,
  type LineageRule,
  type LineageShown,
  type ElectorateRule,
  type Exit,
  type Grouping,
  type Ladder,
  type LimitRule,
  type Matter,
  type ObjectionRule,
  type PetitionRule,
  type Pin,
  type RatificationRule,
  type Stage,
  type Template,
  type TemplateHash,
  type Trigger,
  type WindowRule,
} from './template.ts'
export type { MeetingRule, QueueRule } from './template-meetings.ts'
export type { Count, InLanguages, Span } from './template-parts.ts'
export * from './window.ts'
