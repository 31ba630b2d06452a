/** Who may post, edit and turn messages into something else: the rules, at their boundaries. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { after, type Instant } from '../../platform/values.ts'
import { anActor, somePerson } from '../people/fixtures.ts'
import type { Actor } from '../people/index.ts'
import { aProcess } from '../processes/processes.fixtures.ts'
import { undertakingsOf } from '../templates/index.ts'
import {
  DEPTH_MAX,
  EDIT_WITHIN,
  MESSAGES_PER_DAY_MAX,
  quoted,
  THREAD_MESSAGES_MAX,
  type Message,
  type MessageId,
  type ThreadId,
} from './message.ts'
import { askLeave, edit, giveLeave, mayEdit, mayPost, mayTurn, post, type Ground } from './rules.ts'
import { isNew, linesOf } from './tree.ts'

const process = aProcess()
const undertakings = undertakingsOf(process.pin)
const agreed = new Set([...anActor().agreed, `${undertakings.id}/${undertakings.version}`])
const ama: Actor = anActor({ person: somePerson('a'), agreed })
const ben: Actor = anActor({ person: somePerson('b'), agreed })
const NOW = Date.parse('2026-11-21T12:00Z') as Instant
const thread = 'T' as string as ThreadId

const ground: Ground = {
  about: { kind: 'process', id: process.id },
  process,
  body: process.body,
  undertakings,
  list: undefined,
}
const posting = {
  id: 'M' as string as MessageId,
  thread,
  parent: undefined,
  answers: false,
  capacity: 'personal',
  hat: undefined,
  subject: undefined,
  words: { of: 'w=' },
  via: 'web',
  messageId: '<M@example.org>',
} as const
const facts = { messages: 0, today: 0, now: NOW }
const kindOf = (result: { ok: true } | { ok: false; refusal: { kind: string } }) =>
  result.ok ? 'ok' : result.refusal.kind

function posted(more: Partial<Message> = {}): Message {
  const made = post(ground, ama, posting, facts)
  if (!made.ok) throw new Error(made.refusal.kind)
  return { ...made.value, ...more }
}

describe('posting', () => {
  test('whoever has an account and agreed to the undertakings may post', () => {
    expect(kindOf(mayPost(ground, ama))).toBe('ok')
    expect(kindOf(mayPost(ground, undefined))).toBe('signed-out')
    expect(kindOf(mayPost(ground, anActor()))).toBe('undertakings-unread')
    expect(kindOf(mayPost(ground, anActor({ agreed: new Set() })))).toBe('permanence-unread')
  })

  test('where no process is, only what is permanent must have been read', () => {
    const bodyOnly = { ...ground, process: undefined, undertakings: undefined }
    expect(kindOf(mayPost(bodyOnly, anActor()))).toBe('ok')
  })

  test('a reported process belongs to its sources, and an ended list to nobody', () => {
    const reported = { source: 'https://example.org', on: '2026-01-01' }
    expect(kindOf(mayPost({ ...ground, process: { ...process, reported } }, ama))).toBe(
      'reported-only',
    )
  })

  test('nobody speaks in a role that they do not hold here', () => {
    const hat = 'chair'
    expect(kindOf(post(ground, ama, { ...posting, hat }, facts))).toBe('not-in-hat')
    const elsewhere = anActor({
      ...ama,
      roles: [{ body: 'other' as string as NonNullable<Ground['body']>, slug: 'x', role: 'chair' }],
    })
    expect(kindOf(post(ground, elsewhere, { ...posting, hat }, facts))).toBe('not-in-hat')
    if (!process.body) throw new Error('no body')
    const chair = anActor({ ...ama, roles: [{ body: process.body, slug: 'x', role: 'chair' }] })
    expect(kindOf(post(ground, chair, { ...posting, hat }, facts))).toBe('ok')
  })

  test('an answer answers something in the same thread', () => {
    const answer = { ...posting, answers: true }
    expect(kindOf(post(ground, ben, answer, facts))).toBe('no-such-parent')
    const other = posted({ thread: 'U' as string as ThreadId })
    expect(kindOf(post(ground, ben, { ...answer, parent: other }, facts))).toBe('no-such-parent')
    expect(kindOf(post(ground, ben, { ...answer, parent: posted() }, facts))).toBe('ok')
  })

  test('threads and days have their bounds, and the last one within is taken', () => {
    const [full, flood] = [THREAD_MESSAGES_MAX, MESSAGES_PER_DAY_MAX]
    expect(kindOf(post(ground, ama, posting, { ...facts, messages: full - 1 }))).toBe('ok')
    expect(kindOf(post(ground, ama, posting, { ...facts, messages: full }))).toBe('thread-full')
    expect(kindOf(post(ground, ama, posting, { ...facts, today: flood - 1 }))).toBe('ok')
    expect(kindOf(post(ground, ama, posting, { ...facts, today: flood }))).toBe('too-many-today')
  })
})

describe('editing', () => {
  test('the author edits up to the last millisecond of 15 minutes, and no longer', () => {
    const end = after(NOW, EDIT_WITHIN)
    expect(kindOf(mayEdit(ground, ama, posted(), (end - 1) as Instant))).toBe('ok')
    expect(kindOf(mayEdit(ground, ama, posted(), end))).toBe('edit-over')
    expect(kindOf(mayEdit(ground, ben, posted(), NOW))).toBe('not-yours')
  })

  test('an edit says something else, and counts', () => {
    const words = { before: 'a', after: 'a', said: { of: 'v=' } }
    expect(kindOf(edit(posted(), words, NOW))).toBe('nothing-changed')
    const made = edit(posted(), { ...words, after: 'b' }, NOW)
    expect(made.ok && made.value).toMatchObject({ edits: 1, words: { of: 'v=' }, editedAt: NOW })
  })
})

describe('turning a message into something', () => {
  test('its author may, and another only with the author’s word', () => {
    const message = posted()
    expect(mayTurn(message, ama, [])).toBe(true)
    expect(mayTurn(message, ben, [])).toBe(false)
    const asked = askLeave(ground, ben, { message, leaves: [] }, NOW)
    if (!asked.ok) throw new Error(asked.refusal.kind)
    expect(mayTurn(message, ben, [asked.value])).toBe(false)
    expect(kindOf(giveLeave(ground, ben, { message, leave: asked.value }, NOW))).toBe('not-yours')
    const given = giveLeave(ground, ama, { message, leave: asked.value }, NOW)
    if (!given.ok) throw new Error(given.refusal.kind)
    expect(mayTurn(message, ben, [given.value])).toBe(true)
    expect(kindOf(giveLeave(ground, ama, { message, leave: given.value }, NOW))).toBe('not-asked')
  })

  test('nobody asks for their own, nor twice', () => {
    const message = posted()
    expect(kindOf(askLeave(ground, ama, { message, leaves: [] }, NOW))).toBe('yours')
    const leave = { message: message.id, person: ben.person, askedAt: NOW, givenAt: undefined }
    expect(kindOf(askLeave(ground, ben, { message, leaves: [leave] }, NOW))).toBe('asked-already')
  })
})

const parents = fc.array(fc.nat(), { maxLength: 40 })

/** Each answers one of those before it, or nothing. */
const aThread = (picks: readonly number[]): readonly Message[] =>
  picks.map((pick, index) =>
    posted({
      id: `M${index}` as string as MessageId,
      number: index + 1,
      parent: index === 0 || pick % 3 === 0 ? undefined : (`M${pick % index}` as MessageId),
    }),
  )

test('a thread shows each message once, an answer below what it answers', () => {
  fc.assert(
    fc.property(parents, (picks) => {
      const messages = aThread(picks)
      const lines = linesOf(messages)
      const order = lines.map(({ message }) => message.id)
      expect([...order].sort()).toEqual(messages.map(({ id }) => id).sort())
      for (const { message, depth } of lines) {
        expect(depth <= DEPTH_MAX).toBe(true)
        if (message.parent === undefined) expect(depth).toBe(0)
        else expect(order.indexOf(message.parent) < order.indexOf(message.id)).toBe(true)
      }
    }),
  )
})

test('what answers a message of another page stands by itself', () => {
  const [, second] = aThread([0, 1])
  expect(second && linesOf([second])).toEqual([{ message: second, depth: 0 }])
})

test('new is what others said after everything was read, and after what was read here', () => {
  const message = posted()
  const before = (NOW - 1) as Instant
  const marks = { person: ben.person, since: before, seen: new Map<string, number>() }
  expect(isNew(message, marks)).toBe(true)
  expect(isNew(message, { ...marks, since: NOW })).toBe(false)
  expect(isNew(message, { ...marks, since: undefined })).toBe(false)
  expect(isNew(message, { ...marks, seen: new Map([[thread, 1]]) })).toBe(false)
  expect(isNew(message, { ...marks, person: ama.person })).toBe(false)
})

test('a quotation is as mail has it', () => {
  expect(quoted('one\n\n> two\n')).toBe('> one\n> \n>> two')
})
