/** Mail over a real line to a server that behaves badly: what arrives, and what is written down. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openTestDatabase } from '../../../test/databases.ts'
import { seededRandom, type Clock } from '../clock.ts'
import { loadMigrations } from '../db/index.ts'
import { systemTimers, type Timers } from '../jobs/index.ts'
import { instant, type Duration, type Instant } from '../values.ts'
import { hostName, mailAddress, type MailAddress } from './address.ts'
import {
  listOutbox,
  mailStanding,
  mailTroubles,
  openOutbox,
  openSmtp,
  sendFailedAgain,
  sender,
  startMail,
} from './index.ts'
import { MOODS, startMeanServer, type Mood } from './mean-server.fixtures.ts'

const MAILS = 200
/** After so many bad moods the server is good to a recipient, so that the test ends. */
const BAD_MOODS_MAX = 3
/** Minutes of back-off pass in parts of a second. */
const SPEED = 360

const DOMAIN = hostName('lists.example.org') ?? expect.unreachable()
const migrations = await loadMigrations(dirname(fileURLToPath(import.meta.url)))
const random = seededRandom('sending')

const started = Date.now()
const hurriedClock: Clock = {
  now: () => (instant('2026-11-21T12:00Z') + (Date.now() - started) * SPEED) as Instant,
  entered: () => Date.now() as Instant,
  random,
  played: true,
}
const hurriedTimers: Timers = {
  after: (delay, ring) => systemTimers.after((delay / SPEED) as Duration, ring),
}

const reader = (index: number): MailAddress =>
  mailAddress(`reader-${index}@example.org`) ?? expect.unreachable()

async function aWorld(moodFor: (to: string) => Mood) {
  const server = await startMeanServer(moodFor)
  const db = await openTestDatabase({ migrations, clock: hurriedClock })
  const outbox = openOutbox({ clock: hurriedClock, secret: random(32), domain: DOMAIN })
  const from = sender('Example Institute', DOMAIN)
  const transport = openSmtp({ url: server.url, from, dkim: undefined, timers: hurriedTimers })
  const reports: unknown[] = []
  const report = (_: string, problem: unknown) => void reports.push(problem)
  const queue = (count: number) =>
    db.transact(async (tx) => {
      for (let index = 0; index < count; index++) {
        await outbox.queueMail(tx, {
          to: reader(index),
          language: 'en',
          about: 'call:01J0000000000000000000000A',
          subject: `Mail ${index}`,
          text: `Text of mail ${index}.\n`,
          html: `<p>Text of mail ${index}.</p>`,
        })
      }
    })
  const workers = startMail({ db, transport, timers: hurriedTimers, report })
  const settled = async () => {
    while ((await mailStanding(db)).waiting > 0) await pause(50)
  }
  onTestFinished(async () => {
    await workers.stop()
    transport.close()
    await server.close()
    await db.close()
  })
  return { server, db, outbox, queue, settled, reports, workers }
}

function changingMoods() {
  const bad = new Map<string, number>()
  return (to: string): Mood => {
    const count = bad.get(to) ?? 0
    const [chance = 0] = random(1)
    const mood = (chance < 100 ? undefined : MOODS[chance % MOODS.length]) ?? 'accepts'
    if (count >= BAD_MOODS_MAX || mood === 'accepts') return 'accepts'
    bad.set(to, count + 1)
    return mood
  }
}

test('each mail reaches a server that breaks off at every point, under one name', async () => {
  const world = await aWorld(changingMoods())
  await world.queue(MAILS)
  await world.settled()

  const { failed } = await mailStanding(world.db)
  expect(failed).toBe(world.server.refused.size)
  expect(failed).toBeGreaterThan(0)

  while ((await mailStanding(world.db)).failed > 0) {
    await sendFailedAgain(world.db)
    await world.settled()
  }

  const names = Map.groupBy(world.server.arrived, ({ to }) => to)
  expect(names.size).toBe(MAILS)
  for (const repeats of names.values()) {
    expect(new Set(repeats.map(({ messageId }) => messageId)).size).toBe(1)
    expect(new Set(repeats.map(({ raw }) => raw)).size).toBe(1)
  }
  expect(new Set(world.server.arrived.map(({ messageId }) => messageId)).size).toBe(MAILS)
  expect(world.server.arrived.length).toBeGreaterThan(MAILS)
  expect(world.reports).toEqual([])
}, 120_000)

test("a refusal for good is kept with the server's words, and nothing is sent again", async () => {
  const attempts: string[] = []
  const world = await aWorld((to) => {
    attempts.push(to)
    return 'refuses-recipient'
  })
  await world.queue(1)
  await world.settled()

  const [mail] = await listOutbox(world.db.read, 1)
  expect(mail?.state).toMatchObject({ kind: 'failed', words: '550 no such person here' })
  expect(mailTroubles(await mailStanding(world.db), true)).toEqual([
    { kind: 'failed', count: 1, words: '550 no such person here' },
  ])
  expect(attempts).toHaveLength(1)
  expect(world.server.arrived).toEqual([])
}, 30_000)

test('a server that does not listen keeps no mail from going out later', async () => {
  const db = await openTestDatabase({ migrations, clock: hurriedClock })
  onTestFinished(() => db.close())
  const from = sender('Example Institute', DOMAIN)
  const closed = await startMeanServer(() => 'accepts')
  await closed.close()
  const transport = openSmtp({ url: closed.url, from, dkim: undefined, timers: hurriedTimers })
  const outbox = openOutbox({ clock: hurriedClock, secret: random(32), domain: DOMAIN })
  await db.transact((tx) =>
    outbox.queueMail(tx, {
      to: reader(1),
      language: 'en',
      about: 'call:x',
      subject: 'Later',
      text: 'Later.',
    }),
  )
  const workers = startMail({ db, transport, timers: hurriedTimers, report: () => {} })
  const [first] = await listOutbox(db.read, 1)
  while ((await listOutbox(db.read, 1))[0]?.attempts !== 2) await pause(20)
  await workers.stop()
  transport.close()

  const [mail] = await listOutbox(db.read, 1)
  expect(mail?.messageId).toBe(first?.messageId)
  expect(mail?.state).toMatchObject({ kind: 'waiting' })
}, 30_000)

test('mail of a transaction that failed is never sent, and muted mail is held', async () => {
  const world = await aWorld(() => 'accepts')
  const muted = openOutbox({
    clock: hurriedClock,
    secret: random(32),
    domain: DOMAIN,
    muted: true,
  })
  const mail = { to: reader(1), language: 'en', about: 'x:1', subject: 'No', text: 'No.' } as const
  const thrown = world.db.transact(async (tx) => {
    await world.outbox.queueMail(tx, mail)
    throw new Error('changed my mind')
  })
  await expect(thrown).rejects.toThrow('changed my mind')
  await world.db.transact((tx) => muted.queueMail(tx, { ...mail, subject: 'Held' }))
  await world.queue(1)
  await world.settled()

  expect(world.server.arrived.map(({ raw }) => /^Subject: (.*)\r$/m.exec(raw)?.[1])).toEqual([
    'Mail 0',
  ])
  expect((await mailStanding(world.db)).held).toBe(1)
}, 30_000)
