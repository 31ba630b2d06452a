/** The door of `texts` for later domains. */
import './words.ts'

export { TEXT_ACTS } from './acts.ts'
export {
  findText,
  findVersion,
  lockText,
  TEXT_TABLES,
  textsOf,
  versionsOf,
  versionWords,
} from './store.ts'
export { bracketsOf, type Bracket, type BracketFlaw } from './rules/brackets.ts'
export { hashOf, type Passage } from './rules/hash.ts'
export { changesIn, redlineOf, type Change, type RedlineClause } from './rules/redline.ts'
export type { ClauseDraft, Freeze, TextRefusal } from './rules/versions.ts'
export * from './text.ts'
