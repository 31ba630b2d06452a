/** `parley import bodies`: founds once, names what is wrong by its line, and seats nobody. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, inject, test } from 'vitest'
import { findBodies, seatsOf } from '../domains/bodies/index.ts'
import { bodies } from './import.ts'
import { aPlace, aSite } from './places.fixtures.ts'

const EXAMPLE = fileURLToPath(new URL('../../demo/bodies/icann.yaml', import.meta.url))

test('the example is imported once, its seats are vacant, and the site goes on', async () => {
  const config = await aPlace()
  const first = await bodies(config, EXAMPLE)
  expect(first).toMatchObject({ code: 0 })
  expect(first.say).toContain('9 bodies founded')
  expect((await bodies(config, EXAMPLE)).say).toContain('0 bodies founded, 0 seats added')
  const site = await aSite(config)
  const { read } = site.ground.database
  const found = await findBodies(read)
  expect(found.map(({ slug }) => slug)).toContain('gnso-council')
  for (const { id } of found) expect(await seatsOf(read, id)).toEqual([])
  await site.close()
})

test('a file that is wrong is refused with its lines, and nothing is founded', async () => {
  const config = await aPlace()
  const file = join(await mkdtemp(join(inject('folder'), 'import-')), 'bad.yaml')
  await writeFile(file, 'practice: true\nbodies:\n  - slug: A Council\n    kind: council\n')
  const refused = await bodies(config, file)
  expect(refused.code).toBe(1)
  expect(refused.say).toContain(`${file}:3 bodies.0.slug: lower-case words joined by hyphens`)
  expect((await bodies(config, `${file}.none`)).say).toContain('There is no file')
})
