/** A text in another language for machines: what stands of each clause. Pure. */
import type { Beside } from './load.ts'

export const besideJson = ({ text, title, language, version, progress, clauses }: Beside) => ({
  text: text.id,
  title,
  language,
  counts: text.language,
  version: version.number,
  hash: version.hash,
  progress,
  clauses: clauses.map(({ id, original, standing, translation, words }) => ({
    id,
    standing: standing.kind === 'missing' ? 'missing' : standing.how,
    stale: standing.kind === 'made' && standing.stale,
    original: original.removed === undefined ? original.words : null,
    words: words ?? null,
    machine:
      translation && translation.made.kind !== 'human' ? (translation.made.machine ?? null) : null,
  })),
})
