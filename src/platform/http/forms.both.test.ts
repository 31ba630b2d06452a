/** Forms on both engines: what is typed comes back, and what is sent counts once. */
import { expect, test } from 'vitest'
import { NotKept } from '../db/index.ts'
import { aSite, aWorld } from './http.fixtures.tsx'
import { Refused } from './refused.ts'
import { forgetOldReplays, REPLAYS_KEPT } from './replays.ts'
import { playedClock, seededRandom } from '../clock.ts'
import { after, instant, seconds } from '../values.ts'

const aNote = { title: 'first', text: 'what was typed', key: 'key-of-the-form' }

test('a form sent twice counts once, and answers as the first time', async () => {
  const { post, notes } = await aWorld()
  const answers = [await post('/notes', aNote), await post('/notes', aNote)]
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(answers.map(({ headers }) => headers.get('location'))).toEqual([
    '/notes/first',
    '/notes/first',
  ])
  expect(await notes()).toEqual(['first'])
})

test('a form sent many times at the same moment counts once, and all hear the same', async () => {
  const { post, notes } = await aWorld()
  const answers = await Promise.all(Array.from({ length: 12 }, () => post('/notes', aNote)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]))
  expect(new Set(answers.map(({ headers }) => headers.get('location')))).toEqual(
    new Set(['/notes/first']),
  )
  expect(await notes()).toEqual(['first'])
})

test('the same key with other words is refused, and both are told apart', async () => {
  const { post, notes } = await aWorld()
  await post('/notes', aNote)
  const answer = await post('/notes', { ...aNote, title: 'second' })
  const text = await answer.text()
  expect(answer.status).toBe(409)
  expect(text).toContain('>second</textarea>')
  expect(text).not.toContain('value="key-of-the-form"')
  expect(await notes()).toEqual(['first'])
})

test('of two different contents under one key at once, one is kept', async () => {
  const { post, notes } = await aWorld()
  const titles = Array.from({ length: 8 }, (_, index) => `note ${index}`)
  const answers = await Promise.all(titles.map((title) => post('/notes', { ...aNote, title })))
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(7)
  expect(await notes()).toHaveLength(1)
})

test('what is remembered of a form tells nobody what was in it', async () => {
  const remembered = async (key: string) => {
    const { post, database } = await aWorld()
    await post('/notes', { ...aNote, key })
    return database.read
      .withTables<{ replays: { form_key: string; digest: string } }>()
      .selectFrom('replays')
      .select(['form_key', 'digest'])
      .executeTakeFirstOrThrow()
  }
  const [one, other] = [await remembered('key-of-one'), await remembered('key-of-another')]
  expect(one.form_key).not.toContain('key-of-one')
  expect(one.digest).not.toBe(other.digest)
})

test('a refused form keeps nothing, and its key may be used again', async () => {
  const { post, notes } = await aWorld()
  const refused = await post('/notes', { ...aNote, title: 'forbidden' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('what was typed')
  expect(await notes()).toEqual([])
  expect((await post('/notes', aNote)).status).toBe(303)
})

test('two people may send the same key, and neither hears the other’s answer', async () => {
  const { post, signIn, notes } = await aWorld()
  const [ann, ben] = [await signIn('ann'), await signIn('ben')]
  await post('/notes', aNote, ann)
  const answer = await post('/notes', { ...aNote, title: 'second' }, ben)
  expect(answer.headers.get('location')).toBe('/notes/second')
  expect(await notes()).toEqual(['first', 'second'])
})

test('the answer leads on in the language of the form', async () => {
  const { post } = await aWorld()
  const answer = await post('/fr/notes', aNote)
  expect(answer.headers.get('location')).toBe('/fr/notes/first')
  expect((await post('/notes', aNote)).headers.get('location')).toBe('/notes/first')
})

test('without a key nothing is done, and the form comes back with one', async () => {
  const { post, notes } = await aWorld()
  const { key: _, ...keyless } = aNote
  const answer = await post('/notes', keyless)
  expect(answer.status).toBe(400)
  expect(await answer.text()).toMatch(/name="key" value="[\w-]{22}"/)
  expect(await notes()).toEqual([])
})

test('JSON is a form too: with a header for its key, and a problem for its refusal', async () => {
  const { app, notes } = await aWorld()
  const send = (body: unknown, key = 'key-of-the-script') =>
    app.request('/notes.json', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    })
  const answer = await send({ title: 'by script', text: '' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/notes/by%20script.json')
  const refused = await send({ title: 'forbidden', text: '' }, 'another-key')
  expect(refused.status).toBe(422)
  expect(refused.headers.get('content-type')).toBe('application/problem+json')
  expect((await send({ title: 'x', text: '' }, '')).status).toBe(400)
  expect(await notes()).toEqual(['by script'])
})

test('when nothing can be kept, the answer says so and gives back what was typed', async () => {
  const world = await aWorld({
    mount: [
      (app) =>
        app.post('/full', async (c) => {
          const { posted, passage } = await import('./index.ts')
          const { z } = await import('zod')
          await posted(c, z.object({ text: passage({ max: 100 }) }))
          throw new NotKept('the disk is full')
        }),
    ],
  })
  const answer = await world.post('/full', { text: 'dear <words>', key: 'key-of-the-form' })
  const text = await answer.text()
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('30')
  expect(text).toContain('Nothing was recorded')
  expect(text).toContain('dear &lt;words>')
  expect(text).toContain('value="key-of-the-form"')
})

test('an answer is remembered for seven days, and forgotten in bounded parts after', async () => {
  const noon = instant('2026-11-21T12:00Z')
  const clock = playedClock(noon, seededRandom('replays'))
  const { post, database, notes } = await aWorld({ clock })
  await post('/notes', aNote)
  clock.set(after(noon, REPLAYS_KEPT))
  await database.transact(forgetOldReplays)
  expect((await post('/notes', aNote)).status).toBe(303)
  clock.set(after(noon, REPLAYS_KEPT, seconds(1)))
  await database.transact(forgetOldReplays)
  expect((await post('/notes', { ...aNote, title: 'second' })).status).toBe(303)
  expect(await notes()).toEqual(['first', 'second'])
})

test('a form that comes back leads to its page in each language, not to its action', async () => {
  const { posted } = await import('./index.ts')
  const { z } = await import('zod')
  const world = await aWorld({
    mount: [
      (app) =>
        app.post('/notes/:title/lines', async (c) => {
          await posted(c, z.object({}))
          throw new Refused({ kind: 'no-key' })
        }),
    ],
  })
  const inFrench = async (headers = {}) => {
    const answer = await world.post('/notes/first/lines', { text: 'words' }, headers)
    return /<a href="([^"]*)" lang="fr"/.exec(await answer.text())?.[1]
  }
  expect(await inFrench()).toBe('/fr/notes/first')
  const from = (path: string) => ({ referer: `${aSite.url}${path}` })
  expect(await inFrench(from('/ar/notes?page=2'))).toBe('/fr/notes?page=2')
  expect(await inFrench(from('/notes/first/lines'))).toBe('/fr/notes/first')
  expect(await inFrench(from('/nothing/here'))).toBe('/fr')
  expect(await inFrench({ referer: 'https://elsewhere.example/notes' })).toBe('/fr/notes/first')
  expect(await inFrench({ referer: 'no address' })).toBe('/fr/notes/first')
})
