/** A newcomer asks, is found a guide, and the two write where nobody else reads. */
import { expect, test, vi } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }
const offer = { ...consent, languages: ['fr', 'es'], hours: 'Evenings in Nairobi', places: '1' }
const question = { ...consent, language: 'fr', wish: 'any', words: 'Où <en> sommes-nous ?' }

async function aPlace() {
  const world = await aWorld()
  const [gina, nora, sam] = [
    await world.add({ name: 'Gina Guide' }),
    await world.add({ name: 'Nora New' }),
    await world.add({ name: 'Sam Staff', role: 'secretary' }),
  ]
  const people = { gina, nora, sam }
  const as = { gina: await world.as(gina), nora: await world.as(nora), sam: await world.as(sam) }
  return { world, people, ...as }
}

test('a newcomer is found a guide; the two write, and nobody else can tell', async () => {
  const { world, people, gina, nora, sam } = await aPlace()
  const alone = await nora.post('/guides', question)
  expect(alone.status).toBe(422)
  expect(await alone.text()).toContain('Où &lt;en')
  expect((await gina.post('/guides/offers', offer)).status).toBe(303)
  expect(await world.stranger.text('/guides')).toContain('Evenings in Nairobi')

  const asked = await nora.post('/guides', question)
  expect(asked.status).toBe(303)
  const path = (asked.headers.get('location') ?? '').split('#')[0] ?? ''
  const mail = (await world.mails()).find(({ person }) => person === people.gina)
  expect(mail?.text).toContain('Où <en> sommes-nous ?')
  expect(mail?.text).not.toContain('person-')
  expect(await gina.text('/needs-me')).toContain('Answer Nora New')
  expect((await gina.post(`${path}/messages`, { ...consent, words: 'Ici.' })).status).toBe(303)
  expect(await gina.text('/needs-me')).not.toContain('Answer Nora New')
  expect(await nora.text(path)).toContain('Ici.')
  expect((await sam.get(path)).status).toBe(404)
  expect((await world.stranger.get(path)).status).toBe(404)
  expect((await sam.post(`${path}/messages`, { ...consent, words: 'Me too.' })).status).toBe(404)
  expect(await world.stranger.text('/guides')).not.toContain('Nora New')
  // Not even that the two write is on the record.
  const told = (await world.acts()).filter(({ entry }) => entry.act.startsWith('guide'))
  expect(told.map(({ entry }) => entry.act)).toEqual(['guide.offer'])
  expect(JSON.stringify(await world.acts())).not.toContain('guide-pair')
  const exported = await (await nora.get('/account/export.json')).text()
  expect(exported).toContain('guide-pair:')
})

test('places are bounded, either ends it, and nobody is given the same guide twice', async () => {
  const { world, gina, nora, sam } = await aPlace()
  await gina.post('/guides/offers', offer)
  const asked = await nora.post('/guides', question)
  const path = (asked.headers.get('location') ?? '').split('#')[0] ?? ''
  expect((await nora.post('/guides', question)).status).toBe(422)
  expect((await sam.post('/guides', question)).status).toBe(422)
  expect((await nora.post('/guides', { ...question, language: 'xx' })).status).toBe(400)
  expect((await gina.post(`${path}/endings`)).status).toBe(303)
  const late = await nora.post(`${path}/messages`, { ...consent, words: 'Still there?' })
  expect(late.status).toBe(422)
  expect((await nora.post('/guides', question)).status).toBe(422)
  expect((await sam.post('/guides', question)).status).toBe(303)
  expect((await gina.post('/guides/endings')).status).toBe(303)
  expect(await world.stranger.text('/guides')).toContain('Nobody has offered to guide yet')
  const { faults } = await checkTables(world.database.read, { acts: ACTS, tables: TABLES })
  expect(faults).toEqual([])
})

test('offers are judged, and what one may ask stands on the page for newcomers', async () => {
  const { world, gina } = await aPlace()
  expect((await gina.post('/guides/offers', { ...offer, places: '9' })).status).toBe(400)
  const silent = await gina.post('/guides/offers', { ...offer, languages: [] })
  expect(silent.status).toBe(422)
  expect(await world.stranger.text('/start')).toContain('Am I counted, and who decides')
  expect(await world.stranger.text('/ar/start')).toContain('dir="rtl"')
})
