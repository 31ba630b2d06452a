/**
 * Telling how a group got to where it is: decided by the rules and saved, with its line in the
 * steward log, where whoever is concerned may object to it. The caller holds the process.
 */
import { prose } from '../../platform/record/index.ts'
import { ok, type Result } from '../../platform/values.ts'
import { type Process, type Step, topicsOf } from '../processes/index.ts'
import { enterLog } from '../stewards/index.ts'
import { writing } from './acts.ts'
import type { History } from './history.ts'
import { follows, mayTell, type HistoryRefusal } from './rules.ts'
import { historiesOf, saveHistory } from './store-histories.ts'

export type HistoryTyped = {
  readonly words: string
  /** For the steward log: what is told, or what of it has changed. */
  readonly line: string
  /** The version that its author saw. */
  readonly seen: number
}

export async function tellHistory(
  { tx, by, clock, now, via }: Step,
  process: Process,
  typed: HistoryTyped,
): Promise<Result<History, HistoryRefusal>> {
  const role = mayTell(process, by)
  if (!role.ok) return role
  const actor = by.kind === 'person' ? by.actor : undefined
  if (!actor) throw new Error('a rule let nobody tell a history')
  const [last] = await historiesOf(tx, process.id)
  const version = follows(typed.seen, last?.version ?? 0)
  if (!version.ok) return version
  const { person } = actor
  const words = prose('history', typed.words, clock, person)
  const line = await enterLog(
    tx,
    clock,
    {
      kind: 'summary',
      by: actor,
      role: role.value,
      about: `process:${process.id}`,
      place: `/processes/${process.slug}/state#history`,
      line: prose('line', typed.line, clock, person),
      via,
      rules: process.pin.hash,
      topics: topicsOf(process),
    },
    now,
  )
  const history: History = {
    process: process.id,
    version: version.value,
    words: words.commitment,
    by: person,
    role: role.value,
    at: now,
    line: line.id,
  }
  await saveHistory(tx, history, writing({ process, via }, history, words))
  return ok(history)
}
