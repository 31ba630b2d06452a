/** Rules of dockets and submissions: no database, no HTTP, no clock. */
import { describe, expect, test } from 'vitest'
import { instant, type Instant } from '../../platform/values.ts'
import type { Actor, AffiliationId, BodyId, PersonId, Role } from '../people/index.ts'
import {
  extendWindow,
  openWindow,
  shippedTemplates,
  undertakingsOf,
  type By,
  type Process,
  type Template,
  type Window,
  type WindowId,
} from '../processes/index.ts'
import { phaseOf, type Docket, type DocketState } from './docket.ts'
import {
  close,
  commentWindows,
  mayDraft,
  mayManage,
  open,
  report,
  withdraw,
} from './rules/dockets.ts'
import { enter, mayRatify, maySubmit, ratify, submit, type Asked } from './rules/submissions.ts'
import {
  firstWords,
  SUBMISSION_BYTES_MAX,
  SUBMISSIONS_PER_PERSON_MAX,
  type Submission,
  type SubmissionId,
} from './submission.ts'

const [convening, programme] = shippedTemplates()
if (!convening || !programme) throw new Error('no templates')
const WINDOW = '01J0000000000000000000WNDW' as string as WindowId
const TABLE = 'b_table' as string as BodyId
const ASSOCIATION = `org:${'01J0000000000000000000ASSC' as string as AffiliationId}` as const

const opens = instant('2026-03-02T12:00Z')
const closes = instant('2026-04-10T23:59Z')
const just = (at: Instant, ms: number) => (at + ms) as Instant

const aProcess = (part: Partial<Process> = {}): Process => ({
  id: '01J0000000000000000000PRCS' as string as Process['id'],
  slug: 'labels',
  title: 'title=',
  question: 'question=',
  pin: convening.pin,
  body: TABLE,
  practice: true,
  reported: undefined,
  begunAt: opens,
  past: [],
  state: { kind: 'running', stage: 'public-consultation', since: opens },
  ...part,
})

const aWindow = (part: Partial<Window> = {}): Window => ({
  id: WINDOW,
  process: aProcess().id,
  kind: 'comment',
  serves: 'docket:1',
  languages: ['en'],
  published: [{ language: 'en', at: opens }],
  extensions: [],
  reported: undefined,
  state: { kind: 'dated', opens, closes },
  ...part,
})

const aDocket = (state: DocketState = { kind: 'open', window: WINDOW }): Docket => ({
  id: '01J0000000000000000000DCKT' as string as Docket['id'],
  process: aProcess().id,
  title: 'title=',
  asks: 'asks=',
  subject: {
    kind: 'document',
    document: '01J0000000000000000000DCMN' as string as Extract<
      Docket['subject'],
      { kind: 'document' }
    >['document'],
  },
  windowKind: 'comment',
  draftedBy: `p_${'0'.repeat(32)}` as PersonId,
  draftedAt: opens,
  reported: undefined,
  state,
})

const { id, version } = undertakingsOf(convening.pin)

const anActor = (part: Partial<Actor> = {}): Actor => ({
  person: `p_${'0'.repeat(32)}` as PersonId,
  handle: 'ana',
  name: 'Ana',
  capacities: [{ capacity: 'personal' }, { capacity: ASSOCIATION, organisation: 'association=' }],
  codes: new Map([['stakeholder-groups', 'business']]),
  interest: 3,
  agreed: new Set(['permanence/1', `${id}/${version}`]),
  roles: [],
  seats: [],
  ...part,
})

const inRole = (role: Role): By => ({
  kind: 'person',
  actor: anActor({ roles: [{ body: TABLE, slug: 'table', role }] }),
})

const settingAt = (
  now: Instant,
  window: Window = aWindow(),
  template: Template = convening.template,
) => ({
  process: aProcess(),
  template,
  window,
  now,
})

const asked = (part: Partial<Asked> = {}): Asked => ({
  id: '01J0000000000000000000SBMS' as string as SubmissionId,
  capacity: 'personal',
  words: 'words=',
  bytes: 10,
  pending: false,
  before: 0,
  ...part,
})

const kindOf = (result: { ok: boolean; refusal?: { kind: string } }) =>
  result.ok ? 'ok' : result.refusal?.kind

describe('who looks after a docket', () => {
  const standing = (by: By) => ({ template: convening.template, by })
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
    expect(commentWindows(convening.template).map(({ kind }) => kind)).toEqual(['comment'])
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

describe('a submission', () => {
  const convene = (now: Instant) => submit(aDocket(), anActor(), asked(), settingAt(now))

  test('is taken from the opening up to the close, and from then on kept as late', () => {
    expect(kindOf(convene(just(opens, -1)))).toBe('not-open-yet')
    expect(convene(opens)).toMatchObject({ value: { late: false } })
    expect(convene(just(closes, -1))).toMatchObject({ value: { late: false } })
    expect(convene(closes)).toMatchObject({ value: { late: true } })
  })

  test('is refused at the close where the template takes nothing late', () => {
    const windows = convening.template.windows.map((rule) => ({
      ...rule,
      late: 'refused' as const,
    }))
    const strict = { ...convening.template, windows }
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
    expect(who(['permanence/1', `${id}/${version}`])).toBe('ok')
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
    pin: programme.pin,
    reported: { source: 'S2', on: '2019-04-25' },
    body: undefined,
    state: { kind: 'running', stage: 'comment-issues', since: opens },
  })
  const at = (now: Instant) => ({ template: programme.template, by: importer, now })
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
      { process, template: programme.template, window, now: instant(now) },
    )

  test('T-17: extended from 4 to 13 June, a comment of 5 June is in time; without, it was late', () => {
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
      template: programme.template,
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
