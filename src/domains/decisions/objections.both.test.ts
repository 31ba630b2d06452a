/** Objections to their end over HTTP: what the chair says of each, and what everybody reads. */
import { expect, test } from 'vitest'
import type { PersonId } from '../people/index.ts'
import {
  anOpenCall,
  consent,
  later,
  objection,
  speak,
  twinOf,
  type Place,
} from './opened.fixtures.ts'

async function raise(place: Place, person: PersonId, title: string): Promise<string> {
  const visitor = await speak(place, person)
  const typed = { ...consent, ...objection, title }
  expect((await visitor.post(`/calls/${place.call}/objections`, typed)).status).toBe(303)
  const { objections } = await twinOf(place)
  return objections.at(-1)?.id ?? ''
}

test('a repetition is answered by pointing to the earlier one, once that one is', async () => {
  const place = await anOpenCall()
  const { world, table, chair } = place
  const first = await raise(place, table.ann, 'The test costs too much')
  later(world, 1)
  const second = await raise(place, table.ben, 'Who pays for the test')
  const repeating = { kind: 'repetition', repeats: first, reason: 'As said there.' }
  const path = `/objections/${second}`

  expect(await chair.text(path)).not.toContain('It repeats an earlier objection')
  const early = await chair.post(`${path}/answers`, repeating)
  expect(early.status).toBe(422)
  expect(await early.text()).toContain('that has an answer of its own')

  await chair.post(`/objections/${first}/answers`, { kind: 'addressed', reason: 'The state pays.' })
  expect(await chair.text(path)).toContain('It repeats an earlier objection')
  const unnamed = await chair.post(`${path}/answers`, { ...repeating, repeats: '' })
  expect(unnamed.status).toBe(400)
  for (const repeats of [second, 'nonsense', '01J00000000000000000000000']) {
    const wrong = await chair.post(`${path}/answers`, { ...repeating, repeats })
    expect([400, 422]).toContain(wrong.status)
    expect(await wrong.text()).toContain('As said there.')
  }
  expect((await chair.post(`${path}/answers`, repeating)).status).toBe(303)
  expect(await world.stranger.text(path)).toContain(`href="/objections/${first}"`)
  const [, given] = await world.acts('objection.answer')
  expect(given?.entry.clear).toMatchObject({ answer: 'repetition', repeats: first, round: 1 })
})

const inAll = (words: string) =>
  Object.fromEntries(['en', 'fr', 'es', 'ar', 'zh', 'ru', 'pt'].map((one) => [one, words]))

const objections = {
  substantive: inAll('A reason why the text cannot work.'),
  repetition: inAll('The same reason in other words.'),
  remedies: [],
  answeredBy: ['staff'],
  wordWithin: { for: 'P3D', source: 'a test', tag: 'D' },
}

test('the template says who answers, what counts, and for how long an answer waits', async () => {
  const place = await anOpenCall({ objections })
  const { world, table, chair, call } = place
  const ann = await speak(place, table.ann)
  expect(await ann.text(`/calls/${call}`)).toContain('A reason why the text cannot work.')
  const path = `/objections/${await raise(place, table.ann, 'Nobody pays')}`
  expect(await world.stranger.text(path)).toContain('waits for an answer from')

  const typed = { ...consent, kind: 'addressed', reason: 'The maker pays.' }
  expect((await chair.post(`${path}/answers`, typed)).status).toBe(422)
  const staff = await world.as(await world.add({ name: 'Sue Staff', role: 'secretary' }))
  expect((await staff.post(`${path}/answers`, typed)).status).toBe(303)
  expect(await ann.text('/needs-me')).toContain('Say whether the answer settles your objection')

  later(world, 5)
  const late = await ann.post(`${path}/words`, { word: 'maintained', round: '1' })
  expect(late.status).toBe(422)
  expect(await late.text()).toContain('The time for a word on this answer ended')
  expect(await staff.text(path)).toContain('The same reason in other words.')
  expect(await world.stranger.text(path)).toContain('no word from the objector in time')
  // Whoever said nothing still stands behind it: an answer can be given again, a word on that too.
  expect((await staff.post(`${path}/answers`, typed)).status).toBe(303)
  const word = await ann.post(`${path}/words`, { word: 'maintained', round: '2' })
  expect(word.status).toBe(303)
})
