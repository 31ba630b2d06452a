/** A sceptic recounts a vote by houses from the files of the record and the template's bytes. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, inject, test } from 'vitest'
import { ROW_H } from '../src/domains/ballots/ballots.fixtures.ts'
import { closeDueBallots } from '../src/domains/ballots/index.ts'
import { FIRST, opened, pass, vote, type Scene } from '../src/domains/ballots/scene.fixtures.ts'
import { ACTS, TABLES } from '../src/joined.ts'
import { checkTables, entrySource } from '../src/platform/record/index.ts'
import {
  headStore,
  openEpoch,
  startSequencer,
  startSigner,
} from '../src/platform/record/log/index.ts'
import { seconds } from '../src/platform/values.ts'

const SCRIPT = fileURLToPath(new URL('../docs/recount/bicameral.mjs', import.meta.url))
const LINES_MAX = 60
const run = promisify(execFile)

/** The record as files, signed as `serve` does it. */
async function published({ world }: Scene): Promise<string> {
  const data = await mkdtemp(join(inject('folder'), 'recount-'))
  const { database, clock } = world
  const epoch = await openEpoch({ data, site: 'localhost', year: 2026 })
  const signer = startSigner({ folder: epoch.keys, origin: epoch.origin })
  const sequencer = startSequencer({
    folder: epoch.folder,
    signer,
    head: headStore(database, epoch.origin),
    source: entrySource(database.read),
    durable: database.durable,
    every: seconds(1),
    clock,
  })
  await sequencer.flush()
  await sequencer.stop()
  await signer.close()
  return epoch.folder
}

async function templateOf({ world, council }: Scene): Promise<string> {
  const { name, version } = council.checked.pin
  const file = join(await mkdtemp(join(inject('folder'), 'template-')), 'template.json')
  await writeFile(file, await world.stranger.text(`/templates/${name}/${version}/bytes`))
  return file
}

async function recounted(record: string, template: string, ballot: string) {
  try {
    const { stdout } = await run(process.execPath, [SCRIPT, record, template, ballot])
    return { code: 0, said: stdout }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, said: stdout + stderr }
  }
}

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
