/** An amendment by mail is that of the page; what cannot be recorded comes back, and why. */
import { expect, test, vi } from 'vitest'
import { aText, done, replacing } from '../amendments/text.fixtures.ts'
import { anOutcome } from '../outcomes/outcomes.fixtures.ts'
import { findProcess } from '../processes/index.ts'
import { undertakingsOf } from '../templates/index.ts'
import { byMail } from './doors.fixtures.ts'
import { aMailbox } from './mailbox.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const MAIL = `Replace clause 2: Sellers show it before the sale.

Reason: Nobody asks for it at the till.

Regards
Stan`

test('an amendment by mail is the amendment of the page, but for its door', async () => {
  const { world, table, mia, path } = await aText()
  const agrees = undertakingsOf(table.process.pin)
  const words = 'Sellers show it before the sale.'
  const reason = 'Nobody asks for it at the till.'
  await done(mia, `${path}/amendments`, replacing(2, words, { reason }))
  const about = `text:${path.replace('/texts/', '')}`
  const sent = await byMail(world, table.people.stranger, { about, own: MAIL, agrees })
  expect(sent).toMatchObject({ kind: 'done' })
  const [page, mail] = (await world.acts('amendment.propose')).map(({ entry }) => entry)
  expect(mail).toMatchObject({ via: 'mail', actor: table.people.stranger })
  expect(mail?.clear).toEqual({ ...page?.clear, number: 2 })
  expect(mail?.parts.length).toBe(page?.parts.length)
  const shown = await world.stranger.text(sent.kind === 'done' ? sent.path : '')
  for (const said of ['before the sale', reason, 'Stan Stranger']) expect(shown).toContain(said)
  const french = 'Supprimer la clause 4\nRaison : La clause 3 le dit déjà.'
  const line = { about, own: french, agrees, language: 'fr' } as const
  expect(await byMail(world, table.people.stranger, line)).toMatchObject({
    kind: 'done',
    said: expect.stringContaining('Votre amendement 3 à « The label » est enregistré.'),
  })
})

test('what lacks something comes back with the form, what is refused with its reason', async () => {
  const { world, table, editor, path } = await aText()
  const agrees = undertakingsOf(table.process.pin)
  const about = `text:${path.replace('/texts/', '')}`
  const asks = (own: string, to = about) =>
    byMail(world, table.people.stranger, { about: to, own, agrees })
  const saying = (part: string) => ({ kind: 'refused', said: expect.stringContaining(part) })
  expect(await asks('Replace clause 2: Shorter.')).toMatchObject(saying('\nReason: '))
  expect(await asks('Insert after clause 2:\nReason: x')).toMatchObject(saying('Replace clause: '))
  expect(await asks('Replace clause 9: x\nReason: y')).toMatchObject(
    saying('the text has 5 clauses'),
  )
  const same = 'Replace clause 3: The label has a code.\nReason: y'
  expect((await asks(same)).kind).toBe('refused')
  const other = 'Delete clause 1\nVersion: 7\nReason: y'
  expect(await asks(other)).toMatchObject(saying('no version 7'))
  const unread = await byMail(world, table.people.member, { about, own: MAIL })
  expect(unread).toMatchObject({ kind: 'unread', undertakings: agrees })
  expect(await world.acts('amendment.propose')).toEqual([])

  // At the address of the process there is one text to amend; where there are two, it is asked.
  const process = `process:${table.process.id}`
  expect((await asks(MAIL, process)).kind).toBe('done')
  const second = { process: 'labels', title: 'A second', language: 'en', reason: 'First' }
  await done(editor, '/texts', { ...second, 'words-new1': 'One.' })
  expect(await asks('Delete clause 1\nReason: y', process)).toMatchObject(saying('A second'))
  expect((await world.acts('amendment.propose')).length).toBe(1)
})

test('no mail amends what was adopted, and its author is told why', async () => {
  const { world, table } = await anOutcome()
  const process = await findProcess(world.database.read, { id: table.process })
  if (!process) throw new Error('no process')
  const agrees = undertakingsOf(process.pin)
  const mail = { about: `text:${table.text.id}`, own: MAIL, agrees } as const
  expect(await byMail(world, table.ann, mail)).toMatchObject({
    kind: 'refused',
    said: expect.stringContaining('The group adopted version 2'),
  })
  expect(await world.acts('amendment.propose')).toEqual([])
})

test('one that proves nobody is done in nobody’s name until its owner confirms it', async () => {
  const { world, table, path } = await aText()
  const { post, addressOf, mails, replyTo, replying } = await aMailbox(world)
  const { stranger } = table.people
  const from = await addressOf(stranger)
  const id = path.replace('/texts/', '')
  await post({ from, to: `text-${id.toLowerCase()}@${replying.outbox.domain}`, text: MAIL })
  expect(await world.acts('amendment.propose')).toEqual([])
  expect(await world.acts('message.post')).toEqual([])
  expect((await mails(from)).map(({ text }) => text).join('\n')).toContain('Replace clause 2')
  // What comes to a secret address of theirs proves them; the undertakings are still unread.
  await post({ from, to: await replyTo(stranger, `text:${id}`), text: `${MAIL} again` })
  expect(await world.acts('amendment.propose')).toEqual([])
})
