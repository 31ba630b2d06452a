/** `parley verify` on a real log and real tables: what is altered is named in a sentence. */
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { explainAt, explainHere } from './explain.ts'
import { keep } from './keep.ts'
import { ACTS, anAct, aPublishedRecord, aThing, POSITIONS, THINGS } from './record.fixtures.ts'
import { verifyAt, verifyHere } from './verify.ts'

async function aVerified() {
  const world = await aPublishedRecord()
  const make = (id: string, size = 1) =>
    world.transact((tx) => keep(tx, THINGS, aThing(id, { size }), anAct({ obj: `thing:${id}` })))
  const memory = join(world.folder, 'seen')
  const verify = () =>
    verifyHere({
      database: world,
      tables: [THINGS, POSITIONS],
      acts: ACTS,
      folder: world.logFolder,
      memory,
    })
  return { ...world, make, verify, memory }
}

test('a new site holds', async () => {
  const site = await aVerified()
  const report = await site.verify()
  expect(report).toMatchObject({ ok: true, log: undefined })
  expect(explainHere(report)).toContain('Nothing was recorded yet, and nothing is published.')
})

test('a site holds after each growth, and with entries that wait', async () => {
  const site = await aVerified()
  for (const id of ['a', 'b', 'c']) {
    await site.make(id)
    await site.publish()
    expect(await site.verify()).toMatchObject({ ok: true })
  }
  await site.make('d')
  const report = await site.verify()
  expect(report).toMatchObject({ ok: true, log: { size: 3 }, tables: { entries: 4 } })
  expect(explainHere(report).at(-1)).toBe('The record holds, and the tables say what it says.')
})

test('an entry rewritten in table and row alike is still not what was published', async () => {
  const site = await aVerified()
  await site.make('a')
  await site.publish()
  await site.transact((tx) =>
    sql`update entries set bytes = replace(bytes, '"web"', '"api"')`.execute(tx),
  )
  const report = await site.verify()
  expect(report.ok).toBe(false)
  expect(explainHere(report)).toContain('Entry 0 is not what was published.')
})

test('a table that lost its last entries is behind what is published', async () => {
  const site = await aVerified()
  await site.make('a')
  await site.make('b')
  await site.publish()
  await site.transact(async (tx) => {
    await sql`delete from entries where idx = 1`.execute(tx)
    await sql`delete from things where id = 'b'`.execute(tx)
    await sql`update record_next set next = 1`.execute(tx)
  })
  const report = await site.verify()
  expect(explainHere(report)).toContain('Entry 1 is published, and missing from the table.')
})

test('one altered byte of a published file is named', async () => {
  const site = await aVerified()
  await site.make('a')
  await site.publish()
  const path = join(site.logFolder, 'tile/0/000.p/1')
  const bytes = await readFile(path)
  bytes[0] = (bytes[0] ?? 0) ^ 1
  await writeFile(path, bytes)
  const report = await site.verify()
  expect(report.ok).toBe(false)
  expect(explainHere(report).join('\n')).toContain('tile/0/000.p/1')
})

test('at a distance a log is checked in the same way, and its entries are read', async () => {
  const site = await aVerified()
  await site.make('a')
  await site.make('b')
  await site.publish()
  const server = createServer((request, response) => {
    const path = (request.url ?? '').replace(/^\/record\//, '')
    readFile(join(site.logFolder, path)).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no address')
  const url = `http://127.0.0.1:${address.port}`
  for (const at of [url, `${url}/`, `${url}/record`, `${url}/record/`]) {
    expect(await verifyAt(at)).toMatchObject({ ok: true, log: { size: 2 } })
  }
  expect(explainAt(await verifyAt(url)).at(-1)).toBe('The record holds.')
  const nowhere = await verifyAt(`${url}/elsewhere`)
  expect(nowhere.ok).toBe(false)
})
