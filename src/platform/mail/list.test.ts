/** What a list adds to a message, and that no name or title gets further than its own line. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instant } from '../values.ts'
import { mailAddress } from './address.ts'
import { UnfitForMail } from './header.ts'
import { boundedReferences, listAuthor, listHeaders, mailbox } from './list.ts'
import { REFERENCES_MAX, threading, type ListMail } from './list.ts'

const place = mailAddress('process-charter@lists.example.org') ?? expect.unreachable()
const reply = mailAddress('reply+abc@lists.example.org') ?? expect.unreachable()

const list: ListMail = {
  author: 'Ann Lee',
  address: place,
  title: 'Charter',
  at: instant('2026-11-21T12:00Z'),
  messageId: '<3@lists.example.org>',
  inReplyTo: '<2@lists.example.org>',
  references: ['<1@lists.example.org>', '<2@lists.example.org>'],
  archive: 'https://parley.example/processes/charter/discussion',
  archivedAt: 'https://parley.example/messages/3',
  help: 'https://parley.example/account/mail',
  replyTo: reply,
}

test('a message says who wrote it, for which place, where it is kept, how to answer', () => {
  expect(listAuthor(list, 'Example Institute')).toEqual({
    name: 'Ann Lee via Example Institute',
    address: 'process-charter@lists.example.org',
  })
  expect(listHeaders(list)).toEqual({
    'List-Id': 'Charter <process-charter.lists.example.org>',
    'List-Post': '<mailto:process-charter@lists.example.org>',
    'List-Archive': '<https://parley.example/processes/charter/discussion>',
    'List-Help': '<https://parley.example/account/mail>',
    'Archived-At': '<https://parley.example/messages/3>',
    Precedence: 'list',
  })
  expect(threading(list)).toEqual({
    replyTo: 'reply+abc@lists.example.org',
    inReplyTo: '<2@lists.example.org>',
    references: ['<1@lists.example.org>', '<2@lists.example.org>'],
  })
})

test('where no mail is taken, a message says that nobody posts by mail', () => {
  const { replyTo: _, ...closed } = list
  expect(listHeaders(closed)['List-Post']).toBe('NO')
  expect(threading(closed)).not.toHaveProperty('replyTo')
})

test('the first message and the last ones are named, however long a thread is', () => {
  const ids = Array.from({ length: 40 }, (_, index) => `<${index}@x.example>`)
  const bounded = boundedReferences(ids)
  expect(bounded).toHaveLength(REFERENCES_MAX)
  expect(bounded[0]).toBe('<0@x.example>')
  expect(bounded.at(-1)).toBe('<39@x.example>')
})

const whole = (one: ListMail) => [listHeaders(one), threading(one), listAuthor(one, 'Example')]

test.each(['\r', '\n', '\r\nBcc: all@example.org', '\0', '\u2028'])(
  'a name, a title or an id with %j makes no mail',
  (bad) => {
    for (const field of ['author', 'title', 'messageId', 'inReplyTo'] as const) {
      const spoilt = { ...list, [field]: `<a${bad}@b.example>` }
      if (field !== 'messageId') {
        expect(() => whole(spoilt)).toThrow(UnfitForMail)
      }
    }
    expect(() => whole({ ...list, references: [`<a${bad}@b>`] })).toThrow(UnfitForMail)
  },
)

test('whatever somebody is called, a mailbox has one address and no second one', () => {
  const hard = ['"a" <x@evil.example>,', 'a@b', '(comment)', '=?UTF-8?Q?=0D=0A?=', 'Doe, J.', 'Ω']
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...hard), fc.string({ unit: 'grapheme' })), (name) => {
      fc.pre(!/[\p{Cc}\u2028\u2029\p{Cs}]/u.test(name))
      const text = mailbox(name, 'place@lists.example.org')
      expect(text.match(/[<@,"(]/g)).toEqual(['<', '@'])
      for (const line of text.split('\r\n')) expect(line.length).toBeLessThan(998)
    }),
  )
})
