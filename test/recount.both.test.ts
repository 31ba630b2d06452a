/** A sceptic recounts a vote by houses from the files of the record and the template's bytes. */
import { readFile, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { ROW_H } from '../src/domains/ballots/ballots.fixtures.ts'
import { closeDueBallots } from '../src/domains/ballots/index.ts'
import { FIRST, opened, pass, vote, type Scene } from '../src/domains/ballots/scene.fixtures.ts'
import { ACTS, TABLES } from '../src/joined.ts'
import { checkTables } from '../src/platform/record/index.ts'
import { publishedRecord, recounted, SCRIPT, templateFile } from './recounting.ts'

const LINES_MAX = 60

const published = ({ world }: Scene) => publishedRecord(world)
const templateOf = ({ world, council }: Scene) => templateFile(world, council.checked.pin)

test('the script is short, and imports nothing of ours', async () => {
  const text = await readFile(SCRIPT, 'utf8')
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(LINES_MAX)
  const imported = [...text.matchAll(/from '([^']+)'/g)].map(([, name]) => name)
  expect(imported).toEqual(['node:crypto', 'node:fs', 'node:path'])
})

for (const hidden of [false, true]) {
  const votes = hidden ? 'sealed votes' : 'open votes'
  test(`it counts a ballot of ${votes} as the record and the tables do`, async () => {
    const scene = await opened({ rule: ROW_H, hidden })
    await vote(scene, 5, 7)
    const own = await scene.as(FIRST)
    await own.post(`${scene.at}/votes`, { choice: 'no' })
    const other = await scene.as('registries-seat-2')
    await other.post(`${scene.at}/recusals`, { reason: 'A stake in it' })
    pass(scene.world)
    await closeDueBallots(scene.world.tools)
    const { read } = scene.world.database
    expect((await checkTables(read, { tables: TABLES, acts: ACTS })).faults).toEqual([])
    const files = [await published(scene), await templateOf(scene)] as const
    const { code, said } = await recounted(...files, scene.id)
    // Five of the first house, less the one who said no and the one who stood back.
    expect(said).toContain('3 of 6 (more than 1/2)')
    expect(said).toContain('counted here: false; on the record: false')
    expect(code).toBe(0)
  })
}

test('it passes what passes, and is not taken in by another template', async () => {
  const scene = await opened({ rule: ROW_H })
  await vote(scene, 7, 13)
  pass(scene.world)
  await closeDueBallots(scene.world.tools)
  const [record, file] = [await published(scene), await templateOf(scene)]
  const { code, said } = await recounted(record, file, scene.id)
  expect([code, said.includes('counted here: true; on the record: true')]).toEqual([0, true])
  await writeFile(file, (await readFile(file, 'utf8')).replace('"1/2"', '"1/9"'))
  const forged = await recounted(record, file, scene.id)
  expect([forged.code, forged.said.includes('was not in force')]).toEqual([1, true])
})
