/** Rules of submissions, late or in time, and their ratification: no database, no clock. */
import { describe, expect, test } from 'vitest'
import { instant, type Instant } from '../../platform/values.ts'
import type { AffiliationId, PersonId } from '../people/index.ts'
import { type By, extendWindow, openWindow, type Window } from '../processes/index.ts'
import type { DocketState } from './docket.ts'
import { aDocket, anActor, aProcess, asked, ASSOCIATION, aWindow } from './dockets.fixtures.ts'
import { closes, CONVENING, just, kindOf, opens, PROGRAMME } from './dockets.fixtures.ts'
import { settingAt, UNDERTAKINGS, WINDOW } from './dockets.fixtures.ts'
import { enter, mayRatify, maySubmit, ratify, submit } from './rules/submissions.ts'
import { firstWords, SUBMISSION_BYTES_MAX, SUBMISSIONS_PER_PERSON_MAX } from './submission.ts'
import type { Submission } from './submission.ts'

describe('a submission', () => {
  const convene = (now: Instant) => submit(aDocket(), anActor(), asked(), settingAt(now))

  test('is taken from the opening up to the close, and from then on kept as late', () => {
    expect(kindOf(convene(just(opens, -1)))).toBe('not-open-yet')
    expect(convene(opens)).toMatchObject({ value: { late: false } })
    expect(convene(just(closes, -1))).toMatchObject({ value: { late: false } })
    expect(convene(closes)).toMatchObject({ value: { late: true } })
  })

  test('is refused at the close where the template takes nothing late', () => {
    const windows = CONVENING.template.windows.map((rule) => ({
      ...rule,
      late: 'refused' as const,
    }))
    const strict = { ...CONVENING.template, windows }
    const at = (now: Instant) => maySubmit(aDocket(), anActor(), settingAt(now, aWindow(), strict))
    expect(at(just(closes, -1))).toEqual({ ok: true, value: 'in-time' })
    expect(at(closes)).toEqual({ ok: false, refusal: { kind: 'closed', closed: closes } })
  })

  test('waits for the last required language', () => {
    const waiting = aWindow({ state: { kind: 'waiting', notBefore: opens, days: 30 } })
    expect(maySubmit(aDocket(), anActor(), settingAt(closes, waiting))).toEqual({
      ok: false,
      refusal: { kind: 'not-open-yet', opens: undefined },
    })
  })

  test('is not taken by a draft, a withdrawn docket, or one whose report is out', () => {
    const report = { title: 't=', href: '/a', at: closes }
    const states: readonly (readonly [DocketState, string])[] = [
      [{ kind: 'draft' }, 'not-open-yet'],
      [
        { kind: 'withdrawn', window: WINDOW, withdrawnAt: opens, reason: 'r=' },
        'already-withdrawn',
      ],
      [{ kind: 'reported', window: WINDOW, closedAt: closes, report }, 'already-reported'],
      [{ kind: 'closed', window: WINDOW, closedAt: closes }, 'ok'],
    ]
    for (const [state, expected] of states) {
      expect(kindOf(maySubmit(aDocket(state), anActor(), settingAt(closes)))).toBe(expected)
    }
  })

  test('needs what is permanent and the undertakings read, and no seat', () => {
    const who = (agreed: readonly string[]) =>
      kindOf(maySubmit(aDocket(), anActor({ agreed: new Set(agreed) }), settingAt(opens)))
    expect(who([])).toBe('permanence-unread')
    expect(who(['permanence/1'])).toBe('undertakings-unread')
    expect(who(['permanence/1', UNDERTAKINGS])).toBe('ok')
    expect(kindOf(maySubmit(aDocket(), undefined, settingAt(opens)))).toBe('signed-out')
  })

  test('keeps group, interest and organisation as they were', () => {
    const made = submit(aDocket(), anActor(), asked({ capacity: ASSOCIATION }), settingAt(opens))
    expect(made).toMatchObject({
      value: {
        group: 'business',
        interest: 3,
        author: { kind: 'person', capacity: ASSOCIATION, spokeFor: 'association=' },
        standing: { kind: 'final' },
      },
    })
  })

  test('for an organisation that is not one’s own is refused', () => {
    const other = `org:${'01J0000000000000000000TTHR' as string as AffiliationId}` as const
    const made = submit(aDocket(), anActor(), asked({ capacity: other }), settingAt(opens))
    expect(kindOf(made)).toBe('not-affiliated')
  })

  test('holds 64 KiB and not one byte more, and not nothing', () => {
    const of = (bytes: number) =>
      kindOf(submit(aDocket(), anActor(), asked({ bytes }), settingAt(opens)))
    expect(of(0)).toBe('without-words')
    expect(of(1)).toBe('ok')
    expect(of(SUBMISSION_BYTES_MAX)).toBe('ok')
    expect(of(SUBMISSION_BYTES_MAX + 1)).toBe('too-long-words')
  })

  test('may be followed by others of the same person, up to twenty', () => {
    const nth = (before: number) =>
      kindOf(submit(aDocket(), anActor(), asked({ before }), settingAt(opens)))
    expect(nth(SUBMISSIONS_PER_PERSON_MAX - 1)).toBe('ok')
    expect(nth(SUBMISSIONS_PER_PERSON_MAX)).toBe('too-many-submissions')
  })

  test('is shown by its first words', () => {
    expect(firstWords('  One\n\ntwo ')).toBe('One two')
    expect(firstWords('x'.repeat(121))).toBe(`${'x'.repeat(120)}…`)
  })
})

describe('ratification', () => {
  const me: By = { kind: 'person', actor: anActor() }
  const made = submit(
    aDocket(),
    anActor(),
    asked({ capacity: ASSOCIATION, pending: true }),
    settingAt(opens),
  )
  if (!made.ok) throw new Error(made.refusal.kind)
  const pending: Submission = made.value
  const votes = (inFavour: number, against: number, abstaining = 0) => ({
    inFavour,
    against,
    abstaining,
  })

  test('T-16: 15–0–0 after the close turns pending into ratified, and it stays in time', () => {
    expect(pending.standing).toEqual({ kind: 'pending' })
    const later = just(closes, 5 * 86_400_000)
    expect(ratify(pending, me, votes(15, 0), later)).toMatchObject({
      value: {
        at: opens,
        late: false,
        standing: { kind: 'ratified', at: later, votes: { inFavour: 15 } },
      },
    })
  })

  test('needs more in favour than against, whoever abstains', () => {
    expect(kindOf(ratify(pending, me, votes(0, 0, 15), closes))).toBe('not-passed')
    expect(kindOf(ratify(pending, me, votes(7, 7), closes))).toBe('not-passed')
    expect(kindOf(ratify(pending, me, votes(8, 7, 100), closes))).toBe('ok')
  })

  test('is reported by who sent it, once, and only where it was announced', () => {
    const other = anActor({ person: `p_${'1'.repeat(32)}` as PersonId })
    expect(kindOf(mayRatify(pending, { kind: 'person', actor: other }))).toBe('not-the-author')
    expect(kindOf(mayRatify(pending, { kind: 'person', actor: undefined }))).toBe('signed-out')
    const done = ratify(pending, me, votes(1, 0), closes)
    expect(done.ok && kindOf(mayRatify(done.value, me))).toBe('not-pending')
  })

  test('is not announced by somebody who speaks for nobody else', () => {
    const alone = submit(aDocket(), anActor(), asked({ pending: true }), settingAt(opens))
    expect(kindOf(alone)).toBe('nobody-ratifies')
  })
})

describe('what a source reports', () => {
  const importer: By = { kind: 'importer', reported: { source: 'MSM-6', on: '2019-06-04' } }
  const real = aProcess({
    pin: PROGRAMME.pin,
    reported: { source: 'S2', on: '2019-04-25' },
    body: undefined,
    state: { kind: 'running', stage: 'comment-issues', since: opens },
  })
  const at = (now: Instant) => ({ template: PROGRAMME.template, by: importer, now })
  const asOpened = openWindow(
    real,
    {
      id: WINDOW,
      kind: 'comment',
      serves: 'docket:1',
      notBefore: instant('2019-04-25T00:00Z'),
      closesOn: '2019-06-04',
      published: ['en'],
    },
    at(instant('2019-04-25T00:00Z')),
  )
  if (!asOpened.ok) throw new Error(asOpened.refusal.kind)
  const extended = extendWindow(
    real,
    asOpened.value,
    { to: '2019-06-13', reason: 'reason=' },
    at(instant('2019-06-03T09:00Z')),
  )
  if (!extended.ok) throw new Error(extended.refusal.kind)
  const told = (now: string, window: Window, process = real) =>
    enter(
      aDocket(),
      {
        id: asked().id,
        author: {
          kind: 'reported',
          contributor: undefined,
          paraphrase: true,
          reported: { source: 'MSM-7', on: '2019-06-13' },
        },
        group: 'advisory-committees',
        words: undefined,
        pending: true,
      },
      { process, template: PROGRAMME.template, window, now: instant(now) },
    )

  test('T-17: extended from 4 to 13 June, a comment of 5 June is in time, else late', () => {
    expect(told('2019-06-05T10:00Z', extended.value)).toMatchObject({ value: { late: false } })
    expect(told('2019-06-05T10:00Z', asOpened.value)).toMatchObject({ value: { late: true } })
    expect(told('2019-06-13T23:58:59.999Z', extended.value)).toMatchObject({
      value: { late: false },
    })
    expect(told('2019-06-13T23:59Z', extended.value)).toMatchObject({ value: { late: true } })
  })

  test('enters only a process that reports, and nobody comments in that one here', () => {
    expect(kindOf(told('2019-06-05T10:00Z', extended.value, aProcess()))).toBe('not-reported')
    const here = maySubmit(aDocket(), anActor(), {
      process: real,
      template: PROGRAMME.template,
      window: extended.value,
      now: instant('2019-06-05T10:00Z'),
    })
    expect(kindOf(here)).toBe('reported-only')
  })

  test('is ratified by a source too, and by no person', () => {
    const entered = told('2019-06-13T12:00Z', extended.value)
    if (!entered.ok) throw new Error(entered.refusal.kind)
    const person: By = { kind: 'person', actor: anActor() }
    expect(kindOf(mayRatify(entered.value, person))).toBe('not-the-author')
    expect(kindOf(mayRatify(entered.value, importer))).toBe('ok')
  })
})
