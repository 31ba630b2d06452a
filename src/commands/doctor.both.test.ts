/** What the doctor says of a site that is well, and of one fault at a time, on both engines. */
import { chmod, rename, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { checkFolder, checkNode, FREE_BYTES_MIN } from '../checks/machine.ts'
import type { Config } from '../config.ts'
import { startSmallDns } from '../checks/dns.fixtures.ts'
import { openMailIn } from '../inbox.ts'
import { SQLITE_FILE } from '../platform/db/index.ts'
import { deliver, rawClient } from '../platform/mail/inbox/raw-client.fixtures.ts'
import { startMeanServer } from '../platform/mail/mean-server.fixtures.ts'
import { doctor } from './doctor.ts'
import { addPeople, aPlace, aSite, testEngine } from './places.fixtures.ts'

const SITES_MS_MAX = 60_000

const environmentOf = ({ folder, databaseUrl }: Config) => ({
  PARLEY_DATA: folder,
  PARLEY_SMTP_PORT: '0',
  ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
})

/** A site that was served a while, and its settings as a shell would give them. */
async function aServedSite() {
  const config = await aPlace()
  const site = await aSite(config)
  await addPeople(site.ground, 0, 3)
  await site.log.sequencer.flush()
  await site.close()
  return { config, environment: environmentOf(config) }
}

test(
  'a site that is well has nothing to be mended, and no secret is shown',
  async () => {
    const { environment } = await aServedSite()
    const { code, say = '' } = await doctor(undefined, environment)
    expect(say).toContain('Nothing is to be mended.')
    expect(code).toBe(0)
    expect(say).toContain('PARLEY_PORT=3000 (default)\n    The port for HTTP.')
    expect(say).toContain(testEngine === 'postgres' ? 'PostgreSQL' : 'SQLite 3.')
    expect(say).toMatch(/well {2}record: \d+ of \d+ entries published/)
    expect(say).toContain('well  signer: it signs as localhost')
    expect(say).toContain('note  mail in: both doors are shut')
    if (testEngine === 'postgres') {
      expect(say).toContain('DATABASE_URL=(set; not shown)')
      expect(say).not.toContain('postgres://')
    }
  },
  SITES_MS_MAX,
)

test(
  'where there is no site yet, the doctor says so and makes none',
  async () => {
    const config = await aPlace()
    const { code, say } = await doctor(undefined, environmentOf(config))
    expect(code).toBe(0)
    expect(say).toContain('note  database: none yet')
    expect(existsSync(config.folder)).toBe(false)
  },
  SITES_MS_MAX,
)

test('a setting that cannot be read is named beside the others', async () => {
  const { code, say } = await doctor(undefined, { PARLEY_PORT: 'many', PARLEY_NAME: 'Us' })
  expect(code).toBe(1)
  expect(say).toMatch(/PARLEY_PORT=many {2}← /)
  expect(say).toContain('PARLEY_NAME=Us\n')
  expect(say).toContain('To be mended: 1.')
})

test('a public address without https is to be mended', async () => {
  const { folder } = await aPlace()
  const read = { PARLEY_DATA: folder, PARLEY_URL: 'http://example.org' }
  expect((await doctor(undefined, read)).say).toContain('MEND  address')
})

test(
  'keys that others can read are named, with the command that mends it',
  async () => {
    if (process.platform === 'win32') return
    const { config, environment } = await aServedSite()
    await chmod(join(config.folder, 'keys/log-key'), 0o644)
    const { code, say } = await doctor(undefined, environment)
    expect(code).toBe(1)
    expect(say).toContain('MEND  keys: others can read log-key')
    expect(say).toContain(`chmod 600 ${join(config.folder, 'keys/log-key')}`)
  },
  SITES_MS_MAX,
)

test(
  'a key that is gone, or another one than published, is told apart from a site that is new',
  async () => {
    const { config, environment } = await aServedSite()
    const key = join(config.folder, 'keys/log-key')
    await rename(key, `${key}.gone`)
    expect((await doctor(undefined, environment)).say).toContain('the key of the log is gone')
    expect(existsSync(key)).toBe(false)
    const other = await aServedSite()
    await rename(join(other.config.folder, 'keys/log-key'), key)
    await rm(join(config.folder, 'keys/last-signed'))
    expect((await doctor(undefined, environment)).say).toContain('not the one that is published')
  },
  SITES_MS_MAX,
)

test(
  'a database that is damaged does not stop the other checks',
  async () => {
    const { config, environment } = await aServedSite()
    const broken =
      testEngine === 'sqlite'
        ? environment
        : { ...environment, DATABASE_URL: 'postgres://nobody@localhost/none?host=/nowhere' }
    if (testEngine === 'sqlite') await writeFile(join(config.folder, SQLITE_FILE), 'not a database')
    const { code, say } = await doctor(undefined, broken)
    expect(code).toBe(1)
    expect(say).toContain('MEND  database')
    expect(say).toContain('well  disk')
    expect(say).toContain('mail out')
  },
  SITES_MS_MAX,
)

test(
  'a mail server that does not answer is to be mended; the part mail says only that',
  async () => {
    const { environment } = await aServedSite()
    const server = createServer((socket) => socket.end('421 closed today\r\n')).listen(
      0,
      '127.0.0.1',
    )
    onTestFinished(() => void server.close())
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const SMTP_URL = `smtp://someone:hidden-word@127.0.0.1:${address.port}`
    const { code, say } = await doctor('mail', { ...environment, SMTP_URL })
    expect(code).toBe(1)
    expect(say).toContain('MEND  mail out')
    expect(say).toContain('closed today')
    expect(say).not.toContain('hidden-word')
    expect(say).not.toContain('PARLEY_PORT')
    expect((await doctor('mail', environment)).code).toBe(0)
  },
  SITES_MS_MAX,
)

test(
  'too little room and another Node than the pinned one are each to be mended',
  async () => {
    const { folder } = (await aServedSite()).config
    const told = await checkFolder(folder, FREE_BYTES_MIN - 1)
    expect(told.map(({ kind }) => kind)).toEqual(['well', 'mend'])
    expect((await checkFolder(folder, FREE_BYTES_MIN)).map(({ kind }) => kind)).toEqual([
      'well',
      'well',
    ])
    expect(checkNode().kind).toBe('well')
    expect(checkNode('v20.0.0').kind).toBe('mend')
  },
  SITES_MS_MAX,
)

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : expect.unreachable()
}

test('the door for mail is named by who answers there: the site, or nobody', async () => {
  const config = { ...(await aPlace()), smtpPort: await freePort() }
  const { ground, close } = await aSite(config)
  const mailIn = await openMailIn(ground)
  const environment = { ...environmentOf(config), PARLEY_SMTP_PORT: String(config.smtpPort) }
  const { say } = await doctor('mail', environment)
  await mailIn.stop()
  await close()
  expect(say).toContain(`127.0.0.1:${config.smtpPort} takes mail for lists.localhost`)
  expect(say).toContain('well  inbox: 0 taken')
  expect((await doctor('mail', environment)).say).toContain('note  mail in: nobody answers')
})

test('the records of a public domain are asked for, and those that lack are given', async () => {
  const { folder } = await aPlace()
  const { server, close } = await startSmallDns({})
  onTestFinished(close)
  const environment = {
    PARLEY_DATA: folder,
    PARLEY_SMTP_PORT: '0',
    PARLEY_URL: 'https://parley.institute.org',
    PARLEY_MAIL_DOMAIN: 'lists.institute.org',
  }
  const asked = { resolver: server, sendsFrom: ['192.0.2.1'] }
  const { code, say } = await doctor('mail', environment, asked)
  expect(code).toBe(1)
  expect(say).toContain('Add: lists.institute.org. TXT "v=spf1 ip4:192.0.2.1 -all"')
  expect(say).toContain('note  MX: lists.institute.org names no server')
  expect(say).toContain('Add: lists.institute.org. MX 10 parley.institute.org.')
})

test('a test is sent, and its answer comes in by the door of the site', async () => {
  const next = await startMeanServer(() => 'accepts')
  onTestFinished(next.close)
  const config = { ...(await aPlace()), smtpPort: await freePort(), smtpUrl: next.url }
  const { ground, close } = await aSite(config)
  const environment = {
    ...environmentOf(config),
    PARLEY_SMTP_PORT: String(config.smtpPort),
    SMTP_URL: next.url,
  }
  const mailIn = await openMailIn(ground)
  const told = doctor('mail', environment, { to: 'me@example.org', waitSeconds: 30 })
  while (next.arrived.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  const to = /^Reply-To:\s+(\S+)\r$/im.exec(next.arrived[0]?.raw ?? '')?.[1] ?? ''
  expect(to).toMatch(/^trial\+[0-9a-f]{30}@lists\.localhost$/)
  const client = await rawClient({ port: config.smtpPort })
  await client.say('EHLO mx.example.org\r\n')
  const raw = `From: me@example.org\r\nTo: ${to}\r\nMessage-ID: <a@example.org>\r\n\r\nYes.\r\n`
  const guessed = to.replace(/[0-9a-f]{4}@/, '0000@')
  expect(await deliver(client, { from: 'me@example.org', to: [guessed], raw })).toMatch(/^550/)
  await client.say('RSET\r\n')
  expect(await deliver(client, { from: 'me@example.org', to: [to], raw })).toMatch(/^250/)
  client.end()
  const { say } = await told
  expect(say).toContain('well  test: the server took the mail to me@example.org')
  expect(say).toContain('well  answer: it came in')
  await mailIn.stop()
  const later = await doctor('mail', environment, { to: 'me@example.org', waitSeconds: 1 })
  expect(later.say).toContain('note  test: no answer can come in')
  await close()
})
