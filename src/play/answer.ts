/** What an act of a scenario meets: the table after it, or why not. Nouns only. */
import type { Instant, Result } from '../platform/values.ts'
import type { By } from '../domains/processes/index.ts'
import type { Setting } from '../domains/processes/index.ts'
import type { Act } from './scenario.ts'
import type { Table } from './table.ts'

/** Every refusal of every domain is one of these, with the numbers that count. */
export type PlayRefusal = { readonly kind: string }

export type Answer = Result<Table, PlayRefusal>

/** Who acts, when, and under what: all that an act needs besides the table. */
export type Turn = {
  readonly by: By
  readonly now: Instant
  /** A number that no other act of this play has: for the ids of what it makes. */
  readonly nth: number
}

export const settingOf = ({ template, holidays }: Table, { by, now }: Turn): Setting => ({
  template,
  by,
  now,
  holidays,
})

export const actorOf = ({ by }: Turn) => (by.kind === 'person' ? by.actor : undefined)

export type { Act }
