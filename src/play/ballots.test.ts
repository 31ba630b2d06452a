/** Recommendations one by one: what a board is never asked about is not settled by silence. */
import { expect, test } from 'vitest'
import type { Act, Scenario } from './scenario.ts'
import { play } from './play.ts'
import { shippedScenarios, templateFor } from './shipped.ts'

const story = shippedScenarios().find(({ file }) => file === 'gnso-pdp.play.yaml')?.scenario
if (!story) throw new Error('no scenario')

const isSkip = ({ do: what }: Act) => what === 'skip'
const before: readonly Act[] = story.acts.slice(0, story.acts.findIndex(isSkip) + 1)

/** The Board adopts these, or all by one question; of three, the third was found Divergence. */
const adopted = (about: readonly (string | undefined)[], then: readonly Act[]) => {
  const votes = about.flatMap((text): readonly Act[] => [
    {
      do: 'open-ballot',
      by: 'bo',
      decision: DECISION,
      ...(text === undefined ? {} : { about: { text } }),
    },
    { do: 'vote', decision: DECISION, yes: ['director-*'] },
    { do: 'wait', at: '+P3D' },
  ])
  const last: Act = { do: 'publish', by: 'sam', artefact: 'board-resolution' }
  const acts = [...before, ...votes, last, ...then]
  const ends = { as: 'running', stage: 'board-vote' } as const
  const scenario: Scenario = { ...story, acts, ends }
  return play(templateFor(scenario), scenario)
}
const DECISION = 'board-supermajority'
const UNDECIDED = `decisions.${DECISION}.undecided`

const TO_POLICY: Act = { do: 'exit', by: 'bo', exit: 'adopted', reason: 'Adopted' }

test('one that no ballot was ever about holds the exit, though all that was put is adopted', () => {
  const shut = adopted(['recommendation-1'], [{ ...TO_POLICY, refused: 'gate-shut' }])
  expect(shut.fault).toBeUndefined()
  const open = adopted(['recommendation-1', 'recommendation-2'], [TO_POLICY])
  expect(open.fault).toMatchObject({ kind: 'other-end', found: { stage: 'implementation' } })
})

test('what no agreement was found on is not asked for, and one question is about all', () => {
  for (const about of [['recommendation-1', 'recommendation-2'], [undefined]]) {
    expect(adopted(about, [TO_POLICY]).fault?.kind).toBe('other-end')
  }
})

test('a ballot on something else settles none, and the gate says what is short', () => {
  const other = adopted(['recommendation-1', 'a-letter'], [{ ...TO_POLICY, refused: 'gate-shut' }])
  expect(other.fault).toBeUndefined()
  expect(JSON.stringify(other.events.at(-1))).toContain(UNDECIDED)
})
