/** Over a real line: what comes too late, what is chosen anew, programs that face each other. */
import { expect, test, vi } from 'vitest'
import { opened, pass } from '../ballots/scene.fixtures.ts'
import { anOpenCall } from '../decisions/opened.fixtures.ts'
import { choicesOf, EVERYWHERE, placeKey } from '../mailings/index.ts'
import { findAccount, type PersonId } from '../people/index.ts'
import { aLine, aReader } from './line.fixtures.ts'
import type { World } from '../../../test/world.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 120_000 })

async function mailboxOf({ database }: World, person: PersonId) {
  const account = await findAccount(database.read, { person })
  return account?.mail ?? expect.unreachable()
}

/** Her own address for a thing, as a mail about it gives it. */
async function addressFor(
  { database, replyAddresses, clock }: World,
  at: string,
  person: PersonId,
) {
  const address = (await findAccount(database.read, { person }))?.mail ?? expect.unreachable()
  const expires = (clock.now() + 400 * 86_400_000) as ReturnType<typeof clock.now>
  return database.transact((tx) =>
    replyAddresses.tokenFor(tx, { person, address, about: at, expires }),
  )
}

test('a vote by mail after the close is refused in words; the vote before it stands', async () => {
  const { world, council, id } = await opened()
  const line = await aLine(world)
  const [person] = [...council.holders.values()]
  const voter = person ?? expect.unreachable()
  const mail = await mailboxOf(world, voter)
  const me = aReader(line, 'Vera Voter', mail, 'en')
  const to = await addressFor(world, `ballot:${id}`, voter)
  await me.write({ to, subject: 'Re: Do we adopt this?', text: 'vote yes' })
  expect((await me.read()).text).toContain('Your vote is recorded: yes.')
  pass(world, 80)
  await me.answer('vote no')
  const { text } = await me.read()
  expect(text).toContain('Nothing was recorded.')
  expect(text).not.toContain('Your vote is recorded')
  const cast = await world.acts('vote.cast')
  expect(cast.map(({ entry }) => entry.clear['choice'])).toEqual(['yes'])
  expect(line.problems).toEqual([])
})

test('who stops a place and then takes it weekly gets it weekly', async () => {
  const { world, table, call } = await anOpenCall()
  const line = await aLine(world)
  const me = aReader(line, 'Ann Academic', await mailboxOf(world, table.ann), 'en')
  const key = placeKey(`process:${table.process}`) ?? EVERYWHERE
  const pace = async () => (await choicesOf(world.database.read, table.ann)).get(key)
  const to = await addressFor(world, `call:${call}`, table.ann)
  await me.write({ to, subject: '', text: 'stop' })
  await me.followed()
  expect(await pace()).toBe('none')
  await me.answer('digest weekly')
  await me.followed()
  expect(await pace()).toBe('weekly')
  expect(line.problems).toEqual([])
})

test('a program that answers every answer in new words is soon answered no more', async () => {
  const { world, table, call } = await anOpenCall()
  const line = await aLine(world)
  const mail = await mailboxOf(world, table.ann)
  const robot = aReader(line, 'Ticket system', mail, 'en')
  const to = await addressFor(world, `call:${call}`, table.ann)
  await robot.write({ to, subject: 'Ticket 1', text: 'Your ticket 1 has been opened.' })
  for (let number = 2; number <= 8; number++) {
    await robot.answer(`Your ticket ${number} has been opened.`)
  }
  expect((await line.mailsTo(mail)).length).toBeLessThanOrEqual(3)
  expect(await world.acts('position.state')).toEqual([])
  const chair = await world.as(table.chair)
  expect(await chair.text(`/calls/${call}`)).toContain('mails wait for the staff')
  expect(line.problems).toEqual([])
})

test('a program that answers the question whether it was you is answered no more', async () => {
  const { world, table, call } = await anOpenCall()
  const line = await aLine(world)
  const mail = await mailboxOf(world, table.ann)
  const robot = aReader(line, 'Ticket system', mail, 'en')
  const to = `call-${call.toLowerCase()}@lists.localhost`
  await robot.write({ to, subject: 'Ticket 1', text: 'Support' })
  for (let number = 2; number <= 9; number++) {
    await robot.answer(`Your ticket ${number} has been opened.`)
    // So slowly that no bound of a minute or an hour is met.
    pass(world, 0.1)
  }
  expect((await line.mailsTo(mail)).length).toBeLessThanOrEqual(4)
  expect(await world.acts('position.state')).toEqual([])
  expect(line.problems).toEqual([])
})
