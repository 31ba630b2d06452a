/** Merging over HTTP: two owners agree, a sharer says no, and the record tells all of it. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { anOpenCall, consent, later, objection, speak, type Place } from './opened.fixtures.ts'

const Twin = z.object({
  objections: z.array(
    z.object({
      id: z.string(),
      state: z.string(),
      mergedInto: z.string().nullable(),
      behind: z.array(z.string()),
    }),
  ),
})

const objectionsIn = async ({ world, call }: Place) =>
  Twin.parse(await (await world.stranger.get(`/calls/${call}.json`)).json()).objections

/** Ann and Ben say the same; Cy shares what Ben says. */
async function twoAlike() {
  const place = await anOpenCall()
  const { table, call } = place
  const [ann, ben, cy] = [
    await speak(place, table.ann),
    await speak(place, table.ben),
    await speak(place, table.cy),
  ]
  for (const [visitor, title] of [
    [ann, 'The test costs too much'],
    [ben, 'Who pays for the test'],
  ] as const) {
    await visitor.post(`/calls/${call}/objections`, { ...consent, ...objection, title })
    later(place.world, 1)
  }
  const [one, two] = (await objectionsIn(place)).map(({ id }) => id)
  if (!one || !two) throw new Error('two objections')
  expect((await cy.post(`/objections/${two}/supporters`, consent)).status).toBe(303)
  return { ...place, ann, ben, cy, one, two }
}

async function mergeOf({ world }: Place): Promise<string> {
  const asked = (await world.acts('merge.propose')).at(-1)
  return String(asked?.entry.clear['merge'])
}

test('an owner asks, the other agrees, and nothing has changed until then', async () => {
  const place = await twoAlike()
  const { world, table, chair, ann, ben, cy, one, two } = place
  expect(await cy.text(`/objections/${two}`)).not.toContain('Ask for this merge')
  expect((await cy.post(`/objections/${two}/merges`, { ...consent, into: one })).status).toBe(422)
  expect((await ben.post(`/objections/${two}/merges`, { ...consent, into: two })).status).toBe(422)
  expect((await ben.post(`/objections/${two}/merges`, { ...consent, into: 'x' })).status).toBe(400)

  const why = 'We ask for the same thing.'
  const asked = await ben.post(`/objections/${two}/merges`, { ...consent, into: one, why })
  expect(asked.status).toBe(303)
  expect((await objectionsIn(place)).map(({ state }) => state)).toEqual(['open', 'open'])
  expect(await world.stranger.text(`/objections/${one}`)).toContain(why)
  expect(await ann.text('/needs-me')).toContain('Say whether your objection may be merged')

  const words = `/merges/${await mergeOf(place)}/words`
  for (const visitor of [cy, chair, ben]) {
    expect((await visitor.post(words, { ...consent, word: 'agree' })).status).toBe(422)
  }
  const both = [0, 1].map(() => ann.post(words, { ...consent, word: 'agree' }))
  const answers = (await Promise.all(both)).map(({ status }) => status)
  expect(answers.toSorted()).toEqual([303, 422])

  expect(await objectionsIn(place)).toMatchObject([
    { id: one, state: 'open', behind: { length: 3 } },
    { id: two, state: 'merged', mergedInto: one },
  ])
  const [whole] = await objectionsIn(place)
  expect(whole?.behind[0]).toBe(table.ann)
  expect(new Set(whole?.behind)).toEqual(new Set([table.ann, table.ben, table.cy]))
  const page = await world.stranger.text(`/objections/${one}`)
  expect(page).toContain('Who pays for the test')
  expect(await world.acts('objection.merge')).toHaveLength(1)
  // Cy's row in the one, and a row for each of them in the other.
  expect(await world.acts('objection.carry')).toHaveLength(3)
  expect(await ben.text(`/calls/${place.call}`)).not.toContain('An objection that can be answered')
  const stands = await ben.post(`/calls/${place.call}/positions`, { ...consent, choice: 'object' })
  expect(stands.status).toBe(303)
})

test('whoever shared it and was not asked lets it stand again, to be answered', async () => {
  const place = await twoAlike()
  const { world, table, chair, ann, ben, cy, one, two } = place
  await chair.post(`/objections/${two}/merges`, { ...consent, into: one })
  const words = `/merges/${await mergeOf(place)}/words`
  for (const owner of [ann, ben]) await owner.post(words, { ...consent, word: 'agree' })
  const addressed = { kind: 'addressed', reason: 'The state pays.' }
  expect((await chair.post(`/objections/${two}/answers`, addressed)).status).toBe(422)
  expect((await chair.post(`/objections/${one}/answers`, addressed)).status).toBe(303)

  expect(await ben.text(`/objections/${two}`)).not.toContain('Let it stand again')
  expect((await ben.post(`/objections/${two}/separations`, consent)).status).toBe(422)
  expect(await cy.text(`/objections/${two}`)).toContain('Let it stand again')
  expect((await cy.post(`/objections/${two}/separations`, consent)).status).toBe(303)
  expect(await objectionsIn(place)).toMatchObject([
    { id: one, state: 'answered', behind: [table.ann, table.ben] },
    { id: two, state: 'open', behind: [table.cy] },
  ])
  expect((await chair.post(`/objections/${two}/answers`, addressed)).status).toBe(303)
  const apart = await world.acts('objection.apart')
  expect(apart.at(0)?.entry.clear).toMatchObject({ owner: table.cy })
})

test('a yes that is taken back, or comes after an answer, merges nothing', async () => {
  const place = await twoAlike()
  const { world, chair, ann, ben, one, two } = place
  const ask = async () => {
    await ben.post(`/objections/${two}/merges`, { ...consent, into: one })
    return `/merges/${await mergeOf(place)}/words`
  }
  const first = await ask()
  expect((await ben.post(first, { ...consent, word: 'end' })).status).toBe(303)
  expect((await ann.post(first, { ...consent, word: 'agree' })).status).toBe(422)

  const second = await ask()
  await chair.post(`/objections/${one}/answers`, { kind: 'addressed', reason: 'The state pays.' })
  const late = await ann.post(second, { ...consent, word: 'agree' })
  expect(late.status).toBe(422)
  expect(await late.text()).toContain('Only objections that stand and have no answer yet')
  expect((await objectionsIn(place)).map(({ state }) => state)).toEqual(['answered', 'open'])
  expect(await world.acts('objection.merge')).toHaveLength(0)
  expect((await world.stranger.post(second, { ...consent, word: 'agree' })).status).not.toBe(303)
})
