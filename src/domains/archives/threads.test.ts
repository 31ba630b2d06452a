/** Who answers whom: by names, by subjects within a time, and never in a circle. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, days, instant, type Instant } from '../../platform/values.ts'
import { DEPTH_MAX, SUBJECT_DAYS, subjectKey, threadsOf, type Threadable } from './threads.ts'

const noon = instant('1998-03-04T12:00Z')

const aMessage = (number: number, more: Partial<Threadable> = {}): Threadable => ({
  number,
  messageId: `<${number}@x>`,
  references: [],
  subject: undefined,
  isAnswer: false,
  at: (noon + number) as Instant,
  ...more,
})

const placed = (messages: readonly Threadable[]) =>
  new Map(threadsOf(messages).map((one) => [one.number, one] as const))

test('an answer stands below what it names last', () => {
  const found = placed([
    aMessage(1),
    aMessage(2, { references: ['<1@x>'] }),
    aMessage(3, { references: ['<1@x>', '<2@x>'] }),
    aMessage(4, { references: ['<1@x>'] }),
    aMessage(5),
  ])
  expect(found.get(3)).toMatchObject({ thread: 1, parent: 2, depth: 2, position: 2 })
  expect(found.get(4)).toMatchObject({ thread: 1, parent: 1, depth: 1, position: 3 })
  expect(found.get(5)).toMatchObject({ thread: 5, parent: undefined, position: 0 })
})

test('answers to what is missing stay together, under the next one above that is there', () => {
  const found = placed([
    aMessage(1, { references: ['<gone@x>'] }),
    aMessage(2, { references: ['<gone@x>'] }),
    aMessage(3),
    aMessage(4, { references: ['<3@x>', '<lost@x>'] }),
  ])
  expect([found.get(1)?.thread, found.get(2)?.thread]).toEqual([1, 1])
  expect(found.get(4)).toMatchObject({ thread: 3, parent: 3 })
})

test('messages that answer each other in a circle are all shown, once', () => {
  const found = threadsOf([
    aMessage(1, { references: ['<2@x>'] }),
    aMessage(2, { references: ['<1@x>'] }),
    aMessage(3, { references: ['<3@x>'] }),
  ])
  expect(found.map(({ number }) => number).toSorted()).toEqual([1, 2, 3])
})

describe('an answer that names nothing', () => {
  const first = aMessage(1, { subject: 'who pays' })
  const answer = (more: Partial<Threadable>) =>
    placed([first, aMessage(2, { subject: 'who pays', isAnswer: true, ...more })]).get(2)
  test('joins the last thread of its subject', () => {
    expect(answer({})?.thread).toBe(1)
  })
  test('not when that was long ago', () => {
    const late = after(first.at, days(SUBJECT_DAYS + 1))
    expect(answer({ at: late })?.thread).toBe(2)
  })
  test('not when it says itself that it is no answer', () => {
    expect(answer({ isAnswer: false })?.thread).toBe(2)
  })
  test('not when it names another message', () => {
    expect(answer({ references: ['<gone@x>'] })?.thread).toBe(2)
  })
})

test('every message has one place, below its parent, whatever it names', () => {
  const aReference = fc.integer({ min: 0, max: 12 }).map((number) => `<${number}@x>`)
  const anArchive = fc.array(fc.tuple(fc.array(aReference), fc.boolean(), fc.nat(9)))
  fc.assert(
    fc.property(anArchive, (drawn) => {
      const messages = drawn.map(([references, isAnswer, at], index) =>
        aMessage(index + 1, {
          references,
          isAnswer,
          subject: index % 3 === 0 ? 'same' : undefined,
          at: (noon + at) as Instant,
        }),
      )
      const found = placed(messages)
      expect(found.size).toBe(messages.length)
      for (const { parent, thread, depth, position } of found.values()) {
        const above = parent === undefined ? undefined : found.get(parent)
        expect(depth).toBe(above ? above.depth + 1 : 0)
        if (above) expect([above.thread, above.position < position]).toEqual([thread, true])
      }
    }),
  )
})

test('a chain longer than anybody answers is cut, not followed for ever', () => {
  const chain = Array.from({ length: DEPTH_MAX * 3 }, (_, index) =>
    aMessage(index + 1, { references: [`<${index}@x>`] }),
  )
  const found = threadsOf(chain)
  expect(found).toHaveLength(chain.length)
  expect(Math.max(...found.map(({ depth }) => depth))).toBeLessThanOrEqual(DEPTH_MAX)
})

test('a subject is the same without what programs and lists put before it', () => {
  for (const raw of [
    'Re: Who pays',
    'AW: [wg] Re[2]: who  pays',
    'RE：Who Pays',
    'Отв: who pays',
  ]) {
    expect(subjectKey(raw)).toEqual({ base: 'who pays', isAnswer: true })
  }
  expect(subjectKey('[wg] Who pays')).toEqual({ base: 'who pays', isAnswer: false })
  expect(subjectKey('Return: the book').isAnswer).toBe(false)
})
