/** What a reader gets: pages, twins, languages, and every refusal in words. */
import { pino } from 'pino'
import { expect, onTestFinished, test, vi } from 'vitest'
import { playedClock, seededRandom } from '../clock.ts'
import { instant } from '../values.ts'
import { REQUEST_LASTS_LONGEST } from './app.ts'
import { aWorld } from './http.fixtures.tsx'

test('a page comes in the language of its address, else of the browser', async () => {
  const { app } = await aWorld()
  const french = await (await app.request('/fr/notes')).text()
  expect(french).toContain('<html lang="fr"')
  expect(french).toContain('at /notes')
  const arabic = await app.request('/notes', { headers: { 'accept-language': 'ar, en;q=0.5' } })
  expect(await arabic.text()).toContain('<html lang="ar" dir="rtl"')
  const both = await app.request('/fr/notes', { headers: { 'accept-language': 'ar' } })
  expect(await both.text()).toContain('<html lang="fr"')
})

test('every answer forbids what we do not serve', async () => {
  const { app } = await aWorld()
  for (const path of ['/notes', '/absent', '/broken', '/notes.json', '/%']) {
    const { headers } = await app.request(path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('strict-transport-security')).toBeNull()
  }
  const secure = await aWorld({ secure: true })
  const { headers } = await secure.app.request('/notes')
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}$/)
})

test('a page has the twins it was given, and no others', async () => {
  const { app, database } = await aWorld()
  await database.transact(async (tx, now) => {
    const { addNote } = await import('./http.fixtures.tsx')
    await addNote(tx, '=1+1, "quoted"', now)
  })
  const json = await app.request('/notes.json')
  expect(json.headers.get('content-type')).toMatch(/^application\/json/)
  expect(await json.json()).toEqual({ notes: ['=1+1, "quoted"'] })
  const csv = Buffer.from(await (await app.request('/notes.csv')).arrayBuffer())
  expect(csv.toString()).toBe('\ufeff"\'=1+1, ""quoted"""\r\n')
  const calendar = await app.request('/notes.ics')
  expect(calendar.status).toBe(404)
  expect(calendar.headers.get('content-type')).toBe('application/problem+json')
})

test('absent and hidden look the same, as a page and as a problem', async () => {
  const { app } = await aWorld()
  const [hidden, absent] = await Promise.all([
    app.request('/notes/hidden1'),
    app.request('/others/absent'),
  ])
  expect([hidden.status, absent.status]).toEqual([404, 404])
  const same = (text: string) => text.replaceAll(/(notes|others)\/(hidden1|absent)/g, '…')
  expect(same(await hidden.text())).toBe(same(await absent.text()))
  const problem = await app.request('/fr/notes/hidden1.json')
  expect(problem.status).toBe(404)
  expect(await problem.json()).toMatchObject({
    status: 404,
    title: 'Cette page n’existe pas',
  })
})

test('a known path asked in a wrong way says which ways there are', async () => {
  const { app } = await aWorld()
  const answer = await app.request('/notes', { method: 'DELETE' })
  expect(answer.status).toBe(405)
  expect(answer.headers.get('allow')).toBe('GET, POST')
  expect((await app.request('/notes', { method: 'PROPFIND' })).status).toBe(405)
  expect((await app.request('/nothing', { method: 'DELETE' })).status).toBe(404)
})

test('HEAD answers as GET would, without the page', async () => {
  const { app } = await aWorld()
  const head = await app.request('/notes', { method: 'HEAD' })
  const whole = await app.request('/notes')
  expect(head.status).toBe(200)
  expect(await head.text()).toBe('')
  expect(head.headers.get('content-length')).toBe(whole.headers.get('content-length'))
  expect(head.headers.get('etag')).toBe(whole.headers.get('etag'))
})

test('a failure shows a number and no reason, and is logged once, unnamed', async () => {
  const lines: string[] = []
  const log = pino({}, { write: (text: string) => lines.push(text) })
  const { app } = await aWorld({ log })
  const answer = await app.request('/broken?name=Ann')
  const text = await answer.text()
  expect(answer.status).toBe(500)
  expect(text).not.toContain('swordfish')
  expect(text).not.toContain(' at ')
  expect(lines).toHaveLength(1)
  const id = /number (?:\u2068)?([0-9a-f]{10})/.exec(text)?.[1]
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ id, route: '/broken', error: 'Error' })
  expect(lines[0]).not.toContain('Ann')
})

test('an address that cannot be read, or is endless, is refused in words', async () => {
  const { app } = await aWorld()
  for (const path of ['/%', '/notes/%c3%28', '/notes?q=%00', '/%00']) {
    expect((await app.request(path)).status).toBe(400)
  }
  expect((await app.request(`/notes?q=${'a'.repeat(9_000)}`)).status).toBe(414)
})

test('a form sent by another site records nothing', async () => {
  const { post, notes } = await aWorld()
  const fields = { title: 'forged', text: '', key: 'a-key-of-somebody' }
  const answer = await post('/notes', fields, { 'sec-fetch-site': 'cross-site' })
  expect(answer.status).toBe(403)
  expect(await answer.text()).toContain('another site')
  expect((await post('/notes', fields, { origin: 'https://evil.example' })).status).toBe(403)
  expect(await notes()).toEqual([])
})

test('a page with a form is not shared, whatever its route says', async () => {
  const { app, cache } = await aWorld()
  const form = await app.request('/notes/new')
  expect(form.headers.get('cache-control')).toBe('private, no-store')
  expect(form.headers.get('etag')).toBeNull()
  expect(cache.figures().pages).toBe(0)
  const shared = await app.request('/notes')
  expect(shared.headers.get('cache-control')).toBe('no-cache')
  expect(shared.headers.get('vary')).toContain('accept-language')
  expect(cache.figures().pages).toBe(1)
})

test('a page whose time is over is still shown when the database cannot be read', async () => {
  const clock = playedClock(instant('2026-11-21T12:00Z'), seededRandom('outage'))
  const { NotKept } = await import('../db/index.ts')
  let isDown = false
  const { app } = await aWorld({
    clock,
    mount: [
      (routes) =>
        routes.get('/weather', async (c) => {
          if (isDown) throw new NotKept('the database is gone')
          const { page } = await import('./index.ts')
          return page(c, '<p>rain</p>', { topics: ['weather'] })
        }),
    ],
  })
  const fine = await (await app.request('/weather')).text()
  isDown = true
  clock.set(instant('2026-11-21T13:00Z'))
  expect(await (await app.request('/weather')).text()).toBe(fine)
  const signedIn = await app.request('/weather', { headers: { cookie: 'parley=x' } })
  expect(signedIn.status).toBe(503)
  expect(Number(signedIn.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('a form that comes after the session has ended is given back, to be sent again', async () => {
  const { post } = await aWorld({
    mount: [
      (routes) =>
        routes.post('/private', async (c) => {
          const { line, posted, signInThenAgain } = await import('./index.ts')
          const { z } = await import('zod')
          await posted(c, z.object({ words: line({ max: 40 }) }))
          return signInThenAgain(c)
        }),
    ],
  })
  const answer = await post('/ru/private?at=1', { words: 'long thought', key: 'key-of-the-form' })
  const text = await answer.text()
  expect(answer.status).toBe(422)
  expect(text).toContain('>long thought</textarea>')
  expect(text).toContain('action="/ru/private?at=1"')
  expect(text).toContain('value="key-of-the-form"')
})

test('a route that does not answer is given up after half a minute, and says so', async () => {
  const begun = Promise.withResolvers<void>()
  const { app } = await aWorld({
    mount: [
      (routes) =>
        routes.get('/stuck', () => {
          begun.resolve()
          return new Promise<Response>(() => undefined)
        }),
    ],
  })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const asking = app.request('/stuck')
  await begun.promise
  vi.advanceTimersByTime(REQUEST_LASTS_LONGEST)
  const answer = await asking
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).toBe('30')
})
