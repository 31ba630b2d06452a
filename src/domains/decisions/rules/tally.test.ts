/** Two counts of one call, from tables and from entries: they share no code and must agree. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, seconds } from '../../../platform/values.ts'
import { enrolClear, openedClear, positionClear, rollParts } from '../acts.ts'
import type { Call, Roll } from '../call.ts'
import { aCall, ann, aRule, as, behind, ben, closing, cy, noon, person, roll } from '../fixtures.ts'
import { CHOICES, type Position, type Stance } from '../position.ts'
import { state, unseal } from './positions.ts'
import { asRecounted, countsAgree } from './agreement.ts'
import { recount } from './recount.ts'
import { fellSilent } from './silent.ts'
import { COUNTED, isHeard, objectsAsWhole, tally, unheard, unmetNeeds } from './tally.ts'

const GROUPS = ['academia', 'business', 'civil-society'] as const
const rule = aRule()

const aStance: fc.Arbitrary<Stance> = fc
  .constantFrom(...CHOICES)
  .map((kind) => (kind === 'reserve' ? { kind, until: closing } : { kind }))
const aGroup = fc.constantFrom(...GROUPS, '')
const aRoll: fc.Arbitrary<Roll> = fc
  .uniqueArray(fc.integer({ min: 1, max: 200 }), { maxLength: 160 })
  .chain((numbers) =>
    fc.tuple(
      ...numbers.map((number) => aGroup.map((group) => ({ person: person(number), group }))),
    ),
  )
const someSpeech = fc.array(
  fc.record({ who: fc.integer({ min: 1, max: 220 }), stance: aStance, ownGroup: aGroup }),
  { maxLength: 120 },
)

/** Plays statements through the rules, and writes the entries that the product would write. */
function play(
  call: Call,
  members: Roll,
  speech: readonly { who: number; stance: Stance; ownGroup: string }[],
) {
  const obj = `call:${call.id}`
  const open: Call = { ...call, roll: members, state: { kind: 'open' } }
  const entries: unknown[] = rollParts(members).map((part) => ({
    act: 'call.enrol',
    obj,
    ...enrolClear(part),
  }))
  const current = new Map<string, { position: Position; stance: Stance }>()
  for (const [index, { who, stance, ownGroup }] of speech.entries()) {
    const taken = state(open, as(person(who)), rule, {
      now: after(noon, seconds(index)),
      statement: {
        stance,
        capacity: 'personal',
        reason: undefined,
        seal: `seal-${index}`,
        objects: true,
        ownGroup,
      },
    })
    if (!taken.ok) throw new Error(taken.refusal.kind)
    const actor = taken.value.person
    current.set(actor, { position: taken.value, stance })
    entries.push({ act: 'position.state', obj, actor, ...positionClear(taken.value) })
  }
  return { open, obj, entries, current }
}

describe('the two counts', () => {
  test('agree on any roll and any sequence of changed minds', () => {
    fc.assert(
      fc.property(aRoll, someSpeech, (members, speech) => {
        const { open, entries, current } = play(aCall(), members, speech)
        const positions = [...current.values()].map(({ position }) => position)
        expect(recount(entries, open.id)).toEqual(asRecounted(tally(positions, members, GROUPS)))
      }),
    )
  })

  test('agree before and after the seals are opened', () => {
    fc.assert(
      fc.property(aRoll, someSpeech, (members, speech) => {
        const sealed = play(aCall({ visibility: 'at-close' }), members, speech)
        const { open, obj, entries, current } = sealed
        const held = [...current.values()]
        const before = held.map(({ position }) => position)
        expect(recount(entries, open.id)).toEqual(asRecounted(tally(before, members, GROUPS)))

        const opened = held.map(({ position, stance }) => {
          const seal = position.shown.kind === 'sealed' ? position.shown.seal : ''
          const step = unseal(open, position, { now: closing, stance, seal, reason: undefined })
          if (!step.ok) throw new Error(step.refusal.kind)
          return step.value
        })
        const openings = opened.map((position) => ({
          act: 'position.open',
          obj,
          actor: 'role:clock',
          ...openedClear(position),
        }))
        const recounted = recount([...entries, ...openings], open.id)
        expect(recounted).toEqual(asRecounted(tally(opened, members, GROUPS)))
      }),
    )
  })

  test('entries of another call, and other acts, change nothing', () => {
    const { open, entries } = play(aCall(), roll, [
      { who: 2, stance: { kind: 'object' }, ownGroup: '' },
    ])
    const foreign = [
      {
        act: 'position.state',
        obj: 'call:other',
        actor: ann,
        choice: 'support',
        group: 'academia',
      },
      { act: 'objection.raise', obj: `call:${open.id}`, actor: ann },
      { act: 'position.state', obj: `call:${open.id}`, actor: ann },
      'not an entry',
    ]
    expect(recount([...foreign, ...entries, ...foreign], open.id)).toEqual(
      recount(entries, open.id),
    )
  })
})

test('counts that differ in one head are told apart, whatever the order of their kinds', () => {
  const one = { group: 'a', members: { support: 1, object: 2 }, participants: {} }
  const turned = { group: 'a', members: { object: 2, support: 1 }, participants: {} }
  expect(countsAgree([one], [turned])).toBe(true)
  expect(countsAgree([one], [{ ...one, members: { support: 2, object: 2 } }])).toBe(false)
  expect(countsAgree([one], [])).toBe(false)
})

test('who stood before and says nothing now fell silent; “no position” is not silence', () => {
  const positions = [ann, ben, cy].map(
    (who) => ({ person: who, shown: { kind: 'accept' } }) as const,
  )
  const before = { positions, behind: [behind({ raisedBy: person(7), owner: person(7) })] }
  const now = { positions: [{ person: ann, shown: { kind: 'none' } }] as const, behind: [behind()] }
  expect(fellSilent(before, now)).toEqual([ben, cy, person(7)])
  const undecided = { positions: [{ person: ben, shown: { kind: 'none' } }] as const, behind: [] }
  expect(fellSilent(undecided, { positions: [], behind: [] })).toEqual([])
})

describe('a tally', () => {
  const shown = (
    who: typeof ann,
    kind: (typeof COUNTED)[number],
    group: string,
    counted = true,
  ) => ({
    person: who,
    counted,
    group,
    shown: { kind: kind === 'silent' ? ('none' as const) : kind },
  })

  test('has a line for each group of the process, also where nobody sits', () => {
    expect(tally([], [], GROUPS).map(({ group }) => group)).toEqual([...GROUPS])
  })

  test('counts every seat once and never a participant among the members', () => {
    const lines = tally([shown(person(9), 'support', 'academia', false)], roll, GROUPS)
    expect(lines[0]?.members).toMatchObject({ support: 0, silent: 1 })
    expect(lines[0]?.participants).toMatchObject({ support: 1, silent: 0 })
  })

  test('a group is heard by a member’s stand, not by “no position” or a participant', () => {
    const positions = [
      shown(ann, 'none', 'academia'),
      shown(ben, 'reserve', 'business'),
      shown(person(9), 'support', 'civil-society', false),
    ]
    expect(unheard(tally(positions, roll, GROUPS))).toEqual(['academia', 'civil-society'])
    expect(tally(positions, roll, GROUPS).map(isHeard)).toEqual([false, true, false])
  })

  test('a group objects as a whole when each of its members does', () => {
    const both = [...roll, { person: person(8), group: 'business' }]
    const one = tally([shown(ben, 'object', 'business')], both, GROUPS)
    expect(one.filter(objectsAsWhole)).toEqual([])
    const all = [shown(ben, 'object', 'business'), shown(person(8), 'object', 'business')]
    expect(tally(all, both, GROUPS).filter(objectsAsWhole)).toHaveLength(1)
  })

  test('full consensus with one recorded objector does not meet its own definition (T-23)', () => {
    const lines = tally([shown(cy, 'object', 'civil-society')], roll, [])
    const needs = ['nobody-objects', 'all-answered'] as const
    expect(unmetNeeds(needs, { lines, standing: 0, unanswered: 0 })).toEqual(['nobody-objects'])
    expect(unmetNeeds(needs, { lines: [], standing: 1, unanswered: 1 })).toEqual([...needs])
    expect(unmetNeeds(needs, { lines: [], standing: 0, unanswered: 0 })).toEqual([])
  })
})
