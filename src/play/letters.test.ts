/** Letters in a played process: who enters and answers them, by when; they move nothing. */
import { expect, test } from 'vitest'
import { play } from './play.ts'
import { scenarioFrom, templateFor } from './shipped.ts'
import { told } from './telling.ts'

const begun = (acts: readonly string[]) => {
  const scenario = scenarioFrom(`
scenario: A trial
template: nri-light
starts: 2027-01-04
members:
  - {id: cora, roles: [coordinator, secretary]}
  - {id: guest, roles: [participants]}
acts:
${acts.map((act) => `  - {${act}}`).join('\n')}
ends: {as: running, stage: topics}
`)
  const played = play(templateFor(scenario), scenario)
  return { fault: played.fault, json: told(played) }
}

const ENTER = 'do: enter-letter, letter: one, kind: court, sender: A court, says: Stop'

test('a letter is answered within thirty days, or late, and moves nothing', () => {
  const { fault, json } = begun([
    `${ENTER}, by: guest, refused: not-in-role`,
    `${ENTER}, by: cora, dated: 2027-01-05, refused: letter-of-tomorrow`,
    `${ENTER}, by: cora, dated: 2027-01-02`,
    `${ENTER}, by: cora, refused: name-taken`,
    `${ENTER.replace('one', 'two')}, by: cora`,
    'do: state, fact: letters.unanswered, value: 0, refused: fact-is-played',
    'do: answer-letter, at: +P10D, by: guest, letter: one, says: No, refused: not-in-role',
    'do: answer-letter, by: cora, letter: one, says: It goes on',
    'do: answer-letter, by: cora, letter: one, says: It goes on, refused: letter-answered-already',
    'do: answer-letter, by: cora, letter: none, says: It goes on, refused: no-such-letter',
    'do: answer-letter, at: +P30D, by: cora, letter: two, says: It goes on',
    'do: expect, stage: topics, gate: shut',
  ])
  expect(fault).toBeUndefined()
  expect(json).toMatchObject({
    letters: [
      { kind: 'court', dated: '2027-01-02', phase: 'answered' },
      { dated: '2027-01-04', phase: 'late' },
    ],
  })
})
