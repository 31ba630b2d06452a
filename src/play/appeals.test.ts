/** Appeals in a played process: filed against what was done, judged forum by forum. */
import { expect, test } from 'vitest'
import { play } from './play.ts'
import { scenarioFrom, templateFor } from './shipped.ts'
import { told } from './telling.ts'

/** A convening whose facilitator and members answer appeals; the first stage was left. */
const begun = (acts: readonly string[]) => {
  const scenario = scenarioFrom(`
scenario: A trial
template: convening
starts: 2027-01-04
members:
  - {id: fay, roles: [facilitator]}
  - {id: sam, roles: [secretary, staff]}
  - {id: member, count: 5, roles: [members], group: business}
  - {id: guest, roles: [participants]}
acts:
  - {do: publish, by: sam, artefact: issue-proposal}
  - {do: move, by: fay}
${acts.map((act) => `  - {${act}}`).join('\n')}
ends: {as: running}
`)
  return play(templateFor(scenario), scenario)
}

const FILED =
  'do: appeal, by: guest, appeal: early, against: intake, grounds: Too early, sought: remand'

test('an appeal is denied, taken on, sent back, and owed until it was repeated', () => {
  const { fault, ...played } = begun([
    FILED,
    'do: carry-appeal, by: guest, appeal: early, refused: not-now',
    'do: rule-appeal, by: sam, appeal: early, finding: deny, reasons: No, refused: not-in-role',
    'do: rule-appeal, by: fay, appeal: early, finding: deny, reasons: It was time',
    'do: carry-appeal, at: +P2D, by: guest, appeal: early',
    'do: rule-appeal, by: member-1, appeal: early, finding: remand, reasons: Ask again, order: Ask',
    'do: repeat, by: guest, appeal: early, href: /record/entries/3, refused: not-in-role',
    'do: repeat, by: fay, appeal: early, href: /record/entries/3',
    'do: repeat, by: fay, appeal: early, href: /record/entries/3, refused: nothing-owed',
  ])
  expect(fault).toBeUndefined()
  expect(told({ fault, ...played })).toMatchObject({
    appeals: [
      {
        appeal: 'appeal-early',
        against: 'intake',
        phase: 'remand',
        rulings: [{ finding: 'deny' }, { finding: 'remand' }],
        owed: false,
      },
    ],
  })
})

test('it comes too late, against nothing, twice or withdrawn: each is refused by its name', () => {
  const { fault } = begun([
    FILED.replace('against: intake', 'against: nothing') + ', refused: not-here',
    FILED,
    FILED + ', refused: name-taken',
    FILED.replace('appeal: early', 'appeal: again') + ', refused: runs-already',
    'do: withdraw-appeal, by: guest, appeal: early',
    'do: sign-appeal, by: member-1, appeal: early, refused: not-now',
    FILED.replace('do: appeal', 'do: appeal, at: +P5W').replace('appeal: early', 'appeal: late') +
      ', refused: too-late',
    'do: state, fact: appeals.open, value: 0, refused: fact-is-played',
  ])
  expect(fault).toBeUndefined()
})
