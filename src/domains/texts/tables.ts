/** Every public table of texts. */
import { COUNTERSIGNATURES } from './store-countersignatures.ts'
import { ERRATA } from './store-errata.ts'
import { SUMMARIES } from './store-summaries.ts'
import { TEXTS, VERSIONS } from './store.ts'

export const TEXT_TABLES = [TEXTS, VERSIONS, ERRATA, SUMMARIES, COUNTERSIGNATURES] as const
