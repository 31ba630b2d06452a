/** What somebody needs to come to a meeting: who hears of it, and that its answer is heard. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor, type World } from '../../../test/world.ts'
import { after, days, minutes } from '../../platform/values.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }
const NEED = 'A sign interpreter'

async function aNeed() {
  const world = await aWorld()
  const table = await aTable(world)
  const { slug = '' } = (await findProcess(world.database.read, { id: table.process })) ?? {}
  const from = new Date(after(world.clock.now(), days(20))).toISOString().slice(0, 10)
  const called = await (
    await world.as(table.chair)
  ).post('/meetings', {
    ...{ host: `process:${slug}`, kind: 'call', title: 'The call', from, minutes: '60' },
    ...{ time1: '12:00', zone1: 'UTC', repeats: 'once', fold: 'earlier', step: 'announce' },
    ...consent,
  })
  const path = (called.headers.get('location') ?? '').replace(/[#?].*/, '')
  const ann = await world.as(table.ann)
  const ask = (words: string) => ann.post(`${path}/requests`, { ...consent, kind: 'access', words })
  expect((await ask(NEED)).status).toBe(303)
  const sol = await world.add({ name: 'Sol Staff', role: 'secretary' })
  return { world, table, path, ann, ask, staff: await world.as(sol) }
}

const askedAt = async (staff: Visitor, path: string) =>
  /name="asked" value="(\d+)"/.exec(await staff.text(path))?.[1] ?? ''

const answerTo = ({ table, staff, path }: Awaited<ReturnType<typeof aNeed>>, fields: Fields) =>
  staff.post(`${path}/requests/answers`, { kind: 'access', person: table.ann, ...fields })

test('the staff alone hear that somebody needs something, until it is answered', async () => {
  const place = await aNeed()
  const { world, table, path, ann, staff } = place
  const hears = async (who: Visitor) => (await who.text('/needs-me')).includes(`${path}#requests`)
  expect(await hears(staff)).toBe(true)
  expect(await staff.text('/needs-me')).not.toContain(NEED)
  for (const other of [ann, await world.as(table.chair), world.stranger]) {
    expect(await hears(other)).toBe(false)
  }
  const asked = await askedAt(staff, path)
  expect((await answerTo(place, { asked, answer: 'One comes.' })).status).toBe(303)
  expect(await hears(staff)).toBe(false)
})

test('whoever asked hears by mail that there is an answer, and not which', async () => {
  const place = await aNeed()
  const { table, world, path, staff, ann } = place
  const asked = await askedAt(staff, path)
  expect((await answerTo(place, { asked, answer: 'One comes.' })).status).toBe(303)
  expect(await mailsOf(world)).toMatchObject([
    { subject: 'An answer to what you asked for: The call' },
  ])
  const [mail] = await mailsOf(world)
  expect(mail?.person).toBe(table.ann)
  expect(mail?.text).toContain(`${path}#requests`)
  expect(mail?.text).not.toMatch(/One comes|interpreter/)
  expect(await ann.text(path)).toContain('One comes.')
})

const mailsOf = async (world: World) =>
  (await world.mails()).filter(({ subject }) => subject.startsWith('An answer'))

test('no answer stands under words that were changed while it was written', async () => {
  const place = await aNeed()
  const { world, path, ann, ask, staff } = place
  const asked = await askedAt(staff, path)
  world.clock.set(after(world.clock.now(), minutes(1)))
  expect((await ask('A ramp')).status).toBe(303)
  const late = await answerTo(place, { asked, answer: 'One comes.' })
  expect(late.status).toBe(422)
  const page = await late.text()
  expect(page).toContain('What they need has changed')
  expect(page).toContain('One comes.</textarea>')
  expect(page).toContain('A ramp')
  expect(await ann.text(path)).not.toContain('One comes.')
  expect(await mailsOf(world)).toEqual([])
  const again = await answerTo(place, { asked: await askedAt(staff, path), answer: '' })
  expect(again.status).toBe(400)
})
