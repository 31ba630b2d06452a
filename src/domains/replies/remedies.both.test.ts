/** An objection that does not say what would settle it: asked about once, and never lost. */
import { expect, test, vi } from 'vitest'
import { after, days, hours, minutes } from '../../platform/values.ts'
import { anOpenCall } from '../decisions/opened.fixtures.ts'
import { callId, datesOf, findCall } from '../decisions/index.ts'
import { agreeOnTheWay, findActor, type PersonId } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import { undertakingsOf } from '../templates/index.ts'
import { aMailbox } from './mailbox.fixtures.ts'
import { recordDue } from './remedies.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 120_000 })

const OBJECTION = 'object: nobody says who pays.\n\nBest regards\nAnn'

async function aCall() {
  const { world, table, call } = await anOpenCall()
  const mailbox = await aMailbox(world)
  const { database } = world
  const process = await findProcess(database.read, { id: table.process })
  const undertakings = process && undertakingsOf(process.pin)
  const agree = (person: PersonId) =>
    database.transact(async (tx, now) => {
      const actor = await findActor(tx, person, { officesOf: world.tools.officesOf, now })
      if (!actor) throw new Error('nobody')
      await agreeOnTheWay(tx, actor, { permanence: true, undertakings, via: 'mail' }, now)
    })
  const from = await mailbox.addressOf(table.ann)
  const to = await mailbox.replyTo(table.ann, `call:${call}`)
  const raised = () => world.acts('objection.raise')
  const closes = async () => {
    const found = await findCall(database.read, callId(call) ?? expect.unreachable())
    return (found && datesOf(found)?.closes) ?? expect.unreachable()
  }
  const due = () => recordDue({ ...mailbox.replying, database })
  return { world, table, agree, from, to, raised, closes, due, ...mailbox }
}

test('she is asked once what would settle it, and her answer is recorded with it', async () => {
  const { world, table, agree, from, to, raised, post, mails, problems } = await aCall()
  await agree(table.ann)
  await post({ from, to, text: OBJECTION })
  expect(await raised()).toEqual([])
  const asked = (await mails(from)).at(-1)
  expect(asked?.text).toContain('it counts as of now')
  expect(asked?.text).toContain('> object: nobody says who pays.')
  const remedy = asked?.answer?.replyTo ?? expect.unreachable()
  // Whoever else knows the address changes nothing.
  await post({ from: 'mallory@example.net', to: remedy, text: 'stop' })
  await post({ from, to: remedy, text: 'Remedy: say that the maker pays.' })
  await post({ from, to: remedy, text: 'Say that the buyer pays.' })
  expect(problems).toEqual([])
  const [one, ...others] = await raised()
  expect(others).toEqual([])
  expect(one?.entry).toMatchObject({ actor: table.ann, via: 'mail' })
  const page = await world.stranger.text(`/objections/${one?.entry.obj.split(':')[1] ?? ''}`)
  expect(page).toContain('say that the maker pays.')
  expect(page).not.toContain('Not stated')
})

test('without an answer it is recorded as it is, and in any case before the close', async () => {
  const { from, to, agree, table, raised, post, pass, due, closes, world } = await aCall()
  await agree(table.ann)
  await post({ from, to, text: OBJECTION })
  pass(hours(1))
  await due()
  expect(await raised()).toEqual([])
  pass(days(1))
  await due()
  await due()
  expect(await raised()).toHaveLength(1)
  // With an hour left there is no time to ask.
  world.clock.set(after(await closes(), minutes(-50)))
  await post({ from, to, text: 'object: nor does it say when.' })
  expect(await raised()).toHaveLength(2)
})

test('a newcomer agrees and is then asked; who takes it back has raised none', async () => {
  const { from, to, raised, post, mails, world, pass, due } = await aCall()
  await post({ from, to, text: OBJECTION })
  const agreeing = (await mails(from)).at(-1)?.answer?.replyTo ?? expect.unreachable()
  await post({ from, to: agreeing, text: 'I agree' })
  const agreed = (await world.acts('undertakings.agree')).length
  expect(agreed).toBeGreaterThan(0)
  expect(await raised()).toEqual([])
  const asked = (await mails(from)).at(-1)
  expect(asked?.text).toContain('it counts as of now')
  await post({ from, to: asked?.answer?.replyTo ?? '', text: 'stop' })
  pass(days(2))
  await due()
  expect(await raised()).toEqual([])
})
