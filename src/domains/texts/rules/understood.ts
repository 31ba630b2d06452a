/** What a whole text would make of the version before, known before it is published. Pure. */
import type { DocumentFlaw } from '../../../platform/documents/flaw.ts'
import type { Busy } from '../../../platform/documents/in-thread.ts'
import { ok, type Result } from '../../../platform/values.ts'
import type { Language } from '../../../platform/languages/index.ts'
import { cameFrom, type TextVersion } from '../text.ts'
import type { Passage } from './hash.ts'
import { matched } from './matching.ts'
import { redlineOf, type RedlineClause } from './redline.ts'
import { compose, type ClauseDraft, type Composed, type TextRefusal } from './versions.ts'
import { readWhole, wholeOfDrafts } from './whole.ts'

export type Understood = {
  readonly drafts: readonly ClauseDraft[]
  readonly composed: Composed
  /** As it was understood, with an id at the end of each known clause. */
  readonly whole: string
  readonly redline: readonly RedlineClause[]
}

/** A file that was sent in place of words. */
export type FileRefusal = { readonly kind: 'file'; readonly flaw: DocumentFlaw | Busy }

export type Before = {
  readonly latest: TextVersion | undefined
  readonly clauses: readonly Passage[]
  readonly language: Language
}

/** @param asked `base` is the version that its author had before them */
export function understand(
  { latest, clauses, language }: Before,
  asked: { readonly base: number; readonly whole: string },
): Result<Understood, TextRefusal> {
  const drafts = matched(clauses, readWhole(asked.whole))
  if (!drafts.ok) return drafts
  const composed = compose(latest, { base: asked.base, clauses: drafts.value })
  if (!composed.ok) return composed
  const grew = cameFrom(composed.value)
  return ok({
    drafts: drafts.value,
    composed: composed.value,
    whole: wholeOfDrafts(drafts.value),
    redline: redlineOf(clauses, composed.value.clauses, language, grew),
  })
}
