/** A window that meets a body's meeting says so; a meeting without days says nothing. */
import { expect, test } from 'vitest'
import { after, days, instant } from '../../platform/values.ts'
import { importBodies, readBodies } from '../bodies/index.ts'
import { bodyMeetings } from './meetings.ts'
import { aSite } from './site.fixtures.ts'

const FILE = `
practice: true
bodies:
  - slug: assembly
    kind: council
    name: Assembly of Names
    mandate: Meets.
    meetings:
      - title: Open assembly
        timesAYear: 3
        dates: [{from: 2026-03-07, to: 2026-03-12}]
        source: a test
        tag: D
      - {title: Without days, timesAYear: 2, source: a test, tag: D}
`

test('meetings of bodies are those whose days meet the window', async () => {
  const site = await aSite()
  const read = readBodies(FILE)
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  await site.database.transact((tx, now) =>
    importBodies({ tx, clock: site.clock, now }, read.value),
  )
  const opens = instant('2026-03-10T12:00Z')
  const within = { from: opens, to: after(opens, days(14)) }
  expect(await bodyMeetings.meetings(site.database.read, within)).toEqual([
    {
      title: 'Open assembly',
      body: 'Assembly of Names',
      from: instant('2026-03-07T00:00Z'),
      to: instant('2026-03-13T00:00Z'),
    },
  ])
  const later = { from: instant('2026-03-13T00:00Z'), to: instant('2026-04-01T00:00Z') }
  expect(await bodyMeetings.meetings(site.database.read, later)).toEqual([])
})

test('a meeting that ends before it begins is named with its line', () => {
  const read = readBodies(FILE.replace('to: 2026-03-12', 'to: 2026-03-01'))
  expect(read).toMatchObject({ ok: false, refusal: [{ message: 'it ends before it begins' }] })
})
