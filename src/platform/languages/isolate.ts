/**
 * Keeps a name inside a sentence from turning the sentence around (Unicode bidi, UAX #9 §2.4).
 * Isolates only where the value could do so, so that most text stays free of invisible characters.
 */
import { direction, type Language } from './language.ts'

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_DIRECTIONAL_ISOLATE = '\u2069'

/** Embeddings, overrides and isolates that would leak out of the value (UAX #9 §2.1 to §2.5). */
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/
const NOT_PLAIN_ARABIC = /[^\u0621-\u065f\u066e-\u06d3\s]/

export function isolate(value: string, language: Language): string {
  const clean = value.replace(CONTROLS, '')
  const turns = direction(language) === 'rtl' ? NOT_PLAIN_ARABIC : RIGHT_TO_LEFT
  return turns.test(clean) ? `${FIRST_STRONG_ISOLATE}${clean}${POP_DIRECTIONAL_ISOLATE}` : clean
}
