/** The outbox as it is read on a demo site. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { renderPage, type ReaderContext } from '../html/index.ts'
import { direction, openCatalogues, type Language } from '../languages/index.ts'
import { instant } from '../values.ts'
import { mailAddress } from './address.ts'
import type { MailId, MailState, OutgoingMail } from './mail.ts'
import { OutboxPage } from './outbox-page.tsx'

const catalogues = openCatalogues(dirname(dirname(fileURLToPath(import.meta.url))))
const now = instant('2026-11-21T12:00Z')
const id = (raw: string) => raw as MailId

const readerIn = (language: Language): ReaderContext => ({
  language,
  direction: direction(language),
  zone: 'UTC',
  now,
  t: catalogues.translator(language),
  path: '/outbox',
  prefixed: false,
  practice: true,
  newKey: () => 'key',
  site: {
    name: 'Parley',
    host: 'Example Institute',
    url: 'http://localhost:3000',
    nav: [],
    tools: [],
    links: [],
    demo: true,
    practice: true,
  },
})

const aMail = (state: MailState, text: string): OutgoingMail => ({
  id: id('01J0000000000000000000000A'),
  to: mailAddress('mina@example.org') ?? expect.unreachable(),
  person: undefined,
  language: 'en',
  kind: 'sign-in',
  about: 'person:1',
  subject: 'Sign in <here>',
  text,
  html: undefined,
  unsubscribe: undefined,
  list: undefined,
  answer: undefined,
  calendar: undefined,
  envelope: undefined,
  messageId: '<a@example.org>',
  created: now,
  attempts: 0,
  state,
})

test('mail is read as text, its links can be followed, and nothing in it is HTML', () => {
  const text = 'Hello <b>Mina</b>.\n\nSign in:\nhttp://localhost:3000/sign-in/abc?d=1&e=2.\n'
  const html = renderPage(<OutboxPage mails={[aMail({ kind: 'held' }, text)]} />, readerIn('en'))
  expect(html).toContain('Hello &lt;b>Mina&lt;/b>.')
  expect(html).toMatch(/<a href="http:\/\/localhost:3000\/sign-in\/abc\?d=1&amp;e=2"[^>]*>/)
  expect(html).toContain('Sign in &lt;here>')
  expect(html).toContain('mina@example.org')
  expect(html).not.toContain('<b>Mina')
})

test('a link that runs code stays text', () => {
  const text = 'javascript:alert(1) and https://a.example/"onclick="x'
  const html = renderPage(<OutboxPage mails={[aMail({ kind: 'held' }, text)]} />, readerIn('en'))
  expect(html).not.toContain('href="javascript')
  expect(html).not.toMatch(/<a[^>]*onclick/)
})

test('an empty outbox says so, and a long one leads to older mail, in every language', () => {
  for (const language of ['en', 'fr', 'es', 'ar', 'zh', 'ru', 'pt'] as const) {
    const { t } = readerIn(language)
    const empty = renderPage(<OutboxPage mails={[]} />, readerIn(language))
    expect(empty).toContain(t('mail.outbox.empty'))
    const mails = [aMail({ kind: 'failed', at: now, words: '550 no' }, 'Text.')]
    const full = renderPage(
      <OutboxPage mails={mails} older="/outbox?before=x" />,
      readerIn(language),
    )
    expect(full).toContain(t('mail.outbox.state.failed'))
    expect(full).toContain('/outbox?before=x')
  }
})
