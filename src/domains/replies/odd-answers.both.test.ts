/** A call, and people who answer its mail in their own ways: each counted as meant, or seen. */
import { expect, test, vi } from 'vitest'
import { anOpenCall } from '../decisions/opened.fixtures.ts'
import { callId, positionsOf } from '../decisions/index.ts'
import { agreeOnTheWay, findActor, type PersonId } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import { undertakingsOf } from '../templates/index.ts'
import { aMailbox } from './mailbox.fixtures.ts'
import { ODD_ANSWERS, type Meant, type OddAnswer } from './odd-answers.cases.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 120_000 })

const COUNTED: ReadonlySet<Meant> = new Set(['support', 'accept', 'reserve', 'none', 'object'])

test('odd answers are counted as a person would, or wait where the chair sees them', async () => {
  const { world, table, call, chair } = await anOpenCall()
  const { database, tools } = world
  const process = await findProcess(database.read, { id: table.process })
  const undertakings = process && undertakingsOf(process.pin)
  const { post, replyTo, addressOf, problems, mails, answered } = await aMailbox(world)
  const writers: (OddAnswer & { readonly person: PersonId; readonly index: number })[] = []
  for (const [index, one] of ODD_ANSWERS.entries()) {
    const person = await world.add({ name: `Writer ${index}`, language: one.language })
    await database.transact(async (tx, now) => {
      const actor = await findActor(tx, person, { officesOf: tools.officesOf, now })
      const given = { permanence: true, undertakings, via: 'web' } as const
      if (actor) await agreeOnTheWay(tx, actor, given, now)
    })
    const to = await replyTo(person, `call:${call}`)
    const from = one.from ?? (await addressOf(person))
    await post({
      from,
      to,
      text: one.text,
      subject: 'Re: You are asked',
      headers: one.headers ?? [],
    })
    writers.push({ ...one, person, index })
  }
  await answered()
  expect(problems).toEqual([])
  const stated = await positionsOf(database.read, callId(call) ?? expect.unreachable())
  const staff = await world.as(await world.add({ role: 'secretary' }))
  const eye = await chair.text(`/calls/${call}`)
  const outcomes = writers.map(({ how, person, index }) => {
    const own = stated.find((one) => one.person === person)?.shown.kind
    const isSeen = eye.includes(`href="/people/writer-${index}"`)
    return [how, own ?? (isSeen ? 'eye' : 'nothing')]
  })
  const meant = writers.map(({ how, meant: what }) => [
    how,
    COUNTED.has(what) ? what : what === 'eye' ? 'eye' : 'nothing',
  ])
  expect(outcomes).toEqual(meant)
  const count = writers.filter(({ meant: what }) => what === 'eye' || what === 'held').length
  expect(eye).toContain(`${count} mails about this call were not counted.`)
  expect(eye).toContain('1 mail waits for the staff.')
  expect(eye).not.toContain('href="/inbox"')
  expect(await staff.text(`/calls/${call}`)).toContain('href="/inbox"')

  // Whoever was not understood knows it, in their own words, and nobody else sees theirs.
  const asking = writers.find(({ how }) => how === 'denied in Arabic') ?? expect.unreachable()
  const answer = (await mails(await addressOf(asking.person))).at(-1)
  expect(answer?.text).toContain('  أؤيد')
  for (const who of [world.stranger, await world.as(table.ann)]) {
    expect(await who.text(`/calls/${call}`)).not.toContain('human eye')
  }
  expect(await (await chair.get(`/calls/${call}.json`)).text()).not.toContain('seller is abroad')

  // It is seen until they have said what is counted.
  const to = answer?.answer?.replyTo ?? expect.unreachable()
  await post({ from: await addressOf(asking.person), to, text: 'أقبل' })
  const later = await chair.text(`/calls/${call}`)
  expect(later).toContain(`${count - 1} mails about this call were not counted.`)
})
