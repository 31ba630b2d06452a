/** Appeals by the rules alone: who files and signs, in what time, and how the ladder is climbed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant } from '../../platform/values.ts'
import type { By } from '../processes/index.ts'
import { dueAfter } from '../templates/index.ts'
import { count, span } from '../templates/templates.fixtures.ts'
import { phaseOf, type Appeal } from './appeal.ts'
import {
  process,
  acting,
  ama,
  ben,
  cy,
  chair,
  other,
  liaison,
  rung,
  at,
  SUBJECT,
  NOW,
  id,
  ground,
  filing,
  filed,
  kindOf,
  denied,
} from './appeals.fixtures.ts'
import {
  carried,
  file,
  mayCarry,
  maySign,
  mayStepBack,
  mayWithdraw,
  signed,
  withdrawn,
} from './rules.ts'
import { mayRule } from './ruling.ts'

describe('the time to appeal', () => {
  test('is two calendar months and not sixty days: day 61 is in time (T-20)', () => {
    const rungs = [rung('chair')]
    const filedOn = (day: string) => kindOf(file(ground(rungs), acting(ama), filing, at(day)))
    expect(filedOn('2026-08-31')).toBe('ok')
    expect(filedOn('2026-09-01')).toBe('ok')
    expect(filedOn('2026-09-02')).toBe('too-late')
  })

  test('never closes before the span of the template has run', () => {
    const days = fc.integer({ min: 1, max: 400 })
    const hours = fc.integer({ min: 0, max: 24 * 400 })
    fc.assert(
      fc.property(days, hours, (span_, hour) => {
        const now = (SUBJECT.at + hour * 3_600_000) as Instant
        const rungs = [rung('chair', { fileWithin: span(`P${span_}D`) })]
        const isOk = file(ground(rungs), acting(ama), filing, now).ok
        expect(isOk).toBe(now < dueAfter(SUBJECT.at, `P${span_}D`))
        if (hour <= span_ * 24 - 1) expect(isOk).toBe(true)
      }),
    )
  })
})

describe('filing', () => {
  test('needs an account and no seat, and takes what the forum may grant', () => {
    const rungs = [rung('chair', { remedies: ['annul'] })]
    const ask = (by: By, more = {}) => kindOf(file(ground(rungs), by, { ...filing, ...more }, NOW))
    expect(ask(acting(ama), { sought: 'annul' })).toBe('ok')
    expect(ask(acting(ama))).toBe('no-such-remedy')
    expect(ask({ kind: 'person', actor: undefined }, { sought: 'annul' })).toBe('signed-out')
    expect(kindOf(file(ground([]), acting(ama), filing, NOW))).toBe('no-forum')
  })

  test('is once for each act while an appeal runs, and again when it was withdrawn', () => {
    const rungs = [rung('chair')]
    const { appeal } = filed(rungs)
    const again = (earlier: Appeal, subject = SUBJECT) =>
      kindOf(file(ground(rungs, [earlier]), acting(ama), { ...filing, subject }, NOW))
    expect(again(appeal)).toBe('runs-already')
    expect(again(appeal, { ...SUBJECT, entry: 8 })).toBe('ok')
    expect(again(withdrawn(appeal, NOW))).toBe('ok')
    expect(kindOf(file(ground(rungs, [appeal]), acting(ben), filing, NOW))).toBe('ok')
  })

  test('is not done in a process that only reports', () => {
    const reported = { source: 'https://example.org', on: '2026-07-01' }
    const asked = { ...ground([rung('chair')]), process: { ...process, reported } }
    expect(kindOf(file(asked, acting(ama), filing, NOW))).toBe('reported-only')
  })
})

describe('signing', () => {
  const rungs = [rung('chair', { supporters: count(3) })]

  test('starts the forum’s clock with the last that is needed', () => {
    let about = filed(rungs)
    expect(phaseOf(about.appeal, NOW)).toBe('gathering')
    for (const one of [ben, cy]) {
      expect(kindOf(maySign(about, acting(one), NOW))).toBe('ok')
      const signer = {
        appeal: id,
        person: one.person,
        capacity: 'personal',
        signedAt: NOW,
      } as const
      about = { ...about, appeal: signed(about, NOW), signers: [...about.signers, signer] }
    }
    expect(about.appeal.state).toMatchObject({ kind: 'before', due: dueAfter(NOW, 'P14D') })
    expect(kindOf(maySign(about, acting(ben), NOW))).toBe('signed-already')
    expect(kindOf(mayStepBack(about, acting(ben), NOW))).toBe('ok')
    expect(kindOf(mayStepBack(about, acting(ama), NOW))).toBe('yours')
    expect(kindOf(mayStepBack(about, acting(liaison), NOW))).toBe('not-signed')
  })

  test('must be enough within the time to appeal, or the appeal lapses', () => {
    const about = filed(rungs, at('2026-08-30'))
    expect(phaseOf(about.appeal, at('2026-09-01'))).toBe('gathering')
    expect(phaseOf(about.appeal, at('2026-09-02'))).toBe('lapsed')
    expect(kindOf(maySign(about, acting(ben), at('2026-09-02')))).toBe('not-now')
  })
})

describe('the ladder of RIPE: chair, chairs without those involved, last forum', () => {
  const rungs = [
    rung('chair'),
    rung('chair', { fileWithin: span('P4W'), recuse: true }),
    rung('liaison', { final: true }),
  ]

  test('is climbed by who filed the appeal, within the time of the next rung, to its end', () => {
    let about = denied(filed(rungs), chair, NOW)
    expect(kindOf(mayCarry(about, acting(ben), NOW))).toBe('not-filed-by-you')
    expect(kindOf(mayCarry(about, acting(ama), at('2026-07-31')))).toBe('not-now')
    expect(phaseOf(about.appeal, at('2026-07-31'))).toBe('rests')
    about = { ...about, appeal: carried(about, NOW) }
    expect(about.appeal.state).toMatchObject({ kind: 'before', rung: 1 })
    about = denied(about, other, NOW)
    about = denied({ ...about, appeal: carried(about, NOW) }, liaison, NOW)
    expect(about.appeal.state).toMatchObject({ kind: 'ended', how: 'refused', rung: 2 })
    expect(kindOf(mayCarry(about, acting(ama), NOW))).toBe('not-now')
  })

  test('goes on past a forum that let its day pass, which may still answer until then', () => {
    const about = filed(rungs)
    const late = at('2026-08-01')
    expect(phaseOf(about.appeal, late)).toBe('missed')
    expect(kindOf(mayRule(about, acting(chair), late))).toBe('ok')
    expect(kindOf(mayCarry(about, acting(ama), NOW))).toBe('not-now')
    expect(kindOf(mayCarry(about, acting(ama), late))).toBe('ok')
    const next = { ...about, appeal: carried(about, late) }
    expect(next.appeal.state).toMatchObject({ kind: 'before', rung: 1, since: late })
    expect(kindOf(mayRule(next, acting(chair), late))).toBe('recused')
  })

  test('has nobody after the last, who owes an answer all the same', () => {
    const [first = rung('chair')] = rungs
    const about = filed([first])
    expect(kindOf(mayCarry(about, acting(ama), at('2026-08-01')))).toBe('last-rung')
    expect(phaseOf(about.appeal, at('2027-08-01'))).toBe('missed')
  })

  test('asks again for more people where the next rung needs them', () => {
    const more = [rung('chair'), rung('liaison', { supporters: count(2) })]
    const about = denied(filed(more), chair, NOW)
    const next = carried(about, NOW)
    expect(next.state).toMatchObject({ kind: 'gathering', rung: 1 })
    expect(signed({ ...about, appeal: next }, NOW).state).toMatchObject({ kind: 'before', rung: 1 })
  })
})

test('who filed it withdraws it while it runs, and nobody else does', () => {
  const about = filed([rung('chair')])
  expect(kindOf(mayWithdraw(about, acting(ben), NOW))).toBe('not-filed-by-you')
  expect(kindOf(mayWithdraw(about, acting(ama), NOW))).toBe('ok')
  const over = { ...about, appeal: withdrawn(about.appeal, NOW) }
  expect(kindOf(mayWithdraw(over, acting(ama), NOW))).toBe('not-now')
  expect(kindOf(mayRule(over, acting(chair), NOW))).toBe('not-now')
})
