/** A report over HTTP: who reads it, how it ends, and what nobody learns of it. */
import { expect, test, vi } from 'vitest'
import { REPORTABLES } from '../../beside.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables, historyOf, prose, redact } from '../../platform/record/index.ts'
import { after, days } from '../../platform/values.ts'
import type { Visitor, World } from '../../../test/world.ts'
import { aWorld } from '../../../test/world.ts'
import { aFile, bring, oldMail } from '../archives/archives.fixtures.ts'
import { anOpenRoom } from '../captions/captions.fixtures.ts'
import { aThread, done, idOf, refused } from '../discussions/threads.fixtures.ts'
import { endGone } from './index.ts'
import { casesOpen } from './store.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const INSULT = 'You are all liars, every one.'
const WHY = 'It calls everybody here a liar.'
const reporting = (thing: string, more = {}) => ({
  about: thing,
  ground: 'conduct',
  words: WHY,
  ...more,
})

async function aMessage() {
  const place = await aThread()
  const { world, table, dora, thread, first } = place
  const path = await done(dora, `${thread}/messages`, { words: INSULT, parent: idOf(first) })
  const [chair, cy] = [await world.as(table.chair), await world.as(table.cy)]
  const staffId = await world.add({ name: 'Sol Staff', role: 'secretary' })
  const staff = await world.as(staffId)
  return { ...place, path, thing: `message:${idOf(path)}`, chair, cy, staff, staffId }
}

const waiting = async ({ database }: World) => {
  const [one] = await casesOpen(database.read)
  return one ? `/reports/${one.id}` : ''
}

const report = (visitor: Visitor, thing: string, more = {}) =>
  visitor.post('/reports', reporting(thing, more))

const sound = async ({ database }: World) => {
  const checked = await checkTables(database.read, { tables: TABLES, acts: ACTS })
  expect(checked).toMatchObject({ faults: [], more: false })
}

test('a report is read by those who may remove the words, and by nobody else', async () => {
  const { world, table, path, thing, ann, dora, chair, cy, staff, staffId } = await aMessage()
  const newcomer = await world.as(await world.add({ name: 'Nora New' }))
  expect(await newcomer.text(path)).toContain(`/reports/new?about=${thing}`)
  expect(await newcomer.text(`/reports/new?about=${thing}`)).toContain(INSULT)
  const before = (await world.acts()).length
  expect((await report(newcomer, thing)).headers.get('location')).toBe('/reports#own')
  expect((await report(cy, thing)).status).toBe(303)
  expect((await world.acts()).length).toBe(before)

  const at = await waiting(world)
  for (const officer of [chair, staff]) {
    const page = await officer.text(at)
    expect(page).toContain(WHY)
    expect(page).toContain('Nora New')
    expect(page).toContain('2 reports')
    expect(await officer.text('/needs-me')).toContain(at)
  }
  expect(await staff.text('/desk')).toContain(at)
  for (const visitor of [world.stranger, newcomer, ann, dora, cy]) {
    expect((await visitor.get(at)).status).toBe(404)
    expect(
      (await visitor.post(`${at}/endings`, { reason: 'No.', permanence: '1' })).status,
    ).not.toBe(303)
    expect(await visitor.text(path)).not.toContain(WHY)
    expect(await visitor.text('/reports')).not.toContain(at)
  }
  expect(await newcomer.text('/reports')).toContain('waits for a decision')
  expect(await dora.text('/reports')).toContain('You have reported nothing')
  expect(await dora.text('/needs-me')).not.toContain('/reports/')
  const exported = await (await newcomer.get('/account/export.json')).text()
  expect(exported).toContain(WHY)
  for (const one of [...(await world.told(table.dora)), ...(await world.told(staffId))]) {
    expect(one).not.toContain('report')
  }
})

test('leaving it as it is says why in public, names no reporter and can be contested', async () => {
  const { world, table, path, thing, dora, chair, cy, staff } = await aMessage()
  await report(cy, thing)
  const at = await waiting(world)
  const malformed = await staff.post(`${at}/endings`, { reason: ' ', permanence: '1' })
  expect(malformed.status).toBe(400)
  const reason = 'It is rude, and it names nobody.'
  await done(chair, `${at}/endings`, { reason })
  expect((await refused(staff, `${at}/endings`, { reason })).status).toBe(422)
  const log = await world.stranger.text('/stewards')
  expect(log).toContain(reason)
  expect(log).toContain('Reported, and left as it is')
  expect(log).not.toContain('Cy Civil')
  expect(await world.stranger.text(path)).toContain(INSULT)
  const [line] = await world.acts('steward.left')
  expect(JSON.stringify(line)).not.toContain(table.cy)
  const own = await cy.text('/reports')
  expect(own).toContain('left as it is')
  const contest = /\/stewards\/[0-9A-Z]{26}/.exec(own)?.[0] ?? ''
  await done(cy, `${contest}/contests`, { argument: 'It names all of us.' })
  const mail = (await world.mails()).find(({ person }) => person === table.cy)
  expect(mail?.subject).toBe('What came of your report')
  expect(mail?.text).not.toContain('Dora')
  expect((await world.mails()).some(({ person }) => person === table.dora)).toBe(false)
  // Once by a person; another may see it anew.
  expect((await report(cy, thing)).status).toBe(422)
  expect(await waiting(world)).toBe('')
  expect((await report(dora, thing)).status).toBe(422)
  expect((await report(chair, thing)).status).toBe(303)
  await sound(world)
})

test('removing words ends their reports in the same transaction, and says so by mail', async () => {
  const { world, table, path, thing, ann, chair, cy } = await aMessage()
  await report(cy, thing, { ground: 'private-facts' })
  await report(ann, thing)
  const removing = { basis: 'conduct', reason: 'An insult to all.' }
  const rehearsed = await world.rehearse(() =>
    chair.post(`${path}/removals`, { ...removing, permanence: '1', undertakings: '1' }),
  )
  expect(rehearsed.kept).toBe(true)
  expect(await waiting(world)).not.toBe('')
  const at = await waiting(world)
  await done(chair, `${path}/removals`, removing)
  expect(await waiting(world)).toBe('')
  expect(await chair.text(at)).toContain('removed')
  expect(await cy.text('/reports')).toContain('removed')
  for (const person of [table.cy, table.ann]) {
    const mail = (await world.mails()).find((one) => one.person === person)
    expect(mail?.text).toContain('were removed')
  }
  const late = await report(await world.as(table.ben), thing)
  expect(late.status).toBe(422)
  await sound(world)
})

test('nobody decides about their own words, or about what they reported', async () => {
  const { world, chair, cy, staff, thread } = await aMessage()
  const own = await done(chair, `${thread}/messages`, { words: 'Chairs are always right.' })
  await report(cy, `message:${idOf(own)}`)
  const at = await waiting(world)
  expect((await chair.get(at)).status).toBe(404)
  expect((await refused(chair, `${at}/endings`, { reason: 'I am right.' })).status).toBe(404)
  expect(await chair.text('/needs-me')).not.toContain(at)
  expect(await chair.text('/reports')).not.toContain(at)
  expect((await report(staff, `message:${idOf(own)}`)).status).toBe(303)
  expect(await staff.text(at)).toContain('You reported this yourself')
  const judged = await refused(staff, `${at}/endings`, { reason: 'It is not so.' })
  expect(judged).toMatchObject({ status: 422 })
  const other = await world.as(await world.add({ name: 'Ola Staff', role: 'secretary' }))
  await done(other, `${at}/endings`, { reason: 'An opinion.' })
  expect(await waiting(world)).toBe('')
})

test('what is malformed or refused comes back as it was typed', async () => {
  const { thing, cy, dora, world } = await aMessage()
  const odd = await report(cy, thing, { ground: 'taste' })
  expect(odd.status).toBe(400)
  expect(await odd.text()).toContain(WHY)
  const own = await report(dora, thing)
  expect(own.status).toBe(422)
  expect(await own.text()).toContain('These are your own words')
  for (const about of ['message:01JD0000000000000000000000', 'nothing', 'docket:1', '']) {
    expect((await report(cy, about)).status, about).toBe(404)
    expect((await cy.get(`/reports/new?about=${about}`)).status, about).toBe(404)
  }
  expect(await world.stranger.text(`/reports/new?about=${thing}`)).toContain('Sign in to report')
  expect((await cy.get('/reports/01JD0000000000000000000000')).status).toBe(404)
})

test('closed talk is absent for others, and members are told why nothing goes out', async () => {
  const { world, slug, ann, staff, dora } = await aThread().then(async (place) => ({
    ...place,
    staff: await place.world.as(await place.world.add({ name: 'Sol', role: 'secretary' })),
  }))
  const fields = { process: slug, kind: 'caucus', name: 'Hosts', mandate: 'To agree.' }
  const list = await done(ann, '/lists', fields)
  const about = `list:${idOf(list)}`
  const path = await done(ann, '/discussions', { about, subject: 'Numbers', words: 'Seventeen.' })
  const thing = `message:${idOf(path)}`
  for (const visitor of [staff, dora]) {
    expect((await visitor.get(`/reports/new?about=${thing}`)).status).toBe(404)
    expect((await report(visitor, thing)).status).toBe(404)
  }
  expect(await ann.text(`/reports/new?about=${thing}`)).toContain('stays there')
  expect((await report(ann, thing)).status).toBe(422)
  expect(await ann.text(path)).not.toContain('/reports/new')
  expect(await waiting(world)).toBe('')
})

test('a line of a chat is reported, struck, and its report ends with it', async () => {
  const world = await aWorld()
  const { table, meeting } = await anOpenRoom(world)
  const [ann, ben] = [await world.as(table.ann), await world.as(table.ben)]
  const chair = await world.as(table.chair)
  const path = `/meetings/${meeting.id}/chat`
  await done(ann, path, { words: INSULT, as: 'personal' })
  const lines = JSON.parse(await world.stranger.text(`${path}.json`)) as { lines: { id: string }[] }
  const id = lines.lines[0]?.id ?? ''
  expect(await ben.text(path)).toContain(`/reports/new?about=chat-line:${id}`)
  expect(await ann.text(path)).not.toContain('/reports/new')
  expect((await report(ben, `chat-line:${id}`)).status).toBe(303)
  const at = await waiting(world)
  expect(await chair.text(at)).toContain('#strike')
  expect((await ann.get(at)).status).toBe(404)
  await done(chair, `/chat-lines/${id}/strikes`, { why: 'An insult.' })
  expect(await waiting(world)).toBe('')
  expect(await ben.text('/reports')).toContain('removed')
})

test('archived mail is reported and removed as everything else', async () => {
  const { world, table, dora } = await aThread()
  const file = await aFile(oldMail({ id: 'one@example.org', subject: 'Old', body: INSULT }))
  const about = { kind: 'process', id: table.process } as const
  const { archive: id = '' } = await bring(world, about, { file })
  const path = `/archives/${id}/1`
  expect(await dora.text(path)).toContain(`/reports/new?about=archived:${id}/1`)
  expect((await report(dora, `archived:${id}/1`)).status).toBe(303)
  const chair = await world.as(table.chair)
  expect(await chair.text(await waiting(world))).toContain(INSULT)
  await done(chair, `${path}/removals`, { basis: 'conduct', reason: 'An insult.' })
  expect(await waiting(world)).toBe('')
})

test('words that go by another door end their reports, and who reported is told', async () => {
  const { world, path, thing, cy } = await aMessage()
  await report(cy, thing)
  const [line] = await historyOf(world.database.read, { subject: thing, limit: 1 })
  const sweeping = { ...world.letterbox, database: world.database, reportables: REPORTABLES }
  expect(await endGone(sweeping, world.clock.now())).toBe(0)
  await world.database.transact(async (tx) => {
    const reason = prose('reason', 'Taken back.', world.clock)
    const by = { basis: 'own-words', by: 'role:secretary', via: 'web', topics: [] } as const
    await redact(tx, { ...by, index: line?.index ?? 0, part: 'words', reason })
  })
  expect(await world.stranger.text(path)).not.toContain(INSULT)
  expect(await endGone(sweeping, world.clock.now())).toBe(1)
  expect(await waiting(world)).toBe('')
  expect(await cy.text('/reports')).toContain('gone before anybody decided')
})

test('numbers are public from five on, and late is late on the desk', async () => {
  const { world, thread, ann, cy, staff } = await aMessage()
  for (let count = 0; count < 5; count += 1) {
    expect(await world.stranger.text('/reports')).toContain('Fewer than 5 things')
    const path = await done(ann, `${thread}/messages`, { words: `Liars, ${count}!` })
    await report(cy, `message:${idOf(path)}`, { ground: 'spam' })
  }
  expect(await world.stranger.text('/reports')).toContain('5 things were reported')
  expect(await staff.text('/desk')).not.toMatch(/overdue<\//)
  world.clock.set(after(world.clock.now(), days(7)))
  expect(await staff.text(await waiting(world))).toContain('overdue')
  expect(await staff.text('/desk')).toMatch(/overdue<\//)
  expect(await staff.text('/needs-me')).toContain('/reports/')
  const numbers = JSON.parse(await world.stranger.text('/reports.json')) as object
  expect(numbers).toMatchObject({ numbers: { reported: 5, open: 5, removed: 0, left: 0 } })
})

test('many who report one thing at once share one case, and nobody is counted twice', async () => {
  const { world, table, thing, ann, cy, staff } = await aMessage()
  const ben = await world.as(table.ben)
  const sent = await Promise.all([ann, cy, ben, ann, cy].map((visitor) => report(visitor, thing)))
  expect(sent.every(({ status }) => status === 303 || status === 422)).toBe(true)
  expect(await casesOpen(world.database.read)).toHaveLength(1)
  expect(await staff.text(await waiting(world))).toContain('3 reports')
})

test('two who leave and remove it at once end it once, and its reporter is told once', async () => {
  const { world, path, thing, chair, cy, staff } = await aMessage()
  await report(cy, thing)
  const at = await waiting(world)
  const consent = { permanence: '1', undertakings: '1' }
  const [left, removed] = await Promise.all([
    staff.post(`${at}/endings`, { reason: 'It is rude.', ...consent }),
    chair.post(`${path}/removals`, { basis: 'conduct', reason: 'An insult.', ...consent }),
  ])
  expect(removed.status).toBe(303)
  expect([303, 422]).toContain(left.status)
  expect(await waiting(world)).toBe('')
  expect(
    (await world.mails()).filter(({ subject }) => subject.includes('your report')),
  ).toHaveLength(1)
  await sound(world)
})
