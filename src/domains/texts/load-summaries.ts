/** Loads what is said of a text in plain language. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { findPeople, namesOf, type Named } from '../people/index.ts'
import { contestsOf, type Contest } from '../stewards/index.ts'
import { summariesOf } from './store-summaries.ts'
import type { Summary } from './summary.ts'
import type { TextId } from './text.ts'

export type SummaryShown = {
  readonly summary: Summary
  /** Absent where they were removed. */
  readonly words: string | undefined
  readonly by: Named | undefined
  /** Objections to it, the oldest first. */
  readonly contests: readonly Contest[]
}

/** @param choose which of them all are shown */
export async function readSummaries(
  read: Read,
  text: TextId,
  choose: (all: readonly Summary[]) => readonly Summary[],
): Promise<readonly SummaryShown[]> {
  const chosen = choose(await summariesOf(read, text))
  if (chosen.length === 0) return []
  const words = await wordsOf(
    read,
    chosen.map((one) => one.words),
  )
  const people = [...new Set(chosen.map(({ by }) => by))]
  const names = await namesOf(read, await findPeople(read, people))
  const lines = chosen.flatMap(({ line }) => line ?? [])
  const contests = await contestsOf(read, lines)
  return chosen.map((summary): SummaryShown => {
    const wording = words.get(summary.words)
    const said = wording.kind === 'text' ? wording.text : undefined
    const against = contests.filter(({ act }) => act === summary.line)
    return { summary, words: said, by: names.get(summary.by), contests: against }
  })
}
