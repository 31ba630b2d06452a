/** Who signs beside an editor: a rapporteur, of another group where the rules ask for one. */
import { describe, expect, test } from 'vitest'
import { instant } from '../../../platform/values.ts'
import type { Actor, BodyId, PersonId, RoleHeld } from '../../people/index.ts'
import type { By, Process } from '../../processes/index.ts'
import { countersign, mayCountersign, type Groups, type Waiting } from './countersigning.ts'

const BODY = 'b_table' as string as BodyId
const editor = `p_${'e'.repeat(32)}` as PersonId
const rita = `p_${'a'.repeat(32)}` as PersonId
const noon = instant('2026-03-02T12:00Z')

const process: Process = {
  id: '01J0000000000000000000PRCS' as string as Process['id'],
  slug: 'labels',
  title: 'title=',
  question: 'question=',
  pin: { name: 'convening', version: '1.0', hash: 'hash=' as Process['pin']['hash'] },
  body: BODY,
  practice: true,
  reported: undefined,
  begunAt: noon,
  past: [],
  earlier: [],
  state: { kind: 'running', stage: 'drafting', since: noon },
}

const actorAs = (person: PersonId, ...roles: readonly RoleHeld['role'][]): Actor => ({
  person,
  handle: 'rita',
  name: 'Rita',
  capacities: [{ capacity: 'personal' }],
  codes: new Map(),
  interest: undefined,
  agreed: new Set(['permanence/1', 'convening-1.0/1']),
  roles: roles.map((role) => ({ body: BODY, slug: 'table', role })),
  seats: [],
})

const by = (actor: Actor | undefined): By => ({ kind: 'person', actor })
const waiting = (rule: Waiting['rule']): Waiting => ({ rule, version: { number: 2, by: editor } })
const groups = (own?: string, of?: string): Groups => ({ own, editor: of })

const asked = (who: Actor | undefined, of: Waiting | undefined, held: Groups = groups()) => {
  const may = mayCountersign(process, by(who), of, held)
  return may.ok ? 'yes' : may.refusal.kind
}

describe('a version waits for a signature', () => {
  const rapporteur = actorAs(rita, 'rapporteur')

  test('of a rapporteur, and of nobody else', () => {
    expect(asked(undefined, waiting('rapporteur'))).toBe('signed-out')
    for (const role of ['chair', 'editor', 'facilitator', 'secretary'] as const) {
      expect(asked(actorAs(rita, role), waiting('rapporteur'))).toBe('not-in-role')
    }
    expect(asked(rapporteur, undefined)).toBe('nothing-to-sign')
    expect(asked(rapporteur, waiting('rapporteur'))).toBe('yes')
    const ended = { ...process, state: { kind: 'concluded', concludedAt: noon } } as const
    const may = mayCountersign(ended, by(rapporteur), waiting('rapporteur'), groups())
    expect(may).toMatchObject({ refusal: { kind: 'process-ended' } })
  })

  test('never of whoever published it, nor of who stands in for them', () => {
    expect(asked(actorAs(editor, 'rapporteur', 'editor'), waiting('rapporteur'))).toBe(
      'own-version',
    )
    const held = { body: BODY, slug: 'table', role: 'rapporteur', holder: editor } as const
    const standIn = { ...actorAs(rita), roles: [held] }
    expect(asked(standIn, waiting('rapporteur'))).toBe('own-version')
  })

  test('of another group than the editor’s then, where the rules ask for it', () => {
    const other = waiting('other-group')
    expect(asked(rapporteur, other, groups(undefined, 'business'))).toBe('no-group-chosen')
    expect(asked(rapporteur, other, groups('business', 'business'))).toBe('same-group')
    expect(asked(rapporteur, other, groups('civil', 'business'))).toBe('yes')
    expect(asked(rapporteur, other, groups('civil', undefined))).toBe('yes')
    const alone = waiting('rapporteur')
    expect(asked(rapporteur, alone, groups('business', 'business'))).toBe('yes')
  })

  test('for the version that was read, with a reason where there is none', () => {
    const of = { waiting: waiting('other-group'), groups: groups('civil', 'business') }
    const said = (version: number, answer: 'signed' | 'declined', reason?: string) =>
      countersign(rapporteur, of, { version, answer, reason }, noon)
    expect(said(1, 'signed')).toMatchObject({ refusal: { kind: 'overtaken', latest: 2 } })
    expect(said(2, 'declined')).toMatchObject({ refusal: { kind: 'needs-reason' } })
    expect(said(2, 'declined', 'why')).toMatchObject({
      value: { kind: 'declined', reason: 'why', group: 'civil', editorGroup: 'business', at: noon },
    })
    expect(said(2, 'signed', 'why')).toMatchObject({ value: { kind: 'signed', reason: undefined } })
  })
})
