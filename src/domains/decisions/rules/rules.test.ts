/** Who may do what to a call and its objections: every actor in every state. */
import { describe, expect, test } from 'vitest'
import {
  anActor,
  ann,
  aRule,
  as,
  behind,
  ben,
  CALLS,
  dora,
  noon,
  OBJECTION_STATES,
  roll,
  stranger,
  theChair,
  window,
} from '../fixtures.ts'
import { open, withdraw } from './calls.ts'
import { answer, join } from './objections.ts'
import { state } from './positions.ts'
import { leave, sayWord } from './settling.ts'

const statement = {
  stance: { kind: 'support' },
  capacity: 'personal',
  reason: undefined,
  seal: 'c-seal',
  objects: false,
  ownGroup: undefined,
} as const
const rule = aRule()

describe('every actor in every state', () => {
  const newcomer = { actor: anActor(dora, { agreed: new Set<string>() }), roles: [] }
  const unsworn = { actor: anActor(dora, { agreed: new Set(['permanence/1']) }), roles: [] }
  const actors = {
    stranger,
    newcomer,
    unsworn,
    participant: as(dora),
    member: as(ben),
    owner: as(ann),
    chair: theChair,
  }
  const phases = ['draft', 'open', 'closed', 'designated', 'withdrawn'] as const
  const speakers: readonly string[] = ['participant', 'member', 'owner', 'chair']

  for (const [name, party] of Object.entries(actors)) {
    for (const phase of phases) {
      const call = CALLS[phase]
      const case_ = { call, behind: behind() }
      const can = speakers.includes(name)

      test(`a position by the ${name} in a call that is ${phase}`, () => {
        const taken = state(call, party, rule, { now: noon, statement })
        expect(taken.ok).toBe(can && phase === 'open')
      })

      test(`opening and withdrawing by the ${name} a call that is ${phase}`, () => {
        const opened = open(call, party, rule, { window, roll })
        expect(opened.ok).toBe(name === 'chair' && phase === 'draft')
        const gone = withdraw(call, party, rule, { now: noon, reason: 'c-why' })
        const still = phase !== 'designated' && phase !== 'withdrawn'
        expect(gone.ok).toBe(name === 'chair' && still)
      })

      for (const [kind, objectionState] of Object.entries(OBJECTION_STATES)) {
        const movable = phase === 'open' || phase === 'closed'
        const with_ = { call, behind: behind({ state: objectionState }) }

        test(`an objection ${kind}, moved by the ${name}, in a call that is ${phase}`, () => {
          const answered = answer(with_, party, rule, {
            now: noon,
            how: { kind: 'out-of-scope' },
            reason: 'c-why',
            latestVersion: 3,
          })
          const waits = kind === 'open' || kind === 'maintained'
          expect(answered.ok).toBe(movable && name === 'chair' && waits)

          const said = sayWord(with_, party, { now: noon, word: 'maintained', round: 1 })
          const answerable = kind === 'answered' || kind === 'maintained'
          expect(said.ok).toBe(movable && name === 'owner' && answerable)

          const left = leave(with_, party, noon)
          const stands = kind === 'open' || answerable
          expect(left.ok).toBe(movable && name === 'owner' && stands)
        })
      }

      test(`joining an objection by the ${name} in a call that is ${phase}`, () => {
        const joined = join(case_, party, rule, {
          now: noon,
          capacity: 'personal',
          ownGroup: undefined,
        })
        expect(joined.ok).toBe(can && name !== 'owner' && phase === 'open')
      })
    }
  }
})
