/** Mail about one clause of a text names that clause, also for who never opens a page. */
import { expect, test, vi } from 'vitest'
import { listOutbox } from '../../platform/mail/index.ts'
import { aThread, done } from '../discussions/threads.fixtures.ts'
import { findVersion, versionWords } from '../texts/index.ts'
import { sendAtOnce } from './fan-out.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

test('a message about a clause says which, in which version, and how it begins', async () => {
  const { world, table, ann, dora } = await aThread()
  const { database, letterbox } = world
  const version = await findVersion(database.read, table.text.id, 1)
  const [clause] = version ? await versionWords(database.read, version) : []
  if (!version || !clause) throw new Error('no clause')
  const about = `text:${table.text.id}`
  await done(dora, '/account/mail/choices', { place: 'everything', pace: 'now' })
  const fields = { about, subject: 'Narrower', words: 'Why is it narrow?' }
  await done(ann, '/discussions', { ...fields, anchor: `${clause.id}.1` })
  await done(ann, '/discussions', { ...fields, subject: 'All of it' })
  await sendAtOnce({ database, ...letterbox })
  const mails = (await listOutbox(database.read, 100)).filter(({ person }) => person === table.dora)
  const textOf = (subject: string) => mails.find((one) => one.subject === subject)?.text ?? ''
  expect(textOf('Narrower')).toContain('About clause 1, as version 1 of ')
  expect(textOf('Narrower').replace(/\s+/g, ' ')).toContain(clause.words.slice(0, 20))
  expect(textOf('All of it')).toContain('Why is it narrow?')
  expect(textOf('All of it')).not.toContain('About clause')
})
