/** The listener: pages from memory, and clients that behave badly. */
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { minutes, seconds } from '../values.ts'
import { addNote } from './http.fixtures.tsx'
import { createLimits } from './limits.ts'
import { aServer, said } from './server.fixtures.ts'

test('a public page is made once, then served from memory until an act touches it', async () => {
  const { ask, database, countFromCache } = await aServer()
  const first = await ask('/notes')
  const second = await ask('/notes')
  expect(countFromCache()).toBe(1)
  expect(second.body).toEqual(first.body)
  const { date: _, ...headers } = first.headers
  expect(second.headers).toMatchObject(headers)

  await database.transact((tx, now) => addNote(tx, 'something new', now))
  const third = await ask('/notes')
  expect(countFromCache()).toBe(1)
  expect(third.body.toString()).toContain('something new')
  expect(third.headers.etag).not.toBe(first.headers.etag)
})

test('a copy that still stands is not sent again', async () => {
  const { ask, database } = await aServer()
  const { headers } = await ask('/notes')
  const again = { 'if-none-match': headers.etag ?? '' }
  const unchanged = await ask('/notes', again)
  expect(unchanged.status).toBe(304)
  expect(unchanged.body).toHaveLength(0)
  expect(unchanged.headers).toMatchObject({ etag: headers.etag, 'cache-control': 'no-cache' })
  await database.transact((tx, now) => addNote(tx, 'something new', now))
  expect((await ask('/notes', again)).status).toBe(200)
})

test('each reader gets the page in their language and encoding', async () => {
  const { ask, countFromCache } = await aServer()
  const plain = await ask('/en/notes')
  for (const _ of [1, 2]) {
    const br = await ask('/en/notes', { 'accept-encoding': 'gzip, br' })
    expect(br.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(br.body)).toEqual(plain.body)
    const gz = await ask('/en/notes', { 'accept-encoding': 'gzip' })
    expect(gunzipSync(gz.body)).toEqual(plain.body)
  }
  expect(countFromCache()).toBe(4)
  const arabic = await ask('/notes', { 'accept-language': 'ar' })
  const english = await ask('/notes', { 'accept-language': 'de' })
  expect(arabic.body.toString()).toContain('<html lang="ar"')
  expect(english.body.toString()).toContain('<html lang="en"')
})

test('who is signed in never gets the page of nobody, nor the other way round', async () => {
  const { ask, signIn, countFromCache } = await aServer()
  const headers = await signIn('ann')
  await ask('/notes')
  expect((await ask('/notes', headers)).body.toString()).toContain('Read by ann')
  expect((await ask('/notes')).body.toString()).toContain('nobody we know')
  expect((await ask('/notes', { cookie: 'parley=stale' })).body.toString()).toContain('nobody')
  expect(countFromCache()).toBe(1)
})

test('HEAD has the headers of the page and nothing else', async () => {
  const { ask } = await aServer()
  const whole = await ask('/notes')
  for (const path of ['/notes', '/robots.txt', '/absent']) {
    const head = await ask(path, {}, 'HEAD')
    expect(head.body).toHaveLength(0)
    expect(Number(head.headers['content-length'])).toBeGreaterThan(0)
  }
  expect((await ask('/notes', {}, 'HEAD')).headers['content-length']).toBe(
    whole.headers['content-length'],
  )
})

test('what another process writes is seen', async () => {
  const { ask, database } = await aServer()
  await ask('/notes')
  const other = await database.again()
  await other.transact((tx, now) => addNote(tx, 'from elsewhere', now))
  await other.close()
  expect((await ask('/notes')).body.toString()).toContain('from elsewhere')
})

const two = { span: seconds(10), requestsMax: 2 }
const limited = { burst: two, sustained: { span: minutes(10), requestsMax: 100 } }
const both = { read: limited, write: limited }
const tight = () => createLimits({ subject: both, network: both })

test('who asks too often is told when to come back; pages from memory do not count', async () => {
  const { ask, signIn } = await aServer({ limits: tight() })
  const headers = await signIn('ann')
  const statuses = []
  for (let asked = 0; asked < 4; asked++) statuses.push((await ask('/notes', headers)).status)
  expect(statuses).toEqual([200, 200, 429, 429])
  const refused = await ask('/notes', headers)
  expect(refused.headers['retry-after']).toBe('10')
  expect(refused.body.toString()).toContain('Wait 10 seconds')
  for (let asked = 0; asked < 20; asked++) expect((await ask('/notes')).status).toBe(200)
  expect((await ask('/notes', await signIn('ben'))).status).toBe(200)
})

test('only a proxy that was announced may say whom it speaks for', async () => {
  const from = (address: string) => ({ 'x-forwarded-for': address })
  const trusting = await aServer({ limits: tight(), behindProxy: true })
  const there = async (address: string) => (await trusting.ask('/notes/new', from(address))).status
  expect([await there('192.0.2.1'), await there('192.0.2.1')]).toEqual([200, 200])
  expect(await there('198.51.100.9, 192.0.2.1')).toBe(429)
  expect(await there('192.0.2.2')).toBe(200)

  const doubting = await aServer({ limits: tight() })
  for (let asked = 0; asked < 5; asked++) {
    expect((await doubting.ask('/notes/new', from('192.0.2.1'))).status).toBe(200)
  }
})

test('a form refused for haste gives back what was typed', async () => {
  const { ask, signIn, notes } = await aServer({ limits: tight() })
  const headers = {
    ...(await signIn('ann')),
    'content-type': 'application/x-www-form-urlencoded',
  }
  const post = (title: string) => ask('/notes', headers, 'POST', `title=${title}&key=key-${title}`)
  for (const title of ['first', 'second']) await post(title)
  const third = await post('thirdword')
  expect(third.status).toBe(429)
  expect(third.body.toString()).toContain('thirdword</textarea>')
  expect(third.body.toString()).toContain('value="key-thirdword"')
  expect(await notes()).toEqual([])
})

test('what is not HTTP is refused, and the next client is served', async () => {
  const { ask, port } = await aServer()
  expect(await said(port, 'hello\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /)
  const long = `GET / HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`
  expect(await said(port, long)).toMatch(/^HTTP\/1.1 431 /)
  expect(await said(port, 'GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /)
  const strange = 'GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n'
  expect(await said(port, strange)).toMatch(/^HTTP\/1.1 400 /)
  expect((await ask('/notes')).status).toBe(200)
})

test('two lengths for one body are refused, so that nothing is smuggled behind it', async () => {
  const { port, notes } = await aServer()
  const lines = [
    'POST /notes HTTP/1.1',
    'host: a',
    'content-type: application/x-www-form-urlencoded',
    'connection: close',
    'content-length: 4',
    'transfer-encoding: chunked',
    '',
    '0',
    '',
    'GET /notes HTTP/1.1\r\nhost: a\r\n\r\n',
  ]
  expect(await said(port, lines.join('\r\n'))).toMatch(/^HTTP\/1.1 400 /)
  expect(await notes()).toEqual([])
})

test('a body in pieces is bounded too, and one that breaks off does no harm', async () => {
  const { port, ask, notes } = await aServer()
  const head = [
    'POST /notes HTTP/1.1',
    'host: a',
    'connection: close',
    'content-type: application/x-www-form-urlencoded',
  ]
  const piece = `10000\r\n${'a'.repeat(0x10000)}\r\n`
  const pieces = [...head, 'transfer-encoding: chunked', '', piece.repeat(5) + '0\r\n\r\n']
  expect(await said(port, pieces.join('\r\n'))).toMatch(/^HTTP\/1.1 413 /)
  const form = 'title=in+pieces&text=&key=key-of-the-form'
  const whole = `${form.length.toString(16)}\r\n${form}\r\n0\r\n\r\n`
  const sent = [...head, 'transfer-encoding: chunked', '', whole]
  expect(await said(port, sent.join('\r\n'))).toMatch(/^HTTP\/1.1 303 /)
  await said(port, [...head, 'content-length: 500', '', 'title=half'].join('\r\n'), true)
  expect(await notes()).toEqual(['in pieces'])
  expect((await ask('/notes')).status).toBe(200)
})

test('a server that stops lets what is under way end, and takes nothing more', async () => {
  const begun = Promise.withResolvers<void>()
  const wait = Promise.withResolvers<void>()
  const { ask, stop } = await aServer({
    mount: [
      (app) =>
        app.get('/slow', async (c) => {
          begun.resolve()
          await wait.promise
          return c.text('done')
        }),
    ],
  })
  const slow = ask('/slow')
  await begun.promise
  const stopped = stop()
  await expect(ask('/notes')).rejects.toThrow()
  wait.resolve()
  expect((await slow).body.toString()).toBe('done')
  await stopped
})

test('files have their own caching, and a name that holds a hash never changes', async () => {
  const { ask } = await aServer()
  const robots = await ask('/robots.txt', { 'accept-encoding': 'br' })
  expect(robots.headers['cache-control']).toBe('public, max-age=86400')
  expect(brotliDecompressSync(robots.body).toString()).toContain('Disallow: /account')
  const stands = { 'accept-encoding': 'br', 'if-none-match': robots.headers.etag ?? '' }
  expect((await ask('/robots.txt', stands)).status).toBe(304)
})
