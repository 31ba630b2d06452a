/** Mail of a place on a whole site: who gets what, when, once, and how it stops. */
import { expect, test, vi } from 'vitest'
import { listOutbox } from '../../platform/mail/index.ts'
import { after, days, hours, minutes, type Duration, type Instant } from '../../platform/values.ts'
import { officesOf } from '../bodies/index.ts'
import { aThread, done, idOf } from '../discussions/threads.fixtures.ts'
import { findAccount, type PersonId } from '../people/index.ts'
import { thingAt } from '../../places.ts'
import { openReplyAddresses } from '../../platform/mail/inbox/index.ts'
import { sendAtOnce } from './fan-out.ts'
import { sendMornings, type Mornings } from './mornings.ts'
import { countComplaint } from '../../platform/mail/inbox/complaints.ts'
import { pause } from './pausing.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 120_000 })

async function aList() {
  const place = await aThread()
  const { world } = place
  const { database, letterbox } = world
  const mornings: Mornings = {
    database,
    ...letterbox,
    needs: [],
    officesOf,
    thingAt,
    host: 'Example Institute',
    checkpoint: async () => ({ size: 7, root: 'ROOT=' }),
  }
  const pass = (span: Duration) => world.clock.set(after(world.clock.now(), span) as Instant)
  const mailsTo = async (person: PersonId) =>
    (await listOutbox(database.read, 100)).filter((one) => one.person === person).toReversed()
  return { ...place, mornings, pass, mailsTo }
}

const choose = (pace: string, place = 'everything') => ({ place, pace })

test('a message goes at once to those who asked, once, under its own Message-ID', async () => {
  const { world, table, thread, about, ann, dora, mornings, mailsTo, first } = await aList()
  const bea = await world.as(table.bea)
  await done(dora, '/account/mail/choices', choose('now'))
  await done(dora, '/account/mail/choices', choose('now', about))
  await done(ann, '/account/mail/choices', choose('now'))
  await done(bea, '/account/mail/choices', choose('daily'))
  const answer = await done(ann, `${thread}/messages`, { parent: idOf(first), words: 'The host.' })
  await sendAtOnce(mornings)
  await sendAtOnce(mornings)
  const mails = (await mailsTo(table.dora)).filter(({ kind }) => kind === 'list')
  const sent = [first, answer].map((path) => `<${idOf(path)}@localhost>`)
  expect(mails.map(({ messageId }) => messageId).toSorted()).toEqual(sent.toSorted())
  const answering = mails.find(({ messageId }) => messageId === sent[1])
  expect(answering).toMatchObject({
    subject: 'Re: Who pays',
    list: { inReplyTo: `<${idOf(first)}@localhost>`, references: [`<${idOf(first)}@localhost>`] },
  })
  expect(answering?.text).toContain('The host.')
  expect(answering?.text).toContain(`/messages/${idOf(answer)}`)
  // Nothing says that mail is taken where it is not.
  expect(answering?.text).not.toContain('Answer this mail')
  const all = await listOutbox(world.database.read, 100)
  expect(all.filter(({ kind }) => kind === 'list').map(({ person }) => person)).toEqual([
    table.dora,
    table.dora,
  ])
  const author = await findAccount(world.database.read, { person: table.ann })
  expect(JSON.stringify(mails)).not.toContain(author?.mail)
})

test('who stops with one click gets no more, and nobody can stop another', async () => {
  const { world, table, thread, ann, dora, mornings, mailsTo } = await aList()
  await done(dora, '/account/mail/choices', choose('now'))
  await sendAtOnce(mornings)
  const [mail] = (await mailsTo(table.dora)).filter(({ kind }) => kind === 'list')
  const url = new URL(mail?.unsubscribe ?? expect.unreachable())
  const path = `${url.pathname}${url.search}`
  expect((await world.stranger.get(path)).status).toBe(200)
  const click = (to: string) =>
    world.stranger.send(to, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
  expect((await click(path.replace(table.dora, table.ann))).status).toBe(404)
  expect((await click(path)).status).toBe(200)
  await done(ann, `${thread}/messages`, { words: 'And now?' })
  await sendAtOnce(mornings)
  expect((await mailsTo(table.dora)).filter(({ kind }) => kind === 'list')).toHaveLength(1)
})

test('the morning tells what is new in one mail, also after a week without a clock', async () => {
  const { table, thread, ann, dora, about, mornings, pass, mailsTo } = await aList()
  pass(minutes(1))
  await sendMornings(mornings)
  await done(dora, '/discussions/choices', { place: about, choice: 'follow' })
  pass(minutes(5))
  await done(ann, `${thread}/messages`, { words: 'Said on the first day.' })
  pass(days(7))
  await done(ann, `${thread}/messages`, { words: 'Said a week later.' })
  pass(hours(1))
  await sendMornings(mornings)
  await sendMornings(mornings)
  const mails = (await mailsTo(table.dora)).filter(({ about: of }) => of.startsWith('digest:'))
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain('Who pays (2)')
  expect(mails[0]?.text).toContain('The record had 7 entries; its root is ROOT=')
  pass(days(1))
  await sendMornings(mornings)
  expect((await mailsTo(table.dora)).filter(({ about: of }) => of.startsWith('digest:'))).toEqual(
    mails,
  )
  // Whoever wrote all of it is told nothing of it.
  expect((await mailsTo(table.ann)).filter(({ about: of }) => of.startsWith('digest:'))).toEqual([])
})

test('a deadline is called to mind seven days and one day before, and never twice', async () => {
  const { world, table, mornings, pass, mailsTo } = await aList()
  const until = after(world.clock.now(), days(10))
  const needs: Mornings['needs'] = [
    async (_read, actor) =>
      actor?.person === table.dora
        ? [{ said: { key: 'mailings.things.bounces' }, href: '/calls/1', until }]
        : [],
  ]
  const reminding = { ...mornings, needs }
  const told: number[] = []
  await sendMornings(reminding)
  for (let day = 1; day <= 12; day++) {
    const before = (await mailsTo(table.dora)).length
    pass(days(1))
    await sendMornings(reminding)
    if ((await mailsTo(table.dora)).length > before) told.push(day)
  }
  // The first one says that it is there at all.
  expect(told).toEqual([1, 3, 9])
})

test('who reads no summary gets a mail for each need, and can answer it', async () => {
  const { world, table, dora, mornings, pass, mailsTo } = await aList()
  await done(dora, '/account/mail/choices', choose('needs'))
  const until = after(world.clock.now(), days(10))
  const id = '01J00000000000000000000000'
  const needs: Mornings['needs'] = [
    async (_read, actor) =>
      actor?.person === table.dora || actor?.person === table.bea
        ? [{ said: { key: 'mailings.things.bounces' }, href: `/calls/${id}#positions`, until }]
        : [],
  ]
  const replyAddresses = openReplyAddresses(new Uint8Array(32), mornings.outbox.domain)
  const reminding = { ...mornings, needs, replyAddresses }
  await sendMornings(reminding)
  for (const span of [1, 2, 1, 5, 1]) {
    pass(days(span))
    await sendMornings(reminding)
  }
  const mails = await mailsTo(table.dora)
  const dated = mails.filter(({ about }) => about === `call:${id}`)
  expect(dated.map(({ subject }) => subject)).toEqual([
    'Mail to you bounces',
    'Ends soon: Mail to you bounces',
    'Ends soon: Mail to you bounces',
  ])
  expect(mails.filter(({ about }) => about.startsWith('digest:'))).toEqual([])
  const local = dated[0]?.answer?.replyTo?.split('@')[0] ?? expect.unreachable()
  const token = await replyAddresses.readToken(world.database.read, local, world.clock.now())
  expect(token).toMatchObject({ kind: 'valid', person: table.dora, about: `call:${id}` })
  expect(dated[0]?.text).toContain('“help” tells you what works here')
  // The mail of the day tells everybody else, once, and is about everything.
  const others = await mailsTo(table.bea)
  expect(others.map(({ about }) => about)).toEqual(Array(3).fill(`digest:${table.bea}`))
  const whole = others[0]?.answer?.replyTo?.split('@')[0] ?? expect.unreachable()
  const front = await replyAddresses.readToken(world.database.read, whole, world.clock.now())
  expect(front).toMatchObject({ kind: 'valid', person: table.bea, about: 'front:' })
})

test('what a pause kept back of mail at once is told by the next mail of the day', async () => {
  const { world, table, thread, ann, dora, mornings, pass, mailsTo } = await aList()
  await done(dora, '/account/mail/choices', choose('now'))
  await sendAtOnce(mornings)
  pass(hours(2))
  const account = await findAccount(world.database.read, { person: table.dora })
  await done(ann, `${thread}/messages`, { words: 'Said before it was known.' })
  await world.database.transact(async (tx, now) => account && pause(tx, account, now))
  pass(days(2))
  await done(ann, `${thread}/messages`, { words: 'Said in the pause.' })
  await sendAtOnce(mornings)
  await sendMornings(mornings)
  const digests = async () =>
    (await mailsTo(table.dora)).filter(({ about }) => about.startsWith('digest:'))
  expect(await digests()).toEqual([])
  pass(hours(1))
  await done(dora, '/account/mail/resumptions')
  await done(ann, `${thread}/messages`, { words: 'Said after it.' })
  await sendAtOnce(mornings)
  pass(days(1))
  await sendMornings(mornings)
  const [told, ...more] = await digests()
  expect(more).toEqual([])
  expect(told?.text).toContain('Who pays (2)')
  pass(days(1))
  await sendMornings(mornings)
  expect(await digests()).toHaveLength(1)
})

test('nothing goes to whom mail comes back; they and the staff see it', async () => {
  const { world, table, thread, ann, dora, mornings, mailsTo } = await aList()
  await done(dora, '/account/mail/choices', choose('now'))
  const account = await findAccount(world.database.read, { person: table.dora })
  await world.database.transact(async (tx, now) => account && pause(tx, account, now))
  await done(ann, `${thread}/messages`, { words: 'Unheard.' })
  await sendAtOnce(mornings)
  expect((await mailsTo(table.dora)).filter(({ kind }) => kind === 'list')).toEqual([])
  expect(await dora.text('/account/mail')).toContain('Mail to you bounces')
  expect((await world.stranger.get('/mailings')).status).toBe(404)
  expect((await dora.get('/mailings')).status).toBe(404)
  await world.database.transact((tx, now) =>
    countComplaint(tx, account?.mail ?? expect.unreachable(), now),
  )
  const staff = await world.as(await world.add({ name: 'Sol Staff', role: 'secretary' }))
  const page = await staff.text('/mailings')
  expect(page).toContain('reported on 1 day, last')
  expect(page).not.toContain(account?.mail)
  await done(dora, '/account/mail/resumptions')
  expect(await dora.text('/account/mail')).not.toContain('Mail to you bounces')
  await done(ann, `${thread}/messages`, { words: 'Heard again.' })
  await sendAtOnce(mornings)
  const [mail] = (await mailsTo(table.dora)).filter(({ kind }) => kind === 'list')
  expect(mail?.text).toContain('Heard again.')
  expect(await staff.text('/mailings')).not.toContain('Send it again')
  await world.database.transact(async (tx) => {
    const own = tx.withTables<{ outbox: { state: string } }>()
    await own.updateTable('outbox').set({ state: 'failed' }).execute()
  })
  expect((await dora.post('/mailings/attempts')).status).toBe(404)
  expect(await staff.text('/mailings')).toContain('Send it again')
  await done(staff, '/mailings/attempts')
  expect(await staff.text('/mailings')).not.toContain('Send it again')
})

test('the page keeps what was chosen, and refuses a place that is none', async () => {
  const { dora, about, world, slug } = await aList()
  await done(dora, '/account/mail/choices', choose('weekly', about))
  const page = await dora.text('/account/mail')
  expect(page).toContain('<option value="weekly" selected')
  expect((await dora.post('/account/mail/choices', choose('weekly', 'nonsense'))).status).toBe(400)
  expect(await world.stranger.text(`/processes/${slug}`)).toContain(`/account/mail?place=${about}`)
})
