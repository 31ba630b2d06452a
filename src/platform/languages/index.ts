/** The door to languages: what others may use. Everything else in this folder is its own. */
export * from './keys.ts'
export { openCatalogues } from './catalogues.ts'
export type { OpenCatalogues, RichValues, Translate } from './catalogues.ts'
export { direction, isLanguage, LANGUAGES, localeOf, nativeName } from './language.ts'
export type { Direction, Language } from './language.ts'
export type { Values } from './message.ts'
export { languageOf } from './negotiate.ts'
export type { Answered, Asked } from './negotiate.ts'
export {
  formatAgo,
  formatBeside,
  formatClock,
  formatDate,
  formatLeft,
  formatList,
  formatNumber,
  formatSpan,
  formatMonth,
  formatWhen,
} from './intl.ts'
export { isZone, parseLocal, toLocal } from './zones.ts'
