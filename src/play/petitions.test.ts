/** Petitions in a played process: T-14, what they need, and what their passing moves. */
import { expect, test } from 'vitest'
import { play } from './play.ts'
import { scenarioFrom, templateFor } from './shipped.ts'
import { told } from './telling.ts'

/** A proposal on which the Council does not act; sixty days later people may petition. */
const begun = (acts: readonly string[], ends: string) => {
  const scenario = scenarioFrom(`
scenario: A trial
template: arin-pdp
starts: 2027-01-04
members:
  - {id: chair, roles: [chair]}
  - {id: trustee, roles: [board]}
  - {id: pat, roles: [proposer]}
  - {id: reader, count: 20, roles: [participants], organisation: company-*}
  - {id: branch, count: 9, roles: [participants], organisation: company-1}
acts:
${acts.map((act) => `  - {${act}}`).join('\n')}
ends: ${ends}
`)
  const played = play(templateFor(scenario), scenario)
  return { fault: played.fault, json: told(played) }
}

const START =
  'do: start-petition, at: +P61D, by: reader-1, petition: discussion, name: talk, statement: Act'
const RUNS = '{as: running, stage: proposal}'

test('T-14: fifteen supporters of fourteen organisations fail, and nothing moves', () => {
  const { fault, json } = begun(
    [START, 'do: sign-petition, petition: talk, signers: [reader-2..14, branch-1]', wait('P8D')],
    RUNS,
  )
  expect(fault).toBeUndefined()
  expect(json).toMatchObject({
    petitions: [{ petition: 'talk', phase: 'failed', signatures: 15, counted: 14 }],
  })
})

test('fifteen of fifteen organisations move it on, at the close and not before', () => {
  const { fault, json } = begun(
    [
      START,
      'do: sign-petition, at: +P2D, petition: talk, signers: [reader-2..15]',
      wait('P5D'),
      'do: expect, stage: proposal',
      wait('P1D'),
      'do: expect, stage: draft',
    ],
    '{as: running, stage: draft}',
  )
  expect(fault).toBeUndefined()
  expect(json).toMatchObject({
    petitions: [{ phase: 'passed', counted: 15 }],
    stages: [{ stage: 'proposal', way: 'petition' }],
  })
})

test('too early, signed twice, after the close, unknown: each is refused by its name', () => {
  const { fault } = begun(
    [
      START.replace('+P61D', '+P10D') + ', refused: gate-shut',
      START.replace('+P61D', '+P51D'),
      START.replace('+P61D', '+P1D') + ', refused: name-taken',
      START.replace('+P61D', '+P1D').replace('name: talk', 'name: more') +
        ', refused: runs-already',
      'do: sign-petition, petition: talk, signers: [reader-1], refused: signed-already',
      'do: sign-petition, petition: other, signers: [reader-2], refused: no-such-petition',
      'do: sign-petition, petition: talk, signers: [nobody], refused: nobody-so-named',
      'do: sign-petition, at: +P8D, petition: talk, signers: [reader-2], refused: petition-not-now',
      'do: state, fact: petitions.discussion.passed, value: 1, refused: fact-is-played',
    ],
    RUNS,
  )
  expect(fault).toBeUndefined()
})

test('a process that was suspended is moved once it runs again; one that went on is not', () => {
  const signed = [START, 'do: sign-petition, petition: talk, signers: [reader-2..15]']
  const waits = [
    ...signed,
    'do: suspend, at: +P1D, by: trustee, reason: A court asks',
    wait('P9D'),
    'do: expect, stage: proposal',
    'do: resume, at: +P1D, by: trustee',
    wait('P1D'),
  ]
  expect(begun(waits, '{as: running, stage: draft}').fault).toBeUndefined()
  const gone = begun(
    [...signed, 'do: exit, by: pat, exit: withdraw, reason: Given up', wait('P9D')],
    ENDED,
  )
  expect(gone.fault).toBeUndefined()
  expect(gone.json).toMatchObject({ petitions: [{ phase: 'passed' }] })
})

test('whoever takes a signature back is not counted, and without anybody it is withdrawn', () => {
  const fourteen = begun(
    [
      START,
      'do: sign-petition, petition: talk, signers: [reader-2..15]',
      'do: leave-petition, at: +P1D, petition: talk, signers: [reader-3]',
      'do: leave-petition, petition: talk, signers: [reader-3], refused: not-signed',
      wait('P8D'),
      'do: leave-petition, petition: talk, signers: [reader-4], refused: petition-not-now',
    ],
    RUNS,
  )
  expect(fourteen.fault).toBeUndefined()
  expect(fourteen.json).toMatchObject({ petitions: [{ phase: 'failed', counted: 14 }] })
  const nobody = begun(
    [START, 'do: leave-petition, petition: talk, signers: [reader-1]', wait('P8D')],
    RUNS,
  )
  expect(nobody.fault).toBeUndefined()
  expect(nobody.json).toMatchObject({ petitions: [{ phase: 'withdrawn' }] })
})

const ENDED = '{as: terminated}'
const wait = (span: string) => `do: wait, at: +${span}`
