/** What became of earlier work, for the front page: each outcome with what was kept of it. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findProcesses } from '../processes/index.ts'
import { commitmentsOf } from './store/commitments.ts'
import { findOutcomes } from './store/outcomes.ts'
import { dayOf } from './outcome.ts'

/** More than this is a list of its own: `/outcomes`. */
const EARLIER_SHOWN = 5

export type EarlierOutcome = {
  readonly title: string
  readonly href: string
  readonly at: Instant
  /** Commitments met, early or late, and all that were ever made. */
  readonly kept: number
  readonly promised: number
  /** Made up: whoever shows it says so. */
  readonly practice: boolean
  /** Told by a source, and not agreed here. */
  readonly reported: boolean
}

/** The latest first. A title that was removed is told by the outcome's id. */
export async function earlierOutcomes(
  read: Read,
  now: Instant,
): Promise<readonly EarlierOutcome[]> {
  const outcomes = (await findOutcomes(read))
    .toSorted((one, other) => dayOf(other) - dayOf(one))
    .filter((one) => dayOf(one) <= now)
    .slice(0, EARLIER_SHOWN)
  if (outcomes.length === 0) return []
  const practice = new Set(
    (await findProcesses(read)).flatMap(({ id, practice: made }) => (made ? [id] : [])),
  )
  const commitments = await commitmentsOf(
    read,
    outcomes.map(({ id }) => id),
  )
  const words = await wordsOf(
    read,
    outcomes.map(({ title }) => title),
  )
  return outcomes.map((outcome) => {
    const wording = words.get(outcome.title)
    const promised = commitments.filter((one) => one.outcome === outcome.id)
    return {
      title: wording.kind === 'text' ? wording.text : outcome.id,
      href: `/outcomes/${outcome.id}`,
      at: dayOf(outcome),
      kept: promised.filter(({ state }) => state.kind === 'done').length,
      promised: promised.length,
      practice: practice.has(outcome.process),
      reported: outcome.basis.kind === 'reported',
    }
  })
}
