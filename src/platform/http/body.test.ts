/** Bodies that are too large, too deep, or no text: refused with the reason, and given back. */
import { expect, test } from 'vitest'
import { BODY_BYTES_MAX, depthOf, FIELDS_MAX, TYPED_BYTES_MAX } from './body.ts'
import { aWorld, type World } from './http.fixtures.tsx'

const send = ({ app }: World, body: BodyInit, type = 'application/x-www-form-urlencoded') =>
  app.request('/notes', {
    method: 'POST',
    headers: { 'content-type': type },
    body,
    duplex: 'half',
  } as RequestInit)

const streamOf = (size: number) => {
  let left = size
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(Math.min(left, 16_384)).fill(97))
      left -= 16_384
      if (left <= 0) controller.close()
    },
  })
}

test('a body larger than may be is refused before it is read, and while it comes', async () => {
  const world = await aWorld()
  expect((await send(world, 'a'.repeat(BODY_BYTES_MAX + 1))).status).toBe(413)
  expect((await send(world, streamOf(BODY_BYTES_MAX * 64))).status).toBe(413)
  expect((await send(world, streamOf(BODY_BYTES_MAX - 16_384))).status).toBe(400)
})

test('whoever is signed in may send a long form; what is too much is told in numbers', async () => {
  const world = await aWorld()
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const headers = { ...form, ...(await world.signIn('ana')) }
  const typed = (letters: number) =>
    world.app.request('/notes', {
      method: 'POST',
      headers,
      body: `title=a&text=${encodeURIComponent('\u6587'.repeat(letters))}`,
    })
  const long = await typed(Math.floor(TYPED_BYTES_MAX / 9) - 100)
  expect([long.status, (await long.text()).includes('\u6587\u6587')]).toEqual([400, true])
  const longer = await typed(Math.ceil(TYPED_BYTES_MAX / 9))
  expect([longer.status, (await longer.text()).includes('3,072 kilobytes')]).toEqual([413, true])
})

test.each(['text/plain', 'multipart/form-data; boundary=x', 'application/xml', ''])(
  'a body of type %j is not taken',
  async (type) => {
    expect((await send(await aWorld(), 'title=a', type)).status).toBe(415)
  },
)

test('a form with more fields than any of ours is refused', async () => {
  const world = await aWorld()
  const fields = (count: number) => Array.from({ length: count }, (_, at) => `f${at}=1`).join('&')
  const tooMany = await send(world, fields(FIELDS_MAX + 1))
  expect(await tooMany.text()).toContain('too many fields')
  expect(await (await send(world, fields(FIELDS_MAX))).text()).not.toContain('too many fields')
})

test.each([
  ['{', 'not a JSON object'],
  ['[]', 'not a JSON object'],
  ['"text"', 'not a JSON object'],
  ['null', 'not a JSON object'],
  [`{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 'nested too deeply'],
])('JSON like %.20s is refused', async (body, title) => {
  const answer = await send(await aWorld(), body, 'application/json')
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ title: expect.stringContaining(title) })
})

test('depth is counted outside of texts', () => {
  expect(depthOf('{"a":["[[[\\"[[",{}]}')).toBe(3)
  expect(depthOf('1')).toBe(0)
})

test.each([
  ['text=nul%00', 'text'],
  ['text=%ED%A0%80', 'text'],
  ['text=ok&title=bell%07', 'title'],
])('%s is refused by the name of its field, with the rest as typed', async (body, field) => {
  const answer = await send(await aWorld(), `${body}&key=key-of-the-form`)
  expect(answer.status).toBe(400)
  const text = await answer.text()
  expect(text).toContain(`-${field}">This held characters`)
  expect(text).not.toContain('\u0000')
})

test('a field is named with the number that counts', async () => {
  const { post } = await aWorld()
  const long = await (await post('/notes', { title: 'x'.repeat(41), text: 'kept' })).text()
  expect(long).toContain('-title">40 characters at most.')
  expect(long).toContain('>kept</textarea>')
  const missing = await (await post('/notes', { text: 'kept' })).text()
  expect(missing).toContain('-title">This is needed.')
  const lines = await (await post('/notes', { title: 'a\nb', text: '' })).text()
  expect(lines).toContain('-title">Write this on one line.')
  const turned = await (await post('/notes', { title: 'a\u202eb', text: '' })).text()
  expect(turned).toContain('-title">This holds invisible characters that turn')
})

test('letters that look the same are kept the same', async () => {
  const { post, notes } = await aWorld()
  await post('/notes', { title: 'Zoe\u0308', text: 'a\r\nb', key: 'key-of-the-form' })
  expect(await notes()).toEqual(['Zo\u00eb'])
})
