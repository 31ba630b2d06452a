/** A message given out as a mail is read back as it was, by the reader of incoming mail. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMail } from '../../platform/mail/inbox/index.ts'
import { instant } from '../../platform/values.ts'
import { mailText, type Mail } from './mail.ts'

const aMail = (more: Partial<Mail> = {}): Mail => ({
  author: 'Ann Lee',
  subject: 'Who pays',
  sentAt: instant('1998-01-02T12:00Z'),
  messageId: '<a@x>',
  references: [],
  archivedAt: 'https://parley.example/archives/1/1',
  words: 'Words.',
  files: [],
  ...more,
})

async function read(mail: Mail) {
  const found = await readMail(Buffer.from(mailText(mail)), '')
  if (!found.ok) throw new Error(found.refusal.words)
  return found.value.mail
}

const line = (max: number) =>
  fc.string({ unit: 'grapheme', maxLength: max }).map((text) =>
    text
      .normalize('NFC')
      .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
      .trim(),
  )

test('author, subject and words of any script come back as they were', async () => {
  await fc.assert(
    fc.asyncProperty(line(60), line(200), fc.array(line(80)), async (author, subject, lines) => {
      const words = lines.join('\n').trim()
      const mail = await read(aMail({ author, subject, words }))
      expect(mail.from[0]?.name ?? '').toBe(author)
      expect(mail.subject).toBe(subject)
      expect(mail.text).toBe(words)
    }),
    { numRuns: 60 },
  )
})

test('lines longer than mail may have, references and files come back too', async () => {
  const words = 'long '.repeat(2_000).trim()
  const references = Array.from({ length: 50 }, (_, index) => `<${index}@${'x'.repeat(60)}>`)
  const files = [{ name: "ä (1)'s.pdf", type: 'application/pdf', bytes: Buffer.alloc(500, 7) }]
  const mail = await read(aMail({ words, references, files }))
  expect(mail).toMatchObject({ text: words, references, inReplyTo: references.at(-1) })
  expect(mail.date).toBe(instant('1998-01-02T12:00Z'))
  const [file] = mail.attachments
  expect([file?.name, file?.type, file?.size]).toEqual(["ä (1)'s.pdf", 'application/pdf', 500])
})

test('whoever had no date has none in the mail', async () => {
  expect((await read(aMail({ sentAt: undefined }))).date).toBeUndefined()
})
