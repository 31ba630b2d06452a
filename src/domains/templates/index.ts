/** The door of `templates` for later domains. */
import './words.ts'

export { TEMPLATE_ACTS } from './acts.ts'
export {
  CLOSING_MINUTE,
  NO_HOLIDAYS,
  dayOf,
  daysWithin,
  dueAfter,
  later,
  minuteOf,
  nextMinute,
  wholeDays,
  type Holidays,
} from './calendar.ts'
export { pinned, type CheckedTemplate } from './canonical.ts'
export { changesBetween, type SectionChanges } from './changes.ts'
export { explainAgainst, explainFrom } from './explain-appeals.ts'
export { leadsTo } from './explain-courses.ts'
export { plainNaming } from './explain-deciding.ts'
export { asText, explainTemplate } from './explain-template.ts'
export {
  conditionsOf,
  factOf,
  isFactName,
  type Condition,
  type FactName,
  type Gate,
} from './gate.ts'
export { easter, holidaysIn, holidaysOf, orthodox } from './holidays.ts'
export { located, shapeProblem, type FileProblem } from './located.ts'
export {
  groupTitle,
  inWords,
  roleTitle,
  roleTitles,
  stageTitle,
  undertakingPoints,
} from './naming.ts'
export { templateRoutes } from './routes.tsx'
export {
  closingOf,
  daysBetween,
  idleDay,
  lasting,
  latest,
  latestClose,
  shortestClose,
  withinBounds,
  type ClosingRefusal,
} from './rules-closing.ts'
export { isNamed } from './rules-known.ts'
export { checkTemplate, templateWarnings, type Known as KnownFacts } from './rules.ts'
export {
  shippedDigest,
  shippedNames,
  shippedTemplate,
  shippedTemplates,
  shippedText,
} from './shipped.ts'
export { explainSpan, spanWords } from './span-words.ts'
export {
  TEMPLATE_TABLES,
  adoptTemplates,
  canonicalOf,
  findPins,
  latestOf,
  offerTemplate,
  pinOf,
  pinsNamed,
  templateOf,
} from './store.ts'
export {
  PLAIN_LADDER,
  appealLaddersOf,
  appealRungs,
  overridersOf,
  type AppealLadder,
  type AppealRule,
  type ChangesRule,
  type Matter,
} from './template-appeals.ts'
export { COUNTERSIGNING_ROLE, type Countersigner } from './template-countersigning.ts'
export {
  DutySchema,
  triggerOf,
  type DutyRule,
  type Exit,
  type LimitRule,
  type Stage,
  type Trigger,
  type WindowRule,
} from './template-courses.ts'
export type {
  AdviceRule,
  DecisionRule,
  ElectorateRule,
  PetitionRule,
  RatificationRule,
} from './template-decisions.ts'
export { LINEAGES, type LineageRule, type LineageShown } from './template-lineage.ts'
export type { MeetingRule, QueueRule } from './template-meetings.ts'
export { ISO_SPAN, type InLanguages, type Span } from './template-parts.ts'
export {
  OWN_RULES,
  findDesignation,
  findStage,
  findWindowRule,
  isOwnRules,
  laddersOf,
  rulesWindowOf,
  stageAfter,
  undertakingsOf,
  type Pin,
  type Template,
  type TemplateHash,
} from './template.ts'
export { ChangeLines } from './views-outlook.tsx'
export { Pinned, RuleSections, templateHref } from './views-parts.tsx'
