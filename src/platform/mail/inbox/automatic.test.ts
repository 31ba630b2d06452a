/** What programs write by themselves: known, and never answered (threat T14). */
import { expect, test } from 'vitest'
import { automaticSigns, mayAnswer } from './automatic.ts'
import { letter } from './inbox.fixtures.ts'
import { readMail } from './parse.ts'
import type { AutomaticSign } from './parsed.ts'

const FROM = 'From: Amal <amal@example.org>'
const PATH = 'amal@example.org'

const signsOf = async (lines: readonly string[], path = PATH) => {
  const read = await readMail(letter(lines), path)
  return read.ok ? read.value.mail.automatic : expect.unreachable()
}

type Case = readonly [string, readonly string[], AutomaticSign, string?]
const AUTOMATIC: readonly Case[] = [
  ['a vacation notice', [FROM, 'Auto-Submitted: auto-replied (vacation)'], 'auto-submitted'],
  ['a vacation notice of old', [FROM, 'X-Autoreply: yes'], 'auto-submitted'],
  ['an absence in English', [FROM, 'Subject: Automatic reply: Who pays'], 'auto-submitted'],
  ['an absence in Chinese', [FROM, 'Subject: 自动回复：谁付款'], 'auto-submitted'],
  ['an absence in Russian', [FROM, 'Subject: Автоответ: Re: rooms'], 'auto-submitted'],
  ['an absence in Arabic', [FROM, 'Subject: رد تلقائي: من يدفع'], 'auto-submitted'],
  ['an absence in French', [FROM, 'Subject: Réponse automatique : qui paie'], 'auto-submitted'],
  ['what asks for no answers', [FROM, 'X-Auto-Response-Suppress: All'], 'auto-submitted'],
  ['what was here before', [FROM, 'X-Loop: list@lists.example.org'], 'auto-submitted'],
  ['a newsletter', [FROM, 'Precedence: bulk'], 'precedence'],
  ['a list', [FROM, 'List-Id: A list <list.example.org>'], 'list'],
  ['a list of old', [FROM, 'Mailing-List: list x@example.org'], 'list'],
  ['what must not come back', [FROM], 'null-path', ''],
  ['a server', ['From: MAILER-DAEMON@example.org'], 'null-path'],
  ['what takes no answer', ['From: "Shop" <no-reply@example.org>'], 'null-path'],
  ['a report', [FROM, 'Content-Type: multipart/report; boundary=b'], 'report'],
]

const CASES = AUTOMATIC.map(([name, lines, sign, path]) => ({ name, lines, sign, path }))

test.each(CASES)('$name is never answered', async ({ lines, sign, path }) => {
  const automatic = await signsOf(lines, path)
  expect(automatic).toContain(sign)
  expect(mayAnswer({ automatic })).toBe(false)
})

test.each([
  ['nothing but a From', [FROM]],
  ['words about absences', [FROM, 'Subject: Re: Automatic reply: what shall we do']],
  ['submitted by hand', [FROM, 'Auto-Submitted: no']],
  ['first class', [FROM, 'Precedence: first-class']],
  ['a strange name', ['From: "no-reply" <amal@example.org>']],
  ['a strange address', ['From: <noreply.b@example.org>']],
] as const)('a person may be answered: %s', async (_, lines) => {
  expect(mayAnswer({ automatic: await signsOf(lines) })).toBe(true)
})

test('each sign is found by itself, and two of them together', () => {
  const headers = [
    { name: 'precedence', value: ' LIST ' },
    { name: 'list-post', value: '<mailto:list@example.org>' },
  ]
  expect(automaticSigns({ headers, subject: '', path: PATH, hasReport: false })).toEqual([
    'precedence',
    'list',
  ])
})
