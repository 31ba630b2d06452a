/** The page of whoever runs a meeting: each form leads back there, and says what is so now. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { after, days } from '../../platform/values.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { RUN_FORMS } from './running.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const consent = { permanence: '1', undertakings: '1' }
const DONE = /id="done"[^]*?Done\. ([^<]*)/

async function sent(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status}`)
  return answer.headers.get('location') ?? ''
}

/** Where the form leads, as a browser goes there, and what it says was done. */
async function ran(visitor: Visitor, path: string, fields: Fields = {}) {
  const to = await sent(visitor, path, fields)
  const [address = '', anchor] = to.split('#')
  const [, said] = DONE.exec(await visitor.text(address)) ?? []
  return { address: address.replace(/^\/meetings\/\w+/, ''), anchor, said }
}

async function aCall() {
  const world = await aWorld()
  const table = await aTable(world)
  const { slug = '' } = (await findProcess(world.database.read, { id: table.process })) ?? {}
  const chair = await world.as(table.chair)
  const from = new Date(after(world.clock.now(), days(20))).toISOString().slice(0, 10)
  const call = {
    ...{ host: `process:${slug}`, kind: 'call', title: 'The call', from, minutes: '60' },
    ...{ time1: '12:00', zone1: 'UTC', repeats: 'once', fold: 'earlier', step: 'announce' },
  }
  const path = (await sent(chair, '/meetings', call)).replace(/[#?].*/, '')
  return { world, table, chair, path, from }
}

test('each form of whoever runs a meeting leads back to it, with what was done', async () => {
  const { world, table, chair, path, from } = await aCall()
  const ann = await world.as(table.ann)
  for (const topic of ['Who pays', 'Who tests']) await sent(ann, `${path}/items`, { topic })
  for (const title of ['Costs', 'Tests'])
    await sent(ann, `${path}/materials`, { title, href: 'https://example.org/1' })
  const page = await chair.text(`${path}/running`)
  const idsOf = (form: string) =>
    [...page.matchAll(new RegExp(`/(\\w{26})/${form}"`, 'g'))].map(([, id]) => id)
  const item = `${path}/items/${idsOf('place')[0]}`
  const [first, second] = idsOf('approval')
  const when = { day: from, time: '14:00', zone: 'UTC', fold: 'earlier', minutes: '45' }
  const reason = { reason: 'It comes too late.' }
  const answers = [
    await ran(chair, `${path}/moves`, { ...when, revision: '0' }),
    await ran(chair, `${path}/ways`, { revision: '1', venue: 'Hall 2' }),
    await ran(chair, `${item}/place`, { place: '2', minutes: '5' }),
    await ran(chair, `${path}/agenda`),
    await ran(chair, `${item}/declining`, reason),
    await ran(chair, `${path}/materials/${first}/approval`),
    await ran(chair, `${path}/materials/${second}/declining`, reason),
    await ran(chair, `${path}/cancellation`, { revision: '2', ...reason }),
  ]
  expect(answers.map(({ address }) => address.replace('/running?done=', '')).toSorted()).toEqual(
    [...RUN_FORMS].toSorted(),
  )
  expect(new Set(answers.map(({ anchor }) => anchor))).toEqual(new Set(['done']))
  expect(answers.map(({ said }) => said)).toEqual([
    'The meeting begins ',
    'How one comes in stands on the page of the meeting.',
    'The item has its place and its minutes.',
    'The agenda is published.',
    'The item is declined, and the agenda says why.',
    'The paper is approved.',
    'The paper is declined, and the page says why.',
    'The meeting is cancelled, and its page says why.',
  ])
})

test('an address alone says of no meeting that it was cancelled', async () => {
  const { world, table, chair, path } = await aCall()
  for (const form of ['cancel', 'publish', 'constructor', '<b>']) {
    const page = await chair.text(`${path}/running?done=${encodeURIComponent(form)}`)
    expect(page).not.toContain('Done.')
  }
  const refused = await chair.post(`${path}/cancellation?done=cancel`, {
    ...consent,
    revision: '0',
  })
  expect(refused.status).toBe(400)
  expect(await refused.text()).not.toContain('Done.')
  const ann = await world.as(table.ann)
  expect((await ann.get(`${path}/running?done=move`)).status).toBe(404)
})
