/** Threads on a whole site: what people see, what is on the record, and what nobody else learns. */
import { gzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import { TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { findProcess } from '../processes/index.ts'
import { aThread, done, idOf, later, refused } from './threads.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

test('two people hold a thread; everybody reads it in order, and the record has it', async () => {
  const { world, ann, dora, slug, first, thread } = await aThread()
  const answered = await done(dora, `${thread}/messages`, {
    parent: idOf(first),
    words: 'The host does.',
  })
  later(world, 1)
  await done(ann, `${thread}/messages`, { parent: idOf(answered), words: 'And the rest?' })
  const { stranger } = world
  const page = await stranger.text(thread)
  const order = ['Who pays for interpretation?', 'The host does.', 'And the rest?']
  const at = order.map((words) => page.indexOf(words))
  expect(at).toEqual([...at].sort((one, other) => one - other))
  expect(at.every((where) => where > 0)).toBe(true)
  expect(page).toContain('3 messages')
  expect(await stranger.text(first)).toContain('Answered')
  expect(await stranger.text(answered)).toContain('In answer to')
  expect(await stranger.text(`/processes/${slug}`)).toContain('3 messages')
  expect(await stranger.text(`/processes/${slug}/discussion`)).toContain('Who pays')
  expect(await stranger.text('/discussions')).toContain('Who pays')
  expect(await stranger.text('/discussions?month=2026-11')).toContain(first)
  expect((await world.acts('message.post')).length).toBe(3)
  const json = JSON.parse(await stranger.text(`${answered}.json`)) as { messageId: string }
  expect(json.messageId).toBe(`<${idOf(answered)}@localhost>`)
  const checked = await checkTables(world.database.read, { tables: TABLES })
  expect(checked).toMatchObject({ faults: [], more: false })
})

test('the feeds of a thread and of its process hold the newest first, as plain text', async () => {
  const { world, ann, slug, thread } = await aThread()
  later(world, 1)
  await done(ann, `${thread}/messages`, { words: 'R&D <b>pays</b>' })
  for (const path of [`${thread}.atom`, `/processes/${slug}/discussion.atom`]) {
    const answer = await world.stranger.get(path)
    expect(answer.headers.get('content-type')).toContain('application/atom+xml')
    const text = await answer.text()
    expect(text).toContain('R&amp;D &lt;b&gt;pays&lt;/b&gt;')
    expect(text.indexOf('R&amp;D')).toBeLessThan(text.indexOf('Who pays for'))
    expect(text.match(/<entry>/g)?.length).toBe(2)
  }
})

test('an edit within 15 minutes keeps what was said before; later ones are refused', async () => {
  const { world, ann, dora, first } = await aThread()
  expect((await refused(dora, `${first}/edits`, { words: 'Nobody' })).status).toBe(422)
  later(world, 14)
  await done(ann, `${first}/edits`, { words: 'Who pays for interpreters?' })
  const page = await world.stranger.text(first)
  expect(page).toContain('Who pays for interpreters?')
  expect(page).toContain('Who pays for interpretation?')
  expect(page).toContain('edited')
  later(world, 1)
  const late = await refused(ann, `${first}/edits`, { words: 'Never said' })
  expect(late.status).toBe(422)
  expect(late.text).toContain('15 minutes')
  expect(late.text).toContain('Never said')
})

test('a message page is light, and needs no account, no script and no session', async () => {
  const { world, first } = await aThread()
  const html = await world.stranger.text(first)
  expect(gzipSync(html, { level: 6 }).length).toBeLessThan(5 * 1024)
})

test('who was refused has their words back, and nothing is saved', async () => {
  const { world, thread, first } = await aThread()
  const nina = await world.as(await world.add({ name: 'Nina Newcomer' }))
  const answer = await nina.post(`${thread}/messages`, { words: 'Unread', parent: idOf(first) })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Unread')
  const far = await refused(nina, `${thread}/messages`, {
    words: 'Lost',
    parent: '01J00000000000000000000000',
  })
  expect([404, 422]).toContain(far.status)
  expect((await world.acts('message.post')).length).toBe(1)
})

test('a reader is told what is new, and no mark is anybody else’s business', async () => {
  const { world, ann, dora, thread } = await aThread()
  await done(dora, '/discussions/marks')
  later(world, 5)
  await done(ann, `${thread}/messages`, { words: 'Something new' })
  expect(await dora.text('/discussions')).toContain('1 new message.')
  expect(await dora.text(thread)).toContain('>new<')
  expect(await ann.text('/discussions')).toContain('Nothing new')
  const before = (await world.acts()).length
  await done(dora, `${thread}/marks`, { number: '2' })
  expect(await dora.text('/discussions')).toContain('Nothing new')
  await done(dora, '/discussions/choices', { place: `thread:${idOf(thread)}`, choice: 'mute' })
  later(world, 5)
  await done(ann, `${thread}/messages`, { words: 'Unheard' })
  expect(await dora.text('/discussions')).toContain('Nothing new')
  expect(await dora.text(thread)).toMatch(/value="mute" checked/)
  expect(await ann.text(thread)).not.toMatch(/value="mute" checked/)
  expect((await world.acts()).length).toBe(before + 1)
})

test('what is new is counted, read in order and put behind place by place', async () => {
  const { world, ann, dora, about, slug, table, thread } = await aThread()
  await done(dora, '/discussions/marks')
  later(world, 5)
  await done(ann, `${thread}/messages`, { words: 'One more thing' })
  const text = { about: `text:${table.text.id}`, subject: 'The text', words: 'Of the text' }
  await done(ann, '/discussions', text)
  const process = await findProcess(world.database.read, { slug })
  const place = `body:${process?.body}`
  const body = { about: place, subject: 'Seats', words: 'Elsewhere' }
  await done(ann, '/discussions', body)
  const list = `/processes/${slug}/discussion`
  expect(await dora.text('/discussions')).toContain('3 new messages.')
  expect(await dora.text(list)).toContain('here: 2 new messages.')
  expect(await dora.text(list)).toContain('1 new<')
  expect(await dora.text(thread)).toContain(`${thread}#m2`)
  const read = await dora.text(`${list}?new=1`)
  expect(read).toContain('The text')
  expect(read).not.toContain('Seats')
  expect((await world.stranger.get('/discussions?new=1')).status).toBe(404)

  await done(dora, '/discussions/marks', { about, back: list })
  expect(await dora.text('/discussions')).toContain('1 new message.')
  expect(await dora.text(list)).not.toContain('new message')
  await done(dora, '/discussions/choices', { place, choice: 'mute' })
  expect(await dora.text('/discussions')).toContain('Nothing new')
})

test('a mark reaches as far as what was shown, and no further', async () => {
  const { world, ann, dora, thread } = await aThread()
  await done(dora, '/discussions/marks')
  later(world, 5)
  await done(ann, `${thread}/messages`, { words: 'Shown' })
  const until = String(world.clock.now())
  later(world, 5)
  await done(ann, `${thread}/messages`, { words: 'Not shown' })
  await done(dora, '/discussions/marks', { until })
  expect(await dora.text('/discussions')).toContain('1 new message.')
  const json = await dora.text('/discussions.json?new=1')
  expect(json).toContain('Not shown')
  expect(json).not.toContain('"Shown"')
})

test('the choice in force is marked where it is made, and the account leads to mail', async () => {
  const { dora, about, slug } = await aThread()
  const list = `/processes/${slug}/discussion`
  expect(await dora.text(list)).toMatch(/value="none" checked/)
  const back = await done(dora, '/discussions/choices', { place: about, choice: 'follow' })
  expect(back).toBe(list)
  expect(await dora.text(list)).toMatch(/value="follow" checked/)
  expect(await dora.text(list)).toContain(`/account/mail?place=${about}`)
  expect(await dora.text('/account')).toContain('href="/account/mail"')
})
