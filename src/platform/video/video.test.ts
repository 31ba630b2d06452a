/** Servers for video calls: a small one on loopback that counts the checksums by itself. */
import { createHash } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { seededRandom } from '../clock.ts'
import { bigBlueButton, tryServer } from './big-blue-button.ts'
import { openVideo, type Video } from './index.ts'

const SECRET = 'not in any page'

async function serving(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return `http://127.0.0.1:${address.port}/bigbluebutton/`
}

/** What the server was asked, where the checksum is that of its own secret; else it says so. */
async function aServer(says = '<returncode>SUCCESS</returncode>') {
  const asked: { readonly call: string; readonly fields: URLSearchParams }[] = []
  const url = await serving((request, answer) => {
    const [path = '', query = ''] = (request.url ?? '').split('?')
    const call = path.replace('/bigbluebutton/api/', '')
    const [, signed = '', given] = /^(.*?)&?checksum=([0-9a-f]{64})$/.exec(query) ?? []
    const own = createHash('sha256').update(call).update(signed).update(SECRET).digest('hex')
    if (own !== given) return answer.end('<response><returncode>FAILED</returncode></response>')
    asked.push({ call, fields: new URLSearchParams(signed) })
    return answer.end(`<response>${says}</response>`)
  })
  return { url, asked }
}

const entering = {
  room: 'parley-1',
  title: 'Call & notes, été',
  person: 'Ann',
  moderates: false,
  back: 'http://localhost/meetings/1',
}

const entered = (video: Video, more: object = {}) => {
  if (video.kind !== 'big-blue-button') throw new Error('another server')
  return video.enter({ ...entering, ...more })
}

test('a room is made and each goes in by an address of their own, with no password', async () => {
  const { url, asked } = await aServer()
  const video = bigBlueButton({ url, secret: SECRET })
  const addresses = [await entered(video), await entered(video, { moderates: true })]
  expect(asked.map(({ call }) => call)).toEqual(['create', 'create'])
  expect(asked[0]?.fields.get('name')).toBe('Call & notes, été')
  for (const [index, role] of ['VIEWER', 'MODERATOR'].entries()) {
    const address = addresses[index]
    if (!address?.ok) throw new Error('refused')
    expect(address.value).not.toContain('assword')
    expect(address.value).not.toContain(encodeURIComponent(SECRET))
    await fetch(address.value)
    expect(asked.at(-1)?.fields.get('role')).toBe(role)
  }
  expect((await tryServer({ url, secret: SECRET })).ok).toBe(true)
})

test('a room that is there already is no fault', async () => {
  const key = '<returncode>FAILED</returncode><messageKey>idNotUnique</messageKey>'
  const { url } = await aServer(key)
  expect((await entered(bigBlueButton({ url, secret: SECRET }))).ok).toBe(true)
})

test('another secret, a silent server and one without an end are told apart', async () => {
  const { url } = await aServer()
  const wrong = bigBlueButton({ url, secret: 'another' })
  expect(await entered(wrong)).toMatchObject({ refusal: { kind: 'video-refused' } })
  const silent = bigBlueButton({ url: 'http://127.0.0.1:1', secret: SECRET })
  expect(await entered(silent)).toMatchObject({ refusal: { kind: 'video-silent' } })
  const endless = await serving((_, answer) => {
    answer.write('x'.repeat(150_000))
  })
  const long = bigBlueButton({ url: endless, secret: SECRET })
  expect(await entered(long)).toMatchObject({ refusal: { kind: 'video-silent' } })
  const elsewhere = await serving((_, answer) => answer.writeHead(302, { location: url }).end())
  expect((await tryServer({ url: elsewhere, secret: SECRET })).ok).toBe(false)
})

test('rooms of Jitsi have names of their own that say nothing', () => {
  const clock = { random: seededRandom('rooms') }
  const video = openVideo({ jitsiUrl: 'https://meet.example/' }, clock)
  if (video?.kind !== 'jitsi') throw new Error('no server')
  const [one, other] = [video.newRoom(), video.newRoom()]
  expect(one).toMatch(/^https:\/\/meet\.example\/parley-[0-9a-f]{32}$/)
  expect(other).not.toBe(one)
  expect(video.isOurs(one)).toBe(true)
  expect(video.isOurs('https://meet.example/thursday')).toBe(false)
  expect(openVideo({}, clock)).toBeUndefined()
})
