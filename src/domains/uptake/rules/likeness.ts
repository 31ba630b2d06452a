/** Which clause a contribution may have shaped, by the words they share: a suggestion. Pure. */
import type { Language } from '../../../platform/languages/index.ts'
import type { ClauseId } from '../../texts/index.ts'

/** Of the words of the shorter one, the part that both must have. Chosen by hand on the demo. */
const SHARED_LEAST = 0.5
/** Below this many words of its own nothing is like anything. */
const WORDS_LEAST = 4
/** Words of one or two letters join, and say nothing. */
const LETTERS_LEAST = 3
/** Of a long contribution its beginning is compared. */
const COMPARED_MAX = 4_000

function wordsIn(text: string, language: Language): ReadonlySet<string> {
  const segments = new Intl.Segmenter(language, { granularity: 'word' })
  const words = new Set<string>()
  for (const { segment, isWordLike } of segments.segment(text.slice(0, COMPARED_MAX))) {
    const isLong = segment.length >= LETTERS_LEAST || /\p{Script=Han}/u.test(segment)
    if (isWordLike && isLong) words.add(segment.toLowerCase())
  }
  return words
}

export type Suggesting = {
  readonly language: Language
  readonly clauses: readonly { readonly id: ClauseId; readonly words: string }[]
}

/** The likest clause, where one is like enough: shown to whoever decides, counted as nothing. */
export function suggestIn({ language, clauses }: Suggesting) {
  const known = clauses.map(({ id, words }) => ({ id, words: wordsIn(words, language) }))
  return (said: string): ClauseId | undefined => {
    const own = wordsIn(said, language)
    let best: { readonly id: ClauseId; readonly share: number } | undefined
    for (const { id, words } of known) {
      const least = Math.min(own.size, words.size)
      if (least < WORDS_LEAST) continue
      const share = [...words].filter((word) => own.has(word)).length / least
      if (share >= SHARED_LEAST && share > (best?.share ?? 0)) best = { id, share }
    }
    return best?.id
  }
}
