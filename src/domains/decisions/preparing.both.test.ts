/** Preparing a level over HTTP: officers read it, nobody else does, and the record names who. */
import { expect, test } from 'vitest'
import { findProcess } from '../processes/index.ts'
import { shippedTemplate } from '../templates/index.ts'
import { closeDueCalls } from './jobs.ts'
import { anOpenCall, later, speak } from './opened.fixtures.ts'
import { preparationOf } from './store/preparing.ts'
import type { CallId } from './call.ts'

const shipped = shippedTemplate('convening')
const windows = shipped?.template.windows.map((rule) => ({
  ...rule,
  opens: [...rule.opens, 'staff'],
}))

async function closedCall() {
  const place = await anOpenCall({ windows })
  const sue = await place.world.add({ name: 'Sue Staff', role: 'secretary' })
  const staff = await place.world.as(sue)
  const path = `/calls/${place.call}`
  const draft = { permanence: '1', level: 'consensus', polarity: 'for' }
  const early = await place.chair.post(`${path}/preparations`, {
    ...draft,
    seen: '0',
    reasons: 'a',
  })
  expect(early.status).toBe(422)
  later(place.world, 16)
  return { ...place, sue, staff, path, draft }
}

test('what officers prepare they alone read; two who write at once both keep it', async () => {
  const place = await closedCall()
  const { world, table, chair, staff, path, draft } = place
  const write = (officer: typeof chair, reasons: string, seen: string) =>
    officer.post(`${path}/preparations`, { ...draft, seen, reasons })
  const both = [write(chair, 'As the chair sees it', '0'), write(staff, 'As staff sees it', '0')]
  expect((await Promise.all(both)).map(({ status }) => status)).toEqual([303, 303])
  for (const officer of [chair, staff]) {
    const page = await officer.text(path)
    expect(page).toContain('As the chair sees it')
    expect(page).toContain('As staff sees it')
    expect(page).toContain('These were written at the same time')
    expect(page).not.toContain('Publish version')
  }
  const ann = await speak(place, table.ann)
  for (const reader of [ann, world.stranger]) {
    for (const address of [path, `${path}.json`, `${path}.csv`, `${path}/history`]) {
      expect(await reader.text(address)).not.toContain('sees it')
    }
  }
  for (const form of ['preparations', 'preparation-signs']) {
    const fields = { ...draft, seen: '2', reasons: 'x', number: '2', sign: 'agrees' }
    expect((await ann.post(`${path}/${form}`, fields)).status).toBe(422)
  }
  const publishing = { permanence: '1', prepared: '2', seen: '0' }
  expect((await chair.post(`${path}/designations`, publishing)).status).toBe(422)

  expect((await write(chair, 'As we all see it', '2')).status).toBe(303)
  expect(await staff.text(path)).not.toContain('As staff sees it')
  const wrong = { permanence: '1', number: '3', sign: 'differs', why: '' }
  expect((await staff.post(`${path}/preparation-signs`, wrong)).status).toBe(422)
  const old = { permanence: '1', number: '1', sign: 'agrees' }
  expect((await staff.post(`${path}/preparation-signs`, old)).status).toBe(422)
  const says = { ...wrong, why: 'Say who stood aside.' }
  expect((await staff.post(`${path}/preparation-signs`, says)).status).toBe(303)
  expect(await chair.text(path)).toContain('Say who stood aside.')
})

test('nobody else can tell that anything is prepared: no byte, count or tag changes', async () => {
  const place = await closedCall()
  const { world, table, chair, path, draft } = place
  const { slug } = (await findProcess(world.database.read, { id: table.process })) ?? {}
  const addresses = [
    ...[path, `${path}.json`, `${path}.csv`, `${path}/history`, '/calls.json', '/record.json'],
    ...[`/processes/${slug}`, `/processes/${slug}.json`, `/processes/${slug}/record`],
    ...[`/texts/${table.text.id}`, '/needs-me', '/desk', '/account/export.json', '/'],
  ]
  const readers = [world.stranger, await speak(place, table.ann)]
  const seen = async () => {
    const all: unknown[] = []
    for (const reader of readers) {
      for (const address of addresses) {
        const answer = await reader.get(address)
        const text = (await answer.text()).replaceAll(/name="key" value="[^"]*"/g, '')
        all.push([address, answer.status, answer.headers.get('etag'), text])
      }
    }
    return all
  }
  await closeDueCalls(world.tools)
  const before = await seen()
  for (const seenBefore of ['0', '1']) {
    const typed = { ...draft, seen: seenBefore, reasons: `Words ${seenBefore}` }
    expect((await chair.post(`${path}/preparations`, typed)).status).toBe(303)
  }
  const after = await seen()
  expect(after.filter((one, at) => JSON.stringify(one) !== JSON.stringify(before[at]))).toEqual([])
})

test('publishing designates in the signed words; only the names are public', async () => {
  const place = await closedCall()
  const { world, chair, sue, staff, path, draft } = place
  await staff.post(`${path}/preparations`, { ...draft, seen: '0', reasons: 'All can live with it' })
  const before = (await world.acts('designation.propose')).length
  expect(
    (
      await chair.post(`${path}/preparation-signs`, {
        permanence: '1',
        number: '1',
        sign: 'agrees',
      })
    ).status,
  ).toBe(303)
  const id = place.call as string as CallId
  expect((await preparationOf(world.database.read, id)).versions).toHaveLength(1)
  const publishing = { permanence: '1', prepared: '1', seen: '0' }
  expect((await chair.post(`${path}/designations`, publishing)).status).toBe(303)
  const proposed = await world.acts('designation.propose')
  expect(proposed).toHaveLength(before + 1)
  expect(proposed[0]?.entry.clear).toMatchObject({ level: 'consensus', prepared: [sue] })
  expect(await preparationOf(world.database.read, id)).toEqual({ versions: [], signed: [] })
  const page = await world.stranger.text(path)
  expect(page).toContain('All can live with it')
  expect(page).toMatch(/Prepared together with:[^]*Sue Staff/)
})
