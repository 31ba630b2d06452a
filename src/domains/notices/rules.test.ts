/** Who sends a notice, when, and in whose words: no database, no clock. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { after, days, instant } from '../../platform/values.ts'
import { anActor } from '../people/fixtures.ts'
import { ACTORS } from '../issues/issues.fixtures.ts'
import { idOf, nameOf, noticeId, NOTICE_KINDS, type Draft, type Notice } from './notice.ts'
import { mayCheck, maySend, wordingFor } from './rules.ts'

const now = instant('2026-11-22T12:00Z')
const standing = { until: after(now, days(1)), reported: false, required: [] }
const about = { standing, sent: undefined, now }
const draft = (language: Draft['language']): Draft => ({
  language,
  subject: 'It closes',
  words: 'Tomorrow.',
  by: ACTORS.staff.person,
  at: now,
})
const kindOf = (result: ReturnType<typeof maySend>) => (result.ok ? 'ok' : result.refusal.kind)

test('the staff sends what somebody checked; nobody else, and never what nobody read', () => {
  const asked = { drafts: [draft('en')], people: 3 }
  expect(kindOf(maySend(ACTORS.staff, about, asked))).toBe('ok')
  expect(kindOf(maySend(anActor(), about, asked))).toBe('not-staff')
  expect(kindOf(maySend(undefined, about, asked))).not.toBe('ok')
  expect(kindOf(maySend(ACTORS.staff, about, { drafts: [], people: 3 }))).toBe('unchecked')
  expect(kindOf(maySend(ACTORS.staff, about, { ...asked, people: 0 }))).toBe('nobody')
})

test('what a window requires is checked in every language that it requires', () => {
  const strict = { ...about, standing: { ...standing, required: ['en', 'ar'] as const } }
  expect(maySend(ACTORS.staff, strict, { drafts: [draft('en')], people: 3 })).toMatchObject({
    refusal: { kind: 'unchecked', languages: ['ar'] },
  })
  const both = { drafts: [draft('ar'), draft('en')], people: 3 }
  expect(kindOf(maySend(ACTORS.staff, strict, both))).toBe('ok')
})

test('nothing is sent twice, after its hour, or about what sources report', () => {
  const sent = { at: now } as Notice
  expect(kindOf(mayCheck(ACTORS.staff, { ...about, sent }))).toBe('sent-before')
  expect(kindOf(mayCheck(ACTORS.staff, { ...about, now: standing.until }))).toBe('over')
  const reported = { ...standing, reported: true }
  expect(kindOf(mayCheck(ACTORS.staff, { ...about, standing: reported }))).toBe('reported')
})

const some = fc.uniqueArray(fc.constantFrom(...LANGUAGES), { minLength: 1 })

test('everybody is told: in their own language where it was checked', () => {
  fc.assert(
    fc.property(some, fc.constantFrom(...LANGUAGES), (languages, own) => {
      const said = languages.map((language) => ({ language }))
      const told = wordingFor(said, own)?.language
      expect(languages).toContain(told)
      if (languages.includes(own)) expect(told).toBe(own)
    }),
  )
})

test('a name and an id say the same, and anything else is no id', () => {
  const of = '01JD0000000000000000000000'
  for (const kind of NOTICE_KINDS) expect(nameOf(idOf({ kind, of }))).toEqual({ kind, of })
  for (const odd of ['', 'closing', `closing-${of}-x`, `later-${of}`, of, 'closing-x']) {
    expect(noticeId(odd)).toBeUndefined()
  }
})
