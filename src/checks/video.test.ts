/** What the doctor says of a server for video calls: well, silent, or another secret. */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../config.ts'
import { checkVideo } from './video.ts'

const SECRET = 'a secret of two servers'

async function aServer(): Promise<string> {
  const server = createServer((request, answer) => {
    const own = createHash('sha256').update(`getMeetings${SECRET}`).digest('hex')
    const isOurs = request.url?.endsWith(`checksum=${own}`) === true
    answer.end(`<returncode>${isOurs ? 'SUCCESS' : 'FAILED'}</returncode>`)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const address = server.address()
  return `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`
}

async function findingsOf(environment: Readonly<Record<string, string>>) {
  const read = readConfig(environment)
  if (!read.ok) throw new Error(read.problems[0]?.why)
  return (await checkVideo(read.config)).map(({ kind, says }) => [kind, says])
}

test('a server that is silent, or has another secret, is to be mended', async () => {
  const url = await aServer()
  const silent = 'http://127.0.0.1:1'
  expect(await findingsOf({})).toEqual([])
  const both = { PARLEY_JITSI_URL: url, PARLEY_BBB_URL: url, PARLEY_BBB_SECRET: SECRET }
  expect((await findingsOf(both)).map(([kind]) => kind)).toEqual(['well', 'well'])
  const other = { PARLEY_BBB_URL: url, PARLEY_BBB_SECRET: 'something else' }
  expect(await findingsOf(other)).toEqual([['mend', 'the server does not take our secret']])
  const away = { PARLEY_JITSI_URL: silent, PARLEY_BBB_URL: silent, PARLEY_BBB_SECRET: SECRET }
  const unanswered = ['mend', 'the server does not answer']
  expect(await findingsOf(away)).toEqual([unanswered, unanswered])
})

test('an address without its secret is refused by the name of what is missing', () => {
  const read = readConfig({ PARLEY_BBB_URL: 'https://bbb.example/bigbluebutton' })
  expect(read).toMatchObject({ ok: false, problems: [{ name: 'PARLEY_BBB_SECRET' }] })
})
