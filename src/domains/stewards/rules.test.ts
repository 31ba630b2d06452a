/** What stewards owe, and how objections to them are followed to an end. */
import { expect, test } from 'vitest'
import { hours, instant, type Instant } from '../../platform/values.ts'
import { anActor, someProse, somePerson } from '../people/fixtures.ts'
import { SECRETARIAT, type BodyId } from '../people/index.ts'
import { answer, contest, enter, giveReason, settle, type Entry } from './rules.ts'
import type { Contest, ContestId, StewardActId, StewardKind } from './steward-act.ts'

const noon = instant('2026-11-21T12:00Z')
const at = (hour: number, ms = 0) => (noon + hours(hour) + ms) as Instant
const chair = anActor({ person: somePerson('c') })
const ama = anActor()
const office = { body: 'b' as BodyId, slug: SECRETARIAT, role: 'secretary' } as const
const staff = anActor({ person: somePerson('d'), roles: [office] })
const words = someProse('words', 'Because the text is stable.')

const line = (kind: StewardKind): Entry => ({
  id: '01JD0000000000000000000000' as StewardActId,
  kind,
  by: chair,
  role: 'chair',
  about: 'process:01JD0000000000000000000001',
  place: '/processes/labels',
  line: someProse('line', 'Two groups asked to go on.'),
})
const override = enter(line('override'), noon)
const raised = (): Contest => {
  const said = { by: ama, argument: words }
  const result = contest('01JD0000000000000000000002' as ContestId, override, said, noon)
  if (!result.ok) throw new Error('an objection was refused')
  return result.value
}
const answered = (): Contest => {
  const result = answer(raised(), override, { by: chair, words }, at(1))
  if (!result.ok) throw new Error('an answer was refused')
  return result.value
}
const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) =>
  result.ok ? 'ok' : result.refusal?.kind

test('an override owes its full reason within 48 hours; an extension has said it all', () => {
  expect(override.reason).toEqual({ kind: 'owed', dueAt: at(48) })
  expect(enter(line('extension'), noon).reason).toEqual({ kind: 'in-the-line' })
})

for (const { ms, late } of [
  { ms: -1, late: false },
  { ms: 0, late: true },
]) {
  test(`a full reason ${ms} ms from its deadline is ${late ? 'late' : 'in time'}`, () => {
    const given = giveReason(override, chair, words, at(48, ms))
    expect(given).toMatchObject({ ok: true, value: { reason: { kind: 'given', late } } })
  })
}

test('nobody gives the reason for somebody else, or twice', () => {
  expect(kindOf(giveReason(override, staff, words, at(1)))).toBe('not-the-steward')
  const given = giveReason(override, chair, words, at(1))
  if (!given.ok) throw new Error('refused')
  expect(kindOf(giveReason(given.value, chair, words, at(2)))).toBe('reason-already-given')
})

test('anybody may object to a steward’s act but the steward', () => {
  const id = '01JD0000000000000000000002' as ContestId
  expect(kindOf(contest(id, override, { by: chair, argument: words }, noon))).toBe('own-act')
  expect(raised().state.kind).toBe('open')
})

test('the objector never answers her own objection; the steward or the staff do', () => {
  const by = (actor: typeof ama) => kindOf(answer(raised(), override, { by: actor, words }, at(1)))
  expect(by(ama)).toBe('not-a-steward')
  expect(by(anActor({ person: somePerson('e') }))).toBe('not-a-steward')
  expect(by(chair)).toBe('ok')
  expect(by(staff)).toBe('ok')
})

test('whether the answer settles it is the objector’s word alone', () => {
  expect(kindOf(settle(raised(), ama, 'satisfied', at(1)))).toBe('not-answered')
  expect(kindOf(settle(answered(), chair, 'satisfied', at(2)))).toBe('not-the-objector')
  expect(settle(answered(), ama, 'maintained', at(2))).toMatchObject({
    value: { state: { kind: 'maintained' } },
  })
})

test('a maintained objection can still be answered better; a settled one is over', () => {
  const maintained = settle(answered(), ama, 'maintained', at(2))
  if (!maintained.ok) throw new Error('refused')
  expect(kindOf(answer(maintained.value, override, { by: staff, words }, at(3)))).toBe('ok')
  const settled = settle(answered(), ama, 'satisfied', at(2))
  if (!settled.ok) throw new Error('refused')
  expect(kindOf(answer(settled.value, override, { by: staff, words }, at(3)))).toBe('ended')
  expect(kindOf(settle(settled.value, ama, 'withdrawn', at(3)))).toBe('ended')
})
