/**
 * Summing up a meeting or a cycle: decided by the rules and saved, with its line in the steward
 * log, where whoever is concerned may object to it. The caller holds the meeting or the cycle.
 */
import { prose } from '../../platform/record/index.ts'
import { ok, type Result } from '../../platform/values.ts'
import type { Working } from '../meetings/index.ts'
import { enterLog } from '../stewards/index.ts'
import { rulesOf, summarising, topicsOf } from './acts.ts'
import { follows, maySum, type Summed, type SummaryRefusal } from './rules.ts'
import { saveSummary, summariesOf } from './store.ts'
import type { About, Summary } from './summary.ts'

export type SummaryTyped = {
  readonly words: string
  /** For the steward log: what is summed up, or what of it has changed. */
  readonly line: string
  /** The version that its author saw. */
  readonly seen: number
}

export type Place = { readonly about: About; readonly path: string; readonly summed: Summed }

export async function sumUp(
  working: Working,
  { about, path, summed }: Place,
  typed: SummaryTyped,
): Promise<Result<Summary, SummaryRefusal>> {
  const { tx, clock, now, actor, via } = working
  const role = maySum(summed, actor, now)
  if (!role.ok) return role
  const [last] = await summariesOf(tx, about)
  const version = follows(typed.seen, last?.version ?? 0)
  if (!version.ok) return version
  const { person } = actor
  const words = prose('summary', typed.words, clock, person)
  const line = await enterLog(
    tx,
    clock,
    {
      kind: 'summary',
      by: actor,
      role: role.value,
      about,
      place: `${path}#summary`,
      line: prose('line', typed.line, clock, person),
      via,
      ...rulesOf(working),
      topics: topicsOf(working, about),
    },
    now,
  )
  const summary: Summary = {
    about,
    version: version.value,
    words: words.commitment,
    by: person,
    role: role.value,
    at: now,
    line: line.id,
  }
  await saveSummary(tx, summary, summarising(working, { ...summary, words }))
  return ok(summary)
}
