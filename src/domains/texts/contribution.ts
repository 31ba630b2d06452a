/** What was said about a text, told by later domains: an interface, implemented elsewhere. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { VNode } from 'preact'
import type { ClauseId, TextId } from './text.ts'

/** Anything said that could end up in the text. */
export type Contribution = {
  /** Absent where it is about the whole text. */
  readonly clause: ClauseId | undefined
  readonly href: string
  /** As it is named where it stands; a person's own words. */
  readonly title: string
  readonly at: Instant
}

/** Joined in `main.ts`. A page shows at most `CONTRIBUTIONS_MAX` of them all. */
export type ContributionProvider = {
  contributionsTo(read: Read, text: TextId): Promise<readonly Contribution[]>
}

export const CONTRIBUTIONS_MAX = 50

/** A clause of a page, with its place there. */
export type ClauseHere = { readonly id: ClauseId; readonly number: number }

/** What a later domain sets beside each clause: how much is said about it. */
export type ClauseNotes = (
  read: Read,
  text: TextId,
) => Promise<((clause: ClauseHere) => VNode | undefined) | undefined>
