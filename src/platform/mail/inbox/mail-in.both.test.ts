/** Mail in as a whole: from a line to a row, beside a port that is taken, and stopped in order. */
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { playedTimers } from '../../jobs/timers.fixtures.ts'
import { seconds } from '../../values.ts'
import { address as mailbox, anInbox, DOMAIN } from './inbox.fixtures.ts'
import { startMailIn } from './mail-in.ts'
import { ownAddresses } from './own-addresses.ts'
import { deliver, rawClient } from './raw-client.fixtures.ts'
import type { DoorPlace } from './smtp-door.ts'

async function mailIn(places: readonly DoorPlace[]) {
  const inbox = await anInbox()
  const { db, replyAddresses } = inbox
  const timers = playedTimers()
  const problems: unknown[] = []
  const running = await startMailIn({
    db,
    providers: [ownAddresses],
    replyAddresses,
    server: undefined,
    domain: DOMAIN,
    places,
    folder: mkdtempSync(join(inject('folder'), 'mail-in-')),
    timers,
    report: (_, problem) => void problems.push(problem),
  })
  return { ...inbox, running, timers, problems }
}

const POSTMASTER = `postmaster@${DOMAIN}`
const MAIL = { from: 'a@example.org', to: [POSTMASTER], raw: 'Subject: a\r\n\r\na' }

test('what is acknowledged stands in the table, and an unknown address is refused', async () => {
  const { rows, running } = await mailIn([{ kind: 'smtp', host: '127.0.0.1', port: 0 }])
  const client = await rawClient({ port: running.ports()[0] ?? 0 })
  onTestFinished(client.end)
  await client.say('EHLO a.example\r\n')
  expect(await deliver(client, MAIL)).toMatch(/^250/)
  expect(await rows()).toMatchObject([{ recipient: POSTMASTER }])
  const forged = `reply+${'a'.repeat(16)}.${'b'.repeat(26)}@${DOMAIN}`
  for (const to of [forged, `list@${DOMAIN}`]) {
    expect(await deliver(client, { ...MAIL, to: [to] })).toMatch(/^550/)
    await client.say('RSET\r\n')
  }
  client.end()
  await running.stop()
  expect(await rows()).toHaveLength(1)
})

test('a secret reply address of ours exists, and one that ended still does', async () => {
  const { db, clock, replyAddresses, running } = await mailIn([
    { kind: 'smtp', host: '127.0.0.1', port: 0 },
  ])
  const client = await rawClient({ port: running.ports()[0] ?? 0 })
  onTestFinished(client.end)
  await client.say('EHLO a.example\r\n')
  const made = {
    person: 'p_1',
    address: mailbox('a@example.org'),
    about: 'call:1',
    expires: clock.now(),
  }
  const to = await db.transact((tx) => replyAddresses.tokenFor(tx, made))
  expect(await deliver(client, { ...MAIL, to: [to] })).toMatch(/^250/)
  client.end()
  await running.stop()
})

test('a port that is taken keeps nobody waiting, and is opened once it is free', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const { problems, running, timers } = await mailIn([{ kind: 'smtp', host: '127.0.0.1', port }])
  expect(running.trouble()).toBe(`the port ${port} cannot be opened`)
  await timers.pass(seconds(30))
  await expect.poll(() => problems.length).toBe(1)
  other.close()
  await once(other, 'close')
  await timers.pass(seconds(30))
  await expect.poll(() => timers.pass(seconds(30)).then(() => running.ports())).toEqual([port])
  expect(running.trouble()).toBeUndefined()
  await running.stop()
})
