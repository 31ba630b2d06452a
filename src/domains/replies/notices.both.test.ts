/** Mail to the address that notices come from: handled as an answer, or answered, never silent. */
import { expect, test, vi } from 'vitest'
import { anOpenCall } from '../decisions/opened.fixtures.ts'
import { tellPeople } from '../people/index.ts'
import { aMailbox } from './mailbox.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 120_000 })

const TO = 'notices@lists.localhost'

async function aNotice() {
  const { world, table, call } = await anOpenCall()
  const mailbox = await aMailbox(world)
  const { letterbox, replyAddresses, database } = world
  const from = await mailbox.addressOf(table.ann)
  await database.transact((tx, now) =>
    tellPeople(
      tx,
      { ...letterbox, replyAddresses },
      {
        to: [table.ann],
        about: `call:${call}`,
        path: `/calls/${call}`,
        say: () => ({ subject: 'A call', paragraphs: ['It is open.'] }),
      },
      now,
    ),
  )
  const notice = (await mailbox.mails(from)).find(({ subject }) => subject === 'A call')
  const headers = [`In-Reply-To: ${notice?.messageId ?? expect.unreachable()}`]
  return { world, table, from, headers, notice, ...mailbox }
}

test('who answers a notice at the address it came from acts on its thing', async () => {
  const { world, table, from, headers, notice, post, mails, waiting, vouched } = await aNotice()
  expect(notice?.text).toContain('Answer this mail to act on it')
  await post({ from, to: TO, text: 'support', headers })
  expect((await mails(from)).at(-1)?.subject).toBe('Was this you?')
  expect(await waiting()).toEqual([])
  expect(await world.acts('position.state')).toEqual([])
  // What our own mail server vouches for needs no question; the undertakings are still asked for.
  await post({
    from,
    to: TO,
    text: 'support: it is short',
    headers: [...headers, ...vouched(from)],
  })
  const asked = (await mails(from)).at(-1)?.answer?.replyTo ?? expect.unreachable()
  await post({ from, to: asked, text: 'I agree' })
  const [stated] = await world.acts('position.state')
  expect(stated?.entry).toMatchObject({ actor: table.ann, via: 'mail' })
})

test('what answers no notice of its author is answered in words and kept', async () => {
  const { world, table, from, headers, post, mails, answered, waiting, addressOf } = await aNotice()
  const ben = await addressOf(table.ben)
  await post({ from: ben, to: TO, text: 'support', headers })
  await post({ from, to: TO, text: 'Who pays for my visa?' })
  await post({ from, to: TO, text: 'Hello? Who pays for it?' })
  expect(await waiting()).toEqual(Array.from({ length: 3 }, () => 'replies.why.notice'))
  await answered()
  for (const one of [from, ben]) {
    const told = (await mails(one)).filter(({ kind }) => kind === 'answer')
    expect(told).toHaveLength(1)
    expect(told[0]?.text).toContain('help@lists.localhost')
  }
  expect(await world.acts('position.state')).toEqual([])
  await post({ from: 'stranger@example.net', to: TO, text: 'Let me in.' })
  expect((await mails('stranger@example.net')).at(-1)?.text).toContain('waits until somebody')
  // Neither an absence nor a report is answered.
  const before = (await mails(from)).length
  await post({ from, to: TO, text: 'Away.', headers: ['Auto-Submitted: auto-replied'] })
  await answered()
  expect(await mails(from)).toHaveLength(before)
})
