/** What dockets say to the gates of a process. Judges no gate. */
import { type FactProvider, stageSince } from '../processes/index.ts'
import { findWindows } from '../processes/index.ts'
import { phaseOf, windowOf } from './docket.ts'
import { docketsOf } from './store/dockets.ts'
import { submissionsIn } from './store/submissions.ts'

const FACTS = ['docket.open', 'docket.submissions', 'submissions.unanswered'] as const

/**
 * A submission is answered with the report on its docket: answers to each alone are not yet a thing
 * of their own here. Drafts ask nothing yet and withdrawn dockets no longer.
 */
export const docketFacts: FactProvider = {
  facts: FACTS,
  async provide(read, process, now) {
    if (stageSince(process) === undefined) return {}
    const dockets = (await docketsOf(read, process.id)).filter(
      ({ state }) => state.kind !== 'draft' && state.kind !== 'withdrawn',
    )
    const windows = await findWindows(
      read,
      dockets.flatMap((docket) => windowOf(docket) ?? []),
    )
    const counts = await submissionsIn(
      read,
      dockets.map(({ id }) => id),
    )
    let [open, all, unanswered] = [0, 0, 0]
    for (const docket of dockets) {
      const id = windowOf(docket)
      if (phaseOf(docket, id && windows.get(id), now) === 'open') open += 1
      const count = counts.get(docket.id) ?? 0
      all += count
      if (docket.state.kind !== 'reported') unanswered += count
    }
    return {
      'docket.open': { value: open, of: dockets.length },
      'docket.submissions': { value: all },
      'submissions.unanswered': { value: unanswered, of: all },
    }
  },
}
