/** A mail as it comes out of a real line: its headers, its parts, and what cannot get into them. */
import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import PostalMime from 'postal-mime'
import { expect, onTestFinished, test } from 'vitest'
import { openTestDatabase } from '../../../test/databases.ts'
import { loadMigrations } from '../db/index.ts'
import { systemTimers } from '../jobs/index.ts'
import { instant } from '../values.ts'
import { hostName, mailAddress } from './address.ts'
import { mailBody, mailStanding, openOutbox, openSmtp, readDkim, sender } from './index.ts'
import { listOutbox, startMail, UnfitForMail, type NewMail } from './index.ts'
import { startMeanServer } from './mean-server.fixtures.ts'

const DOMAIN = hostName('lists.example.org') ?? expect.unreachable()
const mina = mailAddress('mina@example.org') ?? expect.unreachable()
const migrations = await loadMigrations(dirname(fileURLToPath(import.meta.url)))

const body = mailBody({
  language: 'fr',
  paragraphs: ['L’appel est ouvert jusqu’à dimanche.', 'From here on.\n.\n..two'],
  action: { label: 'Ouvrir', href: 'https://parley.example/calls/01J' },
  footer: ['Vous êtes membre.'],
})
const notice: NewMail = {
  to: mina,
  language: 'fr',
  about: 'call:01J',
  subject: 'Appel ouvert : « budget »',
  unsubscribe: 'https://parley.example/mail/end?of=01J',
  ...body,
}

/** Sends each mail over a real line, and hands back what arrived. */
async function sent(mails: readonly NewMail[], { signed = false, name = 'Institut Exemple' } = {}) {
  const server = await startMeanServer(() => 'accepts')
  const db = await openTestDatabase({ migrations })
  const outbox = openOutbox({ clock: db.clock, secret: new Uint8Array(32), domain: DOMAIN })
  if (signed) putKey(db.folder)
  mkdirSync(join(db.folder, 'keys'), { recursive: true })
  const transport = openSmtp({
    url: server.url,
    from: sender(name, DOMAIN),
    dkim: readDkim(db.folder, DOMAIN),
    timers: systemTimers,
  })
  const report = (_: string, problem: unknown) => expect.unreachable(String(problem))
  const workers = startMail({ db, transport, timers: systemTimers, report })
  onTestFinished(async () => {
    await workers.stop()
    transport.close()
    await server.close()
    await db.close()
  })
  for (const mail of mails) await db.transact((tx) => outbox.queueMail(tx, mail))
  workers.wake()
  while ((await mailStanding(db)).waiting > 0) await pause(10)
  return { db, outbox, raws: server.arrived.map(({ raw }) => raw), workers }
}

function putKey(folder: string) {
  mkdirSync(join(folder, 'keys'), { recursive: true })
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
  writeFileSync(join(folder, 'keys', 'dkim.2026'), pem, { mode: 0o600 })
}

const headersOf = (raw: string) =>
  (raw.split('\r\n\r\n', 1)[0] ?? '').replace(/\r\n[ \t]+/g, ' ').split('\r\n')
const header = (raw: string, name: string) =>
  headersOf(raw)
    .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    .map((line) => line.slice(name.length + 1).trim())

test('a notice says who wrote it, when, in which language, how it ends', async () => {
  const replyTo = mailAddress('reply+a.b@lists.example.org') ?? expect.unreachable()
  const { raws } = await sent([{ ...notice, replyTo }])
  const raw = raws[0] ?? ''
  expect(header(raw, 'Reply-To')).toEqual([replyTo])
  expect(header(raw, 'From')).toEqual(['Institut Exemple <notices@lists.example.org>'])
  expect(header(raw, 'To')).toEqual(['mina@example.org'])
  expect(header(raw, 'Date')).toEqual(['Sat, 21 Nov 2026 12:00:00 +0000'])
  expect(header(raw, 'Auto-Submitted')).toEqual(['auto-generated'])
  expect(header(raw, 'Content-Language')).toEqual(['fr'])
  expect(header(raw, 'List-Unsubscribe')).toEqual(['<https://parley.example/mail/end?of=01J>'])
  expect(header(raw, 'List-Unsubscribe-Post')).toEqual(['List-Unsubscribe=One-Click'])
  expect(header(raw, 'X-Mailer')).toEqual([])
  expect(raw).toMatch(/^[\x00-\x7f]*$/)
  expect(raw.match(/quoted-printable/g)).toHaveLength(2)
  expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'))

  const read = await PostalMime.parse(raw)
  expect(read.subject).toBe(notice.subject)
  expect(read.text?.trimEnd()).toBe(body.text.trimEnd())
  expect(read.html?.trimEnd()).toBe(body.html)
})

const LIST: NewMail = {
  ...notice,
  kind: 'list',
  unsubscribe: 'https://parley.example/mail/stops?person=p_1',
  list: {
    author: 'Zoë =?utf-8?q?x?= <x@evil.example>, Lee',
    address: mailAddress('process-charter@lists.example.org') ?? expect.unreachable(),
    title: 'Charter',
    at: instant('2026-11-20T10:00Z'),
    messageId: '<three@example.net>',
    inReplyTo: '<two@example.net>',
    references: ['<one@example.net>', '<two@example.net>'],
    archive: 'https://parley.example/processes/charter/discussion',
    archivedAt: 'https://parley.example/messages/3',
    help: 'https://parley.example/account/mail',
    replyTo: mailAddress('reply+a.b@lists.example.org') ?? expect.unreachable(),
  },
}

test('a mail of a list arrives with its author, its thread and where to answer', async () => {
  const { raws } = await sent([LIST], { signed: true })
  const raw = raws[0] ?? ''
  const read = await PostalMime.parse(raw)
  expect(read.from).toEqual({
    name: 'Zoë = ?utf-8?q?x?= <x@evil.example>, Lee via Institut Exemple',
    address: 'process-charter@lists.example.org',
  })
  expect(header(raw, 'Message-ID')).toEqual(['<three@example.net>'])
  expect(header(raw, 'In-Reply-To')).toEqual(['<two@example.net>'])
  expect(header(raw, 'References')).toEqual(['<one@example.net> <two@example.net>'])
  expect(header(raw, 'Reply-To')).toEqual(['reply+a.b@lists.example.org'])
  expect(header(raw, 'Date')).toEqual(['Fri, 20 Nov 2026 10:00:00 +0000'])
  expect(header(raw, 'List-Id')).toEqual(['Charter <process-charter.lists.example.org>'])
  expect(header(raw, 'List-Post')).toEqual(['<mailto:process-charter@lists.example.org>'])
  expect(header(raw, 'Archived-At')).toEqual(['<https://parley.example/messages/3>'])
  expect(header(raw, 'List-Unsubscribe-Post')).toEqual(['List-Unsubscribe=One-Click'])
  expect(header(raw, 'Auto-Submitted')).toEqual([])
  const [signature = ''] = header(raw, 'DKIM-Signature')
  const signed = / h=([^;]+);/.exec(signature)?.[1]?.toLowerCase().replaceAll(' ', '').split(':')
  for (const name of ['from', 'reply-to', 'references', 'list-id', 'list-unsubscribe-post']) {
    expect(signed).toContain(name)
  }
})

test('an answer to a mail arrives in its thread', async () => {
  const replyTo = mailAddress('reply+a.b@lists.example.org') ?? expect.unreachable()
  const answer = { inReplyTo: '<q@example.net>', references: ['<q@example.net>'], replyTo }
  const { unsubscribe: _, ...rest } = { unsubscribe: '', ...notice }
  const { raws } = await sent([{ ...rest, kind: 'answer', answer }])
  const raw = raws[0] ?? ''
  expect(header(raw, 'In-Reply-To')).toEqual(['<q@example.net>'])
  expect(header(raw, 'References')).toEqual(['<q@example.net>'])
  expect(header(raw, 'Reply-To')).toEqual([replyTo])
  expect(header(raw, 'Auto-Submitted')).toEqual(['auto-replied'])
})

test('a mail for signing in offers no way to unsubscribe', async () => {
  const { unsubscribe: _, ...rest } = { unsubscribe: '', ...notice }
  const { raws } = await sent([{ ...rest, kind: 'sign-in' }])
  expect(header(raws[0] ?? '', 'List-Unsubscribe')).toEqual([])
})

test('over http a notice is ended by a page, not by one click', async () => {
  const { raws } = await sent([{ ...notice, unsubscribe: 'http://localhost:3000/mail/end' }])
  expect(header(raws[0] ?? '', 'List-Unsubscribe')).toEqual(['<http://localhost:3000/mail/end>'])
  expect(header(raws[0] ?? '', 'List-Unsubscribe-Post')).toEqual([])
})

const TRICKS = ['\r', '\n', '\r\n', '\0', '\u2028'].map((stop) => `a${stop}Bcc: x@evil.example`)
const DECODED = '=?utf-8?q?a=0D=0ABcc:_x@evil.example?='

test('nothing in any field makes a header, a recipient or a second message', async () => {
  const { db, outbox, raws } = await sent([
    { ...notice, subject: 'Plain' },
    { ...notice, subject: DECODED },
    { ...notice, text: 'a\r\n.\r\nMAIL FROM:<x@evil.example>\r\n\n.\nb\r.\rc\u2028d' },
    { ...notice, html: '<p>\n.\n\r.\r\n.\r\nQUIT</p>' },
    { ...notice, unsubscribe: 'https://parley.example/\r\nBcc: x@evil.example' },
    { ...notice, subject: 'x'.repeat(500) },
  ])
  expect(raws).toHaveLength(6)
  const names = raws.map((raw) => headersOf(raw).map((line) => line.split(':', 1)[0]))
  for (const found of names) expect(found).toEqual(names[0])
  for (const raw of raws) {
    expect(header(raw, 'Bcc')).toEqual([])
    expect(raw).not.toMatch(/\r(?!\n)|(?<!\r)\n|\0/)
    expect(raw.split('\r\n').every((line) => line.length <= 998)).toBe(true)
  }
  const subjects = await Promise.all(raws.map(async (raw) => (await PostalMime.parse(raw)).subject))
  expect(subjects).toContain(DECODED)

  const before = (await listOutbox(db.read, 100)).length
  const fields = ['subject', 'about'] as const
  for (const trick of TRICKS) {
    for (const field of fields) {
      const queued = db.transact((tx) => outbox.queueMail(tx, { ...notice, [field]: trick }))
      await expect(queued).rejects.toThrow(UnfitForMail)
    }
    expect(mailAddress(`mina@example.org${trick}`)).toBeUndefined()
    expect(hostName(`lists.example.org${trick}`)).toBeUndefined()
    expect(() => sender(trick, DOMAIN)).toThrow(UnfitForMail)
  }
  expect(() => sender(DECODED, DOMAIN)).toThrow(UnfitForMail)
  for (const text of ['a\0b', 'a\ud800b', 'x'.repeat(300_001)]) {
    const queued = db.transact((tx) => outbox.queueMail(tx, { ...notice, text }))
    await expect(queued).rejects.toThrow(UnfitForMail)
  }
  expect(await listOutbox(db.read, 100)).toHaveLength(before)
})

test('a name of the place in any script, with quotes and commas, stays one name', async () => {
  for (const name of ['معهد المثال', 'Institute "A", B <x@evil.example>']) {
    const { raws } = await sent([notice], { name })
    const read = await PostalMime.parse(raws[0] ?? '')
    expect(read.from).toEqual({ name, address: 'notices@lists.example.org' })
  }
})

test('with a key in the data folder every header that matters is signed', async () => {
  const { raws } = await sent([notice], { signed: true })
  const [signature = ''] = header(raws[0] ?? '', 'DKIM-Signature')
  expect(signature).toMatch(/ d=lists\.example\.org; .* s=2026; /)
  const signed = / h=([^;]+);/.exec(signature)?.[1]?.replaceAll(' ', '').toLowerCase().split(':')
  const sentHeaders = headersOf(raws[0] ?? '').map((line) => line.split(':', 1)[0]?.toLowerCase())
  expect(signed?.toSorted()).toEqual(
    sentHeaders.filter((name) => name !== 'dkim-signature').toSorted(),
  )
})

test('a key that cannot sign stops the program and not the signing', async () => {
  const db = await openTestDatabase({ migrations })
  onTestFinished(() => db.close())
  mkdirSync(join(db.folder, 'keys'), { recursive: true })
  writeFileSync(join(db.folder, 'keys', 'dkim.2026'), 'no key')
  expect(() => readDkim(db.folder, DOMAIN)).toThrow()
})
