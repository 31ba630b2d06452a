/**
 * The test vectors of processes.md, section 12, that are about clocks, duties, designations and
 * screening, by the rules that the pages ask. Those about counting stand in `src/domains/rules`.
 */
import { expect, test } from 'vitest'
import { unmetNeeds } from '../src/domains/decisions/rules/tally.ts'
import { aSheet } from '../src/domains/issues/issues.fixtures.ts'
import { findingsOf, fitting } from '../src/domains/issues/rules/screening.ts'
import { thresholds } from '../src/domains/issues/thresholds.ts'
import {
  aDocument,
  aWindow,
  importer,
  inStage,
} from '../src/domains/processes/processes.fixtures.ts'
import { dutiesOf } from '../src/domains/processes/rules-duties.ts'
import { extendWindow, takesInput } from '../src/domains/processes/rules-windows.ts'
import { later, nextMinute } from '../src/domains/templates/index.ts'
import { CONVENING, PROGRAMME } from '../src/domains/templates/templates.fixtures.ts'
import { instant } from '../src/platform/values.ts'

function dated(closes: string) {
  const opens = instant('2019-04-25T00:00Z')
  return aWindow({ state: { kind: 'dated', opens, closes: instant(closes) } })
}

function extended() {
  const process = inStage('comment-issues', {
    pin: PROGRAMME.pin,
    reported: { source: 'MSM-6', on: '2019-04-25' },
  })
  const setting = {
    template: PROGRAMME.template,
    by: importer,
    now: instant('2019-06-03T09:00Z'),
  }
  const to = { to: '2019-06-13', reason: 'Holidays.' }
  const made = extendWindow(process, dated('2019-06-04T23:59Z'), to, setting)
  if (!made.ok) throw new Error(made.refusal.kind)
  return made.value
}

const inTime = (window: ReturnType<typeof aWindow>, at: string) =>
  takesInput(window, { late: 'refused' }, instant(at)).ok

function reportOf(delivered: string) {
  const documents = [aDocument({ artefact: 'comment-report', at: instant(delivered) })]
  const windows = [
    aWindow({
      state: {
        kind: 'dated',
        opens: instant('2019-12-23T00:00Z'),
        closes: instant('2020-02-14T23:59Z'),
      },
    }),
  ]
  const on = instant('2020-03-05T00:00Z')
  const [duty] = dutiesOf(
    inStage('public-consultation'),
    CONVENING.template,
    { windows, documents },
    on,
  )
  return { due: duty?.due, kind: duty?.state.kind }
}

/** Both indicators have as many questions as points; this many of them are answered by yes. */
function screened(yes: boolean) {
  const point = Number(yes)
  const sheet = aSheet({
    urgency: { costly: point, dated: point, committed: 2 * point },
    lockIn: { tabled: point, consulted: point, scheduled: point, enforced: point },
  })
  const nothing = { processes: 0, staffHours: 0, volunteerHours: 0, money: 0 }
  return [...fitting(findingsOf(sheet, thresholds(), nothing))].sort()
}

const MEETING_ON_FRIDAY = instant('2026-03-06T15:00Z')
const KNOWN_ON_1_JULY = instant('2026-07-01T00:00Z')

const ROWS: readonly (readonly [vector: string, what: string, has: unknown, is: unknown])[] = [
  ['T-17', 'extended: 5 June is in time', inTime(extended(), '2019-06-05T10:00Z'), true],
  ['T-17', 'not extended: late', inTime(dated('2019-06-04T23:59Z'), '2019-06-05T10:00Z'), false],
  [
    'T-17',
    'the notice can be read',
    extended().extensions.map(({ to }) => to),
    [instant('2019-06-13T23:59Z')],
  ],
  [
    'T-18',
    'due on 28 February, met on the 25th',
    reportOf('2020-02-25T12:00Z'),
    {
      due: instant('2020-02-28T23:59Z'),
      kind: 'met',
    },
  ],
  ['T-18', 'late on 1 March', reportOf('2020-03-01T12:00Z').kind, 'late'],
  [
    'T-19',
    'two business days after a Friday',
    nextMinute(later(MEETING_ON_FRIDAY, 'P2B'), '23:59'),
    instant('2026-03-10T23:59Z'),
  ],
  [
    'T-20',
    'two months, not sixty days',
    later(KNOWN_ON_1_JULY, 'P2M'),
    instant('2026-09-01T00:00Z'),
  ],
  ['T-20', 'day 61 is in time', instant('2026-08-31T12:00Z') < later(KNOWN_ON_1_JULY, 'P2M'), true],
  [
    'T-23',
    'full consensus, one objection stands',
    unmetNeeds(['nobody-objects'], { lines: [], standing: 1, unanswered: 0 }),
    ['nobody-objects'],
  ],
  ['T-24', 'urgent, and rules under way: too late', screened(true), ['declined', 'narrowed']],
  ['T-24', 'neither: too early', screened(false), ['parked']],
]

test.each(ROWS)('%s: %s', (_, __, has, is) => {
  expect(has).toEqual(is)
})
