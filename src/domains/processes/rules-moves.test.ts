/** Whose move it is: by the gate, by what others know better, and never what nobody can do. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Gate, shippedTemplate, type Template } from '../templates/index.ts'
import { aTemplate, sourced, words } from '../templates/templates.fixtures.ts'
import { running, setting } from './courses.fixtures.ts'
import { byRoles, type Move } from './moves.ts'
import { noon } from './processes.fixtures.ts'
import type { Process } from './process.ts'
import { takeExit } from './rules-exits.ts'
import { movesOf } from './rules-moves.ts'
import { previewOf } from './rules-preview.ts'
import type { Facts } from './fact.ts'

const asks = (fact: `${string}.${string}`, waitsFor: string): Gate => ({
  fact,
  atLeast: 1,
  says: words,
  waitsFor,
  ...sourced,
})

const seen = (
  template: Template,
  facts: Facts,
  given: readonly Move[] = [],
  process: Process = running('intake'),
) => {
  const ways = previewOf(process, template, facts)
  const standing = { process, template, facts, ways, duties: [], windows: [] }
  return movesOf(standing, given, noon).map(({ about, who }) => [about, who])
}

const given = (fact: `${string}.${string}`, who: Move['who']): Move => ({
  about: 'call:1',
  who,
  does: () => 'x',
  settles: [fact],
})

describe('a gate', () => {
  const template = aTemplate([
    { gate: { all: [asks('gate.held', 'secretary'), asks('calls.held', 'chair')] } },
  ])

  test('waits for those whom its conditions name, each for their own', () => {
    expect(seen(template, {})).toEqual([
      ['gate.held', byRoles(['secretary'])],
      ['calls.held', byRoles(['chair'])],
    ])
    expect(seen(template, { 'gate.held': { value: 1 } })).toEqual([
      ['calls.held', byRoles(['chair'])],
    ])
  })

  test('that holds is the move of those who may move on', () => {
    const facts = { 'gate.held': { value: 1 }, 'calls.held': { value: 1 } }
    expect(seen(template, facts)).toEqual([['gate', byRoles(template.moves.by)]])
  })

  test('names nobody for what a domain says is somebody else’s move', () => {
    const liaison = given('calls.held', byRoles(['liaison']))
    expect(seen(template, { 'gate.held': { value: 1 } }, [liaison])).toEqual([
      ['call:1', byRoles(['liaison'])],
    ])
  })
})

describe('a choice', () => {
  const either = (one: Gate, other: Gate) => aTemplate([{ gate: { any: [one, other] } }])

  test('of which one part has begun waits for that part alone', () => {
    const template = either(asks('one.held', 'chair'), asks('other.held', 'secretary'))
    const begun = given('one.held', { kind: 'anybody' })
    expect(seen(template, {}, [begun])).toEqual([['call:1', { kind: 'anybody' }]])
    expect(seen(template, {})).toHaveLength(2)
  })

  test('asks nobody for rounds that a process was not in', () => {
    const lost: Gate = { all: [asks('rounds.other', 'board'), asks('other.held', 'secretary')] }
    expect(seen(either(asks('one.held', 'chair'), lost), {})).toEqual([
      ['one.held', byRoles(['chair'])],
    ])
  })
})

describe('the ways of a decision', () => {
  const gnso = shippedTemplate('gnso-pdp')
  if (!gnso) throw new Error('no template')
  const { template } = gnso
  const at = (stage: string, facts: Facts, more: readonly Move[] = []) =>
    seen(template, facts, more, running(stage)).map(([about]) => about)
  const super_ = 'decisions.board-supermajority'
  const rounds = { 'rounds.below-supermajority': { value: 0 } }
  const found = (adopted: number, rejected: number, undecided: number): Facts => ({
    ...rounds,
    [`${super_}.adopted`]: { value: adopted },
    [`${super_}.rejected`]: { value: rejected },
    [`${super_}.undecided`]: { value: undecided },
  })

  test('ask for the vote, and not yet for papers that only one outcome needs', () => {
    expect(at('board-vote', rounds)).toEqual([super_])
  })

  test('ask for the papers of the outcome that was found', () => {
    expect(at('board-vote', found(2, 0, 0))).toEqual(['documents.board-resolution'])
    expect(at('board-vote', found(1, 1, 0))).toEqual(['documents.board-statement'])
  })

  test('wait for the vote that still runs', () => {
    const board = { kind: 'electorate', electorate: 'icann-board' } as const
    const ballot = { ...given(`${super_}.*`, board), about: 'ballot:1' }
    expect(at('board-vote', found(1, 0, 1), [ballot])).toEqual(['ballot:1'])
  })

  test('what may be done at any time, such as ending it, is nobody’s move', () => {
    const facts = { 'documents.draft-recommendations': { value: 0 } }
    expect(at('deliberation', facts)).toEqual(['documents.draft-recommendations'])
  })
})

test('a stopped clock waits for those who may start it, an ended process for nobody', () => {
  const template = aTemplate([{}])
  const since = { stage: 'intake', since: noon }
  const suspended = { kind: 'suspended', ...since, suspendedAt: noon, reason: 'why=' } as const
  const concluded = { kind: 'concluded', concludedAt: noon } as const
  const of = (state: Process['state']) => seen(template, {}, [], running('intake', { state }))
  expect(of(suspended)).toEqual([['resumption', byRoles(template.overrides.by)]])
  expect(of(concluded)).toEqual([])
})

test('while a stage runs there is always somebody whose move it is', () => {
  const names = ['gnso-pdp', 'convening', 'ccnso-pdp', 'ripe-pdp', 'ietf-standards-track']
  const all = names.flatMap((name) => shippedTemplate(name) ?? [])
  const cases = all.flatMap(({ template }) =>
    template.stages.map((stage) => ({ template, stage: stage.id })),
  )
  const some = fc.record({
    at: fc.constantFrom(...cases),
    values: fc.infiniteStream(fc.integer({ min: 0, max: 2 })),
  })
  fc.assert(
    fc.property(some, ({ at: { template, stage }, values }) => {
      const asked = JSON.stringify(template.stages).match(/"fact":"([^"]+)"/g) ?? []
      const facts = Object.fromEntries(
        asked.map((one) => [one.slice('"fact":"'.length, -1), { value: values.next().value }]),
      )
      expect(seen(template, facts, [], running(stage)).length).toBeGreaterThan(0)
    }),
    { numRuns: 300 },
  )
})

test('an exit that asks for nothing may be taken at any time, and is nobody’s move', () => {
  const template = aTemplate([{ exits: [{ id: 'end', title: words, to: 'concluded' }] }])
  const taken = takeExit(running('intake'), { exit: 'end', reason: 'why=' }, {}, setting(template))
  expect(taken.ok).toBe(true)
  expect(seen(template, {}).map(([about]) => about)).toEqual(['gate.held'])
})
