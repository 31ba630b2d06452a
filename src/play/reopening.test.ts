/** A silent window in a played process: whom it reached, and opened again for those it did not. */
import { expect, test } from 'vitest'
import { pinned } from '../domains/templates/index.ts'
import { aTemplate, CONVENING, span } from '../domains/templates/templates.fixtures.ts'
import { play } from './play.ts'
import { scenarioFrom } from './shipped.ts'
import { told } from './telling.ts'

const silenceCheck = { reachWithin: span('P5D'), reopenedBy: ['secretary'] }
const { windows } = CONVENING.template
const TEMPLATE = pinned({
  ...aTemplate([{ windows: ['call'] }], {
    windows: windows.map((one) => (one.kind === 'call' ? { ...one, silenceCheck } : one)),
    duties: [],
  }),
  template: 'silent',
  version: '1',
})

const begun = (acts: readonly string[]) => {
  const scenario = scenarioFrom(`
scenario: A trial
template: silent
starts: 2027-01-04
members:
  - {id: fay, roles: [facilitator]}
  - {id: sam, roles: [secretary, staff]}
  - {id: business, count: 3, roles: [members], group: business}
  - {id: civil, count: 3, roles: [members], group: civil-society}
acts:
${acts.map((act) => `  - {${act}}`).join('\n')}
ends: {as: running}
`)
  return play(TEMPLATE, scenario)
}

const AGAIN = 'do: reopen-window, window: call, reason: Their mail came back'
const CALLED = [
  'do: open-call, by: fay, call: draft, window: call',
  'do: position, at: +P1D, call: draft, support: [business-*]',
  'do: reach, window: call, group: business, written: 3, reached: 3, bounced: 0',
  'do: reach, window: call, group: civil-society, written: 3, reached: 1, bounced: 2',
]

test('a silence that failed to reach a group is asked for anew, and the call takes input', () => {
  const played = begun([
    ...CALLED,
    `${AGAIN}, by: civil-1, group: civil-society, refused: still-open`,
    'do: wait, at: +P15D',
    'do: propose, by: fay, call: draft, level: full-consensus, reasons: Nobody objects',
    `${AGAIN}, by: civil-1, group: business, refused: not-your-group`,
    `${AGAIN}, by: sam, group: business, refused: group-was-reached`,
    `${AGAIN}, by: civil-1, group: civil-society`,
    `${AGAIN}, by: sam, group: civil-society, refused: still-open`,
    'do: object, by: civil-1, call: draft, objection: late, argument: Nobody wrote to us',
    'do: designate, at: +P8D, by: fay, call: draft, refused: no-proposal',
    `${AGAIN}, at: +P3W, by: sam, group: civil-society, refused: reopened-already`,
  ])
  expect(played.fault).toBeUndefined()
  const { windows: shown } = told(played) as { windows: readonly { serves: string }[] }
  expect(shown.map(({ serves }) => serves)).toEqual(['call:draft', 'call:draft'])
})

test('it comes too late after the shortest time of such a window, or for who was reached', () => {
  const late = begun([
    ...CALLED,
    'do: wait, at: +P3W',
    `${AGAIN}, at: +P9W, by: civil-1, group: civil-society, refused: too-late`,
  ])
  expect(late.fault).toBeUndefined()
  const all = begun([
    ...CALLED,
    'do: reach, window: call, group: civil-society, written: 3, reached: 3, bounced: 0',
    `${AGAIN}, at: +P3W, by: civil-1, group: civil-society, refused: group-was-reached`,
    'do: reach, window: call, group: nobody, written: 1, refused: no-such-group',
    'do: reach, window: call, group: business, written: 1, reached: 2, refused: more-than-written',
  ])
  expect(all.fault).toBeUndefined()
})
