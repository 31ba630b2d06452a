/** What calls say to gates: rough consensus looks at dispositions, a level at what was found. */
import { expect, test } from 'vitest'
import { CONVENING } from '../../templates/templates.fixtures.ts'
import {
  aDesignation,
  anObjection,
  CALLS,
  closing,
  dayAfter,
  noon,
  OBJECTION_STATES,
} from '../fixtures.ts'
import type { Designation } from '../designation.ts'
import { decisionFactsOf, type Said } from './facts.ts'

const { template } = CONVENING
const later = dayAfter(closing, 10)
const nothing = { calls: [], objections: [], positions: [], designations: [], since: noon } as const
const facts = (said: Partial<Said>) => decisionFactsOf({ ...nothing, ...said }, template, later)

const final = { kind: 'final', finalAt: closing, unmet: [], override: undefined } as const
const found = (changes: Partial<Designation> = {}): Partial<Said> => {
  const designation = aDesignation({ state: final, ...changes })
  const state = {
    kind: 'designated',
    designation: designation.id,
    designatedAt: closing,
  } as const
  return { calls: [{ ...CALLS.designated, state }], designations: [designation] }
}

test('one issue of five without a disposition is counted, however many agree (T-12)', () => {
  const { open, ...disposed } = OBJECTION_STATES
  const objections = [open, ...Object.values(disposed)].map((state) => anObjection({ state }))
  expect(facts({ calls: [CALLS.closed], objections })).toMatchObject({
    'objections.undisposed': { value: 1, of: 5, since: noon },
  })
})

test('issues that were all answered leave nothing undisposed, maintained or not (T-13)', () => {
  const { maintained, answered } = OBJECTION_STATES
  const objections = [maintained, answered].map((state) => anObjection({ state }))
  const given = facts({ calls: [CALLS.closed], objections })
  expect(given).toMatchObject({ 'objections.undisposed': { value: 0, of: 2 } })
})

test('a level is found once its designation is final, in this stage, for the text', () => {
  const consensus = (said: Partial<Said>) => facts(said)['designations.consensus']?.value
  expect(consensus(found())).toBe(1)
  expect(facts(found())['designations.divergence']).toEqual({ value: 0, of: 1 })
  expect(consensus(found({ polarity: 'against' }))).toBe(0)
  expect(consensus({ ...found(), since: dayAfter(closing) })).toBe(0)
  expect(consensus({ ...found(), calls: [CALLS.closed] })).toBe(0)
  expect(consensus({ ...found(), since: undefined })).toBeUndefined()
})
