/** Who sees a draft, who may answer, what changes it, how it ends: on a real database. */
import { expect, test, vi } from 'vitest'
import { findAccount } from '../people/index.ts'
import { CONSENT } from '../dockets/place.test.fixtures.ts'
import { anOpenCall, consent, speak } from '../decisions/opened.fixtures.ts'
import { after, days, hours, minutes } from '../../platform/values.ts'
import { listOutbox } from '../../platform/mail/index.ts'
import {
  ADDRESSES,
  aSpokesperson,
  begun,
  deliver,
  draftOf,
  inDays,
  local,
  mailTo,
  says,
  wait,
  WORDS,
} from './asking.fixtures.ts'
import { remindColleagues, tellOwners } from './jobs.ts'
import { removeOld } from './store-due.ts'
import { colleagueThings } from './things.ts'
import { findActor } from '../people/index.ts'
import { officesOf } from '../bodies/index.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

test('nobody else finds a draft: not the public, not other members, not the staff', async () => {
  const asking = await aSpokesperson()
  const { world, table, path, member, docket } = asking
  const draft = await begun(asking)
  const facilitator = await world.as(table.people.facilitator)
  for (const visitor of [world.stranger, facilitator]) {
    expect((await visitor.get(draft)).status).toBe(404)
    expect((await visitor.get(`${draft}.json`)).status).toBe(404)
    expect((await visitor.get('/colleagues.json')).status).not.toBe(200)
    for (const form of ['comments', 'versions', 'invitations', 'submissions', 'withdrawals']) {
      const sent = await visitor.post(`${draft}/${form}`, { words: 'Mine', ...CONSENT })
      expect(await sent.text()).not.toContain('label that lasts')
      if (visitor === facilitator) expect(sent.status).toBe(404)
    }
  }
  const places = [path, `${path}.json`, `${path}.csv`, '/processes/labels', '/record', '/dockets']
  for (const place of places) {
    const seen = await (await world.stranger.get(place)).text()
    expect(seen).not.toContain('label that lasts')
    expect(seen).not.toContain(draft)
  }
  expect(await member.text('/account')).toContain('href="/colleagues"')
  const list = await member.text('/colleagues')
  expect(list).toContain(draft)
  expect(await member.text(draft)).not.toContain('If you say nothing')
  expect((await world.stranger.get(`/colleagues/new?docket=${docket}`)).status).toBe(303)
})

test('reading a link answers nothing; only those with an organisation may ask', async () => {
  const asking = await aSpokesperson()
  const { world, table, member } = asking
  const draft = await begun(asking)
  const { link } = await mailTo(world, 'ben@acme.example')
  const read = await world.rehearse(() => world.stranger.get(link))
  expect([read.kept, read.value.status]).toEqual([false, 200])
  expect(read.value.headers.get('x-robots-tag')).toContain('noindex')
  expect(read.value.headers.get('cache-control')).not.toContain('public')
  expect(await member.text(draft)).toContain('Approved: 0.')
  const wrong = `${link.slice(0, -1)}${link.endsWith('0') ? '1' : '0'}`
  expect((await world.stranger.get(wrong)).status).toBe(404)
  expect((await says(world.stranger, wrong, { answer: 'approve' })).status).toBe(404)
  expect((await says(world.stranger, link, {})).status).toBe(400)
  const other = await world.as(table.people.stranger)
  expect(await other.text(`/colleagues/new?docket=${asking.docket}`)).toContain('Add yours')
  const tried = await other.post('/colleagues', draftOf(asking))
  expect(tried.status).toBe(422)
})

test('a changed draft asks again: what was approved before is about other words', async () => {
  const asking = await aSpokesperson()
  const { world, member } = asking
  const draft = await begun(asking)
  const { link } = await mailTo(world, 'ana@acme.example')
  await says(world.stranger, link, { answer: 'approve' })
  expect(await member.text(draft)).toContain('Approved: 1.')
  const same = { words: WORDS, ...local(inDays(world, 5)) }
  expect((await member.post(`${draft}/versions`, same)).status).toBe(422)
  wait(world, minutes(1))
  const changed = { words: `${WORDS} For ten years.`, ...local(inDays(world, 6)) }
  expect((await member.post(`${draft}/versions`, changed)).status).toBe(303)
  expect(await member.text(draft)).toContain('Approved: 0.')
  const again = await mailTo(world, 'ana@acme.example')
  expect(again.subject).toContain('has changed')
  expect(again.text).toContain('For ten years.')
  expect(again.link).toBe(link)
  const old = await says(world.stranger, link, { answer: 'approve', words: 'Still fine.' })
  expect(old.status).toBe(422)
  const back = await old.text()
  expect(back).toContain('The draft has changed since you read it.')
  expect(back).toContain('Still fine.')
  expect((await says(world.stranger, link, { answer: 'approve', version: '2' })).status).toBe(303)
  expect(await member.text(draft)).toContain('Approved: 1.')
})

test('a link that was taken back leads nowhere, and what it answered stays', async () => {
  const asking = await aSpokesperson()
  const { world, member } = asking
  const draft = await begun(asking)
  const ben = await mailTo(world, 'ben@acme.example')
  await says(world.stranger, ben.link, { answer: 'object', words: 'No.' })
  const page = await member.text(draft)
  const ids = [...page.matchAll(/name="invitation" value="([^"]+)"/g)].map(([, id]) => id ?? '')
  expect(ids).toHaveLength(3)
  for (const invitation of ids) await member.post(`${draft}/revocations`, { invitation })
  expect((await world.stranger.get(ben.link)).status).toBe(404)
  const shown = await member.text(draft)
  expect(shown).toContain('somebody who is asked objects')
  expect(shown).toContain('Objected: 1.')
  world.clock.set(inDays(world, 6))
  expect((await member.post(`${draft}/submissions`, CONSENT)).status).toBe(422)
})

test('bounds and odd input are refused in words, and nothing is sent', async () => {
  const asking = await aSpokesperson()
  const { world, member } = asking
  const refused = async (more: Readonly<Record<string, string>>) => {
    const answer = await member.post('/colleagues', draftOf(asking, more))
    const text = await answer.text()
    expect(text).toContain('label that lasts')
    return [answer.status, /role="alert"[^>]*>.*?<p>(.*?)<\/p>/s.exec(text)?.[1] ?? '']
  }
  const many = Array.from({ length: 31 }, (_, index) => `c${index}@acme.example`).join('\n')
  const own = (await findAccount(world.database.read, { person: asking.table.people.member }))?.mail
  expect(await refused({ colleagues: many })).toEqual([422, expect.stringContaining('30')])
  expect((await refused({ colleagues: '' }))[0]).toBe(422)
  expect((await refused({ colleagues: 'ana at acme' }))[1]).toContain('ana at acme')
  expect((await refused({ colleagues: own ?? '' }))[1]).toContain('your own address')
  expect((await refused({ rule: 'vote', quorum: '4' }))[1]).toContain('3 people')
  expect((await refused({ rule: 'approver', approver: '' }))[0]).toBe(400)
  expect((await refused(local(after(world.clock.now(), minutes(30)))))[1]).toContain('1 hour')
  expect((await refused(local(inDays(world, 60))))[1]).toContain('It closes on')
  expect((await refused({ as: `org:${'0'.repeat(26)}` }))[0]).toBe(422)
  expect((await world.mails()).filter(({ about }) => about.startsWith('asked:'))).toEqual([])
  const twenty = Array.from({ length: 20 }, (_, index) => `d${index}@acme.example`).join('\n')
  await begun(asking, { colleagues: twenty })
  await begun(asking, { colleagues: many.replace(/^c0@acme.example\n/, '') })
  expect((await refused({ colleagues: 'e@acme.example' }))[1]).toContain('50')
})

test('the clock reminds once, tells the owner how it ended, and removes what is old', async () => {
  const asking = await aSpokesperson()
  const { world, table } = asking
  const draft = await begun(asking)
  for (const address of ADDRESSES) await deliver(world, address)
  const { link } = await mailTo(world, 'ana@acme.example')
  await says(world.stranger, link, { answer: 'approve' })
  const { letterbox, database } = world
  const tools = { ...letterbox, database }
  const run = async () => {
    await remindColleagues(tools, world.clock.now())
    await tellOwners(tools, world.clock.now())
    return (await listOutbox(database.read, 100)).filter(({ subject }) => {
      return subject.includes('until tomorrow') || subject.includes('What your colleagues said')
    })
  }
  expect(await run()).toEqual([])
  wait(world, hours(4 * 24 + 1))
  const reminded = (await run()).map(({ to }) => to)
  expect(reminded.toSorted()).toEqual(['ben@acme.example', 'law@firm.example'])
  expect(await run()).toHaveLength(2)
  wait(world, days(1))
  const actor = await database.transact((tx, now) =>
    findActor(tx, table.people.member, { officesOf, now }),
  )
  const things = await colleagueThings(database.read, actor, world.clock.now())
  expect(things.map(({ said }) => said.key)).toEqual(['colleagues.things.submit'])
  const told = (await run()).find(({ subject }) => subject.includes('What your colleagues said'))
  expect(told?.text).toContain('Adopted on')
  expect(told?.text).toContain('Approved: 1.')
  expect(await run()).toHaveLength(3)
  wait(world, days(90))
  expect(await database.transact((tx) => removeOld(tx, world.clock.now()))).toBe(1)
  const member = await world.as(table.people.member)
  expect((await member.get(draft)).status).toBe(404)
  expect((await world.stranger.get(link)).status).toBe(404)
})

test('what one answer decides is told at once, with a day of time left', async () => {
  const asking = await aSpokesperson()
  const { world, table } = asking
  await begun(asking, { rule: 'approver', approver: 'boss@acme.example' })
  const tools = { ...world.letterbox, database: world.database }
  const tell = async () => {
    await tellOwners(tools, world.clock.now())
    return (await world.told(table.people.member)).filter((one) => one.includes('colleagues said'))
  }
  const ana = await mailTo(world, 'ana@acme.example')
  await says(world.stranger, ana.link, { answer: 'object' })
  wait(world, minutes(1))
  expect(await tell()).toEqual([])
  const { link } = await mailTo(world, 'boss@acme.example')
  await says(world.stranger, link, { answer: 'approve' })
  wait(world, minutes(1))
  expect(await tell()).toHaveLength(1)
  expect(await tell()).toHaveLength(1)
})

test('a colleague with an account finds it in what needs them, and answers there', async () => {
  const asking = await aSpokesperson()
  const { world, table } = asking
  const { read } = world.database
  const address = (await findAccount(read, { person: table.people.stranger }))?.mail ?? ''
  const draft = await begun(asking, { colleagues: `${address}\nben@acme.example` })
  const colleague = await world.as(table.people.stranger)
  expect(await colleague.text('/colleagues')).toContain(draft)
  const actor = await world.database.transact((tx, now) =>
    findActor(tx, table.people.stranger, { officesOf, now }),
  )
  const [thing] = await colleagueThings(read, actor, world.clock.now())
  expect(thing?.href).toBe(draft)
  expect(await colleague.text(draft)).not.toContain('ben@acme.example')
  expect((await says(colleague, draft, { answer: 'abstain' })).status).toBe(303)
  expect(await asking.member.text(draft)).toContain('Abstained: 1.')
  expect(await colleagueThings(read, actor, world.clock.now())).toEqual([])
  expect((await colleague.post(`${draft}/submissions`, CONSENT)).status).toBe(404)
})

test('a position in a call is asked about and stated the same way, by a vote', async () => {
  const place = await anOpenCall()
  const { world, table, call } = place
  const ann = await speak(place, table.ann)
  await ann.post('/account/affiliations', { organisation: 'Acme Ltd', permanence: '1' })
  const page = await ann.text(`/colleagues/new?call=${call}`)
  const as = /value="(org:[^"]+)"/.exec(page)?.[1] ?? ''
  expect(await ann.text(`/calls/${call}`)).toContain(`/colleagues/new?call=${call}`)
  const made = await ann.post('/colleagues', {
    call,
    as,
    choice: 'object',
    reason: 'Nobody pays.',
    title: 'A test that nobody pays for',
    argument: 'Nobody will pay for it.',
    remedy: 'Say who pays.',
    colleagues: 'ben@acme.example\nlaw@firm.example',
    rule: 'vote',
    quorum: '2',
    organ: 'the board',
    language: 'en',
    ...local(after(world.clock.now(), hours(2))),
  })
  expect(made.status).toBe(303)
  const draft = made.headers.get('location') ?? ''
  for (const address of ['ben@acme.example', 'law@firm.example']) {
    const { link, text } = await mailTo(world, address)
    expect(text).toContain('Say who pays.')
    await says(world.stranger, link, { answer: 'approve' })
  }
  expect((await ann.post(`${draft}/submissions`, consent)).status).toBe(303)
  const there = await world.stranger.text(`/calls/${call}`)
  expect(there).toContain('A test that nobody pays for')
  expect(there).toMatch(/For Acme Ltd, adopted by the board on .*, by a vote \(2–0–0\)/)
  const acts = (await world.acts()).map(({ entry }) => entry.act)
  expect(acts).toContain('objection.raise')
  expect(acts).toContain('position.state')
  expect((await ann.post(`${draft}/submissions`, consent)).status).toBe(422)
})
