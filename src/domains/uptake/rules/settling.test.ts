/** What may be said of a contribution's end, at the edges; and what carries along. */
import { describe, expect, test } from 'vitest'
import { days, type Instant } from '../../../platform/values.ts'
import type { PersonId } from '../../people/index.ts'
import type { Contributed, ProcessId } from '../../processes/index.ts'
import type { ClauseId, TextId } from '../../texts/index.ts'
import { UPTAKE_CLAUSES_MAX, type Fate, type Uptake } from '../uptake.ts'
import { checkClauses, contest, link, settle, withdraw, type Ground } from './settling.ts'
import { isNewcomer } from './standing.ts'
import { traceAll } from './tracing.ts'

const AT = 1_000_000 as Instant
const AUTHOR: PersonId = `p_${'a'.repeat(32)}` as PersonId
const PEN: PersonId = `p_${'b'.repeat(32)}` as PersonId
const TEXT = '01J00000000000000000000000' as TextId
const PROCESS = 'process' as ProcessId
const clauses = (...ids: readonly number[]) => ids.map((id) => `c${id}` as ClauseId)

const ground: Ground = {
  process: PROCESS,
  text: TEXT,
  version: 3,
  order: new Set(clauses(...Array.from({ length: 30 }, (_, index) => index + 1))),
}

const said = (ref: Contributed['ref'], more: Partial<Contributed> = {}): Contributed => ({
  ref,
  process: PROCESS,
  text: TEXT,
  clauses: [],
  href: '/',
  said: undefined,
  by: AUTHOR,
  capacity: 'personal',
  spokeFor: undefined,
  group: undefined,
  interest: undefined,
  at: AT,
  door: 'web',
  grewInto: [],
  became: undefined,
  ...more,
})

const NOTHING: Fate = { kind: 'none', said: 'nothing' }
const subject = { contributed: said('message:1'), before: undefined, fate: NOTHING }

describe('what is said of a contribution', () => {
  test('a clause that the version does not have, and one clause too many, are named', () => {
    expect(checkClauses(ground, clauses(31))).toMatchObject({
      refusal: { kind: 'clause-unknown', clause: 'c31', version: 3 },
    })
    const most = clauses(...Array.from({ length: UPTAKE_CLAUSES_MAX }, (_, index) => index + 1))
    expect(checkClauses(ground, most).ok).toBe(true)
    expect(checkClauses(ground, [...most, ...clauses(30)])).toMatchObject({
      refusal: { kind: 'too-many-clauses' },
    })
  })

  test.each([
    ['taken-up', [], undefined, 'needs-clause'],
    ['taken-up', clauses(1), undefined, undefined],
    ['partly', clauses(1), undefined, 'needs-reason'],
    ['partly', [], 'why', 'needs-clause'],
    ['not', [], undefined, 'needs-reason'],
    ['not', [], 'why', undefined],
    ['out-of-scope', [], 'why', undefined],
  ] as const)('%s with clauses %j and reason %s', (disposition, named, reason, refused) => {
    const done = settle(ground, subject, { disposition, clauses: named, reason, by: PEN }, AT)
    expect(done.ok ? undefined : done.refusal.kind).toBe(refused)
  })

  test('a contribution of another process is linked to no text of this one', () => {
    const other = { ...subject, contributed: said('message:1', { process: 'x' as ProcessId }) }
    expect(link(ground, other, { clauses: clauses(1), by: PEN }, AT)).toMatchObject({
      refusal: { kind: 'another-process' },
    })
  })

  test('only its author takes a contest back, only those who hold the pen a link', () => {
    const settled: Fate = {
      kind: 'settled',
      disposition: 'not',
      reason: 'r',
      by: PEN,
      at: AT,
      derived: false,
    }
    const asked = { by: AUTHOR, reason: 'r', until: (AT + days(14)) as Instant }
    const done = contest(ground, { ...subject, fate: settled }, asked, AT)
    if (!done.ok) throw new Error('not contested')
    expect(done.value.state).toMatchObject({ kind: 'contested', until: AT + days(14) })
    expect(withdraw(done.value, { person: PEN, isPen: true }, AT).ok).toBe(false)
    expect(withdraw(done.value, { person: AUTHOR, isPen: false }, AT)).toMatchObject({
      value: { state: { kind: 'settled', disposition: 'not' } },
    })
    const linked = link(ground, subject, { clauses: clauses(1), by: PEN }, AT)
    if (!linked.ok) throw new Error('not linked')
    expect(withdraw(linked.value, { person: AUTHOR, isPen: false }, AT).ok).toBe(false)
    expect(withdraw(linked.value, { person: PEN, isPen: true }, AT).ok).toBe(true)
  })

  test('who is new is new for ninety days, and on the last of them', () => {
    expect(isNewcomer(AT, (AT + days(90)) as Instant)).toBe(true)
    expect(isNewcomer(AT, (AT + days(90) + 1) as Instant)).toBe(false)
  })
})

describe('what became of a contribution', () => {
  const became = { version: 2, reason: undefined, by: PEN, at: AT }
  const trace = (all: readonly Contributed[], uptakes: readonly Uptake[] = []) =>
    traceAll({ contributed: new Map(all.map((one) => [one.ref, one])), uptakes }, [
      all[0]?.ref ?? 'message:0',
    ])

  test('a message shares the end of the amendment that grew from it, and its clauses', () => {
    const message = said('message:1', { text: undefined, grewInto: ['amendment:2'] })
    const amendment = said('amendment:2', {
      clauses: ['c4'],
      became: { ...became, disposition: 'taken-up' },
    })
    expect(trace([message, amendment])).toMatchObject([
      { text: TEXT, clauses: ['c4'], fate: { kind: 'settled', disposition: 'taken-up' } },
    ])
  })

  test('of several ends the best counts', () => {
    const message = said('message:1', { grewInto: ['amendment:2', 'amendment:3'] })
    const declined = said('amendment:2', { became: { ...became, disposition: 'not' } })
    const partly = said('amendment:3', { became: { ...became, disposition: 'partly' } })
    expect(trace([message, declined, partly])[0]?.fate).toMatchObject({ disposition: 'partly' })
  })

  test('things that grew from each other in a circle have no end', () => {
    const one = said('amendment:1', { grewInto: ['amendment:2'] })
    const two = said('amendment:2', { grewInto: ['amendment:1'] })
    expect(trace([one, two])[0]?.fate).toEqual(NOTHING)
  })

  test('a claim is no end, and a link that was withdrawn names no clause', () => {
    const uptake = {
      thing: 'message:1',
      text: TEXT,
      process: PROCESS,
      author: AUTHOR,
      version: 3,
      clauses: clauses(5),
      contests: 0,
    } as const
    const claimed = { kind: 'claimed', by: AUTHOR, at: AT, reason: 'r' } as const
    const gone = { kind: 'withdrawn', by: AUTHOR, at: AT } as const
    const message = said('message:1')
    expect(trace([message], [{ ...uptake, state: claimed }])).toMatchObject([
      { clauses: ['c5'], fate: { kind: 'none', said: 'claimed' } },
    ])
    expect(trace([message], [{ ...uptake, state: gone }])).toMatchObject([
      { clauses: [], fate: NOTHING },
    ])
  })
})
