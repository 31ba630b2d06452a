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

test('an objection that repeats another is answered by pointing to it, once that one is', async () => {
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
