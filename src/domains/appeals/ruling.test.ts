/** Who judges an appeal, what a forum may find, what is owed then and what stays sealed. */
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Instant } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import type { AppealLadder } from '../templates/index.ts'
import { CONVENING, count, span } from '../templates/templates.fixtures.ts'
import { type Appeal, type Rungs } from './appeal.ts'
import {
  process,
  person,
  acting,
  ama,
  ben,
  chair,
  other,
  liaison,
  rung,
  at,
  NOW,
  filed,
  kindOf,
  denied,
} from './appeals.fixtures.ts'
import { appealableBy, appealFactsOf, hindrancesOf } from './open.ts'
import { carried, withdrawn, type Case } from './rules.ts'
import { mayReadGrounds, mayRule, repeat, rule } from './ruling.ts'

describe('judging', () => {
  test('is for the forum alone, and not in one’s own cause', () => {
    const about = filed([rung('chair')])
    expect(kindOf(mayRule(about, acting(chair), NOW))).toBe('ok')
    expect(kindOf(mayRule(about, acting(liaison), NOW))).toBe('not-in-role')
    const own = {
      ...about,
      signers: [...about.signers, { ...about.signers[0], person: chair.person }],
    }
    expect(kindOf(mayRule(own as Case, acting(chair), NOW))).toBe('own-cause')
    const inPlace = chair.roles.map((held) => ({ ...held, holder: chair.person }))
    const standIn = { ...person('9'), roles: inPlace }
    expect(kindOf(mayRule(about, acting(standIn), NOW))).toBe('ok')
    expect(kindOf(mayRule(own as Case, acting(standIn), NOW))).toBe('own-cause')
  })

  test('keeps out who took part where the template says so, and whoever ruled before', () => {
    const about = filed([rung('chair', { recuse: true }), rung('chair', { recuse: true })])
    expect(kindOf(mayRule(about, acting(chair), NOW))).toBe('recused')
    expect(kindOf(mayRule(about, acting(other), NOW))).toBe('ok')
    const after = denied(about, other, NOW)
    const next = { ...after, appeal: carried(after, NOW) }
    expect(kindOf(mayRule(next, acting(other), NOW))).toBe('recused')
  })

  test('takes a remedy that the rung names and says what is to be repeated', () => {
    const about = filed([rung('chair', { remedies: ['remand', 'attach'] })])
    const find = (finding: 'annul' | 'remand' | 'attach' | 'deny', hasOrder = false) =>
      kindOf(rule(about, acting(chair), { finding, hasOrder }, NOW))
    expect(find('annul', true)).toBe('no-such-remedy')
    expect(find('remand')).toBe('order-missing')
    expect(find('remand', true)).toBe('ok')
    expect(find('attach')).toBe('ok')
    expect(find('deny')).toBe('ok')
  })

  test('happens once: what was ruled is not ruled again', () => {
    const after = denied(filed([rung('chair')]), chair, NOW)
    expect(after.appeal.state).toMatchObject({ kind: 'ended', how: 'refused' })
    expect(kindOf(mayRule(after, acting(other), NOW))).toBe('not-now')
  })
})

test('what was sent back is owed until who moves the process says where it was repeated', () => {
  const about = filed([rung('chair')])
  const made = rule(about, acting(chair), { finding: 'remand', hasOrder: true }, NOW)
  if (!made.ok) throw new Error(made.refusal.kind)
  const { appeal } = made.value
  const facts = (one: Appeal) =>
    appealFactsOf([{ appeal: one, rungs: about.rungs }], NOW)['appeals.owed']
  expect(facts(appeal)).toEqual({ value: 1, of: 1, since: NOW })
  const { template } = CONVENING
  const owed = { process, template, appeal }
  const mover = person('9', 'facilitator')
  expect(kindOf(repeat(owed, acting(mover), '/record/entries/12', NOW))).toBe('ok')
  expect(kindOf(repeat(owed, acting(mover), 'javascript:x', NOW))).toBe('no-such-href')
  expect(kindOf(repeat(owed, acting(ama), '/record/entries/12', NOW))).toBe('not-in-role')
  const done = repeat(owed, acting(mover), '/record/entries/12', NOW)
  if (!done.ok) throw new Error(done.refusal.kind)
  expect(facts(done.value)).toEqual({ value: 0, of: 1 })
  const twice = { ...owed, appeal: done.value }
  expect(kindOf(repeat(twice, acting(mover), '/record/entries/12', NOW))).toBe('nothing-owed')
  const waits = { ...owed, appeal: about.appeal }
  expect(kindOf(repeat(waits, acting(mover), '/record/entries/12', NOW))).toBe('nothing-owed')
})

test('a running appeal is counted; where rungs suspend, on those rungs alone', () => {
  const open = (rungs: Rungs, appeal: Appeal, now = NOW) =>
    appealFactsOf([{ appeal, rungs }], now)['appeals.open']?.value
  const plain = [rung('chair'), rung('liaison')]
  const held = [rung('chair'), rung('liaison', { suspends: true })]
  const about = denied(filed(plain), chair, NOW)
  expect(open(plain, about.appeal)).toBe(1)
  expect(open(held, about.appeal)).toBe(0)
  expect(open(held, carried(about, NOW))).toBe(1)
  expect(open(plain, about.appeal, at('2026-10-01'))).toBe(0)
  const few = [rung('chair', { supporters: count(2) })]
  expect(open(few, filed(few).appeal)).toBe(0)
  expect(open(plain, withdrawn(about.appeal, NOW))).toBe(0)
})

test('what an appeal is against has no effect while its rung suspends it, or once annulled', () => {
  const kinds = (rungs: Rungs, appeal: Appeal, now = NOW, things = ['call:1', 'text:9']) =>
    hindrancesOf([{ appeal, rungs }], things, now).map(({ kind }) => kind)
  const plain = [rung('chair'), rung('liaison')]
  const suspending = { suspends: true, remedies: ['annul', 'remand', 'attach'] } as const
  const held = [rung('chair'), rung('liaison', suspending)]
  const below = denied(filed(held), chair, NOW)
  expect(kinds(plain, filed(plain).appeal)).toEqual([])
  expect(kinds(held, below.appeal)).toEqual([])
  const before = { ...below, appeal: carried(below, NOW) }
  expect(kinds(held, before.appeal)).toEqual(['suspended'])
  expect(kinds(held, before.appeal, NOW, ['call:2'])).toEqual([])
  // A forum that lets its day pass has still not answered, for as long again as it had to.
  const { since, due } = z.object({ since: z.number(), due: z.number() }).parse(before.appeal.state)
  const ends = due + (due - since)
  expect(kinds(held, before.appeal, due as Instant)).toEqual(['suspended'])
  expect(kinds(held, before.appeal, (ends - 1) as Instant)).toEqual(['suspended'])
  expect(kinds(held, before.appeal, ends as Instant)).toEqual([])
  expect(kinds(held, withdrawn(before.appeal, NOW))).toEqual([])
  const few = [rung('chair', { supporters: count(2), suspends: true })]
  expect(kinds(few, filed(few).appeal)).toEqual([])
  const ruled = (finding: 'annul' | 'remand' | 'attach') => {
    const made = rule(before, acting(liaison), { finding, hasOrder: true }, NOW)
    if (!made.ok) throw new Error(made.refusal.kind)
    return made.value.appeal
  }
  const href = { href: '/record/entries/12', by: chair.person, role: 'chair', at: NOW }
  const repeated = (appeal: Appeal): Appeal => ({ ...appeal, repetition: href })
  expect(kinds(held, ruled('annul'))).toEqual(['set-aside'])
  expect(kinds(held, repeated(ruled('annul')))).toEqual(['set-aside'])
  expect(kinds(held, ruled('remand'))).toEqual(['set-aside'])
  expect(kinds(held, repeated(ruled('remand')))).toEqual([])
  expect(kinds(held, ruled('attach'))).toEqual([])
})

test('sealed grounds are for who filed them and for the forums that were reached', () => {
  const rungs = [rung('chair', { confidential: true }), rung('liaison')]
  const about = filed(rungs)
  const reads = (one: Case, viewer: Actor | undefined) => mayReadGrounds(one, viewer)
  expect([ama, ben, chair, liaison, undefined].map((one) => reads(about, one))).toEqual([
    true,
    false,
    true,
    false,
    false,
  ])
  const after = denied(about, chair, NOW)
  expect(reads({ ...after, appeal: carried(after, NOW) }, liaison)).toBe(true)
  expect(reads(filed([rung('chair')]), undefined)).toBe(true)
})

test('what was adopted waits out the time to appeal, where a forum would suspend it', () => {
  const adopted = at('2026-07-01')
  const ladder = (against: AppealLadder['against'], more: Parameters<typeof rung>[1] = {}) => ({
    id: 'one',
    against,
    rungs: [rung('chair', more)],
  })
  const held = { suspends: true } as const
  const waits = (ladders: readonly AppealLadder[], now = at('2026-07-02')) => {
    const behind = { matters: ['designation:consensus'], at: adopted }
    return appealableBy(ladders, behind, '/appeals', now).map(({ kind }) => kind)
  }
  const any = ladder([{ any: true }], held)
  const own = ladder([{ designation: 'consensus' }], { ...held, fileWithin: span('P1W') })
  expect(waits([any])).toEqual(['appealable'])
  expect(waits([own])).toEqual(['appealable'])
  // The longest of them counts, to its last day.
  expect(waits([own, any], at('2026-08-31'))).toEqual(['appealable'])
  expect(waits([own], at('2026-08-31'))).toEqual([])
  expect(waits([any], at('2026-09-03'))).toEqual([])
  expect(waits([ladder([{ any: true }])])).toEqual([])
  expect(waits([ladder([{ decision: 'adopt' }], held)])).toEqual([])
  expect(waits([])).toEqual([])
})
