/** What officers and the clock do with a docket, over HTTP, and what others may not. */
import { expect, test } from 'vitest'
import type { Instant } from '../../platform/values.ts'
import { factsOf } from '../processes/index.ts'
import { docketFacts } from './facts.ts'
import { closeDueDockets } from './jobs.ts'
import { aDraft, anOpenDocket, atConsultation, CLOSES } from './place.test.fixtures.ts'
import { comment, faults, LAST, READ } from './place.test.fixtures.ts'
import { docketThings } from './things.ts'

test('nobody closes or reports before the hour, and nobody but its officers at all', async () => {
  const { world, table, path, facilitator } = await anOpenDocket()
  const early = await facilitator.post(`${path}/closings`)
  expect(early.status).toBe(422)
  expect(await early.text()).toContain('Nothing closes it earlier')
  const report = { title: 'Report', href: '/a' }
  expect((await facilitator.post(`${path}/reports`, report)).status).toBe(422)

  world.clock.set(CLOSES)
  const officer = await world.as(table.people.facilitator)
  const others = [await world.as(table.people.member), await world.as(table.people.editor)]
  for (const visitor of [...others, world.stranger]) {
    expect((await visitor.post(`${path}/closings`, READ)).status).toBe(422)
    expect((await visitor.post(`${path}/reports`, { ...report, ...READ })).status).toBe(422)
    expect((await visitor.post(`${path}/withdrawals`, { reason: 'x', ...READ })).status).toBe(422)
    expect(await visitor.text(path)).not.toContain('Look after this docket')
  }
  expect((await officer.post(`${path}/closings`)).status).toBe(303)
  expect((await officer.post(`${path}/closings`)).status).toBe(422)
  expect(await world.acts('docket.report')).toEqual([])
})

test('an extension is for everybody: in the window, the steward log and a mail', async () => {
  const { world, path, facilitator, member, table } = await anOpenDocket()
  const stan = await world.as(table.people.stranger)
  await stan.post(`${path}/submissions`, comment('Stan was here.'))
  const asked = { to: '2027-01-09', reason: 'Asked for by <several> groups.' }
  expect((await member.post(`${path}/extensions`, asked)).status).toBe(422)
  expect((await facilitator.post(`${path}/extensions`, asked)).status).toBe(303)

  const page = await world.stranger.text(path)
  expect(page).toContain('extended once, by 9 days')
  expect(page).toContain('Asked for by &lt;several> groups.')
  const mails = (await world.mails()).filter(({ subject }) => subject.startsWith('Extended'))
  expect(mails.map(({ person }) => person).toSorted()).toEqual(
    [table.people.member, table.people.stranger].toSorted(),
  )
  expect(mails[0]?.text).toContain('Asked for by <several> groups.')
  const acts = (await world.acts()).map(({ entry }) => entry.act)
  expect(acts).toContain('window.extend')
  expect(acts).toContain('steward.extension')

  world.clock.set(CLOSES)
  const mia = await world.as(table.people.member)
  const now = await mia.post(`${path}/submissions`, comment('Still in time.'))
  expect(now.status).toBe(303)
  const made = (await world.acts('submission.make')).at(-1)?.entry
  expect(made?.clear['late']).toBe(false)
  const fay = await world.as(table.people.facilitator)
  const earlier = await fay.post(`${path}/extensions`, { ...asked, to: '2027-01-01' })
  expect(earlier.status).toBe(422)
  expect(await earlier.text()).toContain('value="2027-01-01"')
})

test('gates, things to do and the clock know what is open', async () => {
  const { world, table, path, member } = await anOpenDocket()
  await member.post(`${path}/submissions`, comment('One.'))
  const { read } = world.database
  const facts = () => factsOf(read, table.process, [docketFacts], world.clock.now())
  expect(await facts()).toMatchObject({
    'docket.open': { value: 1, of: 1 },
    'docket.submissions': { value: 1 },
    'submissions.unanswered': { value: 1, of: 1 },
  })
  const now = () => world.clock.now()
  expect(await docketThings(read, undefined, now())).toMatchObject([
    { said: { key: 'dockets.things.comment' }, href: path, until: CLOSES },
  ])
  world.clock.set((CLOSES - 1) as Instant)
  await closeDueDockets(world.tools)
  expect(await world.acts('docket.close')).toEqual([])
  world.clock.set(CLOSES)
  await closeDueDockets(world.tools)
  await closeDueDockets(world.tools)
  expect((await world.acts('docket.close')).map(({ entry }) => entry)).toMatchObject([
    { actor: 'role:clock', clear: { submissions: 1, late: 0 } },
  ])
  expect(await docketThings(read, undefined, now())).toEqual([])
  expect(await facts()).toMatchObject({ 'docket.open': { value: 0, of: 1 } })
  expect(await faults(world)).toEqual([])
})

test('a draft asks nothing yet; withdrawn, it says why and takes nothing', async () => {
  const { world, path, facilitator, member } = await aDraft()
  expect(await world.stranger.text('/dockets')).not.toContain('Comments on the')
  expect((await member.post(`${path}/submissions`, comment('Early.'))).status).toBe(422)
  expect((await facilitator.post(`${path}/withdrawals`, { reason: 'Not yet ready.' })).status).toBe(
    303,
  )
  expect(await world.stranger.text(path)).toContain('Not yet ready.')
  expect((await facilitator.post(`${path}/openings`, { closesOn: LAST })).status).toBe(422)
  expect(await world.acts('submission.make')).toEqual([])
})

test('only what belongs to the process can be commented on', async () => {
  const place = await atConsultation()
  const draft = (subject: string) =>
    place.facilitator.post('/dockets', {
      process: 'labels',
      title: 'T',
      subject,
      asks: 'Say.',
      kind: 'comment',
      ...READ,
    })
  expect((await draft('document:01J0000000000000000000DCMN')).status).toBe(422)
  expect((await draft('nothing')).status).toBe(400)
  expect(await place.world.acts('docket.draft')).toEqual([])
})
