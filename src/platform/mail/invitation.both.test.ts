/** A mail that brings a calendar, as it comes out of a real line: where programs look for it. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import PostalMime from 'postal-mime'
import { expect, onTestFinished, test } from 'vitest'
import { openTestDatabase } from '../../../test/databases.ts'
import { loadMigrations } from '../db/index.ts'
import { systemTimers } from '../jobs/index.ts'
import { hostName, mailAddress } from './address.ts'
import { CALENDAR_MAX, mailBody, mailStanding, openOutbox, openSmtp, sender } from './index.ts'
import { startMail, UnfitForMail, type NewMail } from './index.ts'
import { startMeanServer } from './mean-server.fixtures.ts'

const DOMAIN = hostName('lists.example.org') ?? expect.unreachable()
const mina = mailAddress('mina@example.org') ?? expect.unreachable()
const migrations = await loadMigrations(dirname(fileURLToPath(import.meta.url)))

const text = ['BEGIN:VCALENDAR', 'METHOD:REQUEST', 'SUMMARY:Conseil à Zürich', 'END:VCALENDAR', '']
const invitation: NewMail = {
  to: mina,
  language: 'fr',
  about: 'meeting:01J',
  subject: 'Conseil du mardi',
  ...mailBody({ language: 'fr', paragraphs: ['Mardi.'], footer: ['Vous êtes membre.'] }),
  calendar: { method: 'REQUEST', text: text.join('\r\n') },
}

async function opened() {
  const db = await openTestDatabase({ migrations })
  onTestFinished(() => db.close())
  return { db, outbox: openOutbox({ clock: db.clock, secret: new Uint8Array(32), domain: DOMAIN }) }
}

test('an invitation has its calendar beside its text and attached, as it was written', async () => {
  const server = await startMeanServer(() => 'accepts')
  const { db, outbox } = await opened()
  const from = sender('Institut Exemple', DOMAIN)
  const transport = openSmtp({ url: server.url, from, dkim: undefined, timers: systemTimers })
  const report = (_: string, problem: unknown) => expect.unreachable(String(problem))
  const workers = startMail({ db, transport, timers: systemTimers, report })
  onTestFinished(async () => {
    await workers.stop()
    transport.close()
    await server.close()
  })
  await db.transact((tx) => outbox.queueMail(tx, invitation))
  workers.wake()
  while ((await mailStanding(db)).waiting > 0) await pause(10)
  const [raw = ''] = server.arrived.map((one) => one.raw)
  expect(raw).toMatch(/^content-type: text\/calendar; .*method=REQUEST/im)
  const { attachments } = await PostalMime.parse(raw)
  const types = attachments.map(({ mimeType }) => mimeType).toSorted()
  expect(types).toEqual(['application/ics', 'text/calendar'])
  for (const { content } of attachments) {
    const read = typeof content === 'string' ? content : new TextDecoder().decode(content)
    expect(read.replaceAll('\r\n', '\n')).toBe(text.join('\n'))
  }
})

test('a calendar that no program would take in is not queued', async () => {
  const { db, outbox } = await opened()
  const long = { method: 'REQUEST', text: 'x'.repeat(CALENDAR_MAX + 1) } as const
  const queued = db.transact((tx) => outbox.queueMail(tx, { ...invitation, calendar: long }))
  await expect(queued).rejects.toThrow(UnfitForMail)
})
