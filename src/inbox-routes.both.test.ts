/** Mail that waits for a person: the staff deals with it on its page, and nobody else sees it. */
import { expect, test } from 'vitest'
import { aWorld } from '../test/world.ts'
import { findStored, inboxId } from './platform/mail/inbox/index.ts'
import { keepArrived, settleInbox } from './platform/mail/inbox/store.ts'
import { recipientOf } from './platform/mail/inbox/smtp-door.ts'
import { hostName } from './platform/mail/index.ts'
import { sql } from 'kysely'

const RAW = 'From: <script>alert(1)</script>\r\nSubject: odd\r\n\r\n<b>odd</b>\r\n'
const DOMAIN = hostName('lists.localhost') ?? expect.unreachable()

async function aWaitingMail() {
  const world = await aWorld()
  const { database, clock } = world
  const recipient = recipientOf('postmaster@lists.localhost', DOMAIN) ?? expect.unreachable()
  const envelope = {
    door: 'smtp',
    peer: '203.0.113.9',
    helo: 'sender.example',
    sender: '<b>amal</b>@example.org',
    recipients: [recipient],
  } as const
  const raw = Buffer.from(RAW)
  await database.transact((tx, now) => keepArrived(tx, clock, { envelope, raw }, now))
  const found = await sql<{ id: string }>`select id from inbox`.execute(database.read)
  const id = inboxId(found.rows[0]?.id) ?? expect.unreachable()
  const words = 'five thousand fields'
  const why = 'mail.inbox.why.too-much'
  await database.transact((tx, now) =>
    settleInbox(tx, id, { state: 'quarantined', why, words }, now),
  )
  const staff = await world.as(await world.add({ role: 'secretary' }))
  const member = await world.as(await world.add())
  const state = async () => {
    const row = await sql<{ state: string; words: string | null }>`
      select state, words from inbox where id = ${id}`.execute(database.read)
    return row.rows[0]
  }
  return { ...world, id, staff, member, state }
}

test('the staff reads what waits, why, and downloads it as it came, as text', async () => {
  const { id, staff } = await aWaitingMail()
  const text = await staff.text('/inbox')
  expect(text).toContain('It has more headers or parts than are read.')
  expect(text).toContain('five thousand fields')
  expect(text).toContain('From &lt;b>amal&lt;/b>@example.org')
  const raw = await staff.get(`/inbox/${id}/raw`)
  expect(raw.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(raw.headers.get('content-disposition')).toBe(`attachment; filename="${id}.txt"`)
  expect(raw.headers.get('x-content-type-options')).toBe('nosniff')
  expect(raw.headers.get('cache-control')).toBe('private, no-store')
  expect(await raw.text()).toBe(RAW)
})

test('for everybody else none of it is there, as where nothing waits', async () => {
  const { id, member, stranger, state } = await aWaitingMail()
  for (const visitor of [member, stranger]) {
    const nowhere = await visitor.get('/nowhere')
    for (const path of ['/inbox', `/inbox/${id}/raw`]) {
      expect((await visitor.get(path)).status).toBe(nowhere.status)
    }
    for (const path of [`/inbox/${id}/discarding`, `/inbox/${id}/attempts`]) {
      expect((await visitor.post(path, { reason: 'noise' })).status).toBe(404)
    }
  }
  expect(await state()).toMatchObject({ state: 'quarantined' })
})

test('a discard needs a reason, is kept with it, and happens once', async () => {
  const { database, id, staff, state } = await aWaitingMail()
  const path = `/inbox/${id}/discarding`
  const empty = await staff.post(path, { reason: ' ' })
  expect(empty.status).toBe(400)
  expect(await state()).toMatchObject({ state: 'quarantined' })
  expect((await staff.post(path, { reason: 'Noise.' })).status).toBe(303)
  expect(await state()).toEqual({ state: 'discarded', words: 'Noise.' })
  expect(await staff.text('/inbox')).toContain('No mail waits.')
  const late = await staff.post(path, { reason: 'Again.' })
  expect(late.status).toBe(422)
  expect(await late.text()).toContain('Somebody has dealt with this mail already.')
  expect(await state()).toEqual({ state: 'discarded', words: 'Noise.' })
  // Its bytes stay for a season.
  expect(Buffer.from((await findStored(database.read, id))?.raw ?? []).toString()).toBe(RAW)
})

test('what is tried again is due at once, from its first attempt', async () => {
  const { id, staff, state } = await aWaitingMail()
  expect((await staff.post(`/inbox/${id}/attempts`)).status).toBe(303)
  expect(await state()).toMatchObject({ state: 'waiting' })
  expect((await staff.post(`/inbox/${id}/attempts`)).status).toBe(422)
})

test('a mail that nobody knows has no forms', async () => {
  const { staff } = await aWaitingMail()
  for (const id of ['01JD6Y7Y1B0000000000000000', 'odd', '..%2f..']) {
    expect((await staff.post(`/inbox/${id}/attempts`)).status).toBe(404)
    expect((await staff.get(`/inbox/${id}/raw`)).status).toBe(404)
  }
})
