/** Whose word counts for which answer to an objection: that of the mail which they answered. */
import { expect, test, vi } from 'vitest'
import { thingAt } from '../../places.ts'
import { anOpenCall, consent, objection } from '../decisions/opened.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { undertakingsOf } from '../templates/index.ts'
import { byMail } from './doors.fixtures.ts'
import { aMailbox } from './mailbox.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 120_000 })

test('a word on a replaced answer is not counted, and the newer one is shown', async () => {
  const { world, table, call, chair } = await anOpenCall()
  const process = await findProcess(world.database.read, { id: table.process })
  const agrees = (process && undertakingsOf(process.pin)) ?? 'permanence'
  const own = `object: ${objection.argument}\nRemedy: ${objection.remedy}`
  await byMail(world, table.ann, { about: `call:${call}`, own, agrees })
  const its = (await world.acts('objection.raise')).at(-1)?.entry.obj ?? ''
  const path = `/objections/${its.split(':')[1] ?? ''}`
  const answer = { ...consent, kind: 'addressed', reason: 'The maker pays.' }
  expect((await chair.post(`${path}/answers`, answer)).status).toBe(303)
  const { post, replyTo, addressOf, mails, answered, problems } = await aMailbox(world)
  const from = await addressOf(table.ann)
  const carried = thingAt(`${path}#answer-1`) ?? expect.unreachable()
  expect(carried).toBe(`${its}/1`)
  const first = await replyTo(table.ann, carried)
  await post({ from, to: first, text: 'I maintain it: the maker does not.' })
  const again = { ...answer, reason: 'The seller pays as well.' }
  expect((await chair.post(`${path}/answers`, again)).status).toBe(303)
  // She answers the mail of the first answer once more.
  await post({ from, to: first, text: 'satisfied', subject: 'Re: again' })
  const words = async () =>
    (await world.acts('objection.word')).map(({ entry }) => entry.clear['word'])
  expect(await words()).toEqual(['maintained'])
  await answered()
  await answered()
  expect(problems).toEqual([])
  const all = await mails(from)
  const told = all.find(({ text }) => text.includes('The answer has changed since you read it'))
  expect(told?.text).toContain('The seller pays as well.')
  // To that mail her word is one on the second answer.
  await post({ from, to: told?.answer?.replyTo ?? '', text: 'satisfied' })
  expect(await words()).toEqual(['maintained', 'satisfied'])
  expect((await world.acts('objection.word')).at(-1)?.entry.clear['round']).toBe(2)
})
