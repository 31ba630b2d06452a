/** Mail to us on a whole site: what becomes of it, in whose name, and what is answered. */
import { expect, test, vi } from 'vitest'
import { seconds } from '../../platform/values.ts'
import { aThread, done, idOf } from '../discussions/threads.fixtures.ts'
import { aMailbox } from './mailbox.fixtures.ts'
import { pendingFilesAmong, pendingFilesNamed } from './store-pending-files.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 120_000 })

async function aDiscussion() {
  const place = await aThread()
  return { ...place, ...(await aMailbox(place.world)) }
}

test('an answer to a secret address is a message, and its entry comes back', async () => {
  const { world, table, thread, first, post, replyTo, addressOf, answered, mails, problems } =
    await aDiscussion()
  const to = await replyTo(table.ann, `thread:${idOf(thread)}`)
  const from = await addressOf(table.ann)
  const row = await post({
    from: `Ann <${from}>`,
    to,
    subject: 'Re: Who pays',
    text: 'The host pays.\n\n> Who pays for interpretation?',
    headers: [`In-Reply-To: <${idOf(first)}@localhost>`],
  })
  expect(problems).toEqual([])
  expect(row?.state).toBe('taken')
  const page = await world.stranger.text(thread)
  expect(page).toContain('The host pays.')
  const acts = await world.acts('message.post')
  expect(acts.at(-1)?.entry).toMatchObject({ actor: table.ann, via: 'mail' })
  await answered()
  const [mail, ...others] = await mails(from)
  expect(others).toEqual([])
  expect(mail?.text).toContain(`/record/receipts/${acts.at(-1)?.index}`)
  expect(mail?.answer?.inReplyTo).toBe('<letter-1@example.org>')
})

test('what reads like an act is said as a message, and its author is told so', async () => {
  const { world, table, thread, post, replyTo, addressOf, answered, mails } = await aDiscussion()
  const to = await replyTo(table.ann, `thread:${idOf(thread)}`)
  const from = await addressOf(table.ann)
  await post({ from, to, text: 'object: the costs are too high for us' })
  await post({ from, to, text: 'I have read the costs with care.', headers: ['X-Again: yes'] })
  await answered()
  const [mail] = await mails(from)
  expect(await world.stranger.text(thread)).toContain('the costs are too high for us')
  expect(mail?.text.match(/no position, objection or vote/g)).toHaveLength(1)
})

test('what was asked about two things is answered by two mails', async () => {
  const { table, thread, slug, post, replyTo, addressOf, answered, mails } = await aDiscussion()
  const from = await addressOf(table.ann)
  const first = await replyTo(table.ann, `thread:${idOf(thread)}`)
  await post({ from, to: first, text: 'One word here.' })
  await post({ from, to: `process-${slug}@lists.localhost`, text: 'status' })
  await answered()
  await answered()
  const answers = await mails(from)
  expect(new Set(answers.map(({ answer }) => answer?.replyTo)).size).toBe(2)
  expect(answers).toHaveLength(2)
})

test('a mail that proves nobody is done in nobody’s name; its owner is asked once', async () => {
  const { world, table, about, slug, post, addressOf, answered, mails } = await aDiscussion()
  const from = await addressOf(table.ann)
  const to = `process-${slug}@lists.localhost`
  for (const text of ['I give up.', 'I agree with everybody.', 'We withdraw.']) {
    expect((await post({ from, to, text }))?.state).toBe('taken')
  }
  await answered()
  const all = await world.stranger.text(`/discussions?about=${about}`)
  expect(all).not.toContain('give up')
  const [mail, ...others] = await mails(from)
  expect(others).toEqual([])
  expect(mail?.text).toContain('> I give up.')
})

test('it is done once its owner confirms it by answering, and not a second time', async () => {
  const { world, table, about, slug, post, addressOf, answered, mails, thread } =
    await aDiscussion()
  const from = await addressOf(table.ann)
  await post({ from, to: `process-${slug}@lists.localhost`, subject: 'Rooms', text: 'Which room?' })
  const [question] = await mails(from)
  const to = question?.answer?.replyTo ?? expect.unreachable()
  // Opening the page does nothing.
  const link = /http:\/\/localhost:3000(\/mail\/confirmations\S+)/.exec(question?.text ?? '')?.[1]
  expect(await world.stranger.text(link ?? '')).toContain('Which room?')
  expect(await world.acts('message.post')).toHaveLength(1)
  // Nor does an answer from elsewhere.
  await post({ from: 'mallory@example.net', to, text: 'confirm' })
  expect(await world.acts('message.post')).toHaveLength(1)

  await post({ from, to, text: 'Confirm' })
  await post({ from, to, text: 'confirm', headers: ['X-Again: yes'] })
  expect(await world.acts('message.post')).toHaveLength(2)
  const page = await world.stranger.text(`/discussions?about=${about}`)
  expect(page).toContain('Rooms')
  expect(await world.stranger.text(thread)).not.toContain('Which room?')
  // What was done is answered at its thing, what was settled at the question.
  await answered()
  await answered()
  const told = (await mails(from)).slice(-2).map(({ text }) => text)
  expect(told.join()).toContain('/record/receipts/')
  expect(told.join()).toContain('This was settled before')
})

test('on the page one confirms or disowns; who disowned is not asked again that day', async () => {
  const { world, table, slug, post, addressOf, mails } = await aDiscussion()
  const from = await addressOf(table.ann)
  const to = `process-${slug}@lists.localhost`
  await post({ from, to, text: 'One.' })
  await post({ from, to, text: 'Two.' })
  const [question] = await mails(from)
  const path = /http:\/\/localhost:3000(\/mail\/confirmations\S+)/.exec(question?.text ?? '')?.[1]
  const link = path ?? expect.unreachable()
  const acts = async () =>
    [...(await world.stranger.text(link)).matchAll(/name="act" value="(\w+)"/g)].map(
      ([, id]) => id ?? '',
    )
  const [newest = '', , oldest = ''] = await acts()
  expect((await world.stranger.get(link.replace(/seal=./, 'seal=x'))).status).toBe(404)
  const forged = await world.stranger.post(link.replace(/seal=./, 'seal=x'), {
    act: newest,
    word: 'confirm',
  })
  expect(forged.status).toBe(404)
  const no = await world.stranger.post(link, { act: newest, word: 'disown' })
  expect(no.status).toBe(303)
  const yes = await world.stranger.post(link, { act: oldest, word: 'confirm' })
  expect(yes.status).toBe(303)
  expect((await world.stranger.post(link, { act: newest, word: 'confirm' })).status).toBe(422)
  expect(await acts()).toEqual([])
  expect(await world.acts('message.post')).toHaveLength(2)
  await post({ from, to, text: 'Three.' })
  expect((await mails(from)).filter(({ about }) => about.startsWith('pending:'))).toHaveLength(1)
})

test('what our own mail server vouches for counts as the person’s own', async () => {
  const { world, table, slug, post, vouched, addressOf } = await aDiscussion()
  const from = await addressOf(table.ann)
  const to = `process-${slug}@lists.localhost`
  await post({ from, to, subject: 'Rooms', text: 'Which room?', headers: vouched(from) })
  expect((await world.acts('message.post')).at(-1)?.entry.actor).toBe(table.ann)
  expect((await world.acts('thread.begin')).at(-1)?.entry.via).toBe('mail')
})

test('who has agreed to nothing reads it in a mail, and it is done when they agree', async () => {
  const { world, slug, post, vouched, addressOf, answered, mails } = await aDiscussion()
  const newcomer = await world.add({ name: 'Nia New', language: 'fr' })
  const from = await addressOf(newcomer)
  const to = `process-${slug}@lists.localhost`
  await post({ from, to, subject: 'Salles', text: 'Quelle salle ?', headers: vouched(from) })
  expect(await world.acts('message.post')).toHaveLength(1)
  const [asked, ...others] = await mails(from)
  expect(others).toEqual([])
  expect(asked?.text).toContain('Ce qui reste')
  await post({ from, to: asked?.answer?.replyTo ?? '', text: 'D’accord' })
  expect((await world.acts('message.post')).at(-1)?.entry.actor).toBe(newcomer)
  expect((await world.acts('undertakings.agree')).map(({ entry }) => entry.via)).toContain('mail')
  await answered()
  expect((await mails(from)).at(-1)?.text).toContain('Au registre')
})

test('an absence that says nothing of itself is answered once', async () => {
  const { world, table, thread, post, replyTo, addressOf, answered, mails, pass } =
    await aDiscussion()
  const from = await addressOf(table.ann)
  const to = await replyTo(table.ann, `thread:${idOf(thread)}`)
  for (let second = 0; second < 60; second += 3) {
    await post({ from, to, subject: 'Away', text: 'I am away until Monday.' })
    pass(seconds(2))
  }
  await answered()
  expect(await world.acts('message.post')).toHaveLength(2)
  expect(await mails(from)).toHaveLength(1)
})

test('what is said on a closed list stays there, also by mail', async () => {
  const { world, thread, slug, post, vouched, addressOf, table, about, first } = await aDiscussion()
  const from = await addressOf(table.ann)
  const ann = await world.as(table.ann)
  const fields = { process: slug, kind: 'caucus', name: 'Hosts', mandate: 'To agree.' }
  const list = idOf(await done(ann, '/lists', fields))
  await post({
    from,
    to: `list-${list.toLowerCase()}@lists.localhost`,
    subject: 'Re: Who pays',
    text: 'Between us: they do.',
    headers: [...vouched(from), `In-Reply-To: <${idOf(first)}@localhost>`],
  })
  expect(await world.stranger.text(thread)).not.toContain('Between us')
  expect(await world.stranger.text(`/discussions?about=${about}`)).not.toContain('Between us')
  expect(await world.acts('message.post')).toHaveLength(1)
  expect(await ann.text(`/lists/${list}`)).toContain('Who pays')
})

const bringing = (words: string, files: readonly string[]) => ({
  headers: ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
  text: [
    `--b\nContent-Type: text/plain\n\n${words}\n`,
    ...files.map(
      (name) => `--b\nContent-Disposition: attachment; filename="${name}"\n\n${name}: 12\n`,
    ),
    '--b--',
  ].join('\n'),
})

test('files of a mail that waits for its owner’s word land with the message', async () => {
  const { world, table, slug, about, post, addressOf, mails, replying } = await aDiscussion()
  const from = await addressOf(table.ann)
  const to = `process-${slug}@lists.localhost`
  await post({ from, to, subject: 'Rooms', ...bringing('See the plan.', ['plan.csv', 'b.csv']) })
  await post({ from, to, subject: 'More', ...bringing('And this one.', ['other.csv']) })
  expect(await world.acts('message.attach')).toEqual([])
  const { read } = world.database
  const kept = await pendingFilesNamed(read, { after: '', limit: 10 })
  expect(kept.files).toHaveLength(3)
  for (const file of kept.files) expect(await replying.files.read(file)).toBeDefined()
  const ids = kept.files.map(({ id }) => id)
  expect(await pendingFilesAmong(read, [...ids, 'x'])).toHaveLength(3)
  const question = (await mails(from)).at(-1)?.answer?.replyTo ?? expect.unreachable()
  await post({ from, to: question, text: 'confirm' })
  expect(await world.acts('message.attach')).toHaveLength(2)
  const found = /href="(\/threads\/[^"#?]+)/.exec(
    await world.stranger.text(`/discussions?about=${about}`),
  )
  expect(await world.stranger.text(found?.[1] ?? '')).toContain('plan.csv')
  const page = /http:\/\/localhost:3000(\/mail\/confirmations\S+)/.exec(
    (await mails(from)).map(({ text }) => text).join('\n'),
  )?.[1]
  const link = page ?? expect.unreachable()
  const [, act = ''] = /name="act" value="(\w+)"/.exec(await world.stranger.text(link)) ?? []
  expect((await world.stranger.post(link, { act, word: 'disown' })).status).toBe(303)
  expect(await pendingFilesAmong(read, ids)).toHaveLength(0)
})

test('files come with the message, scanned, as downloads; too many are named', async () => {
  const { world, table, thread, post, replyTo, addressOf, answered, mails } = await aDiscussion()
  const from = await addressOf(table.ann)
  const to = await replyTo(table.ann, `thread:${idOf(thread)}`)
  await post({ from, to, ...bringing('The numbers are in the file.', ['costs.csv']) })
  expect(await world.stranger.text(thread)).toContain('costs.csv')
  expect(await world.acts('message.attach')).toHaveLength(1)
  const many = ['1.csv', '2.csv', '3.csv', '4.csv', '5.csv', '6.csv']
  await post({ from, to, ...bringing('Here are all of them.', many) })
  expect(await world.acts('message.attach')).toHaveLength(1)
  expect(await world.acts('message.post')).toHaveLength(3)
  await answered()
  expect((await mails(from)).at(-1)?.text).toContain('6.csv')
})
