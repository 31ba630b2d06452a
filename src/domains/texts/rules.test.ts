/** Rules of a text: who writes, clauses, versions, hashes. No database, no HTTP, no clock. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { instant, type Instant } from '../../platform/values.ts'
import type { Actor, BodyId, PersonId, Role } from '../people/index.ts'
import type { By, Process } from '../processes/index.ts'
import { hashOf, type Passage } from './rules/hash.ts'
import { clausesTyped } from './rules/typed.ts'
import { settledBy } from './rules/life.ts'
import { compose, mayDraft, mayPublish } from './rules/versions.ts'
import { clauseId, CLAUSE_LENGTH_MAX, CLAUSES_MAX, headingOf } from './text.ts'
import type { ClauseId, TextVersion } from './text.ts'

const c = (number: number) => `c${number}` as ClauseId
const noon = instant('2026-03-02T12:00Z')
const TABLE = 'b_table' as string as BodyId

const by = (role?: Role, agreed = ['permanence/1']): By => {
  const actor: Actor = {
    person: `p_${'0'.repeat(32)}` as PersonId,
    handle: 'ana',
    name: 'Ana',
    capacities: [{ capacity: 'personal' }],
    codes: new Map(),
    interest: undefined,
    agreed: new Set(agreed),
    roles: role ? [{ body: TABLE, slug: 'table', role }] : [],
    seats: [],
  }
  return { kind: 'person', actor }
}

const aProcess = (part: Partial<Process> = {}): Process => ({
  id: '01J0000000000000000000PRCS' as string as Process['id'],
  slug: 'labels',
  title: 'title=',
  question: 'question=',
  pin: { name: 'convening', version: '1.0', hash: 'hash=' as Process['pin']['hash'] },
  body: TABLE,
  practice: true,
  reported: undefined,
  begunAt: noon,
  past: [],
  earlier: [],
  state: { kind: 'running', stage: 'drafting', since: noon },
  ...part,
})

const aVersion = (clauses: readonly Passage[], number = 1, clausesEver = 10): TextVersion => ({
  text: '01J0000000000000000000TEXT' as string as TextVersion['text'],
  number,
  clauses: clauses.map(({ id }) => ({ id, words: 'commitment=' })),
  lineage: [],
  clausesEver,
  hash: hashOf(clauses),
  brackets: 0,
  by: `p_${'0'.repeat(32)}` as PersonId,
  role: 'editor',
  reason: 'reason=',
  note: undefined,
  at: noon,
  reported: undefined,
})

const onTable = { stage: { kind: 'on-table' } } as const
const negotiated = { text: { matter: 'negotiated', ...onTable }, freezes: [] } as const

describe('who may write', () => {
  for (const role of ['editor', 'chair', 'facilitator'] as const) {
    test(`the ${role} of the process's body may`, () => {
      expect(mayDraft(aProcess(), by(role))).toEqual({ ok: true, value: role })
    })
  }
  for (const role of [undefined, 'secretary', 'rapporteur', 'liaison', 'vice-chair'] as const) {
    test(`${role ?? 'somebody without a role'} may not`, () => {
      expect(mayDraft(aProcess(), by(role)).ok).toBe(false)
    })
  }
  test('an editor of another body may not', () => {
    const elsewhere = aProcess({ body: 'b_other' as string as BodyId })
    expect(mayDraft(elsewhere, by('editor')).ok).toBe(false)
  })
  test('nobody may before they read what is permanent', () => {
    const refused = mayDraft(aProcess(), by('editor', []))
    expect(refused).toEqual({ ok: false, refusal: { kind: 'permanence-unread' } })
  })
  test('in a process that has ended texts stay as they are', () => {
    const ended = aProcess({ state: { kind: 'concluded', concludedAt: noon } })
    expect(mayDraft(ended, by('editor'))).toMatchObject({ refusal: { kind: 'process-ended' } })
  })
  test('a text about the rules keeps its words, whoever holds the pen', () => {
    const rules = { text: { matter: 'rules', ...onTable }, freezes: [] } as const
    expect(mayPublish(aProcess(), by('editor'), rules)).toEqual({
      ok: false,
      refusal: { kind: 'fixed' },
    })
  })

  test('an open call holds the text still, and says until when', () => {
    const until = instant('2026-04-01T23:59Z')
    const freeze = { href: '/calls/1', until }
    expect(mayPublish(aProcess(), by('editor'), { ...negotiated, freezes: [freeze] })).toEqual({
      ok: false,
      refusal: { kind: 'frozen', href: '/calls/1', until },
    })
    expect(mayPublish(aProcess(), by('editor'), negotiated).ok).toBe(true)
  })

  test('what was adopted is the last version until the process is where it had been', () => {
    const at = instant('2026-04-01T12:00Z')
    const since = instant('2026-05-01T12:00Z')
    const adoptions = [{ version: 2, href: '/outcomes/1', at }]
    const past = (stage: string, until: Instant) =>
      ({ stage, since: noon, until, way: 'gate' }) as const
    const running = (stage: string) => ({ state: { kind: 'running', stage, since } }) as const
    const last = { adopted: 2, href: '/outcomes/1' }
    const on = { past: [past('talks', noon), past('plenary', since)], ...running('comment') }
    expect(settledBy(on, 2, adoptions)).toEqual(last)
    expect(settledBy(on, 3, adoptions)).toBeUndefined()
    expect(settledBy(on, 2, [])).toBeUndefined()
    const back = { ...on, ...running('talks') }
    expect(settledBy(back, 2, adoptions)).toBeUndefined()
    // What it went back over before the adoption opens nothing.
    const earlier = { past: [past('talks', noon), past('plenary', noon)], ...running('talks') }
    expect(settledBy(earlier, 2, adoptions)).toEqual(last)
    const held = { ...negotiated, freezes: [last] }
    expect(mayPublish(aProcess(), by('editor'), held)).toEqual({
      ok: false,
      refusal: { kind: 'settled', ...last },
    })
  })
})

describe('a version', () => {
  const fresh = (...words: readonly string[]) => words.map((one) => ({ id: undefined, words: one }))

  test('of a new text numbers its clauses from one, and leaves out empty boxes', () => {
    const composed = compose(undefined, { base: 0, clauses: fresh(' One ', '  ', 'Two') })
    expect(composed).toMatchObject({
      value: {
        number: 1,
        clauses: [
          { id: 'c1', words: 'One' },
          { id: 'c2', words: 'Two' },
        ],
        clausesEver: 2,
      },
    })
  })

  test('keeps the ids of clauses and never gives the id of a removed one again', () => {
    const before = [
      { id: c(1), words: 'One' },
      { id: c(3), words: 'Three' },
    ]
    const clauses = [
      { id: c(3), words: 'Three' },
      { id: c(1), words: '' },
      { id: undefined, words: 'New' },
    ]
    expect(compose(aVersion(before, 4, 3), { base: 4, clauses })).toMatchObject({
      value: { number: 5, clauses: [{ id: 'c3' }, { id: 'c4', words: 'New' }], clausesEver: 4 },
    })
  })

  test('is refused where it is empty, overtaken, unchanged, or names an unknown clause', () => {
    const before = [{ id: c(1), words: 'One' }]
    const latest = aVersion(before, 2)
    const asked = (clauses: readonly { id: ClauseId | undefined; words: string }[], base = 2) =>
      compose(latest, { base, clauses })
    expect(asked([])).toMatchObject({ refusal: { kind: 'no-clauses' } })
    expect(asked(fresh('One'), 1)).toMatchObject({ refusal: { kind: 'overtaken', latest: 2 } })
    expect(asked(before)).toMatchObject({ refusal: { kind: 'nothing-changed', latest: 2 } })
    expect(asked([{ id: c(7), words: 'x' }])).toMatchObject({ refusal: { clause: 'c7' } })
    expect(asked([...before, ...before])).toMatchObject({ refusal: { kind: 'unknown-clause' } })
  })

  test('holds 5,000 clauses of 8,000 characters and not one more of either', () => {
    const many = (count: number) => fresh(...Array.from({ length: count }, (_, i) => `w${i}`))
    expect(compose(undefined, { base: 0, clauses: many(CLAUSES_MAX) }).ok).toBe(true)
    expect(compose(undefined, { base: 0, clauses: many(CLAUSES_MAX + 1) }).ok).toBe(false)
    const long = (length: number) => fresh('x'.repeat(length))
    expect(compose(undefined, { base: 0, clauses: long(CLAUSE_LENGTH_MAX) }).ok).toBe(true)
    expect(compose(undefined, { base: 0, clauses: long(CLAUSE_LENGTH_MAX + 1) })).toMatchObject({
      refusal: { kind: 'clause-too-long', clause: 1 },
    })
  })

  test('counts what is in brackets, and names the clause where nobody can read them', () => {
    const clauses = fresh('A [b] and [c]', 'none', '[d]')
    expect(compose(undefined, { base: 0, clauses })).toMatchObject({ value: { brackets: 3 } })
    expect(compose(undefined, { base: 0, clauses: fresh('fine', 'x [y') })).toMatchObject({
      refusal: { kind: 'bracket', clause: 2, flaw: 'unclosed', at: 3 },
    })
  })
})

test('a hash can be computed by anybody from ids and words, and binds both and their order', () => {
  const sha = (text: string) => createHash('sha256').update(text).digest('base64')
  const byHand = sha(
    `[{"clause":"c1","words":"${sha('One')}"},{"clause":"c2","words":"${sha('Two')}"}]`,
  )
  const one = { id: c(1), words: 'One' }
  const two = { id: c(2), words: 'Two' }
  expect(hashOf([one, two])).toBe(byHand)
  const others = [[two, one], [one], [one, { ...two, id: c(3) }], [one, { ...two, words: 'two' }]]
  expect(new Set(others.map(hashOf)).has(hashOf([one, two]))).toBe(false)
})

describe('the boxes of a form', () => {
  const places = (typed: Record<string, string>) =>
    clausesTyped(typed).map(({ id, words }) => id ?? words)
  const three = {
    'words-c1': 'One',
    'place-c1': '1',
    'words-c2': 'Two',
    'place-c2': '2',
    'words-c5': 'Five',
    'place-c5': '3',
  }

  test('stay in order where no place was changed, with new ones at the end', () => {
    expect(places({ ...three, 'words-new1': 'new', 'place-new1': '' })).toEqual([
      'c1',
      'c2',
      'c5',
      'new',
    ])
  })
  test('go before the clause whose place they take, or after it on the way down', () => {
    expect(places({ ...three, 'place-c5': '1' })).toEqual(['c5', 'c1', 'c2'])
    expect(places({ ...three, 'place-c1': '3' })).toEqual(['c2', 'c5', 'c1'])
    expect(places({ ...three, 'words-new1': 'new', 'place-new1': '2' })).toEqual([
      'c1',
      'new',
      'c2',
      'c5',
    ])
  })
  test('keep their place where a place is no number', () => {
    expect(places({ ...three, 'place-c1': 'last' })).toEqual(['c1', 'c2', 'c5'])
  })
})

test('a first line that begins with # is a heading, and a clause id is nothing else', () => {
  expect(headingOf('# Scope\n\nAll.')).toEqual({ heading: 'Scope', body: 'All.' })
  expect(headingOf('#1 is first')).toEqual({ heading: undefined, body: '#1 is first' })
  expect(['c1', 'c0', 'c01', 'C1', 'c1 ', ''].map(clauseId)).toEqual([
    'c1',
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
