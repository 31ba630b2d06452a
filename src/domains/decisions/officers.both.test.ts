/** Officers at once, and who is still there when they find a level. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { shippedTemplate } from '../templates/index.ts'
import { anOpenCall, consent, later, objection, speak } from './opened.fixtures.ts'

const Levels = z.object({
  designations: z.array(
    z.object({ id: z.string(), attendance: z.array(z.object({ reacted: z.number() })) }),
  ),
})

const shipped = shippedTemplate('convening')
const windows = shipped?.template.windows.map((rule) => ({
  ...rule,
  opens: [...rule.opens, 'staff'],
}))

test('of two officers who propose at once one wins; the other keeps the words', async () => {
  const { world, chair, call } = await anOpenCall({ windows })
  const staff = await world.as(await world.add({ name: 'Sue Staff', role: 'secretary' }))
  later(world, 16)
  const path = `/calls/${call}/designations`
  const both = [chair, staff].map((officer, index) =>
    officer.post(path, {
      permanence: '1',
      level: index === 0 ? 'consensus' : 'full-consensus',
      reasons: `Reasons of officer ${index}`,
      seen: '0',
    }),
  )
  const answers = await Promise.all(both)
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
  const loser = answers.findIndex(({ status }) => status === 422)
  const page = await answers[loser]?.text()
  expect(page).toContain('Another officer proposed a level meanwhile: round 1.')
  expect(page).toContain(`Reasons of officer ${loser}`)
  expect(page).toContain('name="seen" value="1"')
  expect(await world.acts('designation.propose')).toHaveLength(1)

  // Two who make it final at once: one does.
  later(world, 9)
  const ends = await Promise.all(
    [chair, staff].map((officer) => officer.post(path, { permanence: '1', final: '1' })),
  )
  expect(ends.map(({ status }) => status).toSorted()).toEqual([303, 422])
  expect(await world.acts('call.designate')).toHaveLength(1)
})

test('a call after another says who still takes part and who no longer does', async () => {
  const place = await anOpenCall()
  const { world, table, chair, call } = place
  for (const person of [table.ann, table.ben]) {
    const visitor = await speak(place, person)
    await visitor.post(`/calls/${call}/positions`, { ...consent, choice: 'support' })
  }
  expect(await world.stranger.text(`/calls/${call}`)).not.toContain('Who still takes part')
  later(world, 16)
  const draft = { text: table.text.id, kind: 'call', question: 'And now?' }
  const slug = /href="\/processes\/([^"/]+)"/.exec(await chair.text(`/calls/${call}`))?.[1] ?? ''
  const drafted = await chair.post('/calls', { ...draft, process: slug })
  const next = drafted.headers.get('location') ?? ''
  await chair.post(`${next}/opening`)
  const ann = await speak(place, table.ann)
  await ann.post(`${next}/positions`, { ...consent, choice: 'accept' })
  expect(await world.stranger.text(next)).toContain('Who still takes part')
  const twin: unknown = await (await world.stranger.get(`${next}.json`)).json()
  expect(twin).toMatchObject({
    attendance: [
      { group: 'academia', before: 1, still: 1, gone: 0, joined: 0, reacted: 0 },
      { group: 'business', before: 1, still: 0, gone: 1, joined: 0, reacted: 0 },
    ],
  })

  // At each level that is proposed, who reacted to that one.
  later(world, 16)
  const level = { permanence: '1', level: 'consensus', reasons: 'As read.' }
  await chair.post(`${next}/designations`, { ...level, seen: '0' })
  const [first] = (await world.acts('designation.propose')).map(({ entry }) => entry.obj)
  expect(first).toBe(next.replace('/calls/', 'call:'))
  const latest = async () =>
    Levels.parse(await (await world.stranger.get(`${next}.json`)).json()).designations
  const reactions = `/designations/${(await latest())[0]?.id}/reactions`
  const reacted = await ann.post(reactions, { ...consent, kind: 'accept' })
  expect(reacted.status).toBe(303)
  await chair.post(`${next}/designations`, { ...level, seen: '1' })
  expect((await latest()).map(({ attendance }) => attendance[0]?.reacted)).toEqual([1, 0])
  const page = await world.stranger.text(next)
  expect(page.split('<summary>Who still takes part')).toHaveLength(3)
})

test('an officer who speaks in a call is a participant in it; the record says so', async () => {
  const place = await anOpenCall()
  const { world, table, chair, call } = place
  expect(await chair.text(`/calls/${call}`)).toContain('you say as a participant')
  await chair.post(`/calls/${call}/positions`, { ...consent, choice: 'accept' })
  await chair.post(`/calls/${call}/objections`, { ...consent, ...objection })
  const ann = await speak(place, table.ann)
  await ann.post(`/calls/${call}/positions`, { ...consent, choice: 'support' })
  expect(await ann.text(`/calls/${call}`)).not.toContain('you say as a participant')

  const told = (await world.acts('position.state')).map(({ entry }) => entry.clear['hat'])
  expect(told).toEqual(['chair', 'chair', undefined])
  const [raised] = await world.acts('objection.raise')
  expect(raised?.entry).toMatchObject({ cap: 'personal', clear: { hat: 'chair' } })
  const words = 'as a participant, not in the role: chair'
  expect(await world.stranger.text(`/calls/${call}/history`)).toContain(words)
  const path = (raised?.entry.obj ?? '').replace('objection:', '/objections/')
  const way = await world.stranger.text(path)
  expect(way).toContain(words)

  // Wherever positions, objections and reactions are listed, and for machines.
  const page = await world.stranger.text(`/calls/${call}`)
  expect(page.split(words)).toHaveLength(3)
  const twin: unknown = await (await world.stranger.get(`/calls/${call}.json`)).json()
  expect(twin).toMatchObject({
    positions: expect.arrayContaining([
      expect.objectContaining({ person: table.chair, hat: 'chair' }),
      expect.objectContaining({ person: table.ann, hat: null }),
    ]) as unknown,
    objections: [{ hat: 'chair' }],
  })
  const csv = await (await world.stranger.get(`/calls/${call}.csv`)).text()
  expect(csv).toContain(',capacity,hat,')
  expect(csv).toContain(',personal,chair,')
})
