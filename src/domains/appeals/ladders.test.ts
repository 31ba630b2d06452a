/** Several ladders of one template: which acts each is for, and who files and signs on it. */
import { describe, expect, test } from 'vitest'
import type { AppealLadder, Matter } from '../templates/index.ts'
import { count, words } from '../templates/templates.fixtures.ts'
import {
  acting,
  ama,
  ben,
  chair,
  denied,
  filed,
  filing,
  ground,
  kindOf,
  liaison,
  NOW,
  rung,
  SUBJECT,
} from './appeals.fixtures.ts'
import { file, mayCarry, mayFileAny, maySign, type Ground } from './rules.ts'

const ladder = (id: string, against: Matter, first = rung('chair')): AppealLadder => ({
  id,
  title: words,
  against: [against],
  rungs: [first],
})
const under = (ladders: readonly AppealLadder[], tookPart = false): Ground => ({
  ...ground([]),
  ladders,
  tookPart,
})
const fileOn = (about: Ground, chosen?: string, by = ama) =>
  file(about, acting(by), { ...filing, ladder: chosen }, NOW)

describe('the ladder', () => {
  const conduct = ladder('conduct', { conduct: 'chair' })
  const text = ladder('text', { decision: 'adopt' }, rung('liaison', { confidential: true }))

  test('is chosen by whoever appeals, and must be for such an act', () => {
    const both = under([conduct, text])
    expect(kindOf(fileOn(both, 'conduct'))).toBe('ok')
    expect(kindOf(fileOn(both, 'text'))).toBe('not-for-this')
    expect(kindOf(fileOn(both, 'none'))).toBe('no-such-ladder')
    expect(kindOf(fileOn(both))).toBe('no-such-ladder')
    expect(kindOf(fileOn(under([conduct])))).toBe('ok')
  })

  test('knows findings, decisions, documents and offices apart', () => {
    const matters: readonly Matter[] = [
      { decision: 'adopt' },
      { designation: 'consensus' },
      { document: 'minutes' },
      { conduct: 'liaison' },
      { any: true },
    ]
    const taken = matters.filter((one) => fileOn(under([ladder('only', one)])).ok)
    expect(taken).toEqual([{ designation: 'consensus' }, { any: true }])
  })

  test('is that of the appeal from then on', () => {
    const subject = { ...SUBJECT, matters: ['decision:adopt'] }
    const asked = { ...filing, subject, ladder: 'text' }
    const made = file(under([conduct, text]), acting(ama), asked, NOW)
    expect(made).toMatchObject({ ok: true, value: { ladder: 'text', confidential: true } })
  })
})

describe('standing', () => {
  const officers = rung('chair', { from: { roles: ['liaison'] } })
  const taking = rung('chair', { from: { tookPart: true, roles: ['liaison'] } })
  const any = { any: true } as const

  test('is for the roles of the rung, where it names some', () => {
    const about = under([ladder('closed', any, officers)])
    expect(kindOf(fileOn(about))).toBe('no-standing')
    expect(kindOf(mayFileAny(about, acting(ama)))).toBe('no-standing')
    expect(kindOf(fileOn(about, undefined, liaison))).toBe('ok')
  })

  test('is for whoever took part, where it says so, or for one of the roles', () => {
    const one = [ladder('open', any, taking)]
    expect(kindOf(fileOn(under(one)))).toBe('no-standing')
    expect(kindOf(fileOn(under(one, true)))).toBe('ok')
    expect(kindOf(fileOn(under(one), undefined, liaison))).toBe('ok')
  })

  test('on one ladder gives none on another', () => {
    const both = under([ladder('closed', any, officers), ladder('free', any)])
    expect(kindOf(mayFileAny(both, acting(ama)))).toBe('ok')
    expect(kindOf(fileOn(both, 'closed'))).toBe('no-standing')
    expect(kindOf(fileOn(both, 'free'))).toBe('ok')
  })

  test('before the next forum is asked of whoever carries an appeal to it', () => {
    const to = (from: NonNullable<ReturnType<typeof rung>['from']>) =>
      denied(filed([rung('chair'), { ...rung('liaison'), from }]), chair, NOW)
    const closed = to({ roles: ['liaison'] })
    expect(kindOf(mayCarry(closed, acting(ama), NOW))).toBe('no-standing')
    const part = to({ tookPart: true })
    expect(kindOf(mayCarry(part, acting(ama), NOW))).toBe('no-standing')
    expect(kindOf(mayCarry({ ...part, tookPart: true }, acting(ama), NOW))).toBe('ok')
  })

  test('is asked of those who sign as of the one who files', () => {
    const rungs = [rung('chair', { supporters: count(2) })]
    const about = filed(rungs)
    const closed = { ...about, rungs: [{ ...rung('chair'), from: { tookPart: true } as const }] }
    expect(kindOf(maySign(about, acting(ben), NOW))).toBe('ok')
    expect(kindOf(maySign(closed, acting(ben), NOW))).toBe('no-standing')
    expect(kindOf(maySign({ ...closed, tookPart: true }, acting(ben), NOW))).toBe('ok')
    expect(kindOf(maySign(closed, acting(chair), NOW))).toBe('no-standing')
  })
})
