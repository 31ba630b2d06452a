/** What a scenario shows of a template: it goes as it says, or the act that did not is named. */
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { play } from './play.ts'
import { scenarioFrom, shippedScenarios, templateFor } from './shipped.ts'
import { readScenario } from './read.ts'
import type { Act, Scenario } from './scenario.ts'
import { told } from './telling.ts'

/** The templates that ship are read and checked first, beside other tests. */
vi.setConfig({ testTimeout: 60_000 })

const played = (scenario: Scenario) => play(templateFor(scenario), scenario)

/** A convening with a facilitator, a secretary and five members, from its first stage. */
const begun = (acts: readonly string[], ends = '{as: running}') =>
  scenarioFrom(`
scenario: A trial
template: convening
starts: 2027-01-04
members:
  - {id: fay, roles: [facilitator]}
  - {id: sam, roles: [secretary, staff]}
  - {id: member, count: 5, roles: [members], group: business}
acts:
${acts.map((act) => `  - {${act}}`).join('\n') || '  []'}
ends: ${ends}
`)

describe('the scenarios that ship', () => {
  test.for(shippedScenarios())('$file goes as it says', ({ scenario }) => {
    const { fault } = played(scenario)
    expect(fault).toBeUndefined()
  })

  test.for(shippedScenarios())('$file shows it when its end is another one', ({ scenario }) => {
    const other = scenario.ends.as === 'concluded' ? 'terminated' : 'concluded'
    expect(played({ ...scenario, ends: { as: other } }).fault?.kind).toBe('other-end')
  })
})

test('an act that is refused, or is not although it should be, is named by its number', () => {
  const refused = begun(['do: publish, by: sam, artefact: issue-proposal', 'do: skip, by: fay'])
  expect(played(refused).fault).toMatchObject({ nth: 2, kind: 'refused' })
  const taken = begun(['do: publish, by: sam, artefact: issue-proposal, refused: not-in-role'])
  expect(played(taken).fault).toMatchObject({ nth: 1, kind: 'not-refused' })
})

test('a refused act changes nothing', () => {
  const { events, fault } = played(begun(['do: move, by: fay, refused: gate-shut']))
  expect(fault).toBeUndefined()
  expect(events.at(-1)?.table.process.past).toEqual([])
})

test('time does not run backwards, and nobody acts who is not there', () => {
  const early = begun(['do: wait, at: +P3D', 'do: wait, at: 2027-01-05'])
  expect(played(early).fault).toMatchObject({ nth: 2, kind: 'back-in-time' })
  const stranger = begun(['do: move, by: nobody'])
  expect(played(stranger).fault).toMatchObject({ found: { kind: 'nobody-so-named' } })
  const nobody = begun(['do: move'])
  expect(played(nobody).fault).toMatchObject({ found: { kind: 'signed-out' } })
})

test('a day that no calendar has is told by its line, and no wait is for ever', () => {
  const shape = (at: string) => {
    const text = `{scenario: A, template: t, starts: ${at}, members: [{id: a}], acts: [], ends: {}}`
    const read = readScenario(text)
    return read.ok ? [] : read.refusal.map(({ field }) => field)
  }
  expect(shape('2028-02-29')).not.toContain('starts')
  expect(shape('2027-01-04T09:00Z')).not.toContain('starts')
  for (const odd of ['2027-02-29', '2027-13-01', '2027-01-04T25:00Z', '0000-00-00']) {
    expect(shape(odd)).toContain('starts')
  }
  for (const odd of ['+P999999999B', '+P99999Y', '+Pnever', '+P', '2027-02-30']) {
    expect(() => begun([`do: wait, at: "${odd}"`])).toThrow('acts[0].at')
  }
  const far = begun(Array.from({ length: 3 }, () => 'do: wait, at: +P9999Y'))
  expect(played(far).fault).toMatchObject({ nth: 1, kind: 'too-far-ahead' })
})

test('what is played cannot be stated, so that no scenario opens a gate by saying so', () => {
  const said = (fact: string) => played(begun([`do: state, fact: ${fact}, value: 1`])).fault
  expect(said('objections.unanswered')).toMatchObject({ found: { kind: 'fact-is-played' } })
  expect(said('documents.issue-proposal')).toMatchObject({ found: { kind: 'fact-is-played' } })
  expect(said('texts.days-on-table')).toBeUndefined()
})

test('an expectation that is not met says what was found', () => {
  const { fault } = played(begun(['do: expect, stage: screening, gate: open']))
  expect(fault).toMatchObject({ found: { stage: 'intake', gate: 'shut' } })
})

test('whoever is meant by names in lists is there, each once', () => {
  const call = (names: string) =>
    played(
      begun([
        'do: publish, by: sam, artefact: issue-proposal',
        'do: move, by: fay',
        'do: override, by: fay, reason: for the trial',
        'do: override, by: fay, reason: for the trial',
        'do: override, by: fay, reason: for the trial',
        'do: override, by: fay, reason: for the trial',
        'do: override, by: fay, reason: for the trial',
        'do: open-call, by: fay, call: first, window: call',
        `do: position, call: first, support: ${names}`,
      ]),
    )
  const all = call('[member-*, member-2..4]')
  expect(all.fault).toBeUndefined()
  expect(all.table.calls[0]?.positions).toHaveLength(5)
  expect(call('[nobody-*]').fault).toMatchObject({ found: { kind: 'nobody-so-named' } })
})

test('a scenario with a mistake is told by line and field', () => {
  const found = readScenario('scenario: x\ntemplate: convening\nstarts: tomorrow\nmembers: []\n')
  expect(found.ok ? [] : found.refusal).toMatchObject([
    { line: 3, field: 'starts' },
    { line: 4, field: 'members' },
    { field: 'acts' },
    { field: 'ends' },
  ])
  const unknown = readScenario(
    'scenario: x\ntemplate: c\nstarts: 2027-01-04\nmembers: [{id: a}]\n' +
      'acts: [{do: dance}]\nends: {as: running}\n',
  )
  expect(unknown.ok ? [] : unknown.refusal).toMatchObject([{ line: 5, field: 'acts[0].do' }])
})

test('what is told is plain data, and says at every moment whose move it is', () => {
  const [first] = shippedScenarios().filter(({ file }) => file === 'convening.play.yaml')
  if (!first) throw new Error('no scenario')
  const json = JSON.parse(JSON.stringify(told(played(first.scenario))))
  expect(json.went).toBe('as it says')
  expect(json.events[0]).toMatchObject({ do: 'move', refused: { kind: 'gate-shut' } })
  expect(json.events[0].next[0]).toMatchObject({ way: 'gate', open: false, waitsFor: ['proposer'] })
  expect(json.designations.map(({ level }: { level: string }) => level)).toContain('consensus')
  expect(json.ends).toEqual({ as: 'concluded' })
})

test('whatever is asked in whatever order, a play ends and refuses with data', () => {
  const acts: readonly Act[] = shippedScenarios().flatMap(({ scenario }) => scenario.acts)
  const [first] = shippedScenarios()
  if (!first) throw new Error('no scenario')
  const any = fc.array(fc.constantFrom(...acts), { maxLength: 12 })
  fc.assert(
    fc.property(any, (some) => {
      const shuffled = some.map((act) => ({ ...act, at: undefined, refused: undefined }))
      const { fault } = played({ ...first.scenario, acts: shuffled })
      expect(fault === undefined || typeof fault.kind === 'string').toBe(true)
    }),
    { numRuns: 200 },
  )
})
