/** The draft goes round as a mail and answers come back as mail: on a whole site. */
import { expect, test, vi } from 'vitest'
import { aMailbox } from '../replies/mailbox.fixtures.ts'
import { aSpokesperson, begun, inDays, local, mailTo, wait, WORDS } from './asking.fixtures.ts'
import { minutes } from '../../platform/values.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

async function aRound() {
  const asking = await aSpokesperson()
  const draft = await begun(asking)
  const box = await aMailbox(asking.world)
  const asked = async (address: string) => {
    const mails = await box.mails(address)
    const to = mails.findLast(({ answer }) => answer?.replyTo !== undefined)?.answer?.replyTo
    return to ?? expect.unreachable()
  }
  return { ...asking, ...box, draft, asked }
}

test('a word alone in the first line answers, and what stands below is a comment', async () => {
  const { world, member, draft, post, asked, mails, problems } = await aRound()
  const from = 'ana@acme.example'
  const row = await post({ from, to: await asked(from), text: 'Approve\n\nBut spell it right.' })
  expect([row?.state, problems]).toEqual(['taken', []])
  const page = await member.text(draft)
  expect(page).toContain('Approved: 1.')
  expect(page).toContain('But spell it right.')
  const answer = (await mails(from)).at(-1)
  expect(answer?.text).toContain('You have approved this version.')
  expect(answer?.answer?.inReplyTo).toBe('<letter-1@example.org>')

  const law = 'law@firm.example'
  await post({ from: law, to: await asked(law), text: 'I approve if the fee goes.' })
  expect(await member.text(draft)).toContain('Approved: 1. Objected: 0.')
  expect((await mails(law)).at(-1)?.text).toContain('It is no answer.')
  await post({ from: law, to: await asked(law), text: 'Object: the fee' })
  expect(await member.text(draft)).toContain('Approved: 1. Objected: 1.')
  expect(await world.acts('submission.make')).toEqual([])
})

test('a secretary answers for the lawyer, who is told; the owner sees from where', async () => {
  const { world, member, draft, post, asked, mails } = await aRound()
  const [law, secretary] = ['law@firm.example', 'office@firm.example']
  const to = await asked(law)
  await post({ from: secretary, to, text: 'Approve\n\nHe read it on the train.' })
  const page = await member.text(draft)
  expect(page).toContain('Approved: 1.')
  expect(page.match(/from office@firm\.example/g)).toHaveLength(2)
  const [told] = await mails(secretary)
  expect(told?.text).toContain('treated as the answer of Colleague 3.')
  expect(told?.text).not.toMatch(/\/asked\/|law@firm/)
  const toLaw = (await mails(law)).at(-1)?.text
  expect(toLaw).toContain('An answer came from office@firm.example.')
  expect(toLaw).toContain('your last answer counts')
  const { link } = await mailTo(world, law)
  expect(await world.stranger.text(link)).toContain('by mail from office@firm.example')
  const ana = await mailTo(world, 'ana@acme.example')
  expect(await world.stranger.text(ana.link)).not.toContain('office@firm')
  await post({ from: law, to, text: 'Object: not in my name' })
  const after = await member.text(draft)
  expect(after).toContain('Approved: 0. Objected: 1.')
  expect(after.match(/from office@firm\.example/g)).toHaveLength(1)
})

test('to an address that is guessed, or that others have seen, nothing counts', async () => {
  const { member, draft, post, asked, mails, waiting } = await aRound()
  const [ben, mallory] = ['ben@acme.example', 'mallory@example.net']
  const to = await asked(ben)
  const guessed = to.replace(/\.[a-z2-7]{26}@/, `.${'b'.repeat(26)}@`)
  await post({ from: mallory, to: guessed, text: 'Approve' })
  expect(await mails(mallory)).toEqual([])
  await post({ from: mallory, to, text: 'Approve', headers: ['Cc: list@example.net'] })
  expect(await member.text(draft)).toContain('Approved: 0.')
  expect(await mails(mallory)).toEqual([])
  expect((await mails(ben)).at(-1)?.text).toContain('after others had seen the address')
  await post({ from: ben, to, text: 'Approve' })
  expect(await member.text(draft)).toContain('Approved: 0.')
  expect(await waiting()).toHaveLength(1)
})

test('an answer to an earlier version is none, and a program is never answered', async () => {
  const { world, member, draft, post, asked, mails } = await aRound()
  const from = 'ana@acme.example'
  const old = await asked(from)
  wait(world, minutes(1))
  const changed = { words: `${WORDS} Please.`, ...local(inDays(world, 6)) }
  expect((await member.post(`${draft}/versions`, changed)).status).toBe(303)
  const again = (await mails(from)).at(-1)?.text
  expect(again).toContain('since version 1:\n\n… Acme asks for a label that lasts.\n+ Please.\n')
  await post({ from, to: old, text: 'Approve' })
  expect(await member.text(draft)).toContain('Approved: 0.')
  expect((await mails(from)).at(-1)?.text).toContain('The draft has changed since you read it.')
  const count = (await mails(from)).length
  const headers = ['Auto-Submitted: auto-replied']
  await post({ from, to: await asked(from), text: 'Yes', headers })
  expect(await mails(from)).toHaveLength(count)
  expect(await member.text(draft)).toContain('Approved: 0.')
})

test('a program that writes like a person gets ten answers in a day and no more', async () => {
  const { post, asked, mails } = await aRound()
  const from = 'ana@acme.example'
  const to = await asked(from)
  for (let turn = 0; turn < 12; turn++) await post({ from, to, text: `On my way, ${turn}` })
  expect(await mails(from)).toHaveLength(11)
})

test('the mail says for whom, until when, what silence means; and how to stop it', async () => {
  const asking = await aSpokesperson()
  const { world } = asking
  await begun(asking, { rule: 'approver', approver: 'law@firm.example', language: 'fr' })
  const law = await mailTo(world, 'law@firm.example')
  expect(law.text).toContain('Acme Ltd')
  expect(law.text).toContain('C’est vous qui décidez')
  expect(law.text).toContain(`/fr${law.link}`)
  const mail = (await world.mails()).find(({ to }) => to === 'law@firm.example')
  expect(mail?.unsubscribe).toBe(`http://localhost:3000${law.link}/departures`)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const one = { method: 'POST', headers, body: 'List-Unsubscribe=One-Click' }
  expect((await world.stranger.send(`${law.link}/departures`, one)).status).toBe(200)
  expect((await world.stranger.get(law.link)).status).toBe(404)
})
