/** Whoever goes takes what waited for their word with them. */
import { expect, test, vi } from 'vitest'
import { anOpenCall } from '../decisions/opened.fixtures.ts'
import { aThread } from '../discussions/threads.fixtures.ts'
import { aMailbox } from './mailbox.fixtures.ts'
import { pendingOf } from './store-pending.ts'
import { askedByMail } from './words-private.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

test('what waits for somebody is in their export, and goes with them', async () => {
  const { world, table, slug } = await aThread()
  const { post, addressOf } = await aMailbox(world)
  const to = `process-${slug}@lists.localhost`
  for (const person of [table.ann, table.bea]) {
    await post({ from: await addressOf(person), to, text: `Words of ${person}.` })
  }
  const { read, transact, clock } = world.database
  const exported = Object.values(await askedByMail.of(read, table.ann))
  expect(exported).toEqual([`Words of ${table.ann}.`])
  await transact((tx) => askedByMail.forget(tx, table.ann))
  expect(await pendingOf(read, table.ann, clock.now())).toEqual([])
  expect(await pendingOf(read, table.bea, clock.now())).toHaveLength(1)
})

test('so is what was not counted, and nobody sees it after they went', async () => {
  const { world, table, call, chair } = await anOpenCall()
  const { post, addressOf, replyTo } = await aMailbox(world)
  const to = await replyTo(table.ann, `call:${call}`)
  await post({ from: await addressOf(table.ann), to, text: 'Who pays for the test?' })
  const { read, transact } = world.database
  expect(Object.values(await askedByMail.of(read, table.ann))).toEqual(['Who pays for the test?'])
  expect(await chair.text(`/calls/${call}`)).toContain('Who pays for the test?')
  await transact((tx) => askedByMail.forget(tx, table.ann))
  expect(await askedByMail.of(read, table.ann)).toEqual({})
  expect(await chair.text(`/calls/${call}`)).not.toContain('Who pays for the test?')
})
