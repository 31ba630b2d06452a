/**
 * Of which texts the rendered words are kept between readers: those that were read last. Renders
 * nothing; what is kept is forgotten with any commit, and with any other text's turn.
 */
import type { TextId } from './text.ts'

/** Each may take as much memory as the looks of one thing may. */
const KEPT_MAX = 8

type Looks = {
  /** What later domains say beside the clauses: another object after each commit. */
  readonly said: object
  readonly of: object
}

const recent = new Map<TextId, Looks>()

/** @param said loaded before anything else that is shown, so that nothing shown is older */
export function looksOf(text: TextId, said: object): object {
  const known = recent.get(text)
  const looks = known?.said === said ? known : { said, of: {} }
  recent.delete(text)
  recent.set(text, looks)
  const oldest = recent.keys().next()
  if (recent.size > KEPT_MAX && !oldest.done) recent.delete(oldest.value)
  return looks.of
}
