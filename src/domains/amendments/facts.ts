/** What amendments say to the gates of a process. Judges no gate. */
import type { FactProvider } from '../processes/index.ts'
import { latestVersions, textsOf, unsignedIn } from '../texts/index.ts'
import { openBench } from './load.ts'
import { openIn } from './store/amendments.ts'

const FACTS = [
  'amendments.open',
  'amendments.undecided',
  'amendments.conflicts',
  'amendments.uncountersigned',
] as const

/** Over all texts that are negotiated. */
export const amendmentFacts: FactProvider = {
  facts: FACTS,
  async provide(read, process) {
    const latest = await latestVersions(read, process.id)
    let [open, undecided, conflicts] = [0, 0, 0]
    for (const text of await textsOf(read, process.id)) {
      const all = await openIn(read, text.id)
      if (all.length === 0) continue
      const since = latest.get(text.id)?.at
      open += all.length
      // There when a version came, and that version said nothing of them.
      undecided += all.filter(({ at }) => since !== undefined && at < since).length
      conflicts += (await openBench(read, text.id)).conflicts.size
    }
    return {
      'amendments.open': { value: open },
      'amendments.undecided': { value: undecided },
      'amendments.conflicts': { value: conflicts },
      'amendments.uncountersigned': { value: (await unsignedIn(read, process)).length },
    }
  },
}
