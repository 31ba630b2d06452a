/**
 * Notes for makers at the practice table: a draft that nobody is asked about yet, in three versions
 * with headings, a list, a table, a definition and a footnote. Everything in it is made up.
 */
import { findProcess } from '../../src/domains/processes/index.ts'
import { undertakingsOf } from '../../src/domains/templates/index.ts'
import {
  draftText,
  findText,
  findVersion,
  matched,
  publishVersion,
  readWhole,
  versionWords,
  type ClauseDraft,
  type Passage,
} from '../../src/domains/texts/index.ts'
import { here, must, type Play, type Stage } from '../stage.ts'
import { ago, as, processOf, type Scene } from './labels-stage.ts'
import type { Cast } from './table.ts'

const FIRST = `# What the year means

Year of updates
: The last year in which the maker sends security updates for the device.

The year stands on the front of the box. It is never later than what the maker has
promised in writing, and whoever sells the device says the same year[^1].

# What has to be ready

- the year, for each kind of device
- who answers when a buyer asks
    - in the language of the country of sale
- [an independent test]

# By when

| kind of device | year on the box |
| --- | --- |
| cameras and locks | from the first spring |
| everything else | a year later |

[^1]: The list of the online shop, in the thread on draft 2, says how often it is missing.`

/** The second paragraph is divided: what the seller says is a matter of its own. */
const SECOND = FIRST.replace(
  'in writing, and whoever sells the device says the same year[^1].',
  'in writing.\n\nWhoever sells the device says the same year[^1].',
)

/** What has to be ready comes last, since it follows from the dates. */
function third(): string {
  const [meaning = '', ready = '', dates = ''] = SECOND.split(/\n\n(?=# )/)
  const [table = '', note = ''] = dates.split(/\n\n(?=\[\^1\])/)
  return [meaning, table, ready.replace('who answers', 'a person who answers'), note].join('\n\n')
}

/** Clauses keep their ids by what they say. */
const draftsOf = (before: readonly Passage[], words: string): readonly ClauseDraft[] =>
  must(matched(before, readWhole(words)))

export async function* notesForMakers(stage: Stage, cast: Cast): Play {
  yield ago(stage, 40)
  const process = here(await findProcess(stage.database.read, { slug: 'labels' }), 'labels')
  const scene: Scene = { stage, cast, slug: 'labels', undertakings: undertakingsOf(process.pin) }
  const id = await as(scene, 'editor', async (step) => {
    const process = await processOf(step.tx, scene.slug)
    const asked = { title: 'Notes for makers', language: 'en', stage: 'draft' } as const
    const reason = 'What makers ask again and again'
    return must(await draftText(step, process, { ...asked, clauses: draftsOf([], FIRST), reason }))
      .text.id
  })
  const goOn = (words: string, reason: string) =>
    as(scene, 'editor', async (step) => {
      const process = await processOf(step.tx, scene.slug)
      const text = here(await findText(step.tx, id), 'text')
      const latest = here(await findVersion(step.tx, id), 'version')
      const clauses = draftsOf(await versionWords(step.tx, latest), words)
      const asked = { base: latest.number, clauses, reason }
      must(await publishVersion(step, { process, text, freezes: [] }, asked))
    })
  yield ago(stage, 33)
  await goOn(SECOND, 'What the seller says is a clause of its own')
  yield ago(stage, 19)
  await goOn(third(), 'The dates come before what follows from them')
}
