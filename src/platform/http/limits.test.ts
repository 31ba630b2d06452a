/** How often one may ask, in two windows. */
import { expect, test } from 'vitest'
import { after, instant, minutes, seconds } from '../values.ts'
import { createLimits, networkOf, type Caller } from './limits.ts'

const noon = instant('2026-11-21T12:00Z')
const allowance = (burst: number, sustained: number) => ({
  burst: { span: seconds(10), requestsMax: burst },
  sustained: { span: minutes(10), requestsMax: sustained },
})
const tight = {
  subject: { read: allowance(5, 20), write: allowance(2, 3) },
  network: { read: allowance(5, 20), write: allowance(2, 3) },
}
const ann: Caller = { by: 'subject', name: 'ann', kind: 'write' }

test('a burst ends, and begins anew when its window is over', () => {
  const limits = createLimits(tight)
  expect(limits.ask(ann, noon).kind).toBe('allowed')
  expect(limits.ask(ann, noon).kind).toBe('allowed')
  expect(limits.ask(ann, after(noon, seconds(4)))).toEqual({
    kind: 'too-often',
    retryAfterSeconds: 6,
  })
  expect(limits.ask(ann, after(noon, seconds(10))).kind).toBe('allowed')
})

test('many short bursts end too', () => {
  const limits = createLimits(tight)
  for (const start of [0, 20, 40]) limits.ask(ann, after(noon, seconds(start)))
  expect(limits.ask(ann, after(noon, seconds(60)))).toEqual({
    kind: 'too-often',
    retryAfterSeconds: 540,
  })
})

test('a refused request does not count, and reading and writing are counted apart', () => {
  const limits = createLimits(tight)
  for (let asked = 0; asked < 50; asked++) limits.ask(ann, noon)
  expect(limits.ask({ ...ann, kind: 'read' }, noon).kind).toBe('allowed')
  expect(limits.ask({ ...ann, name: 'ben' }, noon).kind).toBe('allowed')
  expect(limits.ask({ ...ann, by: 'network' }, noon).kind).toBe('allowed')
  expect(limits.ask(ann, after(noon, seconds(10))).kind).toBe('allowed')
})

test('however many callers come, only so many are remembered, and the busy ones are', () => {
  const limits = createLimits(tight, 3)
  for (let asked = 0; asked < 2; asked++) limits.ask(ann, noon)
  for (let caller = 0; caller < 100; caller++) {
    limits.ask({ ...ann, name: `stranger ${caller}` }, noon)
    expect(limits.ask(ann, noon).kind).toBe('too-often')
  }
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:DB8::9', '2001:db8:0:0::/64'],
  ['2001:db8:0:0:ffff::', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s lies in %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
