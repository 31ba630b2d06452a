/** Mail that came in, from its bytes to whoever deals with it: on both engines, nothing is lost. */
import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { after, days } from '../../values.ts'
import { address, anInbox, DOMAIN, letter } from './inbox.fixtures.ts'
import { bouncingAmong } from './bounce-store.ts'
import { findStored, forgetInbox, holdClaimed } from './store.ts'
import {
  discardWaiting,
  inboxHealth,
  inboxStanding,
  listWaiting,
  tryWaitingAgain,
} from './waiting.ts'

const LIST = `list@${DOMAIN}`
const HEADERS = [
  'From: Amal <amal@example.org>',
  `To: ${LIST}`,
  'Subject: A word',
  'Date: Sat, 21 Nov 2026 11:59:00 +0000',
]
const WITH_ID = [...HEADERS, 'Message-ID: <one@example.org>']

test('a mail is handed to its domain once, as it was written', async () => {
  const { got, post, rows } = await anInbox()
  await post({ to: LIST, raw: letter(WITH_ID, 'Hello,\nthis is all.') })
  expect(got.map(({ arrival }) => arrival)).toMatchObject([
    {
      recipient: { address: LIST, local: 'list' },
      clash: false,
      mail: { subject: 'A word', text: 'Hello,\nthis is all.', messageId: '<one@example.org>' },
    },
  ])
  expect(await rows()).toMatchObject([{ state: 'taken', attempts: 1 }])
})

test('the same message again is one; other words under its Message-ID are another', async () => {
  const { got, post, rows } = await anInbox()
  await post({ to: LIST, raw: letter(WITH_ID) })
  await post({ to: LIST, raw: letter(['Received: by a relay; today', ...WITH_ID]) })
  await post({ to: LIST, raw: letter(WITH_ID, 'The other word.') })
  expect((await rows()).map(({ state, clash }) => [state, clash])).toEqual([
    ['taken', 0],
    ['repeat', 0],
    ['taken', 1],
  ])
  expect(got.map(({ arrival }) => arrival.mail.text)).toEqual(['A word.', 'The other word.'])
})

test('of two that come at once in two processes one is the first', async () => {
  const { got, post, rows } = await anInbox()
  const raw = letter(WITH_ID)
  await Promise.all([post({ to: LIST, raw }), post({ to: LIST, raw }), post({ to: LIST, raw })])
  expect(got).toHaveLength(1)
  expect((await rows()).map(({ state }) => state).toSorted()).toEqual(['repeat', 'repeat', 'taken'])
})

test('one message for two recipients is two pieces of work', async () => {
  const { got, post, rows } = await anInbox()
  await post({ to: [LIST, `postmaster@${DOMAIN}`], raw: letter(WITH_ID) })
  expect(got).toHaveLength(1)
  const states = (await rows()).map(({ recipient, state }) => [recipient, state])
  expect(states.toSorted()).toEqual([
    [LIST, 'taken'],
    [`postmaster@${DOMAIN}`, 'quarantined'],
  ])
})

test('what its domain cannot take now is tried again, and then waits for a person', async () => {
  const broken = { times: 12 }
  const { db, problems, post, pass, rows } = await anInbox(() => {
    if (broken.times-- > 0) throw new Error('no such table')
    return 'taken'
  })
  await post({ to: LIST, raw: letter(WITH_ID) })
  for (let attempt = 1; attempt < 10; attempt++) await pass()
  expect(problems.length).toBe(10)
  expect(await rows()).toMatchObject([{ state: 'failed', words: 'no such table' }])
  expect(await inboxHealth(db, () => undefined)()).toMatchObject({ kind: 'degraded' })

  broken.times = 0
  const [waiting] = await listWaiting(db.read, 10)
  const id = waiting?.id ?? expect.unreachable()
  const who = { id, by: 'p_1' }
  expect(await db.transact((tx, now) => tryWaitingAgain(tx, db.engine, who, now))).toBe(true)
  await pass()
  expect(await rows()).toMatchObject([{ state: 'taken' }])
  expect(await db.transact((tx, now) => tryWaitingAgain(tx, db.engine, who, now))).toBe(false)
})

test('what cannot be read waits with its bytes; a discard says who and why', async () => {
  const { db, post, rows } = await anInbox()
  const raw = letter([...WITH_ID, ...Array.from({ length: 2_100 }, (_, at) => `X-${at}: y`)])
  await post({ to: LIST, raw })
  expect(await listWaiting(db.read, 10)).toMatchObject([
    { why: 'mail.inbox.why.too-much', words: 'header-lines', recipient: LIST },
  ])
  const [row] = await rows()
  const stored = await findStored(db.read, row?.id ?? '')
  expect(Buffer.from(stored?.raw ?? []).equals(raw)).toBe(true)
  const discard = { id: stored?.id ?? expect.unreachable(), by: 'p_1', reason: 'noise' }
  expect(await db.transact((tx, now) => discardWaiting(tx, discard, now))).toBe(true)
  expect(await rows()).toMatchObject([{ state: 'discarded', settled_by: 'p_1', words: 'noise' }])
  expect(await db.transact((tx, now) => discardWaiting(tx, discard, now))).toBe(false)
  expect(await listWaiting(db.read, 10)).toEqual([])
})

test('a worker whose claim ran out does not do again what another has done', async () => {
  const { db, post, rows } = await anInbox()
  await post({ to: LIST, raw: letter(WITH_ID) })
  const [row] = await rows()
  const late = { id: row?.id ?? '', claim: 'an old claim' }
  expect(await db.transact((tx) => holdClaimed(tx, late))).toBe(false)
})

test('what was dealt with is forgotten after a season, what waits is not', async () => {
  const { clock, db, post, rows } = await anInbox()
  await post({ to: LIST, raw: letter(WITH_ID) })
  await post({ to: `abuse@${DOMAIN}`, raw: letter(WITH_ID) })
  clock.set(after(clock.now(), days(91)))
  await db.transact((tx, now) => forgetInbox(tx, now))
  expect(await rows()).toMatchObject([{ recipient: `abuse@${DOMAIN}` }])
  const left = await sql<{ count: number }>`select count(*) as count from inbox_messages`.execute(
    db.read,
  )
  expect(Number(left.rows[0]?.count)).toBe(1)
  expect(await inboxStanding(db)).toEqual({ unread: 0, late: 0, waiting: 1, taken: 0 })
})

const OURS = '<0123456789abcdef@lists.example.org>'
const reportOn = (messageId: string, action = 'failed', status = '5.1.1') =>
  letter(
    [
      'From: MAILER-DAEMON@example.org',
      `To: notices@${DOMAIN}`,
      'Subject: Undelivered',
      `Message-ID: <${Math.abs(messageId.length * 7 + status.length)}.${action}@mx.example.org>`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    ],
    [
      '--b\nContent-Type: text/plain\n\nIt could not be delivered.\n',
      '--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.org\n',
      `Final-Recipient: rfc822; somebody-else@example.org\nAction: ${action}\nStatus: ${status}`,
      'Diagnostic-Code: smtp; 550 no such person\n',
      `--b\nContent-Type: message/rfc822\n\nMessage-ID: ${messageId}\nSubject: Ours\n\nText\n--b--`,
    ].join('\n'),
  )

const queueOurs = (db: Awaited<ReturnType<typeof anInbox>>['db']) =>
  db.transact((tx, now) =>
    sql`insert into outbox (id, recipient, language, kind, about, subject, body, message_id,
      created, state, attempts, next_at) values ('1', 'reader@example.org', 'en', 'notice',
      'call:1', 'Ours', 'Text', ${OURS}, ${now}, 'sent', 1, ${now})`.execute(tx),
  )

test('a thousand bounces of a day count once, and against whom our mail went to', async () => {
  const { clock, db, post, rows } = await anInbox()
  await queueOurs(db)
  const reader = address('reader@example.org')
  const post1 = () => post({ to: `notices@${DOMAIN}`, sender: '', raw: reportOn(OURS) })
  for (let day = 1; day <= 5; day++) {
    expect((await bouncingAmong(db.read, [reader], clock.now())).size).toBe(0)
    await post1()
    await db.transact((tx) => sql`delete from inbox_keys`.execute(tx))
    await post1()
    await db.transact((tx) => sql`delete from inbox_keys`.execute(tx))
    clock.set(after(clock.now(), days(1)))
  }
  expect((await bouncingAmong(db.read, [reader], clock.now())).get(reader)).toMatchObject({
    words: expect.stringContaining('550 no such person'),
  })
  expect((await rows()).every(({ state }) => state === 'taken')).toBe(true)
})

test('a bounce that names no mail of ours counts against nobody; a person sees it', async () => {
  const { clock, db, post } = await anInbox()
  await queueOurs(db)
  await post({ to: `notices@${DOMAIN}`, sender: '', raw: reportOn('<made-up@lists.example.org>') })
  expect(await listWaiting(db.read, 10)).toMatchObject([{ why: 'mail.inbox.why.unknown-bounce' }])
  const all = [address('reader@example.org'), address('somebody-else@example.org')]
  expect((await bouncingAmong(db.read, all, clock.now())).size).toBe(0)
})
