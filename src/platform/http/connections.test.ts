/** One network cannot take every place at the table. */
import { expect, test } from 'vitest'
import { createConnectionCap } from './connections.ts'

test('a network holds only so many connections, and may come back when one is closed', () => {
  const cap = createConnectionCap(2)
  expect([cap.admits('192.0.2.1'), cap.admits('192.0.2.1')]).toEqual([true, true])
  expect(cap.admits('192.0.2.1')).toBe(false)
  expect(cap.admits('192.0.2.2')).toBe(true)
  cap.left('192.0.2.1')
  expect(cap.admits('::ffff:192.0.2.1')).toBe(true)
  expect(cap.admits('192.0.2.1')).toBe(false)
})

test('neighbours in one /64 count as one, and this machine is never counted', () => {
  const cap = createConnectionCap(1)
  expect(cap.admits('2001:db8::1')).toBe(true)
  expect(cap.admits('2001:db8::2')).toBe(false)
  for (let opened = 0; opened < 10; opened++) expect(cap.admits('127.0.0.1')).toBe(true)
})
