/** Rules of a docket's course: no database, no HTTP, no clock. */
import { describe, expect, test } from 'vitest'
import type { Instant } from '../../platform/values.ts'
import type { By } from '../processes/index.ts'
import { phaseOf, type Docket } from './docket.ts'
import { aDocket, anActor, aProcess, aWindow, closes, CONVENING } from './dockets.fixtures.ts'
import { inRole, just, kindOf, opens, WINDOW } from './dockets.fixtures.ts'
import { close, commentWindows, mayDraft, mayManage } from './rules/dockets.ts'
import { open, report, withdraw } from './rules/dockets.ts'

describe('who looks after a docket', () => {
  const standing = (by: By) => ({ template: CONVENING.template, by })
  for (const role of ['facilitator', 'chair', 'secretary'] as const) {
    test(`the ${role} does, as the template says of the window`, () => {
      expect(mayManage(aProcess(), 'comment', standing(inRole(role)))).toMatchObject({
        value: role,
      })
    })
  }
  test('a participant, somebody signed out and an editor do not', () => {
    const others = [{ kind: 'person', actor: anActor() } as const, inRole('editor')]
    for (const by of others) {
      expect(kindOf(mayManage(aProcess(), 'comment', standing(by)))).toBe('not-in-role')
    }
    const nobody = { kind: 'person', actor: undefined } as const
    expect(kindOf(mayManage(aProcess(), 'comment', standing(nobody)))).toBe('signed-out')
  })
  test('no window in which silence counts is one for comments', () => {
    const by = standing(inRole('facilitator'))
    expect(kindOf(mayManage(aProcess(), 'call', by))).toBe('not-for-comment')
    expect(kindOf(mayManage(aProcess(), 'nothing', by))).toBe('no-such-window')
    expect(commentWindows(CONVENING.template).map(({ kind }) => kind)).toEqual(['comment'])
  })
  test('nothing is asked any more in a process that has ended', () => {
    const ended = aProcess({ state: { kind: 'concluded', concludedAt: opens } })
    expect(kindOf(mayDraft(ended, 'comment', standing(inRole('chair'))))).toBe('not-running')
  })
})

describe('the course of a docket', () => {
  const draft = aDocket({ kind: 'draft' })
  const closed = aDocket({ kind: 'closed', window: WINDOW, closedAt: closes })
  const published = { title: 'title=', href: '/documents/1', at: closes }
  const told = aDocket({ kind: 'reported', window: WINDOW, closedAt: closes, report: published })
  const gone = aDocket({
    kind: 'withdrawn',
    window: undefined,
    withdrawnAt: opens,
    reason: 'reason=',
  })

  test('is open from its first millisecond up to, and not at, its close', () => {
    const at = (now: Instant) => phaseOf(aDocket(), aWindow(), now)
    expect(at(just(opens, -1))).toBe('ahead')
    expect(at(opens)).toBe('open')
    expect(at(just(closes, -1))).toBe('open')
    expect(at(closes)).toBe('closed')
  })

  test('is closed by its hour and by nobody before', () => {
    expect(close(aDocket(), aWindow(), just(closes, -1))).toEqual({
      ok: false,
      refusal: { kind: 'not-over', closes },
    })
    expect(close(aDocket(), aWindow(), closes)).toMatchObject({
      value: { state: { kind: 'closed', closedAt: closes } },
    })
  })

  const steps = {
    open: (docket: Docket) => open(docket, WINDOW),
    close: (docket: Docket) => close(docket, aWindow(), closes),
    report: (docket: Docket) => report(docket, published),
    withdraw: (docket: Docket) => withdraw(docket, 'reason=', opens),
  }
  const matrix = [
    ['draft', draft, { open: 'ok', close: 'not-opened', report: 'not-closed', withdraw: 'ok' }],
    ['open', aDocket(), { open: 'not-draft', close: 'ok', report: 'not-closed', withdraw: 'ok' }],
    [
      'closed',
      closed,
      {
        open: 'not-draft',
        close: 'window-closed',
        report: 'ok',
        withdraw: 'window-closed',
      },
    ],
    [
      'reported',
      told,
      {
        open: 'not-draft',
        close: 'already-reported',
        report: 'already-reported',
        withdraw: 'already-reported',
      },
    ],
    [
      'withdrawn',
      gone,
      {
        open: 'not-draft',
        close: 'already-withdrawn',
        report: 'already-withdrawn',
        withdraw: 'already-withdrawn',
      },
    ],
  ] as const
  for (const [name, docket, expected] of matrix) {
    test(`${name}: each step is taken or refused with its reason`, () => {
      const found = Object.fromEntries(
        Object.entries(steps).map(([step, take]) => [step, kindOf(take(docket))]),
      )
      expect(found).toEqual(expected)
    })
  }

  test('a report lies on this site or at an https address', () => {
    const at = (href: string) => report(closed, { ...published, href }).ok
    expect(['/a', 'https://example.org/a'].map(at)).toEqual([true, true])
    expect(
      ['//example.org', 'http://example.org', 'javascript:alert(1)', 'x', '/a b'].map(at),
    ).toEqual([false, false, false, false, false])
  })
})
