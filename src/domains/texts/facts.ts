/** What texts say to the gates of a process. Judges no gate. */
import { days } from '../../platform/values.ts'
import type { FactProvider } from '../processes/index.ts'
import { latestVersions, textsOf } from './store.ts'

const FACTS = ['texts.days-on-table', 'texts.clauses', 'brackets.open'] as const

/** With several texts, what holds is said of the one that is furthest from being ready. */
export const textFacts: FactProvider = {
  facts: FACTS,
  async provide(read, process, now) {
    const matters = new Map(
      (await textsOf(read, process.id)).map(({ id, matter, stage }) => [
        id,
        stage.kind === 'on-table' ? matter : undefined,
      ]),
    )
    const published = [...(await latestVersions(read, process.id)).values()].filter(
      ({ text }) => matters.get(text) === 'negotiated',
    )
    const newest = published.map(({ at }) => at).toSorted((one, other) => other - one)[0]
    const onTable = newest === undefined ? 0 : Math.floor((now - newest) / days(1))
    return {
      'texts.days-on-table': { value: onTable },
      'texts.clauses': {
        value: published.reduce((sum, { clauses }) => sum + clauses.length, 0),
      },
      'brackets.open': { value: published.reduce((sum, { brackets }) => sum + brackets, 0) },
    }
  },
}
