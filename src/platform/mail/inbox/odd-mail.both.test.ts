/** Odd mail from bytes to a person's eyes: read, or waiting with its reason; never lost. */
import { expect, test } from 'vitest'
import { anInbox, DOMAIN } from './inbox.fixtures.ts'
import { ODD_MAIL, SPOILT_MAIL } from './odd-mail.fixtures.ts'
import { readMail } from './parse.ts'
import { findStored } from './store.ts'

test('each of a hundred odd messages is taken or waits for a person, none is lost', async () => {
  expect(ODD_MAIL.length).toBeGreaterThan(100)
  const { db, got, problems, post, rows } = await anInbox()
  for (const { raw } of ODD_MAIL) await post({ to: `list@${DOMAIN}`, raw })
  const all = await rows()
  expect(problems).toEqual([])
  expect(all).toHaveLength(ODD_MAIL.length)
  const states = all.map(({ state }, at) => [ODD_MAIL[at]?.name, state])
  expect(states).toEqual(
    ODD_MAIL.map(({ name, isRefused }) => [name, isRefused ? 'quarantined' : 'taken']),
  )
  expect(got).toHaveLength(ODD_MAIL.filter(({ isRefused }) => !isRefused).length)
  const different: string[] = []
  for (const [at, { id }] of all.entries()) {
    const stored = await findStored(db.read, id)
    const odd = ODD_MAIL[at]
    if (!odd || !stored || !Buffer.from(stored.raw).equals(odd.raw)) different.push(id)
  }
  expect(different).toEqual([])
})

test.each(ODD_MAIL.map((odd) => [odd.name, odd] as const))('%s', async (_, odd) => {
  const read = await readMail(odd.raw, 'amal@example.org')
  expect(read.ok).toBe(odd.isRefused !== true)
  if (!read.ok) return
  const { mail } = read.value
  if (odd.text !== undefined) expect(mail.text).toContain(odd.text)
  if (odd.subject !== undefined) expect(mail.subject).toContain(odd.subject)
  // What is kept in a table, shown on a page or put into a header of ours.
  expect(mail.text).not.toMatch(/[\0\r]/)
  expect(mail.subject).not.toMatch(/\p{Cc}/u)
  expect(mail.text.isWellFormed() && mail.subject.isWellFormed()).toBe(true)
  for (const { name } of mail.attachments) expect(name).not.toMatch(/[/\\\p{Cc}]/u)
  expect(mail.cc.length).toBeLessThanOrEqual(100)
})

test('whole messages spoilt by noise are read or refused, and nothing throws', async () => {
  for (const { raw } of SPOILT_MAIL) {
    const read = await readMail(raw, '')
    if (read.ok) expect(read.value.mail.automatic).toContain('null-path')
    else expect(read.refusal.words).not.toBe('')
  }
})
