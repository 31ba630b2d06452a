/** The door at which mail comes in, over a real line: what is kept, and what is refused and why. */
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { systemClock } from '../../clock.ts'
import { hostName } from '../address.ts'
import type { Arrived } from './arrival.ts'
import { deliver, rawClient } from './raw-client.fixtures.ts'
import { DOOR_BOUNDS, openMailDoor, type DoorBounds } from './smtp-door.ts'

const DOMAIN = hostName('lists.example.org') ?? expect.unreachable()
const LIST = 'list@lists.example.org'
const NONE = 'nobody@lists.example.org'
const MAIL = 'From: Amal <amal@example.org>\r\nSubject: A word\r\n\r\nA word.'

async function aDoor(
  options: {
    readonly bounds?: Partial<DoorBounds>
    readonly keep?: (arrived: Arrived) => Promise<void>
    readonly lmtp?: boolean
  } = {},
) {
  const kept: Arrived[] = []
  const socket = join(mkdtempSync(join(inject('folder'), 'lmtp-')), 'in')
  const door = await openMailDoor({
    place: options.lmtp ? { kind: 'lmtp', socket } : { kind: 'smtp', host: '127.0.0.1', port: 0 },
    domain: DOMAIN,
    clock: systemClock,
    exists: async ({ local }) => local !== 'nobody',
    keep: options.keep ?? (async (arrived) => void kept.push(arrived)),
    report: () => undefined,
    bounds: { ...DOOR_BOUNDS, ...options.bounds },
  })
  onTestFinished(door.close)
  const line = async () => {
    const client = await rawClient(options.lmtp ? { path: socket } : { port: door.port })
    onTestFinished(client.end)
    await client.say(`${options.lmtp ? 'LHLO' : 'EHLO'} sender.example\r\n`)
    return client
  }
  const texts = () => kept.map(({ raw }) => Buffer.from(raw).toString('latin1'))
  return { kept, texts, line }
}

test('a message is kept byte by byte, with its envelope, before its sender hears 250', async () => {
  const { kept, texts, line } = await aDoor()
  const client = await line()
  const raw = `${MAIL}\r\n.a dot at the start\r\n\xe9t\xe9`
  const answer = await deliver(client, { from: 'amal@example.org', to: [LIST], raw })
  expect(answer).toMatch(/^250 /)
  expect(texts()).toEqual([`${raw}\r\n`])
  expect(kept[0]?.envelope).toMatchObject({
    door: 'smtp',
    helo: 'sender.example',
    sender: 'amal@example.org',
    recipients: [{ address: LIST, local: 'list' }],
  })
})

test('recipients are those of our domain that exist, in any letters, each once', async () => {
  const { kept, line } = await aDoor()
  const client = await line()
  await client.say('MAIL FROM:<>\r\n')
  expect(await client.say(`RCPT TO:<${NONE}>\r\n`)).toMatch(/^550 5\.1\.1/)
  expect(await client.say('RCPT TO:<list@elsewhere.example>\r\n')).toMatch(/^550 5\.1\.1/)
  expect(await client.say('RCPT TO:<LIST@Lists.Example.org>\r\n')).toMatch(/^250/)
  expect(await client.say(`RCPT TO:<${LIST}>\r\n`)).toMatch(/^250/)
  await client.say('DATA\r\n')
  expect(await client.say(`${MAIL}\r\n.\r\n`)).toMatch(/^250/)
  expect(kept[0]?.envelope).toMatchObject({ sender: '', recipients: [{ address: LIST }] })
})

const POSTMASTER = { from: 'a@example.org', to: ['Postmaster'] }

test('a postmaster without a domain is ours', async () => {
  const { kept, line } = await aDoor()
  const client = await line()
  expect(await deliver(client, { ...POSTMASTER, raw: MAIL })).toMatch(/^250 /)
  const [recipient] = kept[0]?.envelope.recipients ?? []
  expect(recipient?.address).toBe('postmaster@lists.example.org')
  expect(await client.say('MAIL FROM:<a@example.org>\r\n')).toMatch(/^250 /)
  expect(await client.say('RCPT TO:<abuse>\r\n')).toMatch(/^501 /)
})

test('what could not be kept is not acknowledged, and may be sent again', async () => {
  const { line } = await aDoor({ keep: () => Promise.reject(new Error('the disk is full')) })
  const client = await line()
  const sent = { from: 'amal@example.org', to: [LIST], raw: MAIL }
  expect(await deliver(client, sent)).toMatch(/^451 4\.3\.0/)
})

/** As the servers of this world understood them, each otherwise (CVE-2023-51764 and its kin). */
const ENDINGS = [
  '\n.\n',
  '\n.\r',
  '\r.\n',
  '\r.\r',
  '\n.\r\n',
  '\r.\r\n',
  '\r\n.\n',
  '\r\n.\r',
  '\r\n\0.\r\n',
  '\r\n.\0\r\n',
  '\r\n.\r\r\n',
  '\n\n.\r\n',
]

test.each(ENDINGS.map((ending) => [JSON.stringify(ending), ending]))(
  'after %s nothing begins: no second message, and no first one',
  async (_, ending) => {
    const { kept, line } = await aDoor()
    const client = await line()
    await client.say('MAIL FROM:<a@example.org>\r\n')
    await client.say(`RCPT TO:<${LIST}>\r\n`)
    await client.say('DATA\r\n')
    const second = `MAIL FROM:<chair@example.org>\r\nRCPT TO:<${LIST}>\r\nDATA\r\n${MAIL}`
    const answer = await client.say(`${MAIL}${ending}${second}\r\n.\r\n`)
    expect(answer).toMatch(/^554 5\.6\.0/)
    // Whatever follows on this line was part of the attempt.
    const more = `MAIL FROM:<chair@example.org>\r\nRCPT TO:<${LIST}>\r\nDATA\r\n${MAIL}\r\n.\r\n`
    expect(await client.say(more)).toBe('')
    expect(kept).toEqual([])
  },
)

test('a message ends at its own end, however its bytes are cut into packets', async () => {
  const { texts, line } = await aDoor()
  const client = await line()
  await client.say(`MAIL FROM:<a@example.org>\r\n`)
  await client.say(`RCPT TO:<${LIST}>\r\n`)
  await client.say('DATA\r\n')
  for (const piece of [`${MAIL}\r`, '\n', '.', '\r']) {
    client.send(piece)
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(await client.say('\n')).toMatch(/^250/)
  expect(texts()).toEqual([`${MAIL}\r\n`])
})

test('each bound is said in an answer, and nothing beyond it is kept', async () => {
  const bounds = { messageBytesMax: 2_000, recipientsMax: 2, unknownRecipientsMax: 2 }
  const { kept, line } = await aDoor({ bounds })
  const sent = { from: 'a@example.org', to: [LIST], raw: `${MAIL}${'x'.repeat(3_000)}` }
  expect(await deliver(await line(), sent)).toMatch(/^552 5\.3\.4/)
  expect(await (await line()).say('MAIL FROM:<a@example.org> SIZE=3000\r\n')).toMatch(/^552/)
  const many = [LIST, `second@${DOMAIN}`, `third@${DOMAIN}`]
  expect(await deliver(await line(), { ...sent, to: many })).toMatch(/^452/)
  const guesser = await line()
  await guesser.say('MAIL FROM:<a@example.org>\r\n')
  const heard: string[] = []
  for (const _ of [1, 2, 3]) heard.push((await guesser.say(`RCPT TO:<${NONE}>\r\n`)).slice(0, 3))
  expect(heard).toEqual(['550', '550', '421'])
  expect(kept).toEqual([])
})

test('one connection brings so many messages and commands, and no more', async () => {
  const bounds = { messagesPerConnectionMax: 2, commandsPerConnectionMax: 20 }
  const { kept, line } = await aDoor({ bounds })
  const client = await line()
  const sent = { from: 'a@example.org', to: [LIST], raw: MAIL }
  const answers = [
    await deliver(client, sent),
    await deliver(client, sent),
    await deliver(client, sent),
  ]
  expect(answers.map((answer) => answer.slice(0, 3))).toEqual(['250', '250', '421'])
  expect(kept).toHaveLength(2)
  const talker = await line()
  const heard: string[] = []
  for (let command = 0; command < 25; command++) heard.push(await talker.say('NOOP\r\n'))
  expect(heard.at(-1)).toBe('')
})

test('what is under way at once is bounded for all connections together', async () => {
  const { kept, line } = await aDoor({ bounds: { bytesUnderWayMax: 1_000 } })
  const sent = { from: 'a@example.org', to: [LIST], raw: `${MAIL}${'x'.repeat(1_500)}` }
  expect(await deliver(await line(), sent)).toMatch(/^452 4\.3\.1/)
  expect(await deliver(await line(), { ...sent, raw: MAIL })).toMatch(/^250/)
  expect(kept).toHaveLength(1)
})

test('a mail server of ours hands mail over by LMTP, and hears of each recipient', async () => {
  const { kept, line } = await aDoor({ lmtp: true })
  const client = await line()
  await client.say('MAIL FROM:<a@example.org>\r\n')
  await client.say(`RCPT TO:<${LIST}>\r\n`)
  await client.say(`RCPT TO:<second@${DOMAIN}>\r\n`)
  await client.say('DATA\r\n')
  expect(await client.say(`${MAIL}\r\n.\r\n`)).toMatch(/^250/)
  expect(await client.answer()).toMatch(/^250/)
  expect(kept[0]?.envelope).toMatchObject({ door: 'lmtp', recipients: [{}, {}] })
})

test('no one signs in here, and no one speaks for another server', async () => {
  const { line } = await aDoor()
  const client = await line()
  for (const command of ['AUTH PLAIN AGEAYg==', 'XCLIENT ADDR=10.0.0.1', 'STARTTLS']) {
    expect(await client.say(`${command}\r\n`)).toMatch(/^5/)
  }
})
