/** What comes back after the next server took it: the mail, its reader, and who complains. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openTestDatabase } from '../../../test/databases.ts'
import { playedClock, seededRandom } from '../clock.ts'
import { loadMigrations } from '../db/index.ts'
import { after, days, instant } from '../values.ts'
import { hostName, mailAddress } from './address.ts'
import { receiveReport } from './inbox/own-addresses.ts'
import { listComplaints, listOutbox, mailsAbout, openOutbox } from './index.ts'
import { reportOf } from './inbox/report.ts'
import { forgetSent } from './outbox.ts'

const DOMAIN = hostName('lists.example.org') ?? expect.unreachable()
const mina = mailAddress('mina@example.org') ?? expect.unreachable()
const migrations = await loadMigrations(dirname(fileURLToPath(import.meta.url)))
const noon = instant('2026-11-21T12:00Z')

async function aSentNotice() {
  const clock = playedClock(noon, seededRandom('coming back'))
  const db = await openTestDatabase({ migrations, clock })
  onTestFinished(() => db.close())
  const { queueMail } = openOutbox({ clock, secret: new Uint8Array(32), domain: DOMAIN })
  const mail = { to: mina, person: 'p_mina', language: 'en', subject: 'Asked', text: 'x' } as const
  await db.transact((tx) => queueMail(tx, { ...mail, about: 'window:1' }))
  await db.transact((tx) => sql`update outbox set state = 'sent'`.execute(tx))
  const messageId = (await listOutbox(db.read, 1))[0]?.messageId ?? expect.unreachable()
  const delivery = (status: string, action = 'failed') =>
    reportOf([
      {
        type: 'message/delivery-status',
        text: `Final-Recipient: rfc822; other@example.org\nAction: ${action}\nStatus: ${status}`,
      },
      { type: 'message/rfc822', text: `Message-ID: ${messageId}\n` },
    ]) ?? expect.unreachable()
  const receive = (report: ReturnType<typeof delivery>) =>
    db.transact((tx, now) => receiveReport(tx, report, now))
  return { db, clock, messageId, delivery, receive }
}

test('a notice that another server sent back reached nobody, and stays to say so', async () => {
  const { db, clock, delivery, receive } = await aSentNotice()
  const fate = async () => (await mailsAbout(db.read, 'window:1')).get('p_mina')
  expect(await fate()).toBe('sent')
  await receive(delivery('4.2.2', 'delayed'))
  expect(await fate()).toBe('sent')
  await receive(delivery('5.1.1'))
  expect(await fate()).toBe('failed')
  clock.set(after(noon, days(40)))
  await db.transact((tx, now) => forgetSent(tx, now))
  expect(await fate()).toBe('failed')
})

test('a complaint counts once a day against whom our mail went to', async () => {
  const { db, clock, messageId, receive } = await aSentNotice()
  const complaint = (about: string) =>
    reportOf([
      { type: 'message/feedback-report', text: 'Feedback-Type: abuse\nVersion: 1' },
      { type: 'text/rfc822-headers', text: `Message-ID: ${about}\n` },
    ]) ?? expect.unreachable()
  expect(await receive(complaint(messageId))).toBe('taken')
  await receive(complaint(messageId))
  clock.set(after(noon, days(1)))
  await receive(complaint(messageId))
  expect(await listComplaints(db.read)).toEqual([
    { address: mina, reports: 2, at: after(noon, days(1)) },
  ])
  expect(await receive(complaint('<made-up@lists.example.org>'))).toMatchObject({
    held: 'mail.inbox.why.complaint',
  })
})

test('a complaint about a mail of a list names its reader by the return path', () => {
  const about = { type: 'message/rfc822', text: 'Message-ID: <shared@lists.example.org>\n' }
  const named = 'bounces+0123456789abcdef0123456789abcd@lists.example.org'
  const report = (text: string, original = about) =>
    reportOf([{ type: 'message/feedback-report', text }, original])?.returnPath
  expect(report(`Feedback-Type: abuse\nOriginal-Mail-From: <${named}>`)).toBe(named)
  const noted = { ...about, text: `Return-Path: <${named}>\n${about.text}` }
  expect(report('Feedback-Type: abuse', noted)).toBe(named)
  expect(report('Feedback-Type: abuse')).toBeUndefined()
})
