/** Enters a line in the steward log, in the transaction of the act that it is about. */
import { newUlid, type Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { Prose, Via } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import { enter } from './rules.ts'
import type { StewardAct, StewardActId, StewardKind } from './steward-act.ts'
import { saveStewardAct } from './store.ts'

export type LogLine = {
  readonly kind: StewardKind
  readonly by: Actor
  /** The role it was done in: `chair`, `facilitator`, `secretary`. */
  readonly role: string
  readonly about: `${string}:${string}`
  /** The path where a reader finds the thing: `/processes/labels`. */
  readonly place: string
  readonly line: Prose
  readonly via: Via
  readonly rules?: string
  readonly topics: readonly string[]
}

/** The one door through which every domain tells the public what a steward did. */
export async function enterLog(
  tx: Tx,
  clock: Clock,
  line: LogLine,
  now: Instant,
): Promise<StewardAct> {
  const { via, rules, topics, ...said } = line
  const entered = enter({ ...said, id: newUlid(clock) as StewardActId }, now)
  await saveStewardAct(tx, entered, {
    act: `steward.${line.kind}`,
    actor: line.by.person,
    cap: `role:${line.role}`,
    obj: line.about,
    ...(rules === undefined ? {} : { rules }),
    via,
    clear: { role: line.role, at: line.place },
    parts: [line.line],
    topics: [...topics, 'stewards'],
  })
  return entered
}
