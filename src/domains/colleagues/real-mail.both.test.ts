/**
 * Journey 5 over real lines of mail: a company's draft goes to two colleagues and a lawyer, is
 * answered from their mailboxes, and is said in public a minute before the deadline.
 */
import { expect, test, vi } from 'vitest'
import { historyOf } from '../../platform/record/index.ts'
import { after, minutes } from '../../platform/values.ts'
import { CLOSES, CONSENT, faults } from '../dockets/place.test.fixtures.ts'
import { ADDRESSES, aSpokesperson, begun, local, WORDS } from './asking.fixtures.ts'
import { realMail } from './real-mail.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const [ANA, BEN, LAW] = ['ana@acme.example', 'ben@acme.example', 'law@firm.example'] as const
const PATIENCE = { timeout: 20_000, interval: 50 }

const quoted = (text: string) => `On Saturday Parley wrote:\n> ${text.replaceAll('\n', '\n> ')}`

async function aRound() {
  const asking = await aSpokesperson()
  const { world, table, path } = asking
  const { read } = world.database
  const mail = await realMail(world)
  const newest = async () => (await historyOf(read, { limit: 1 }))[0]?.index
  const before = { act: await newest(), page: await world.stranger.text(path) }
  const deadline = after(CLOSES, minutes(-2))
  const draft = await begun(asking, local(deadline))
  mail.workers.wake()
  const letterTo = async (mailbox: string) => {
    await expect.poll(async () => (await mail.readBy(mailbox)).length, PATIENCE).toBeGreaterThan(0)
    return (await mail.readBy(mailbox))[0] ?? expect.unreachable()
  }
  const page = async () => (await world.as(table.people.member)).text(draft)
  return { ...asking, ...mail, draft, before, newest, letterTo, page }
}

type Round = Awaited<ReturnType<typeof aRound>>

async function answer({ letterTo, post }: Round, from: string, words: string): Promise<void> {
  const { replyTo, messageId, text } = await letterTo(from)
  const to = replyTo[0]?.address ?? expect.unreachable()
  const reply = `${words}\n\n${quoted(text)}`
  expect(await post({ from, to, text: reply, answers: messageId })).toMatch(/^250/)
}

async function isRead({ letterTo }: Round) {
  const answers = new Set<string>()
  for (const mailbox of [ANA, BEN, LAW]) {
    const letter = await letterTo(mailbox)
    expect(letter.subject).toContain('asks for your word on a draft')
    expect(letter.text).toContain(WORDS)
    expect(letter.to.map(({ address }) => address)).toEqual([mailbox])
    for (const other of ADDRESSES.filter((one) => one !== mailbox)) {
      expect(JSON.stringify(letter)).not.toContain(other)
    }
    answers.add(letter.replyTo[0]?.address ?? '')
  }
  expect(answers.size).toBe(3)
}

test('two colleagues and a lawyer answer by mail; it goes out in time', async () => {
  const round = await aRound()
  const { world, table, draft, page, path, before } = round
  await isRead(round)

  await answer(round, ANA, 'Approve')
  await expect.poll(page, PATIENCE).toContain('Approved: 1.')
  await answer(round, LAW, 'Say “durable” where it says that it lasts.')
  await expect.poll(page, PATIENCE).toContain('Say “durable”')
  const counts = 'Approved: 1. Objected: 0. Abstained: 0. Silent: 2.'
  await expect.poll(page, PATIENCE).toContain(counts)
  round.workers.wake()
  const told = async () => (await round.readBy(ANA)).at(-1)?.text
  await expect.poll(told, PATIENCE).toContain('You have approved this version.')

  expect(await round.newest()).toBe(before.act)
  expect(await world.stranger.text(path)).toBe(before.page)
  expect((await world.stranger.get(draft)).status).toBe(404)

  world.clock.set(after(CLOSES, minutes(-1)))
  const member = await world.as(table.people.member)
  expect((await member.post(`${draft}/submissions`, CONSENT)).status).toBe(303)
  const there = /\/dockets\/[0-9A-Z]+\/submissions\/[0-9A-Z]+/.exec(await member.text(draft))?.[0]
  const said = await world.stranger.text(there ?? '')
  expect(said).toContain(WORDS)
  expect(said).toContain('For Acme Ltd, adopted on 31 December 2026, by a silence procedure')
  expect(said).toContain('ratified 3–0–0')
  expect(said).not.toContain('<span class="tag">late</span>')
  for (const secret of [...ADDRESSES, 'durable']) expect(said).not.toContain(secret)
  expect([await faults(world), round.problems]).toEqual([[], []])
})
