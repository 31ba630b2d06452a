/**
 * What calls need to know of texts: an interface that `texts` fills, joined in one place. A call
 * only ever asks about a version, and shows it beside the version before.
 */
import type { Language } from '../../platform/languages/index.ts'
import type { Read, Tx } from '../../platform/db/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { Change } from '../texts/index.ts'

export type TextId = string

export type TextSource = {
  /** Absent where there is no such text or version. */
  readonly version: (
    db: Read | Tx,
    text: TextId,
    version: number,
  ) => Promise<TextVersion | undefined>
  readonly latest: (db: Read | Tx, text: TextId) => Promise<Latest | undefined>
  /** The texts of a process, those that a call may ask about. */
  readonly textsOf: (db: Read | Tx, process: ProcessId) => Promise<readonly Latest[]>
}

export type Latest = {
  readonly text: TextId
  readonly process: ProcessId
  readonly title: string
  readonly version: number
  /** Base64 SHA-256 of the version. */
  readonly hash: string
  readonly languages: readonly Language[]
}

export type TextVersion = {
  readonly title: string
  readonly language: Language
  /** Rules of a process, as they are written and not as prose. */
  readonly isTyped: boolean
  /** The version that it is compared with. */
  readonly against: number | undefined
  readonly clauses: readonly {
    readonly id: string
    readonly number: string
    readonly changes: readonly Change[]
  }[]
  /** Passages in square brackets, not agreed yet. */
  readonly brackets: number
}
