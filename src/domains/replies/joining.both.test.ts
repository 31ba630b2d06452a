/** People without an account who write to us: what waits, what is said, how they join. */
import { expect, test, vi } from 'vitest'
import { days, seconds } from '../../platform/values.ts'
import { anOpenCall, consent, speak } from '../decisions/opened.fixtures.ts'
import { aThread } from '../discussions/threads.fixtures.ts'
import { aMailbox } from './mailbox.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 120_000 })

async function aDiscussion() {
  const place = await aThread()
  return { ...place, ...(await aMailbox(place.world)) }
}

test('a stranger’s mail waits, and says so once a day', async () => {
  const { world, slug, post, waiting, mails, pass } = await aDiscussion()
  const from = 'stranger@example.net'
  const to = `process-${slug}@lists.localhost`
  await post({ from, to, text: 'Let me in.' })
  await post({ from, to, text: 'Let me in, I say.' })
  expect(await waiting()).toEqual(['replies.why.stranger', 'replies.why.stranger'])
  expect(await mails(from)).toHaveLength(1)
  pass(days(2))
  await post({ from, to, text: 'And now?' })
  expect(await mails(from)).toHaveLength(2)
  // A program is never answered.
  await post({
    from: 'robot@example.net',
    to,
    text: 'Out of office.',
    headers: ['Auto-Submitted: auto-replied'],
  })
  expect(await mails('robot@example.net')).toEqual([])
  expect(await world.acts('message.post')).toHaveLength(1)
})

test('somebody joins by mail: asked once, told what stays, a person once they agree', async () => {
  const { world, post, mails, answered, problems } = await aDiscussion()
  const from = 'nia@example.net'
  const joins = () => world.acts('person.join')
  const before = (await joins()).length
  const named = `Nia New <${from}>`
  await post({ from: named, to: 'help@lists.localhost', text: 'help' })
  await post({ from: named, to: 'join@lists.localhost', text: 'join' })
  const [letter, ...others] = await mails(from)
  expect(others).toEqual([])
  expect(letter?.text).toContain('What stays, and what can go')
  const to = letter?.answer?.replyTo ?? expect.unreachable()
  expect(await joins()).toHaveLength(before)
  await post({ from: named, to, text: 'What is this?' })
  expect(await joins()).toHaveLength(before)
  await post({ from: 'mallory@example.net', to, text: 'I agree' })
  expect(await joins()).toHaveLength(before)
  await post({ from: named, to, text: 'I agree' })
  await post({ from: named, to, text: 'I agree', headers: ['X-Again: yes'] })
  expect(problems).toEqual([])
  const joined = (await joins()).slice(before)
  expect(joined.map(({ entry }) => entry.via)).toEqual(['mail'])
  expect((await world.acts('undertakings.agree')).at(-1)?.entry.actor).toBe(joined[0]?.entry.actor)
  await answered()
  expect((await mails(from)).at(-1)?.text).toContain('You have joined.')
})

test('an address where a name belongs is not made public', async () => {
  const { post, mails } = await aDiscussion()
  const to = 'join@lists.localhost'
  const called = async (from: string, address: string) => {
    await post({ from: `${from} <${address}>`, to, text: 'join' })
    return (await mails(address))[0]?.text.replace(/\s+/g, ' ')
  }
  expect(await called('"nia@example.net"', 'nia@example.net')).toContain('be called “nia”')
  expect(await called(`"'noor@example.net'"`, 'noor@example.net')).toContain('be called “noor”')
  expect(await called('"Ada (ada@example.net)"', 'ada@example.net')).not.toContain('ada@example')
})

test('an address is the same with other capitals', async () => {
  const { slug, post, mails, answered, waiting } = await aDiscussion()
  await post({ from: 'Nia@Example.net', to: 'join@lists.localhost', text: 'join' })
  const to = (await mails('Nia@example.net'))[0]?.answer?.replyTo ?? expect.unreachable()
  await post({ from: 'NIA@example.net', to, text: 'I agree' })
  for (const from of ['nia@example.net', 'Nia@example.net']) {
    await post({ from, to: `process-${slug}@lists.localhost`, text: 'status' })
  }
  await answered()
  expect(await waiting()).toEqual([])
  expect((await mails('nia@example.net')).map(({ text }) => text).join()).toContain('joined')
})

test('nobody is written to in the name of an address of our own', async () => {
  const { post, mails, waiting } = await aDiscussion()
  for (const from of ['help@lists.localhost', 'nobody@LISTS.localhost']) {
    await post({ from, to: 'join@lists.localhost', text: 'join' })
    expect(await mails(from)).toEqual([])
  }
  expect(await waiting()).toEqual(['replies.why.unclear', 'replies.why.unclear'])
})

test('a first “help” says what this place is and what works; agreeing once is enough', async () => {
  const { world, slug, post, mails, vouched, problems } = await aDiscussion()
  const from = 'nia@example.net'
  await post({ from, to: 'help@lists.localhost', text: 'help' })
  const [letter, ...others] = await mails(from)
  expect(others).toEqual([])
  for (const said of [
    'decide together, in the open',
    'support',
    'object: why it cannot stand as it is',
    `process-${slug}@lists.localhost`,
    'To join, answer this mail with “I agree”',
  ]) {
    expect(letter?.text.replace(/\s+/g, ' ')).toContain(said)
  }
  const before = (await world.acts('undertakings.agree')).length
  await post({ from, to: letter?.answer?.replyTo ?? '', text: 'I agree' })
  const agreed = (await world.acts('undertakings.agree')).slice(before)
  expect(agreed.length).toBeGreaterThan(1)
  // Her first act in the process asks for nothing more.
  const to = `process-${slug}@lists.localhost`
  await post({ from, to, text: 'Which room?', headers: vouched(from) })
  expect((await world.acts('message.post')).at(-1)?.entry.actor).toBe(agreed[0]?.entry.actor)
  expect(problems).toEqual([])
})

test('who only asks to join is told no more than they asked', async () => {
  const { post, mails } = await aDiscussion()
  const from = 'nia@example.net'
  await post({ from, to: 'join@lists.localhost', text: 'join' })
  expect((await mails(from))[0]?.text).not.toContain('in the open')
})

test('one joins with a button too, and what waited is no stranger’s any more', async () => {
  const { world, slug, post, mails, waiting } = await aDiscussion()
  const from = 'nia@example.net'
  const to = `process-${slug}@lists.localhost`
  await post({ from, to, text: 'Which room?' })
  await post({ from, to, text: 'join' })
  expect(await waiting()).toEqual(['replies.why.stranger'])
  const letter = (await mails(from)).at(-1)
  const path = /http:\/\/localhost:3000(\/mail\/joinings\S+)/.exec(letter?.text ?? '')?.[1]
  const link = path ?? expect.unreachable()
  const joins = async () => (await world.acts('person.join')).length
  const before = await joins()
  expect(await world.stranger.text(link)).toContain('What stays, and what can go')
  expect((await world.stranger.post(link.replace(/seal=./, 'seal=x'))).status).toBe(404)
  expect(await joins()).toBe(before)
  expect((await world.stranger.post(link)).status).toBe(303)
  expect(await joins()).toBe(before + 1)
  expect(await world.stranger.text(link)).toContain('You have joined')
  // The mail of before is worked on with this one; it still proves nobody.
  await post({ from: 'robot@example.net', to, text: 'x', headers: ['Auto-Submitted: yes'] })
  expect(await waiting()).toEqual([])
  expect((await mails(from)).at(-1)?.subject).toBe('Was this you?')
})

test('the staff sees that mail waits, and nobody else does', async () => {
  const { world, slug, post, table } = await aDiscussion()
  const staff = await world.as(await world.add({ name: 'Sol Staff', role: 'secretary' }))
  expect(await staff.text('/needs-me')).not.toContain('/inbox')
  await post({ from: 'nia@example.net', to: `process-${slug}@lists.localhost`, text: 'Hello.' })
  expect(await staff.text('/needs-me')).toContain('href="/inbox"')
  expect(await staff.text('/inbox')).toContain('From somebody without an account')
  expect(await (await world.as(table.ann)).text('/needs-me')).not.toContain('/inbox')
})

test('who knows no address learns by mail alone where something waits for an answer', async () => {
  const { world, table, call } = await anOpenCall()
  const { post, mails, answered, addressOf, problems } = await aMailbox(world)
  const from = await addressOf(table.ann)
  const ask = async (to: string, text: string) => {
    await post({ from, to, text })
    await answered()
    return (await mails(from)).at(-1)?.text ?? ''
  }
  const front = await world.stranger.text('/')
  const help = /mailto:(\S+?@lists\.localhost)/.exec(front)?.[1] ?? expect.unreachable()
  const process = /process-\S+@lists\.localhost/.exec(await ask(help, 'status'))?.[0]
  const state = await ask(process ?? expect.unreachable(), 'status')
  const asks = /call-\S+@lists\.localhost/.exec(state)?.[0]
  expect(asks).toBe(`call-${call.toLowerCase()}@lists.localhost`)
  // Nothing proves that she wrote it.
  expect(await ask(asks ?? expect.unreachable(), 'support')).toContain('If it was you')
  expect(await world.acts('position.state')).toEqual([])
  expect(problems).toEqual([])
})

test('two positions in one second are told each with its own entry', async () => {
  const { world, table, call } = await anOpenCall()
  const { post, replyTo, addressOf, mails, answered, pass } = await aMailbox(world)
  const about = `call:${call}`
  const from = await addressOf(table.ann)
  const ann = await speak({ world, table, call }, table.ann)
  const typed = { ...consent, choice: 'accept' }
  expect((await ann.post(`/calls/${call}/positions`, typed)).status).toBe(303)
  const to = await replyTo(table.ann, about)
  await post({ from, to, text: 'support' })
  pass(seconds(-1))
  await post({ from, to, text: 'no position' })
  await answered()
  const text = (await mails(from)).at(-1)?.text ?? ''
  const told = [...text.matchAll(/record\/receipts\/(\d+)/g)].map(([, index]) => Number(index))
  const acts = (await world.acts('position.state')).map(({ index }) => index)
  expect(told).toEqual(acts.slice(-2))
})
