/** The door of `texts` for later domains. */
import './words.ts'
import type { Mount } from '../people/index.ts'
import { fileRoutes } from './routes/files.ts'
import { lifeRoutes } from './routes/life.tsx'
import { readRoutes, type TextTools } from './routes/read.tsx'
import { summaryRoutes } from './routes/summary.tsx'
import { termRoutes } from './routes/terms.tsx'
import { writeRoutes } from './routes/write.tsx'

export { TEXT_ACTS } from './acts.ts'
export type { Adoption, AdoptionsOf, SettledOf } from './adoption.ts'
export { compareVersions, type Comparing } from './compared.ts'
export {
  CONTRIBUTIONS_MAX,
  type ClauseNotes,
  type Contribution,
  type ContributionProvider,
} from './contribution.ts'
export { explain as explainText } from './explain.ts'
export { textFacts } from './facts.ts'
export type { FreezesOf } from './freezes.ts'
export { bracketsOf, type Bracket, type BracketFlaw } from './rules/brackets.ts'
export { hashOf, type Passage } from './rules/hash.ts'
export { matched } from './rules/matching.ts'
export { readWhole, wholeOf } from './rules/whole.ts'
export { notesOf, partOf, type Notes, type Part, type PartAsked } from './rules/parts.ts'
export { kindOf, treeOf, type Branch, type ClauseKind } from './rules/tree.ts'
export { redlineOf, type RedlineClause } from './rules/redline.ts'
export { changesIn, type Change } from './rules/redline-words.ts'
export { PENS, settledIn, type ClauseDraft, type Freeze, type Settled } from './rules/versions.ts'
export type { TextRefusal } from './rules/versions.ts'
export { explainLife } from './explain.ts'
export { settledBy, stateOf, type TextState } from './rules/life.ts'
export { correctText, supersedeText, tableText } from './steps-life.ts'
export { summarise } from './steps-summary.ts'
export { TEXT_TABLES } from './tables.ts'
export type { Countersignature, Signing } from './countersigning.ts'
export { countersignaturesOf, saveCountersignature } from './store-countersignatures.ts'
export { signerAt, unsignedIn, unsignedOf, type Unsigned } from './unsigned.ts'
export type { TextTools } from './routes/read.tsx'
export { textSections } from './sections.tsx'
export { rulesTextsOf, textSource, titleOf, type LatestText, type ShownVersion } from './source.ts'
export { draftText, enterText, publishVersion, type Published, type TextAsked } from './steps.ts'
export type { Held as HeldText, VersionAsked } from './steps.ts'
export {
  findText,
  findVersion,
  latestVersions,
  lineagesBetween,
  lockText,
  newestWith,
  textsOf,
  versionsOf,
  versionWords,
} from './store.ts'
export * from './text.ts'
export { ClauseBlocks } from './views/clause.tsx'
export { Parts } from './views/parts.tsx'
export { ChangedWords } from './views/redline-prose.tsx'

/** The forms first: `/texts/new` is no id. */
export const textRoutes =
  (tools: TextTools): Mount =>
  (app) => {
    writeRoutes(tools)(app)
    lifeRoutes(tools)(app)
    fileRoutes(app)
    summaryRoutes(tools)(app)
    termRoutes(app)
    readRoutes(tools)(app)
  }
