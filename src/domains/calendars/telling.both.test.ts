/** Who wants no more mail about meetings: what they had stays in their calendar. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields, type Visitor, type World } from '../../../test/world.ts'
import { after, hours } from '../../platform/values.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { aMailbox } from '../replies/mailbox.fixtures.ts'
import { inviteAll } from './inviting.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

async function done(visitor: Visitor, path: string, fields: Fields = {}): Promise<string> {
  const answer = await visitor.post(path, { permanence: '1', undertakings: '1', ...fields })
  if (answer.status !== 303) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (answer.headers.get('location') ?? '').replace(/[#?].*/, '')
}

async function aCall(world: World) {
  const table = await aTable(world)
  const { slug = '' } = (await findProcess(world.database.read, { id: table.process })) ?? {}
  const path = await done(await world.as(table.chair), '/meetings', {
    ...{ host: `process:${slug}`, kind: 'call', title: 'The call', from: '2027-02-25' },
    ...{ minutes: '60', time1: '15:00', zone1: 'UTC', repeats: 'once', fold: 'earlier' },
    step: 'announce',
  })
  return { table, path }
}

test('whoever stops the mails is not told that they are invited no longer', async () => {
  const world = await aWorld()
  const { table, path } = await aCall(world)
  const mailbox = await aMailbox(world)
  const to = await mailbox.addressOf(table.ann)
  const { database, clock, letterbox, replyAddresses } = world
  const inviting = { database, clock, ...letterbox, replyAddresses, site: 'Example Institute' }
  /** Subjects of what has come since the last time. */
  const told = async () => {
    const before = (await mailbox.mails(to)).length
    world.clock.set(after(clock.now(), hours(2)))
    await inviteAll(inviting, clock.now())
    return (await mailbox.mails(to)).slice(before).map(({ subject }) => subject.split(',')[0])
  }
  expect(await told()).toEqual(['Invitation: The call'])
  await done(await world.as(table.ann), '/account/calendar/invitations', {})
  expect(await told()).toEqual([])
  const cancel = { revision: '0', reason: 'A holiday' }
  await done(await world.as(table.chair), `${path}/cancellation`, cancel)
  expect(await told()).toEqual([])
  await done(await world.as(table.ann), '/account/calendar/invitations', { invitations: '1' })
  expect(await told()).toEqual(['Cancelled: The call'])
})
