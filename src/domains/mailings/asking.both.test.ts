/** What many are asked: told to each at once, in their words and zone, and not a second time. */
import { expect, test, vi } from 'vitest'
import { aWorld, type World } from '../../../test/world.ts'
import { ASKED } from '../../news.ts'
import { thingAt } from '../../places.ts'
import { listOutbox } from '../../platform/mail/index.ts'
import {
  after,
  days,
  hours,
  instant,
  minutes,
  type Duration,
  type Instant,
} from '../../platform/values.ts'
import { opened } from '../ballots/scene.fixtures.ts'
import { officesOf } from '../bodies/index.ts'
import { decisionThings } from '../decisions/index.ts'
import { anOpenCall, consent, objection, twinOf } from '../decisions/opened.fixtures.ts'
import { personId, type AskedOf, type PersonId } from '../people/index.ts'
import { windowsOf } from '../processes/index.ts'
import { ASKED_BATCH, sendAsked, type AskingMailing } from './asking.ts'
import { placeKey, type PlaceKey } from './pace.ts'
import { sendMornings, type Mornings } from './mornings.ts'
import { chooseFor } from './store-choices.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 120_000 })

function mailingIn(world: World) {
  const { database, letterbox, replyAddresses, clock } = world
  const mailing: Mornings & AskingMailing = {
    database,
    ...letterbox,
    replyAddresses,
    needs: [decisionThings],
    officesOf,
    thingAt,
    host: 'Example Institute',
    checkpoint: async () => undefined,
    asked: ASKED,
    example: (t, word) => t(`replies.example.${word}`),
  }
  const pass = (span: Duration) => clock.set(after(clock.now(), span) as Instant)
  const mailsTo = async (person: PersonId) =>
    (await listOutbox(database.read, 100)).filter((one) => one.person === person).toReversed()
  const reads = (person: PersonId, language: string, zone: string) =>
    database.transact(async (tx) => {
      const own = tx.withTables<{
        accounts: { person_id: string; language: string; zone: string }
      }>()
      const to = { language, zone }
      await own.updateTable('accounts').set(to).where('person_id', '=', person).execute()
    })
  return { mailing, pass, mailsTo, reads }
}

test('opening a call tells each who is asked: once, in their words, with an address', async () => {
  const { world, table, call } = await anOpenCall()
  const { mailing, pass, mailsTo, reads } = mailingIn(world)
  await reads(table.ben, 'ar', 'Africa/Cairo')
  await reads(table.bea, 'fr', 'America/New_York')
  await world.database.transact((tx) =>
    chooseFor(tx, table.cy, placeKey(`process:${table.process}`) as PlaceKey, 'none'),
  )
  await sendMornings(mailing)
  await sendAsked(mailing)
  await sendAsked(mailing)
  const [ann, ...more] = await mailsTo(table.ann)
  expect(more).toEqual([])
  expect(ann).toMatchObject({
    about: `call:${call}`,
    subject: 'You are asked: Can you live with the label text?',
  })
  for (const line of [
    '  support',
    '  reserve until 3 July',
    '  object: ',
    'UTC',
    `/calls/${call}`,
  ]) {
    expect(ann?.text).toContain(line)
  }
  const [ben] = await mailsTo(table.ben)
  expect(ben?.text).toContain('  أؤيد')
  const [bea] = await mailsTo(table.bea)
  expect(bea?.text).toContain('Les réponses sont reçues')
  expect(bea?.text).toMatch(/UTC−5|UTC-5|UTC−4|UTC-4/)
  const addresses = [ann, ben, bea].map((mail) => mail?.answer?.replyTo)
  expect(new Set(addresses).size).toBe(3)
  // Who wants no mail of this process, and who has no seat.
  expect(await mailsTo(table.cy)).toEqual([])
  expect(await mailsTo(table.dora)).toEqual([])

  pass(hours(20))
  await sendMornings(mailing)
  expect(await mailsTo(table.ann)).toHaveLength(1)
})

test('a later hour is told as what it is, also to who has answered', async () => {
  const { world, table, chair } = await anOpenCall()
  const { mailing, pass, mailsTo } = mailingIn(world)
  await sendAsked(mailing)
  const [window] = (await windowsOf(world.database.read, table.process)).slice(-1)
  const state = window?.state.kind === 'dated' ? window.state : expect.unreachable()
  const to = new Date(state.closes + days(7)).toISOString().slice(0, 10)
  const fields = { to, reason: 'The translation came late.', ...consent }
  const done = await chair.post(`/windows/${window?.id}/extensions`, fields)
  expect(done.status, await done.clone().text()).toBe(303)
  await sendAsked(mailing)
  await sendAsked(mailing)
  const [, later, ...more] = await mailsTo(table.ann)
  expect(more).toEqual([])
  expect(later?.subject).toBe('More time to answer: Can you live with the label text?')
  expect(later?.text).toContain('The hour was moved')
  expect(later?.text).toContain('Why it was extended: The translation came late.')
  pass(days(60))
  await sendAsked(mailing)
  expect(await mailsTo(table.ann)).toHaveLength(2)
})

test('a ballot tells its voices, and each is told what can be answered', async () => {
  const { world, council, id } = await opened()
  const { mailing, mailsTo } = mailingIn(world)
  await sendAsked(mailing)
  await sendAsked(mailing)
  for (const person of council.holders.values()) {
    const [mail, ...more] = await mailsTo(person)
    expect(more).toEqual([])
    expect(mail?.about).toBe(`ballot:${id}`)
    expect(mail?.text).toContain('  vote yes')
  }
})

test('an answer to an objection is told those behind it, not again in the morning', async () => {
  const { world, table, call, chair } = await anOpenCall()
  const { mailing, pass, mailsTo } = mailingIn(world)
  await sendMornings(mailing)
  await sendAsked(mailing)
  const ann = await world.as(table.ann)
  const raised = await ann.post(`/calls/${call}/objections`, { ...consent, ...objection })
  expect(raised.status).toBe(303)
  const [{ id } = expect.unreachable()] = (await twinOf({ world, table, call })).objections
  const path = `/objections/${id}`
  const answer = { ...consent, kind: 'addressed', reason: 'The maker pays.' }
  pass(minutes(5))
  expect((await chair.post(`${path}/answers`, answer)).status).toBe(303)
  const mail = (await mailsTo(table.ann)).at(-1)
  expect(mail).toMatchObject({
    about: `objection:${id}/1`,
    subject: `Your objection was answered: ${objection.title}`,
  })
  expect(mail?.text).toContain('The maker pays.')
  expect(mail?.text).toContain('“satisfied”')
  const before = (await mailsTo(table.ann)).length
  pass(hours(20))
  await sendMornings(mailing)
  expect((await mailsTo(table.ann)).slice(before).map(({ text }) => text)).toEqual([])
  expect((await mailsTo(table.ben)).filter(({ about }) => about.startsWith('objection:'))).toEqual(
    [],
  )
})

/** So many who have nothing but an account. */
async function crowdIn({ database, add }: World, count: number): Promise<readonly PersonId[]> {
  const first = await add({ name: 'One of many' })
  const people = Array.from(
    { length: count },
    (_, index) => personId(`p_${String(index).padStart(32, '0')}`) ?? expect.unreachable(),
  )
  await database.transact(async (tx) => {
    const own = tx.withTables<{ accounts: Record<string, string | number> }>()
    const one = own.selectFrom('accounts').selectAll().where('person_id', '=', first)
    const row = await one.executeTakeFirstOrThrow()
    for (const person_id of people) {
      const mail = `${person_id}@example.org`
      await own
        .insertInto('accounts')
        .values({ ...row, person_id, mail })
        .execute()
    }
  })
  return people
}

test('of many each is told once, also where the program ended between two batches', async () => {
  const world = await aWorld()
  const { mailing } = mailingIn(world)
  const people = await crowdIn(world, 2 * ASKED_BATCH + 7)
  const asked: AskedOf = async (_, now) => [
    {
      about: 'call:01J00000000000000000000000',
      place: 'process:01J00000000000000000000000',
      href: '/calls/01J00000000000000000000000',
      notice: 'window:01J00000000000000000000000',
      opens: now,
      until: after(instant('2026-12-05T12:00Z'), days(1)),
      people,
      answers: [],
      said: () => ({ question: 'Who pays?', title: 'Labels', paragraphs: [] }),
    },
  ]
  let left = 3
  const transact: typeof world.database.transact = (work) => {
    left -= 1
    if (left < 0) throw new Error('ended')
    return world.database.transact(work)
  }
  const ending = { ...mailing, asked: [asked], database: { ...world.database, transact } }
  await expect(sendAsked(ending)).rejects.toThrow('ended')
  await sendAsked({ ...mailing, asked: [asked] })
  await sendAsked({ ...mailing, asked: [asked] })
  const rows = await world.database.read
    .withTables<{ outbox: { person: string | null } }>()
    .selectFrom('outbox')
    .select('person')
    .execute()
  const told = rows.flatMap(({ person }) => person ?? [])
  expect(told).toHaveLength(people.length)
  expect(new Set(told).size).toBe(people.length)
})
