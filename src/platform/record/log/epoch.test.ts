/** A log keeps the name and the folder it began with. */
import { expect, test } from 'vitest'
import { memoryDisk } from './crash-files.fixtures.ts'
import { openEpoch } from './epoch.ts'

test('the epoch is the year in which the log began, whatever year or address comes', async () => {
  const { files } = memoryDisk()
  const first = await openEpoch({ data: '/data', site: 'example.org', year: 2026, files })
  const later = await openEpoch({ data: '/data', site: 'other.example', year: 2027, files })
  expect(first).toEqual({
    epoch: '2026',
    origin: 'example.org/record/2026',
    folder: '/data/record/2026',
    keys: '/data/keys',
  })
  expect(later).toEqual(first)
})

test.each(['', '2026\n', '26\na/b\n', '2026\na b\n', '2026\na/b\nmore\n', '2026\na/b'])(
  'an epoch file that says %j is refused',
  async (text) => {
    const { files } = memoryDisk()
    await openEpoch({ data: '/data', site: 'example.org', year: 2026, files })
    await files.write('/data/record/epoch', Buffer.from(text))
    const place = { data: '/data', site: 'example.org', year: 2026, files }
    await expect(openEpoch(place)).rejects.toThrow('names no epoch')
  },
)

test('a site whose address cannot name a log is refused before anything is kept', async () => {
  const { files } = memoryDisk()
  const place = { data: '/data', site: 'a b', year: 2026, files }
  await expect(openEpoch(place)).rejects.toThrow('names no epoch')
  expect(await files.read('/data/record/epoch')).toBeUndefined()
})
