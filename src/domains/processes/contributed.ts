/** What people contributed to a process, as each domain tells it: an interface. No rules. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { isUlid } from '../../platform/clock.ts'
import type { Via } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Capacity, Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from './process.ts'

export const CONTRIBUTED_KINDS = [
  'message',
  'submission',
  'objection',
  'amendment',
  'issue',
  'intervention',
  'remark',
  'chat',
] as const
export type ContributedKind = (typeof CONTRIBUTED_KINDS)[number]

/** `message:01J…`: the thing as the record names it. */
export type ContributedRef = `${ContributedKind}:${string}`

/** What was made of a contribution in a text. Source: issue "texts and uptake". */
export const DISPOSITIONS = ['taken-up', 'partly', 'not', 'out-of-scope'] as const
export type Disposition = (typeof DISPOSITIONS)[number]

/** Said by somebody, in any domain, and able to end up in a text. */
export type Contributed = {
  readonly ref: ContributedRef
  readonly process: ProcessId
  /** The text that it is about; absent where it is about the process at large. */
  readonly text: string | undefined
  /** The clauses that it names itself. */
  readonly clauses: readonly string[]
  readonly href: string
  /** What it says, or its title where it has one; absent where no source knows the words. */
  readonly said: Commitment | undefined
  /** Absent where a source tells of it: nobody here is said to have spoken. */
  readonly by: PersonId | undefined
  readonly capacity: Capacity
  /** For whom, under the name it had then, or whom a source names; where its domain kept that. */
  readonly spokeFor: Commitment | undefined
  /** The group it was said in, where its domain kept that. */
  readonly group: string | undefined
  /** The version of its author's statement of interest that was in force then. */
  readonly interest: number | undefined
  readonly at: Instant
  /** The door it came by, where its row says so. */
  readonly door: Via | undefined
  /** What grew from it, as `amendment:01J…`: what becomes of that became of this. */
  readonly grewInto: readonly string[]
  /** What its own domain decided about it, so that nobody has to say it twice. */
  readonly became: Became | undefined
}

export type Became = {
  readonly disposition: Disposition
  /** The version of the text that came of it or did not. */
  readonly version: number | undefined
  readonly reason: Commitment | undefined
  readonly by: PersonId
  readonly at: Instant
}

/** Of one source in one process; above this the newest are left out, and pages say so. */
export const CONTRIBUTED_MAX = 20_000

/** Implemented by each domain in which people contribute; joined in `joined.ts`. */
export type ContributedSource = {
  readonly kind: ContributedKind
  /** Absent where there is none that everybody may read. */
  find(db: Read | Tx, id: string): Promise<Contributed | undefined>
  /** All of a process, the oldest first, without their words. */
  of(db: Read | Tx, process: ProcessId): Promise<readonly Contributed[]>
}

/** Reads `amendment:01J…` from an address or a form. */
export function contributedRef(raw: string): ContributedRef | undefined {
  const [word = '', id = '', ...more] = raw.split(':')
  const kind = CONTRIBUTED_KINDS.find((one) => one === word)
  return kind && isUlid(id) && more.length === 0 ? `${kind}:${id}` : undefined
}
