/** The door of `translations` for later domains and for the composition. */
import './words.ts'

export { TRANSLATION_ACTS } from './acts.ts'
export { explain as explainTranslation } from './explain.ts'
export { languagesOf, translationFacts, type InLanguage } from './facts.ts'
export { translationRoutes } from './routes.tsx'
export {
  check,
  isComplete,
  mayTranslate,
  mayWrite,
  progressOf,
  standingOf,
  workIn,
  type Progress,
  type TranslationRefusal,
} from './rules.ts'
export { translationsOfText } from './sections.tsx'
export { translate, type Asked as TranslationAsked } from './steps.ts'
export { TRANSLATION_TABLES, translationsBy, translationsOf } from './store.ts'
export * from './translation.ts'
