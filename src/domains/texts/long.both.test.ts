/** A long text: written in one transaction, on record, read back whole. */
import { expect, test } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { IDS_PER_ENTRY } from './acts.ts'
import { hashOf } from './rules/hash.ts'
import { draftText, publishVersion } from './steps.ts'
import { findVersion, newestWith, versionsOf, versionWords } from './store.ts'
import { aTableAt, stepBy, value } from './table.fixtures.ts'
import { cameFrom, type ClauseId } from './text.ts'

/** More than one entry can name, and than have an entry each. */
const CLAUSES = 1_000

test('a text of 1,000 clauses is kept with every wording and its order on record', async () => {
  const world = await aWorld()
  const { process, people } = await aTableAt(world, 'plenary')
  const { database } = world
  const clauses = Array.from({ length: CLAUSES }, (_, index) => ({
    id: undefined,
    words: `Clause ${index + 1} says what a device of kind ${index % 37} says.`,
  }))
  const title = { title: 'All of it', language: 'en', reason: 'Uploaded' } as const
  const { text } = await database.transact(async (tx) =>
    value(await draftText(await stepBy(world, tx, people.editor), process, { ...title, clauses })),
  )
  const first = await findVersion(database.read, text.id)
  if (!first) throw new Error('no version')
  const words = await versionWords(database.read, first)
  expect(words.map((one) => one.words)).toEqual(clauses.map((one) => one.words))
  expect(hashOf(words)).toBe(first.hash)

  const ordered = await world.acts('clauses.order')
  const ids = ordered.flatMap(({ entry }) => entry.clear['clauses'] ?? [])
  expect(ids).toEqual(first.clauses.map(({ id }) => id))
  expect(ordered.length).toBe(Math.ceil(CLAUSES / IDS_PER_ENTRY))
  const worded = (await world.acts('clauses.word')).flatMap(({ entry }) => entry.clear['clauses'])
  expect(worded).toEqual(ids)

  // The last clause comes first, the second is split, and the rest stays as it is on record.
  const said = words.map(({ id, words: of }) => ({ id, words: of }))
  const asked = [
    ...said.slice(-1),
    ...said.slice(0, 1),
    { id: said[1]?.id, words: 'Clause 2 says.' },
    {
      id: undefined,
      words: 'It says what a device says.',
      from: said.slice(1, 2).map(({ id }) => id),
    },
    ...said.slice(2, -1),
  ]
  await database.transact(async (tx) => {
    const step = await stepBy(world, tx, people.editor)
    value(
      await publishVersion(
        step,
        { process, text, freezes: [] },
        {
          base: 1,
          clauses: asked,
          reason: 'One moved, one split',
        },
      ),
    )
  })
  const second = await findVersion(database.read, text.id)
  if (!second) throw new Error('no second version')
  expect(cameFrom(second)).toEqual(new Map([['c1001', ['c2']]]))
  expect((await world.acts('clause.word')).map(({ entry }) => entry.clear['clause'])).toEqual([
    'c2',
    'c1001',
  ])
  const published = await world.acts('text.publish')
  expect(published.at(-1)?.entry.clear['lineage']).toEqual(['c1001 from c2'])
  expect(await newestWith(database.read, text.id, 'c999' as ClauseId)).toBe(2)
  expect(await newestWith(database.read, text.id, 'c2' as ClauseId)).toBe(2)
  expect((await versionsOf(database.read, text.id)).map(({ number }) => number)).toEqual([2, 1])
  const { faults } = await checkTables(database.read, { tables: TABLES, acts: ACTS })
  expect(faults).toEqual([])
})
