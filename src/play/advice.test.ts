/** Ratifications and numbered advice in a played process. */
import { expect, test } from 'vitest'
import { play } from './play.ts'
import { scenarioFrom, templateFor } from './shipped.ts'
import { told } from './telling.ts'

const played = (
  template: string,
  { members, acts }: { readonly members: readonly string[]; readonly acts: readonly string[] },
) => {
  const scenario = scenarioFrom(`
scenario: A trial
template: ${template}
starts: 2027-01-04
members:
${members.map((one) => `  - {${one}}`).join('\n')}
acts:
${acts.map((act) => `  - {${act}}`).join('\n')}
ends: {as: running}
`)
  return play(templateFor(scenario), scenario)
}

test('one body ratifies by its votes and the other by saying nothing for its week', () => {
  const members = ['id: sam, roles: [staff]', 'id: al, roles: [alac-chair]']
  const ask = 'do: ask-ratification, by: sam, ratification: statements, subject: The statement'
  const answer = 'do: answer-ratification, by: al, ratification: statements, reasons: So voted'
  const acts = [
    answer + ', body: alac, yes: 8, of: 15, refused: no-such-ratification',
    ask,
    ask + ', refused: asked-already',
    answer + ', body: gac, yes: 8, of: 15, refused: not-asked',
    answer + ', body: alac, yes: 9, no: 9, of: 15, refused: votes-wrong',
    answer + ', body: alac, yes: 8, no: 3, of: 15',
    answer + ', body: alac, yes: 8, no: 3, of: 15, refused: answered-already',
    'do: state, fact: ratifications.statements.missing, value: 0, refused: fact-is-played',
    'do: wait, at: +P9D',
  ]
  const late = played('icann-public-comment', { members, acts })
  expect(late.fault).toBeUndefined()
  const answers = [{ body: 'alac', finding: 'yes' }]
  expect(told(late)).toMatchObject({ ratifications: [{ phase: 'ratified', answers }] })
  const early = played('icann-public-comment', { members, acts: acts.slice(0, -1) })
  expect(told(early)).toMatchObject({ ratifications: [{ phase: 'pending' }] })
})

test('an answer against advice waits for the consultation, and then for the decision', () => {
  const members = ['id: gina, roles: [gac-chair]', 'id: bo, roles: [icann-board-chair]']
  const give = 'do: give-advice, by: gina, advice: one, items: [No, Later], consensus: true'
  const say = 'do: answer-advice, by: bo, advice: one, reasons: So we hold'
  const acts = [
    give,
    give + ', refused: name-taken',
    say + ', item: 3, answer: accept, refused: no-such-item',
    say + ', item: 1, answer: perhaps, refused: no-such-answer',
    say.replace('bo', 'gina') + ', item: 1, answer: accept, refused: not-in-role',
    say + ', item: 2, answer: accept',
    say + ', item: 1, answer: inconsistent',
    say + ', item: 1, answer: inconsistent, refused: consult-first',
    'do: hold-consultation, by: gina, advice: one, item: 2, reasons: We met, refused: item-not-now',
    'do: hold-consultation, by: gina, advice: one, item: 1, reasons: We met',
    say + ', item: 1, answer: inconsistent, refused: decision-missing',
    'do: state, fact: advice.unanswered, value: 0, refused: fact-is-played',
  ]
  const { fault, table } = played('gac-advice-consultation', { members, acts })
  expect(fault).toBeUndefined()
  expect(table.advice[0]?.items.map(({ state }) => state.kind)).toEqual(['consulted', 'answered'])
})
