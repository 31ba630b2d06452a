/** The door of `processes` for later domains. */
import './words.ts'

export { PROCESS_ACTS, topicsOf } from './acts.ts'
export { dayOf, dueAfter, later, minuteOf } from './calendar.ts'
export type { CheckedTemplate } from './canonical.ts'
export {
  explainInput,
  explainProcess,
  explainWindow,
  inWords,
  roleTitle,
  roleTitles,
  sayCondition,
  type Saying,
} from './explain.ts'
export { asText, explainTemplate, type RuleSection } from './explain-template.ts'
export { factsOf } from './facts.ts'
export type { Fact, FactDetail, FactName, FactProvider, Facts, Gate } from './gate.ts'
export * from './process.ts'
export { processRoutes } from './routes.tsx'
export { CONCLUSION, mayMove, mayOverride, recordReported, type ProcessRefusal } from './rules.ts'
export { dutiesOf, type Duty } from './rules-duties.ts'
export { conditionVerdicts, judgeGate, unmetOf, type GateVerdict } from './rules-gates.ts'
export { mayActAs, rolesIn, type StandingRefusal } from './rules-standing.ts'
export { checkTemplate, type TemplateProblem } from './rules-templates.ts'
export {
  extendWindow,
  mayOpenWindow,
  openWindow,
  takesInput,
  type InputRefusal,
  type Opening,
  type Setting,
  type WindowRefusal,
} from './rules-windows.ts'
export { PLACES, type Hooks, type Place, type SectionProvider } from './section.ts'
export { shippedTemplates } from './shipped.ts'
export {
  beginProcess,
  haltProcess,
  moveProcess,
  overrideProcess,
  publishToProcess,
  type Step,
} from './steps.ts'
export { extendWindowOf, openWindowIn, publishLanguageOf } from './steps-windows.ts'
export { documentsOf, findProcess, findProcesses, lockProcess } from './store.ts'
export { adoptTemplates, findPins, latestOf, templateOf } from './store-templates.ts'
export { findWindow, findWindows, lockWindow, windowsOf } from './store-windows.ts'
export { PROCESS_TABLES } from './tables.ts'
export {
  findStage,
  findWindowRule,
  undertakingsOf,
  type Designation,
  type Grouping,
  type Pin,
  type Stage,
  type Template,
  type TemplateHash,
  type WindowRule,
} from './template.ts'
export type { InLanguages } from './template-parts.ts'
export * from './window.ts'
