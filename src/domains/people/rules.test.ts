/** Rules about oneself: no database, no HTTP, no clock. */
import { expect, test } from 'vitest'
import { days, instant, type Instant } from '../../platform/values.ts'
import { anActor, someProse, somePerson } from './fixtures.ts'
import type { AffiliationId } from './person.ts'
import { affiliate, AFFILIATIONS_MAX, canTry, chooseCode, erase, join } from './rules.ts'
import { mayAct, rename, speakAs, stateInterest, endAffiliation } from './rules.ts'

const noon = instant('2026-11-21T12:00Z')
const ama = somePerson('a')
const name = someProse('name', 'Ama')
const organisation = someProse('organisation', 'A cooperative of farmers')
const affiliationId = '01JD0000000000000000000000' as AffiliationId

const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) =>
  result.ok ? 'ok' : result.refusal?.kind

test('nobody acts before they read what is permanent', () => {
  expect(kindOf(mayAct(undefined))).toBe('signed-out')
  expect(kindOf(mayAct(anActor({ agreed: new Set() })))).toBe('permanence-unread')
  expect(kindOf(mayAct(anActor({ agreed: new Set(['permanence/0']) })))).toBe('permanence-unread')
  expect(kindOf(mayAct(anActor()))).toBe('ok')
})

test('the undertakings of a process count in the version that it asks for', () => {
  const undertakings = { id: 'convening', version: 2 }
  const agreed = (version: number) => new Set(['permanence/1', `convening/${version}`])
  expect(kindOf(mayAct(anActor({ agreed: agreed(1) }), undertakings))).toBe('undertakings-unread')
  expect(kindOf(mayAct(anActor({ agreed: agreed(2) }), undertakings))).toBe('ok')
})

test('one speaks only as oneself, or for an organisation that is one’s own', () => {
  const farmers = `org:${affiliationId}` as const
  expect(kindOf(speakAs(anActor(), 'personal'))).toBe('ok')
  expect(kindOf(speakAs(anActor(), farmers))).toBe('not-affiliated')
  const capacities = [{ capacity: 'personal' }, { capacity: farmers }] as const
  expect(kindOf(speakAs(anActor({ capacities }), farmers))).toBe('ok')
})

test('erasure takes the handle and keeps the pseudonym, once', () => {
  const person = join(ama, 'ama', name, noon)
  const erased = erase(person, noon)
  expect(erased).toMatchObject({ ok: true, value: { handle: ama, state: { erasedAt: noon } } })
  if (!erased.ok) return
  expect(kindOf(erase(erased.value, noon))).toBe('erased')
  expect(kindOf(rename(erased.value, 'ama', name))).toBe('erased')
})

test('organisations are bounded, and ended ones make room', () => {
  const one = { id: affiliationId, person: ama, organisation: 'c', since: noon, endedAt: null }
  const full = Array.from({ length: AFFILIATIONS_MAX }, () => one)
  const facts = (current: readonly (typeof one | { endedAt: Instant })[]) =>
    ({ current, now: noon }) as Parameters<typeof affiliate>[3]
  expect(kindOf(affiliate(affiliationId, ama, organisation, facts(full)))).toBe(
    'too-many-affiliations',
  )
  const oneEnded = [...full.slice(1), { ...one, endedAt: noon }]
  expect(kindOf(affiliate(affiliationId, ama, organisation, facts(oneEnded)))).toBe('ok')
})

test('only its own person ends an affiliation, and only once', () => {
  const one = { id: affiliationId, person: ama, organisation: 'c', since: noon, endedAt: null }
  const later = (noon + days(1)) as Instant
  expect(kindOf(endAffiliation(one, somePerson('b'), later))).toBe('not-yours')
  expect(kindOf(endAffiliation(one, ama, later))).toBe('ok')
  expect(kindOf(endAffiliation({ ...one, endedAt: noon }, ama, later))).toBe('affiliation-ended')
})

test('a statement of interest is a new version and says at least one thing', () => {
  const facts = { latestVersion: 2, now: noon }
  const empty = { fields: {}, undisclosed: false }
  expect(kindOf(stateInterest(ama, empty, facts))).toBe('empty-interest')
  const work = someProse('work', 'none')
  const said = stateInterest(ama, { fields: { work }, undisclosed: false }, facts)
  expect(said).toMatchObject({ ok: true, value: { version: 3, fields: { work: work.commitment } } })
})

test('nobody gets a code that is not in the list, or no longer', () => {
  const inUse = new Set(['business'])
  const choose = (code: string) => chooseCode(ama, { scheme: 'groups', code }, inUse, noon)
  expect(kindOf(choose('business'))).toBe('ok')
  expect(kindOf(choose('retired'))).toBe('unknown-code')
})

test('a form is shown where reading mends what it would be refused for, and nowhere else', () => {
  expect(canTry(mayAct(anActor()))).toBe(true)
  expect(canTry(mayAct({ ...anActor(), agreed: new Set() }))).toBe(true)
  expect(canTry(mayAct(undefined))).toBe(false)
})
