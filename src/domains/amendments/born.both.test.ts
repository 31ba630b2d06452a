/** A clause that an amendment put in leads back to it, also when its words were polished since. */
import { expect, test } from 'vitest'
import { aText, decide, done, idOf, propose, publish, replacing } from './text.fixtures.ts'

test('a move that is not agreed stands in brackets twice, and each leads back', async () => {
  const place = await aText()
  const { editor, mia, path, world } = place
  const moving = { ...replacing(5, ''), 'kind-1': 'move', 'after-1': 'c1' }
  const asked = await propose(place, mia, moving)
  await decide(place, editor, asked, { decision: 'brackets' })
  const preview = await editor.text(`${path}/merge`)
  expect(preview).toContain('Not agreed where it stands: here, or at place 2')
  expect(preview).toContain('Not agreed where it stands: here, or at place 6')
  await publish(place, editor, 1)
  const { clauses } = JSON.parse(await world.stranger.text(`${path}.json`))
  const words = clauses.map((one: { words: string }) => one.words)
  expect([words[1], words[5]]).toEqual(Array(2).fill('[The page is kept for ten years.]'))
  for (const clause of ['c5', 'c6']) {
    expect(await world.stranger.text(`${path}/clauses/${clause}`)).toContain(idOf(asked))
  }
})

test('an inserted clause leads back to its amendment after an editor polished it', async () => {
  const place = await aText()
  const { editor, mia, stan, path, world } = place
  const insertion = { ...replacing(2, 'Buyers may ask.'), 'kind-1': 'insert', 'after-1': 'c2' }
  const asked = await propose(place, mia, insertion)
  const other = await propose(place, stan, { ...insertion, 'words-1': 'Nobody has to ask twice.' })
  await decide(place, editor, asked, { decision: 'take' })
  await decide(place, editor, other, {
    decision: 'part',
    'words-1': 'Once is enough.',
    reason: 'Short.',
  })
  await publish(place, editor, 1)
  const clauses = ['c1', 'c2', 'c6', 'c7', 'c3', 'c4', 'c5']
  const was = JSON.parse(await world.stranger.text(`${path}.json`))
  expect(was.clauses.map(({ id }: { id: string }) => id)).toEqual(clauses)
  const words = was.clauses.map((one: { id: string; words: string }) => [
    `words-${one.id}`,
    one.id === 'c6' ? 'Every buyer may ask, and is answered.' : one.words,
  ])
  const next = { base: '2', reason: 'Polished', ...Object.fromEntries(words) }
  await done(editor, `${path}/versions`, next)

  const mine = await world.stranger.text(`${path}/clauses/c6`)
  expect(mine).toMatch(/<ins>.*Every buyer<\/ins> may ask/)
  expect(mine).toContain(`/contributions/amendment:${idOf(asked)}`)
  expect(mine).not.toContain(idOf(other))
  expect(await world.stranger.text(`${path}/clauses/c7`)).toContain(idOf(other))
  expect(await world.stranger.text(`${path}/clauses/c2`)).not.toContain(idOf(asked))
  const forward = await world.stranger.text(`/contributions/amendment:${idOf(asked)}`)
  expect(forward).toContain(`${path}/clauses/c6`)
})
