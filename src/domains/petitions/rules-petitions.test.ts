/** Petitions as rules: who counts, until when, and what it comes to. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, days, minutes } from '../../platform/values.ts'
import { aProcess, importer, noon, signedOut, stranger } from '../processes/processes.fixtures.ts'
import type { By, Facts, Process } from '../processes/index.ts'
import {
  first,
  kindOf,
  participant,
  personOf,
  running,
  second,
  template,
  third,
} from './petitions.fixtures.ts'
import {
  closePetition,
  mayStart,
  maySign,
  mayTakeBack,
  petitionFactsOf,
  petitionVerdict,
  sign,
  startPetition,
  tookBack,
  type Petition,
  type PetitionCase,
  type PetitionId,
  type Signature,
} from './index.ts'

const [rule] = template.petitions
if (!rule) throw new Error('no rule')
const held: Facts = { 'gate.held': { value: 1 } }
const id = '01J0000000000000000000PTTN' as string as PetitionId
const starting = { id, rule: 'promote', statement: 'why=' }
const ground = (part: Partial<Parameters<typeof mayStart>[0]> = {}) => ({
  process: running(first),
  template,
  facts: held,
  earlier: [],
  ...part,
})

function started(): Petition {
  const begun = startPetition(ground(), participant(0), starting, noon)
  if (!begun.ok) throw new Error(begun.refusal.kind)
  return begun.value
}

const signature = (at: number, organisation: string | undefined, signedAt = noon): Signature => ({
  petition: id,
  person: personOf(at),
  capacity: 'personal',
  organisation,
  signedAt,
})
const about = (signatures: readonly Signature[], part: Partial<PetitionCase> = {}) => ({
  process: running(first),
  rule,
  petition: started(),
  signatures,
  ...part,
})
/** Of different organisations, one each, up to `most` of them. */
const supporters = (people: number, most: number, signedAt = noon) =>
  Array.from({ length: people }, (_, at) => signature(at, `org-${at % most}`, signedAt))

describe('a petition', () => {
  test('of fifteen people from fourteen organisations fails (T-14)', () => {
    const closed = closePetition(about(supporters(15, 14)), started().closes)
    expect(closed?.state).toEqual({ kind: 'failed', at: started().closes, counted: 14 })
    const passed = closePetition(about(supporters(15, 15)), started().closes)
    expect(passed?.state).toMatchObject({ kind: 'passed', counted: 15, moves: 'due' })
  })

  test('counts whoever speaks for no organisation for none, and an hour late not at all', () => {
    const alone = [...supporters(14, 14), signature(20, undefined)]
    const late = [...supporters(14, 14), signature(20, 'org-20', started().closes)]
    const early = [...supporters(14, 14), signature(20, 'org-20', after(noon, minutes(-1)))]
    for (const some of [alone, late, early]) {
      expect(petitionVerdict(about(some)).measure).toMatchObject({ have: 14, short: 1 })
    }
    const people = { ...rule, distinct: 'persons' as const }
    expect(petitionVerdict(about(alone, { rule: people })).met).toBe(true)
  })

  test('counts one organisation once, whoever signs, however often', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(30), fc.option(fc.nat(20), { nil: undefined }))),
        (said) => {
          const signatures = said.map(([who, org]) =>
            signature(who, org === undefined ? undefined : `org-${org}`),
          )
          const distinct = new Set(said.flatMap(([, org]) => org ?? [])).size
          const closed = closePetition(about(signatures), started().closes)
          expect(closed?.state).toMatchObject({ counted: distinct })
          expect(closed?.state.kind).toBe(distinct >= 15 ? 'passed' : 'failed')
        },
      ),
    )
  })

  test('is started by whom the template names, while its condition holds, one at a time', () => {
    const asked = (part: Partial<Parameters<typeof mayStart>[0]>, by: By = participant(0)) =>
      kindOf(mayStart(ground(part), 'promote', by, noon))
    expect(asked({})).toBeUndefined()
    expect(asked({}, signedOut)).toBe('signed-out')
    expect(asked({}, stranger)).toBe('undertakings-unread')
    expect(asked({}, importer)).toBe('reported-only')
    expect(asked({ facts: {} })).toBe('gate-shut')
    expect(asked({ earlier: [started()] })).toBe('runs-already')
    expect(asked({ process: aProcess({ state: { kind: 'concluded', concludedAt: noon } }) })).toBe(
      'not-running',
    )
    const ofMembers = { ...template, petitions: [{ ...rule, startedBy: ['members'] }] }
    expect(asked({ template: ofMembers })).toBe('not-in-role')
    expect(kindOf(mayStart(ground(), 'other', participant(0), noon))).toBe('no-such-petition')
    const failed = { ...started(), state: { kind: 'failed', at: noon, counted: 3 } } as const
    expect(asked({ earlier: [failed] })).toBeUndefined()
  })

  test('is signed once by each, and taken back until the close; with nobody it ends', () => {
    const one = about([signature(1, 'org-1')])
    const { closes } = one.petition
    expect(kindOf(maySign(one, participant(2), noon))).toBeUndefined()
    expect(kindOf(maySign(one, participant(1), noon))).toBe('signed-already')
    expect(kindOf(maySign(one, signedOut, noon))).toBe('signed-out')
    expect(kindOf(maySign(one, participant(2), closes))).toBe('petition-not-now')
    expect(kindOf(mayTakeBack(one, participant(2), noon))).toBe('not-signed')
    expect(kindOf(mayTakeBack(one, participant(1), closes))).toBe('petition-not-now')
    expect(kindOf(mayTakeBack(one, participant(1), noon))).toBeUndefined()
    expect(tookBack(one, noon).state.kind).toBe('withdrawn')
    expect(tookBack(about(supporters(2, 2)), noon).state.kind).toBe('open')
    const kept = sign(one, participant(2), { capacity: 'personal', organisation: 'org-2' }, noon)
    expect(kept.ok && kept.value).toEqual(signature(2, 'org-2'))
  })

  test('closes at its hour and not before, and only once', () => {
    const full = about(supporters(15, 15))
    const { closes } = full.petition
    expect(closePetition(full, after(closes, minutes(-1)))).toBeUndefined()
    const closed = closePetition(full, after(closes, days(9)))
    expect(closed?.state).toMatchObject({ at: closes })
    expect(closed && closePetition({ ...full, petition: closed }, closes)).toBeUndefined()
  })

  test('moves nothing that has gone on by itself, and waits for what stands still', () => {
    const movesIn = (process: Process) => {
      const closed = closePetition(about(supporters(15, 15), { process }), started().closes)
      return closed?.state.kind === 'passed' ? closed.state.moves : undefined
    }
    expect(movesIn(running(first))).toBe('due')
    expect(movesIn(running(second, after(noon, days(1))))).toBe('moot')
    expect(movesIn(running(first, after(noon, days(1))))).toBe('moot')
    const paused = { kind: 'suspended', stage: first, since: noon, suspendedAt: noon, reason: 'x' }
    expect(movesIn(aProcess({ state: paused as Process['state'] }))).toBe('due')
  })

  test('opens a gate in the stage in which it passed, and in the one that it led to', () => {
    const closed = closePetition(about(supporters(15, 15)), started().closes)
    const { closes } = started()
    if (!closed) throw new Error('it did not close')
    const factIn = (process: Process) => petitionFactsOf([closed], template, process)
    expect(factIn(running(first))).toEqual({ 'petitions.promote.passed': { value: 1 } })
    expect(factIn(running(third, closes))).toEqual({ 'petitions.promote.passed': { value: 1 } })
    const moved = { ...closed, state: { ...closed.state, moves: 'done' } } as Petition
    const later = running(second, after(closes, days(1)))
    expect(petitionFactsOf([moved], template, later)['petitions.promote.passed']?.value).toBe(0)
    expect(petitionFactsOf([started()], template, running(first))).toEqual({
      'petitions.promote.passed': { value: 0 },
    })
  })
})
