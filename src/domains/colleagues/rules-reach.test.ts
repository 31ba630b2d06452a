/** Whom a mail reached, and until when one that comes back undoes a silence: at the edges. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { after, days, hours, instant, seconds, type Instant } from '../../platform/values.ts'
import { GRACE_OF_BOUNCES, isReached, reachOf, type Delivery } from './rules-reach.ts'

const start = instant('2026-11-21T12:00Z')
const deadline = after(start, days(2))
const graceEnds = after(deadline, GRACE_OF_BOUNCES)
const short = (at: Instant) => after(at, seconds(-0.001))
const open = { deadline, submitted: undefined }
const submitted = { deadline, submitted: after(deadline, hours(3)) }

const is = (delivery: Partial<Delivery>, ending = open as Parameters<typeof reachOf>[1]) =>
  reachOf({ sent: start, cameBack: undefined, ...delivery }, ending)

test('a mail reached somebody when a server took it an hour before the end', () => {
  expect(is({})).toBe('reached')
  expect(is({ sent: after(deadline, hours(-1)) })).toBe('reached')
  expect(is({ sent: after(deadline, seconds(0.001 - 3_600)) })).toBe('late')
  expect(is({ sent: undefined })).toBe('on-the-way')
})

test('one that came back before the end reached nobody, nor one within the grace after it', () => {
  expect(is({ cameBack: after(start, hours(1)) })).toBe('bounced')
  expect(is({ cameBack: deadline })).toBe('bounced')
  expect(is({ cameBack: short(graceEnds) })).toBe('bounced')
  expect(is({ cameBack: graceEnds })).toBe('returned')
})

test('once it was submitted, a bounce is shown and changes no count', () => {
  expect(is({ cameBack: short(submitted.submitted) }, submitted)).toBe('bounced')
  expect(is({ cameBack: submitted.submitted }, submitted)).toBe('returned')
  const late = { deadline, submitted: after(graceEnds, days(3)) }
  expect(is({ cameBack: after(graceEnds, days(1)) }, late)).toBe('returned')
})

test('what no server ever took reached nobody, whenever it was given up', () => {
  expect(is({ sent: undefined, cameBack: after(graceEnds, days(9)) }, submitted)).toBe('bounced')
})

const step = fc.integer({ min: -60, max: 300 }).map((hour) => after(deadline, hours(hour)))
const maybe = fc.option(step, { nil: undefined })

test('a bounce never makes anybody reached, and after the submission it changes nothing', () => {
  fc.assert(
    fc.property(step, maybe, maybe, (sent, cameBack, at) => {
      const ending = { deadline, submitted: at }
      const without = reachOf({ sent, cameBack: undefined }, ending)
      const reach = reachOf({ sent, cameBack }, ending)
      if (isReached(reach)) expect(isReached(without)).toBe(true)
      if (at !== undefined && cameBack !== undefined && cameBack >= at) {
        expect(isReached(reach)).toBe(isReached(without))
      }
    }),
  )
})
