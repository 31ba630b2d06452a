/** Windows that were opened again: one line of them counts as one. */
import { describe, expect, test } from 'vitest'
import { after, days, type Instant } from '../../platform/values.ts'
import { aTemplate, span } from '../templates/templates.fixtures.ts'
import { aWindow, inStage, noon } from './processes.fixtures.ts'
import { dutiesOf } from './rules-duties.ts'
import { ownFacts } from './rules-facts.ts'
import { behindWindow, firstWindows, standingWindows } from './rules-lines.ts'
import type { Window, WindowId } from './window.ts'

const id = (name: string) => name as WindowId
const from = (name: string, opens: number, closes: number, continues?: string): Window =>
  aWindow({
    id: id(name),
    state: { kind: 'dated', opens: after(noon, days(opens)), closes: after(noon, days(closes)) },
    ...(continues === undefined ? {} : { continues: id(continues) }),
  })

const alone = from('alone', 0, 5)
const first = from('first', 0, 5)
const second = from('second', 6, 9, 'first')
const other = from('other', 7, 10, 'first')
const third = from('third', 11, 14, 'other')
const named = (windows: readonly Window[]) => windows.map((window) => window.id)

describe('a line of windows', () => {
  test.each<readonly [string, readonly Window[], readonly string[]]>([
    ['none', [], []],
    ['windows that were never opened again', [alone, first], ['alone', 'first']],
    ['one and what follows it', [first, second], ['second']],
    ['two that follow the same one: the later', [first, second, other], ['other']],
    ['whatever order they come in', [other, second, first], ['other']],
    ['three and one that stands alone', [alone, first, other, third], ['alone', 'third']],
    ['those whose first one is not among them', [second, other], ['other']],
  ])('%s', (_, windows, standing) => {
    expect(named(standingWindows(windows))).toEqual(standing)
  })

  test('begins with the one that nobody had opened again, and is followed back to it', () => {
    expect(named(firstWindows([first, second, third]))).toEqual(['first'])
    const reopened = [
      { window: first.id, opened: other.id },
      { window: other.id, opened: third.id },
    ]
    expect(behindWindow(third.id, reopened)).toEqual(['third', 'other', 'first'])
    const circle = [{ window: first.id, opened: first.id }]
    expect(behindWindow(first.id, circle).length).toBeLessThan(200)
  })
})

test('to gates it has not closed while its last window is open, and a report is owed later', () => {
  const template = {
    ...aTemplate([{ windows: ['comment'] }]),
    duties: [
      {
        id: 'report',
        owner: 'facilitator',
        does: aTemplate([]).title,
        trigger: { window: 'comment', is: 'closed' },
        artefact: 'report',
        within: span('P10D'),
      },
    ],
  } as const
  const process = inStage('intake')
  const at = (now: Instant, windows: readonly Window[]) => ({
    closed: ownFacts(process, template, { windows, documents: [] }, now)['windows.comment.closed'],
    due: dutiesOf(process, template, { windows, documents: [] }, now).map(
      ({ from: since }) => since,
    ),
  })
  const day = (number: number) => after(noon, days(number))
  expect(at(day(5), [first])).toEqual({ closed: { value: 1, of: 1 }, due: [day(5)] })
  expect(at(day(8), [first, second])).toEqual({ closed: { value: 0, of: 1 }, due: [] })
  expect(at(day(9), [first, second])).toEqual({ closed: { value: 1, of: 1 }, due: [day(9)] })
})
