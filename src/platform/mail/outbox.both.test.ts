/** The outbox: what is kept, how it is read, what health says of it. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openTestDatabase } from '../../../test/databases.ts'
import { playedClock, seededRandom } from '../clock.ts'
import { loadMigrations } from '../db/index.ts'
import { claimDue, pauseAfter, settle, type Outcome } from '../jobs/index.ts'
import { after, days, instant, minutes } from '../values.ts'
import { hostName, mailAddress } from './address.ts'
import { explainTrouble, mailHealth, mailStanding, mailTroubles } from './health.ts'
import { forgetSent, listOutbox, openOutbox } from './outbox.ts'
import { ATTEMPT_LONGEST } from './smtp.ts'
import { MAIL_RETRY, outboxQueue } from './worker.ts'

const DOMAIN = hostName('lists.example.org') ?? expect.unreachable()
const mina = mailAddress('mina@example.org') ?? expect.unreachable()
const migrations = await loadMigrations(dirname(fileURLToPath(import.meta.url)))
const noon = instant('2026-11-21T12:00Z')

async function anOutbox() {
  const clock = playedClock(noon, seededRandom('outbox'))
  const db = await openTestDatabase({ migrations, clock })
  onTestFinished(() => db.close())
  const { queueMail } = openOutbox({ clock, secret: new Uint8Array(32), domain: DOMAIN })
  const queue = async (subject: string) => {
    clock.set(after(clock.now(), minutes(1)))
    const mail = { to: mina, language: 'en', about: 'call:1', subject, text: 'a\r\nb\rc' } as const
    return db.transact((tx) => queueMail(tx, mail))
  }
  const end = (outcome: Outcome) =>
    db.transact(async (tx, now) => {
      const outbox = outboxQueue(db.engine)
      for (const item of await claimDue(tx, outbox, { now, room: 10, claim: 'test' })) {
        await settle(tx, outbox, item, { outcome, now })
      }
    })
  return { db, clock, queue, end }
}

test('the newest mail is read first, page by page, as it was written', async () => {
  const { db, queue } = await anOutbox()
  for (const subject of ['one', 'two', 'three']) await queue(subject)
  const first = await listOutbox(db.read, 2)
  expect(first.map(({ subject }) => subject)).toEqual(['three', 'two'])
  const second = await listOutbox(db.read, 2, first.at(-1)?.id)
  expect(second.map(({ subject }) => subject)).toEqual(['one'])
  expect(second[0]).toMatchObject({ to: mina, kind: 'notice', text: 'a\nb\nc', attempts: 0 })
  expect(new Set([...first, ...second].map(({ messageId }) => messageId)).size).toBe(3)
})

test('a mail is tried for more than seven days, and no attempt outlasts its claim', () => {
  let whole = 0
  for (let attempts = 1; attempts < MAIL_RETRY.attempts; attempts++) {
    whole += pauseAfter(MAIL_RETRY, attempts) ?? 0
  }
  expect(whole).toBeGreaterThan(days(7))
  expect(whole).toBeLessThan(days(9))
  expect(outboxQueue('sqlite').lease).toBeGreaterThan(ATTEMPT_LONGEST)
})

test('what was sent is forgotten after thirty days, what failed is not', async () => {
  const { db, clock, queue, end } = await anOutbox()
  await queue('sent')
  await end({ kind: 'done', words: '250 ok' })
  await queue('failed')
  await end({ kind: 'failed', words: '550 no' })
  clock.set(after(clock.now(), days(29)))
  await db.transact((tx, now) => forgetSent(tx, now))
  expect(await listOutbox(db.read, 10)).toHaveLength(2)
  clock.set(after(clock.now(), days(2)))
  await db.transact((tx, now) => forgetSent(tx, now))
  expect((await listOutbox(db.read, 10)).map(({ subject }) => subject)).toEqual(['failed'])
})

test('health counts what failed or waits, and repeats no word of a server', async () => {
  const { db, clock, queue, end } = await anOutbox()
  expect(await mailHealth(db, true)()).toEqual({ name: 'mail', kind: 'well' })
  await queue('failed')
  await end({ kind: 'failed', words: '550 mina@example.org is unknown' })
  await queue('late')
  clock.set(after(clock.now(), minutes(16)))

  expect(await mailHealth(db, true)()).toEqual({
    name: 'mail',
    kind: 'degraded',
    why: '1 mails failed, 1 mails are delayed',
  })
  const troubles = mailTroubles(await mailStanding(db), true)
  expect(troubles.map(explainTrouble).join(' ')).toContain('550 mina@example.org is unknown')
  expect(mailTroubles(await mailStanding(db), false).map(({ kind }) => kind)).toEqual([
    'no-server',
    'failed',
  ])
})

test('a row that no code can read stops its reader instead of becoming another mail', async () => {
  const { db, queue } = await anOutbox()
  await queue('one')
  await db.transact((tx) => sql`update outbox set recipient = 'a b'`.execute(tx))
  await expect(listOutbox(db.read, 10)).rejects.toThrow('cannot be read')
})
