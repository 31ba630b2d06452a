/** What the language refuses: a rule that could be read in two ways, or in none. */
import { expect, test } from 'vitest'
import { RuleSchema } from './rule.ts'

const isRule = (rule: unknown) => RuleSchema.safeParse(rule).success
const share = (more: Readonly<Record<string, unknown>>) =>
  isRule({ share: 'yes', outOf: 'cast', ...more })

test('a tie is broken only where more than half is asked for', () => {
  expect(share({ moreThan: '1/2', tie: 'chair' })).toBe(true)
  expect(share({ moreThan: '50%', tie: 'fails' })).toBe(true)
  expect(share({ moreThan: '2/3', tie: 'chair' })).toBe(false)
  expect(share({ atLeast: '1/2', tie: 'chair' })).toBe(false)
  expect(share({ moreThan: '2/3' })).toBe(true)
})

test('a share has one limit, and none above the whole', () => {
  expect(share({ moreThan: '1/2', atLeast: '1/3' })).toBe(false)
  expect(share({})).toBe(false)
  expect(share({ atLeast: '3/2' })).toBe(false)
  expect(share({ atLeast: '101%' })).toBe(false)
})
