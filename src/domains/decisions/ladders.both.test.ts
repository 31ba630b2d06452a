/** A call may be designated on another ladder of its template; one it does not have is refused. */
import { expect, test } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { findProcess } from '../processes/index.ts'
import { aTable } from './calls.fixtures.ts'
import { later } from './opened.fixtures.ts'

const inAll = (words: string) =>
  Object.fromEntries(['en', 'fr', 'es', 'ar', 'zh', 'ru', 'pt'].map((one) => [one, words]))

const ladders = [
  {
    id: 'advice',
    title: inAll('How firm the advice is'),
    designations: [
      {
        id: 'firm-advice',
        label: inAll('Firm advice'),
        definition: inAll('Nobody spoke against it.'),
        passes: true,
        needs: ['nobody-objects'],
      },
    ],
  },
]

test('each call names its ladder, and only the levels of that one can be found on it', async () => {
  const world = await aWorld()
  const table = await aTable(world, { ladders })
  const chair = await world.as(table.chair)
  const process = await findProcess(world.database.read, { id: table.process })
  const slug = process?.slug ?? ''
  expect(await chair.text(`/calls/new?process=${slug}`)).toContain('How firm the advice is')
  const draft = { process: slug, text: table.text.id, kind: 'call', question: 'The first one?' }
  const unknown = await chair.post('/calls', { ...draft, ladder: 'moon' })
  expect(unknown.status).toBe(422)
  expect(await unknown.text()).toContain('not one of those the process has')

  const drafted = await chair.post('/calls', { ...draft, ladder: 'advice' })
  const path = drafted.headers.get('location') ?? ''
  expect((await chair.post(`${path}/opening`)).status).toBe(303)
  later(world, 16)
  const reasons = 'Nobody spoke against it.'
  const page = await chair.text(path)
  expect(page).toContain('Scale of agreement: How firm the advice is')
  expect(page).toContain('value="firm-advice"')
  expect(page).not.toContain('value="full-consensus"')
  const elsewhere = await chair.post(`${path}/designations`, { level: 'consensus', reasons })
  expect(elsewhere.status).toBe(422)
  const level = { level: 'firm-advice', polarity: 'against', reasons }
  expect((await chair.post(`${path}/designations`, level)).status).toBe(303)
  expect(await world.stranger.text(path)).toContain('Firm advice · against the text')
  const [act] = await world.acts('call.draft')
  expect(act?.entry.clear['ladder']).toBe('advice')
})
