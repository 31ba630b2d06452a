/** Reading beside the program: in turn, in bounded time, and on after one that took too long. */
import { expect, onTestFinished, test } from 'vitest'
import { minutes } from '../../values.ts'
import { playedTimers } from '../../jobs/timers.fixtures.ts'
import { openReading } from './reading.ts'

const asked = (text: string) => ({
  raw: Buffer.from(`From: a@example.org\r\nSubject: ${text}\r\n\r\n${text}\r\n`),
  sender: 'a@example.org',
})

function aReader() {
  const timers = playedTimers()
  const reading = openReading(timers)
  onTestFinished(reading.stop)
  return { timers, reading }
}

test('messages asked for at once are read each in its turn', async () => {
  const { reading } = aReader()
  const all = await Promise.all(['one', 'two', 'three'].map((text) => reading.read(asked(text))))
  expect(all.map((read) => read.ok && read.value.mail.text)).toEqual(['one', 'two', 'three'])
})

test('a subject turns nothing around that stands beside it', async () => {
  const { reading } = aReader()
  const read = await reading.read(asked('safe \u202egnp.exe \u2067x\u2069'))
  expect(read.ok && read.value.mail.subject).toBe('safe gnp.exe \u2067x\u2069')
})

test('one that takes too long waits for a person, and the next is read', async () => {
  const { timers, reading } = aReader()
  const slow = reading.read(asked('slow'))
  // Its thread has not even begun.
  await Promise.resolve()
  await timers.pass(minutes(1))
  expect(await slow).toEqual({
    ok: false,
    refusal: { kind: 'unreadable', words: 'reading took too long' },
  })
  expect(await reading.read(asked('next'))).toMatchObject({ ok: true })
})
