/** A text in negotiation: clauses that keep their ids, versions that never change. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Language } from '../../platform/languages/index.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { IMPORTER, ProcessId, Reported } from '../processes/index.ts'

export type TextId = Brand<string, 'TextId'>

/** Given once within a text, never again: `c12` stays the same clause wherever it moves. */
export type ClauseId = Brand<`c${number}`, 'ClauseId'>

/** Base64 SHA-256 over ids and words of all clauses, in order. */
export type VersionHash = Brand<string, 'VersionHash'>

/** Who published: a person, or the role that enters what sources report. */
export type PublishedBy = PersonId | typeof IMPORTER

export type Text = {
  readonly id: TextId
  readonly process: ProcessId
  readonly title: Commitment
  /** The one language whose words count. */
  readonly language: Language
  readonly matter: Matter
  readonly stage: TextStage
  readonly draftedBy: PublishedBy
  readonly draftedAt: Instant
  readonly reported: Reported | undefined
}

/** What was done with a text as a whole; whether a call holds it or adopted it, calls say. */
export type TextStage =
  /** Public, and nobody is asked about it yet. */
  | { readonly kind: 'draft' }
  | { readonly kind: 'on-table' }
  | { readonly kind: 'superseded'; readonly by: TextId; readonly at: Instant }

/** `rules`: it says what a proposed change of the rules changes, and never changes itself. */
export type Matter = 'negotiated' | 'rules'

/** A clause in one version: which it is, and what it says there. */
export type ClauseLine = { readonly id: ClauseId; readonly words: Commitment }

export type TextVersion = {
  readonly text: TextId
  readonly number: number
  readonly clauses: readonly ClauseLine[]
  /** Clauses that were split from others or hold what others said. */
  readonly lineage: readonly Lineage[]
  /** How many ids were ever given in this text, so that none is given twice. */
  readonly clausesEver: number
  readonly hash: VersionHash
  /** Passages in square brackets: not agreed yet. */
  readonly brackets: number
  readonly by: PublishedBy
  /** The role it was published in. */
  readonly role: string
  /** One line: why there is this version. */
  readonly reason: Commitment
  readonly note: Commitment | undefined
  readonly at: Instant
  readonly reported: Reported | undefined
}

/** Which clauses of the version before a clause grew from, its own earlier words among them. */
export type Lineage = { readonly clause: ClauseId; readonly from: readonly ClauseId[] }

/** A version as lists name it: without its clauses, of which there may be thousands. */
export type VersionHead = Omit<TextVersion, 'clauses' | 'lineage'>

/** The clauses that each clause grew from, where its id does not say so. */
export const cameFrom = ({
  lineage,
}: Pick<TextVersion, 'lineage'>): ReadonlyMap<ClauseId, readonly ClauseId[]> =>
  new Map(lineage.map(({ clause, from }) => [clause, from]))

/** A clause as a reader gets it; `removed` is the entry that holds what was redacted. */
export type ClauseWords = {
  readonly id: ClauseId
  readonly words: string
  readonly removed: number | undefined
}

/** A text of 300 pages. */
export const CLAUSES_MAX = 5_000
/** Clauses that have a box each: two fields for a clause, within the bound of a form's fields. */
export const BOXES_MAX = 40
/** Clauses that one grew from, in one version. */
export const GREW_FROM_MAX = 40
export const CLAUSE_LENGTH_MAX = 8_000
/** Versions of one text; negotiations of years stay far below. */
export const VERSIONS_MAX = 500
export const TEXTS_MAX = 100

export const textId = (raw: string): TextId | undefined =>
  isUlid(raw) ? (raw as string as TextId) : undefined

export const clauseId = (raw: string): ClauseId | undefined =>
  /^c[1-9]\d{0,5}$/.test(raw) ? (raw as ClauseId) : undefined

/** Reads the number of a version from an address. */
export function versionNumber(raw: string): number | undefined {
  const number = /^[1-9]\d{0,3}$/.test(raw) ? Number(raw) : undefined
  return number !== undefined && number <= VERSIONS_MAX ? number : undefined
}

/** `# Scope` as the first line of a clause is its heading; the rest is what it says. */
export function headingOf(words: string): {
  readonly heading: string | undefined
  readonly body: string
} {
  const [, heading, body = ''] = /^#{1,6} +([^\n]+)(?:\n+([\s\S]*))?$/.exec(words) ?? []
  return heading === undefined ? { heading, body: words } : { heading: heading.trim(), body }
}
