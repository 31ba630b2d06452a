/** The table and the audit: no database, no HTTP, no clock. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../platform/languages/index.ts'
import type { Seat } from '../bodies/index.ts'
import { anActor } from '../people/fixtures.ts'
import { aProcess, facilitator, importer, noon, stranger } from '../processes/processes.fixtures.ts'
import { currentOf, MUST_HAVES, type AnswerId, type AuditAnswer } from './audit.ts'
import { QUESTIONS } from './questions.ts'
import { answer, mayContest, type NewAnswer } from './rules/audit.ts'
import { groupSeats, missingIn, unfilledIn } from './seats.ts'

const GROUPS = ['academia', 'business', 'government'] as const
const codes = GROUPS.map((code, position) => ({
  scheme: 'stakeholder-groups',
  code,
  position,
  labels: { en: code, fr: code, es: code, ar: code, zh: code, ru: code, pt: code },
  retired: false,
}))
const seatsOf = (groups: readonly string[]): readonly Seat[] =>
  groups.map((group, index) => ({
    id: `s${index}` as Seat['id'],
    body: 'b_table' as Seat['body'],
    person: `p_${String(index).padStart(32, '0')}` as Seat['person'],
    group,
    since: noon,
    endedAt: null,
  }))
const body = (seats: Readonly<Record<string, number>> | null) => ({
  grouping: 'stakeholder-groups',
  target: seats && { setAt: noon, setBy: 'members', seats },
})

test('a full group does not fill the seats of another', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...GROUPS), { maxLength: 40 }), (held) => {
      const groups = groupSeats(body({ academia: 3, business: 2 }), seatsOf(held), codes)
      const inGroup = (group: string) => held.filter((one) => one === group).length
      const open = Math.max(0, 3 - inGroup('academia')) + Math.max(0, 2 - inGroup('business'))
      expect(unfilledIn(groups)).toBe(open)
      expect(groups.reduce((sum, { filled }) => sum + filled, 0)).toBe(held.length)
    }),
  )
})

test('without a target nobody is said to be missing', () => {
  const groups = groupSeats(body(null), seatsOf(['academia']), codes)
  expect(missingIn(groups)).toEqual([])
  expect(groups.map(({ target }) => target)).toEqual([undefined, undefined, undefined])
})

test('a seat of a group that the list no longer has is still shown', () => {
  const groups = groupSeats(body({ unions: 2 }), seatsOf(['youth']), codes)
  expect(groups.map(({ group }) => group)).toEqual([...GROUPS, 'unions', 'youth'])
})

test('there are about eleven questions, one or more for each must-have, in all languages', () => {
  expect(QUESTIONS).toHaveLength(11)
  for (const mustHave of MUST_HAVES) {
    const own = QUESTIONS.filter((question) => question.mustHave === mustHave)
    expect(own.length).toBeGreaterThan(0)
    expect(own.filter(({ headline }) => headline)).toHaveLength(1)
  }
  for (const { label, question } of QUESTIONS) {
    for (const language of LANGUAGES) {
      expect(label[language].length).toBeLessThan(40)
      expect(question[language]).toMatch(/[?？؟]$/)
    }
  }
})

const asked = (changes: Partial<NewAnswer> = {}): NewAnswer => ({
  id: '01J0000000000000000000ANSW' as string as AnswerId,
  question: 'consensus',
  known: true,
  verdict: 'no',
  line: 'line=',
  evidence: 'evidence=',
  href: undefined,
  before: 0,
  ...changes,
})

test('what one claims one shows; only "not known" stands without evidence', () => {
  for (const verdict of ['yes', 'partly', 'no'] as const) {
    const bare = answer(aProcess(), facilitator, asked({ verdict, evidence: undefined }), noon)
    expect(bare).toMatchObject({ ok: false, refusal: { kind: 'evidence-missing' } })
    const link = asked({ verdict, evidence: undefined, href: '/record/entries/3' })
    expect(answer(aProcess(), facilitator, link, noon).ok).toBe(true)
  }
  const unknown = asked({ verdict: 'not-known', evidence: undefined })
  expect(answer(aProcess(), facilitator, unknown, noon).ok).toBe(true)
})

test('who holds no role does not answer; the role stands beside the answer of who does', () => {
  expect(answer(aProcess(), stranger, asked(), noon).ok).toBe(false)
  const answered = answer(aProcess(), facilitator, asked(), noon)
  expect(answered).toMatchObject({ ok: true, value: { role: 'facilitator', round: 1 } })
})

test('a reported process is answered for by its sources alone', () => {
  const reported = aProcess({ reported: { source: 'https://example.org', on: '2019-06-20' } })
  expect(answer(reported, facilitator, asked(), noon)).toMatchObject({
    refusal: { kind: 'reported-only' },
  })
  expect(answer(reported, importer, asked(), noon)).toMatchObject({
    ok: true,
    value: { verdict: 'no', by: 'role:importer' },
  })
  expect(answer(aProcess(), importer, asked(), noon).ok).toBe(false)
})

test('the latest round stands, whatever order rows come in', () => {
  const answers = [2, 3, 1].map((round) => ({ question: 'consensus', round }) as AuditAnswer)
  expect(currentOf(answers, 'consensus')?.round).toBe(3)
  expect(currentOf(answers, 'join')).toBeUndefined()
})

test('whoever answered does not contest; who has not agreed to the undertakings is told so', () => {
  const answered = answer(aProcess(), facilitator, asked(), noon)
  if (!answered.ok || facilitator.kind !== 'person' || !facilitator.actor) throw new Error('no')
  const { name, version } = aProcess().pin
  const agreed = new Set([...anActor().agreed, `${name}-${version}/1`])
  const own = { ...facilitator.actor, agreed }
  expect(mayContest(aProcess(), answered.value, own, 0)).toMatchObject({
    refusal: { kind: 'own-answer' },
  })
  expect(mayContest(aProcess(), answered.value, anActor(), 0)).toMatchObject({
    refusal: { kind: 'undertakings-unread' },
  })
  expect(mayContest(aProcess(), answered.value, anActor({ agreed }), 0).ok).toBe(true)
  expect(mayContest(aProcess(), answered.value, undefined, 0).ok).toBe(false)
})
