/** Who may report, who decides, in which order, and what everybody may count. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { days, instant, type Instant } from '../../platform/values.ts'
import { anActor, somePerson } from '../people/fixtures.ts'
import type { Actor } from '../people/index.ts'
import { REPORTS_OF_CASE_MAX, REPORTS_PER_DAY_MAX, type CaseId, type Thing } from './report.ts'
import type { Found } from './reportable.ts'
import {
  DECIDED_WITHIN_DAYS,
  dueOf,
  FEWEST_SHOWN,
  inTurn,
  mayLeave,
  mayReport,
  numbersOf,
  officeOver,
  report,
  type Voice,
} from './rules.ts'

const noon = instant('2026-11-22T12:00Z')
const [author, chair, ann] = ['a', 'c', 'n'].map((letter) => {
  return anActor({ person: somePerson(letter) })
}) as [Actor, Actor, Actor]

const found = (more: Partial<Found> = {}): Found => ({
  thing: 'message:01JD0000000000000000000000' as Thing,
  href: '/messages/01JD0000000000000000000000',
  removal: '/messages/01JD0000000000000000000000#form-remove',
  author: author.person,
  name: undefined,
  words: 'You are all liars.',
  place: { title: 'c', href: '/processes/labels' },
  body: undefined,
  isSealed: false,
  officeOf: ({ person }) => (person === ann.person ? undefined : 'chair'),
  about: 'message:01JD0000000000000000000000',
  rules: undefined,
  topics: [],
  ...more,
})
const nothing = { isOwn: false, today: 0, waiting: 0 }
const open = { state: { kind: 'open' } } as const
const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) =>
  result.ok ? 'ok' : result.refusal?.kind

describe('reporting', () => {
  test('is for anybody who is signed in, and reads nothing permanent before', () => {
    expect(kindOf(mayReport(found(), undefined))).toBe('signed-out')
    expect(kindOf(mayReport(found(), { ...ann, agreed: new Set() }))).toBe('ok')
  })

  test('is of words of others that still stand, where somebody may remove them', () => {
    expect(kindOf(mayReport(found(), author))).toBe('own-words')
    expect(kindOf(mayReport(found({ words: undefined }), ann))).toBe('taken-away')
    expect(kindOf(mayReport(found({ isSealed: true }), ann))).toBe('sealed')
  })

  test('happens once by a person, a bounded number of times a day and of a thing', () => {
    expect(kindOf(report(found(), ann, nothing))).toBe('ok')
    expect(kindOf(report(found(), ann, { ...nothing, isOwn: true }))).toBe('reported-before')
    const last = { ...nothing, today: REPORTS_PER_DAY_MAX - 1, waiting: REPORTS_OF_CASE_MAX - 1 }
    expect(kindOf(report(found(), ann, last))).toBe('ok')
    expect(report(found(), ann, { ...last, today: REPORTS_PER_DAY_MAX })).toMatchObject({
      refusal: { kind: 'too-many-reports', most: REPORTS_PER_DAY_MAX },
    })
    expect(report(found(), ann, { ...last, waiting: REPORTS_OF_CASE_MAX })).toMatchObject({
      refusal: { kind: 'reported-enough', most: REPORTS_OF_CASE_MAX },
    })
  })

  test('is decided within the days that its ground has', () => {
    expect(dueOf('private-facts', noon)).toBe(noon + days(1))
    expect(dueOf('spam', noon)).toBe(noon + days(DECIDED_WITHIN_DAYS.spam))
  })
})

describe('deciding', () => {
  const by = (actor: Actor | undefined, more: Partial<Found> = {}, reporters: Actor[] = []) => {
    const people = new Set(reporters.map(({ person }) => person))
    return kindOf(mayLeave(open, { found: found(more), reporters: people }, actor))
  }

  test('is for those who may remove it, and never for its author', () => {
    expect(by(chair)).toBe('ok')
    expect(by(ann)).toBe('no-office')
    expect(by(author)).toBe('no-office')
    expect(by(undefined)).toBe('no-office')
    expect(officeOver(found(), author)).toBeUndefined()
    expect(officeOver(found({ author: undefined }), author)).toBe('chair')
  })

  test('is not for whoever reported it, who reads the case all the same', () => {
    expect(by(chair, {}, [chair])).toBe('own-report')
    expect(by(chair, {}, [ann])).toBe('ok')
    expect(officeOver(found(), chair)).toBe('chair')
  })

  test('happens once, and not after the words are gone', () => {
    expect(by(chair, { words: undefined })).toBe('taken-away')
    const ended = { state: { kind: 'removed', at: noon } } as const
    const about = { found: found(), reporters: new Set<never>() }
    expect(kindOf(mayLeave(ended, about, chair))).toBe('decided')
  })
})

const PEOPLE = ['a', 'b', 'c', 'd', 'e']
type Plan = { readonly person: number; readonly number: number; readonly at: number }
const plans = fc.array(fc.record({ person: fc.nat(3), number: fc.nat(30), at: fc.nat(1_000) }), {
  maxLength: 40,
})

/** Cases from what was said of them: each begins with its first voice. */
function casesFrom(all: readonly Plan[]) {
  const voices: Voice[] = all.map(({ person, number, at }) => ({
    case: `case-${String(number).padStart(3, '0')}` as CaseId,
    reporter: somePerson(PEOPLE[person] ?? ''),
    at: (noon + at) as Instant,
  }))
  const first = new Map<CaseId, Instant>()
  for (const voice of voices) {
    const before = first.get(voice.case) ?? voice.at
    first.set(voice.case, Math.min(before, voice.at) as Instant)
  }
  return { voices, cases: [...first].map(([id, openedAt]) => ({ id, openedAt })) }
}

/** The place of the case that somebody reported first, from 0 on. */
function firstOf(letter: string, all: readonly Plan[]): number {
  const { cases, voices } = casesFrom(all)
  const own = voices
    .filter(({ reporter }) => reporter === somePerson(letter))
    .toSorted((one, other) => one.at - other.at || (one.case < other.case ? -1 : 1))
  return inTurn(cases, voices).findIndex(({ id }) => id === own[0]?.case)
}

describe('the order', () => {
  test('is that of age where everybody reported one thing', () => {
    const { cases, voices } = casesFrom([0, 1, 2].map((at) => ({ person: at, number: at, at })))
    expect(inTurn(cases, voices).map(({ openedAt }) => openedAt - noon)).toEqual([0, 1, 2])
  })

  test('puts the first report of another before the second of whoever floods', () => {
    const flood = Array.from({ length: 20 }, (_, at) => ({ person: 0, number: at, at }))
    const late = { person: 1, number: 30, at: 900 }
    expect(firstOf('b', [...flood, late])).toBe(1)
  })

  test('loses nobody, and does not depend on the order in which it is read', () => {
    fc.assert(
      fc.property(plans, (all) => {
        const { cases, voices } = casesFrom(all)
        const ids = inTurn(cases, voices).map(({ id }) => id)
        expect(new Set(ids)).toEqual(new Set(cases.map(({ id }) => id)))
        const turned = inTurn(cases.toReversed(), voices.toReversed())
        expect(turned.map(({ id }) => id)).toEqual(ids)
      }),
    )
  })

  test('however much one person reports, the first of another falls by one place at most', () => {
    fc.assert(
      fc.property(
        plans,
        fc.array(fc.record({ number: fc.nat(60), at: fc.nat(2_000) })),
        (all, more) => {
          // Each of us reports a thing once, and time goes on: a flood comes after what stands.
          const flood = more.map(({ number, at }) => ({ person: 4, number, at: 1_000 + at }))
          for (const letter of ['a', 'b', 'c', 'd']) {
            const before = firstOf(letter, all)
            if (before < 0) continue
            expect(firstOf(letter, [...all, ...flood])).toBeLessThanOrEqual(before + 1)
          }
        },
      ),
    )
  })
})

describe('numbers', () => {
  const counts = { open: 1, removed: 2, gone: 0, left: 1, durations: [1, 2, 3].map(days) }

  test('are shown to nobody while they are of a few', () => {
    expect(numbersOf(counts)).toBeUndefined()
    expect(numbersOf({ ...counts, open: 2 })).toMatchObject({ reported: FEWEST_SHOWN })
  })

  test('say within how long half of them were decided, once five were', () => {
    expect(numbersOf({ ...counts, open: 9 })?.halfWithin).toBeUndefined()
    const durations = [9, 1, 5, 2, 30].map(days)
    expect(numbersOf({ ...counts, open: 9, durations })?.halfWithin).toBe(days(5))
  })
})
