/** An action from its naming to its end: by pages, by the clock and by mail alone. */
import { expect, test, vi } from 'vitest'
import { aWorld, noon, type Fields, type Visitor } from '../../../test/world.ts'
import { after, days, type Instant } from '../../platform/values.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { aMailbox } from '../replies/mailbox.fixtures.ts'
import type { ActionId } from './action.ts'
import { actionsForAgenda } from './agenda.ts'
import { remindOwners } from './jobs.ts'
import { findAction } from './store.ts'

vi.setConfig({ testTimeout: 120_000 })

const consent = { permanence: '1', undertakings: '1' }
const WHAT = 'Send the minutes to the list'

async function aPlace(otherwise?: Parameters<typeof aTable>[1]) {
  const world = await aWorld()
  const table = await aTable(world, otherwise)
  const process = await findProcess(world.database.read, { id: table.process })
  if (!process) throw new Error('no process')
  const [chair, ben] = [await world.as(table.chair), await world.as(table.ben)]
  return { world, table, process, chair, ben }
}
type Place = Awaited<ReturnType<typeof aPlace>>

const form = ({ process }: Place, more: Fields = {}): Fields => ({
  ...consent,
  host: `process:${process.slug}`,
  what: WHAT,
  owner: 'me',
  due: '2026-12-01',
  ...more,
})

async function made(by: Visitor, fields: Fields): Promise<string> {
  const answer = await by.post('/actions', fields)
  if (answer.status !== 303) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer.headers.get('location') ?? ''
}

const idOf = (path: string) => path.replace('/actions/', '') as string as ActionId
const stateOf = async ({ world }: Place, path: string) =>
  (await findAction(world.database.read, idOf(path)))?.state.kind

const send = ({ world }: Place) =>
  remindOwners({ ...world.tools, ...world.letterbox }, world.clock.now())
const pass = ({ world }: Place, count: number) => world.clock.set(after(noon, days(count)))

test('named by a chair, reminded while overdue, closed by mail, seen by everybody', async () => {
  const place = await aPlace()
  const { world, table, chair, process } = place
  const path = await made(chair, form(place, { owner: `person:${table.ben}` }))
  const about = `action:${idOf(path)}`
  expect(await world.told(table.ben)).toContain(`You are asked to take on: ${WHAT}`)

  const mailbox = await aMailbox(world)
  const from = await mailbox.addressOf(table.ben)
  const answer = async (text: string) => {
    const to = await mailbox.replyTo(table.ben, about)
    await mailbox.post({ from, to, text, subject: 'Re: asked' })
  }
  await answer('yes')
  expect(await stateOf(place, path)).toBe('asked')
  await place.ben.post(`${path}/acceptances`, consent)
  expect(await stateOf(place, path)).toBe('open')

  const reminded = async () =>
    (await world.told(table.ben)).filter((subject) => /^(Due|Overdue)/.test(subject))
  for (const [day, count] of [
    [6, 0],
    [7, 1],
    [8, 1],
    [10, 2],
    [12, 2],
    [17, 3],
    [18, 3],
    [24, 4],
  ] as const) {
    pass(place, day)
    await send(place)
    await send(place)
    expect({ day, sent: (await reminded()).length }).toEqual({ day, sent: count })
  }
  expect((await reminded()).at(-1)).toBe(`Overdue: ${WHAT}`)
  const list = await world.stranger.text(`/actions?overdue=1&process=${process.slug}`)
  expect(list).toContain(WHAT)

  await answer('done: https://example.org/minutes, as agreed\n\nBen')
  const done = await findAction(world.database.read, idOf(path))
  expect(done?.state).toMatchObject({ kind: 'done', by: table.ben })
  const page = await world.stranger.text(path)
  expect(page).toContain('as agreed')
  expect(page).toContain('href="https://example.org/minutes')
  const [last] = (await world.acts('action.finish')).toReversed()
  expect(last?.entry).toMatchObject({ actor: table.ben, via: 'mail' })
  pass(place, 31)
  await send(place)
  expect(await reminded()).toHaveLength(4)
})

test('nobody is reminded who wants no reminders, nor at night', async () => {
  const place = await aPlace()
  const { world, table, ben } = place
  await made(ben, form(place))
  world.clock.set(Date.parse('2026-12-01T05:00:00Z') as Instant)
  await send(place)
  expect(await world.told(table.ben)).toEqual([])
  await ben.post('/actions/reminders', { quiet: '1' })
  pass(place, 10)
  await send(place)
  expect(await world.told(table.ben)).toEqual([])
  await ben.post('/actions/reminders', {})
  await send(place)
  expect(await world.told(table.ben)).toEqual([`Due today: ${WHAT}`])
})

test('a group does without reminders by its own rules', async () => {
  const place = await aPlace({ actions: { reminders: 'none' } })
  await made(place.ben, form(place))
  pass(place, 10)
  await send(place)
  expect(await place.world.told(place.table.ben)).toEqual([])
})

test('what is refused comes back as typed, with the reason, and nothing is recorded', async () => {
  const place = await aPlace()
  const { world, table, ben } = place
  const refused = await ben.post('/actions', form(place, { owner: `person:${table.ann}` }))
  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain(WHAT)
  expect(page).toContain('You can take it on yourself.')
  const odd = await ben.post('/actions', form(place, { due: 'soon', owner: 'handle' }))
  expect(odd.status).toBe(400)
  expect(await odd.text()).toContain('value="soon"')
  const past = await ben.post('/actions', form(place, { due: '2026-11-20' }))
  expect(past.status).toBe(422)
  expect(await world.acts('action.make')).toEqual([])
})

test('an action comes from a thing of its own place, and stands on the page of that', async () => {
  const place = await aPlace()
  const { world, table, ben } = place
  const source = `text:${table.text.id}`
  expect(await ben.text(`/actions/new?source=${source}`)).toContain(`value="${source}"`)
  const path = await made(ben, form(place, { source }))
  expect(await world.stranger.text(`/texts/${table.text.id}`)).toContain(WHAT)
  expect(await world.stranger.text(path)).toContain(`/texts/${table.text.id}`)
  const nowhere = { source: 'text:01J00000000000000000000000' }
  expect((await ben.post('/actions', form(place, nowhere))).status).toBe(422)
})

test('a message becomes an action, and leads to it', async () => {
  const place = await aPlace()
  const { world, process, ben } = place
  const begun = await ben.post('/discussions', {
    ...consent,
    about: `process:${process.id}`,
    subject: 'Minutes',
    words: 'Somebody should send the minutes.\nI can.',
  })
  const message = begun.headers.get('location') ?? ''
  const from = message.replace('/messages/', 'message:')
  expect(await ben.text(message)).toContain(`/actions/new?from=${from}`)
  const opened = await ben.text(`/actions/new?from=${from}`)
  expect(opened).toContain('value="Somebody should send the minutes."')
  const path = await made(ben, form(place, { from }))
  expect(await world.stranger.text(message)).toContain(path)
  expect(await world.stranger.text(path)).toContain(message)
})

test('lists: mine by name and by role, open and ended, of a group, of the process', async () => {
  const place = await aPlace()
  const { world, table, chair, ben, process } = place
  const role = await made(chair, form(place, { owner: 'role:chair', what: 'Call the next call' }))
  await made(ben, form(place))
  const mine = await chair.text('/actions?mine=1')
  expect(mine).toContain('Call the next call')
  expect(mine).not.toContain(WHAT)
  expect(await chair.text('/needs-me')).toContain('Call the next call')
  await chair.post(`${role}/drops`, { ...consent, reason: 'It was called.' })
  const open = `/actions?process=${process.slug}`
  expect(await world.stranger.text(open)).not.toContain('Call the next call')
  expect(await world.stranger.text(`${open}&ended=1`)).toContain('Call the next call')
  expect(await world.stranger.text(`/processes/${process.slug}`)).toContain(WHAT)
  const dora = await world.as(table.dora)
  await made(dora, form(place, { what: 'Ask the library' }))
  const academia = await world.stranger.text('/actions?group=academia')
  expect(academia).toContain('Ask the library')
  expect(academia).not.toContain(WHAT)
  for (const nowhere of ['group=nobody', 'process=nowhere', 'body=nowhere']) {
    expect((await world.stranger.get(`/actions?${nowhere}`)).status).toBe(404)
  }
})

test('what is open and due on the day of the next meeting is for its agenda', async () => {
  const place = await aPlace()
  const { world, table, ben } = place
  const path = await made(ben, form(place))
  await made(ben, form(place, { due: '2026-12-24', what: 'Later' }))
  const host = { kind: 'process', process: table.process } as const
  const due = async (day: string) => {
    const at = Date.parse(`${day}T15:00:00Z`) as Instant
    return (await actionsForAgenda.dueFor(world.database.read, host, at, 10)).map(({ id }) => id)
  }
  expect(await due('2026-11-30')).toEqual([])
  expect(await due('2026-12-01')).toEqual([idOf(path)])
  await ben.post(`${path}/completions`, { ...consent, evidence: 'Sent.' })
  expect(await due('2026-12-01')).toEqual([])
})
