/** The clock's door on a real database: a week down, in order, once, and a clock set back. */
import { expect, test } from 'vitest'
import { after, days, instant } from '../../platform/values.ts'
import { adoptTemplates, pinned } from '../templates/index.ts'
import { aTemplate, ends, span, words } from '../templates/templates.fixtures.ts'
import { catchUp } from './jobs.ts'
import { noon } from './processes.fixtures.ts'
import { aSite, person } from './site.fixtures.ts'
import { exitProcess, skipStageOf } from './steps-exits.ts'
import { findProcess } from './store.ts'

const clocked = pinned({
  ...aTemplate([
    {
      lasts: { max: span('P2D') },
      gate: { artefact: 'issue-proposal', says: words },
      exits: [
        { ...ends, id: 'on', to: 'screening', auto: 'on-expiry' },
        { ...ends, id: 'park', to: 'suspended', parksFor: span('P1D'), by: ['facilitator'] },
      ],
    },
    {
      lasts: { max: span('P2D') },
      exits: [{ ...ends, id: 'over', to: 'terminated', auto: 'on-expiry' }],
      optional: { skippedBy: ['facilitator'] },
    },
  ]),
  template: 'clocked',
  version: '1.0',
  duties: [
    {
      id: 'report',
      owner: 'secretary',
      does: words,
      trigger: { stage: 'intake', is: 'left' },
      artefact: 'issue-proposal',
      within: span('P1D'),
      escalatesTo: 'chair',
    },
  ],
})

async function aClockedSite() {
  const site = await aSite()
  await adoptTemplates(site.database, [clocked])
  const begun = await site.begin({ slug: 'clocked', pin: clocked.pin })
  const door = () => catchUp({ database: site.database, clock: site.clock }, { facts: [] })
  return { ...site, begun, door }
}

test('after a week down all that came due is done in its order, at its hours, once', async () => {
  const site = await aClockedSite()
  expect(await site.door()).toBe(0)
  site.at(after(noon, days(7)))
  expect(await site.door()).toBe(3)
  const ended = await findProcess(site.database.read, { id: site.begun.id })
  const first = instant('2026-03-04T23:59Z')
  expect(ended?.past).toMatchObject([{ stage: 'intake', way: 'expired', until: first }])
  expect(ended?.state).toMatchObject({
    kind: 'terminated',
    terminatedAt: instant('2026-03-06T23:59Z'),
  })
  const acts = (await site.acts(site.begun)).map(({ act, clear }) => [act, clear['exit']])
  expect(acts.slice(1)).toEqual([
    ['process.exit', 'on'],
    ['duty.miss', undefined],
    ['process.exit', 'over'],
  ])
  expect((await site.acts(site.begun)).at(-1)).toMatchObject({ actor: 'role:clock', via: 'api' })
  expect(await site.door()).toBe(0)
  expect(await site.acts(site.begun)).toHaveLength(4)
  expect(await site.faults()).toEqual([])
})

test('two doors at once do it once', async () => {
  const site = await aClockedSite()
  site.at(after(noon, days(7)))
  const done = await Promise.all([site.door(), site.door()])
  expect(done.reduce((sum, one) => sum + one, 0)).toBe(3)
  expect(await site.acts(site.begun)).toHaveLength(4)
})

test('a clock set back undoes nothing and does nothing again', async () => {
  const site = await aClockedSite()
  site.at(after(noon, days(3)))
  await site.door()
  const before = await findProcess(site.database.read, { id: site.begun.id })
  site.at(noon)
  expect(await site.door()).toBe(0)
  site.at(after(noon, days(3)))
  expect(await site.door()).toBe(0)
  expect(await findProcess(site.database.read, { id: site.begun.id })).toEqual(before)
})

test('a limit that ran out while the clock was down ends it at its own hour, once', async () => {
  const limited = pinned({
    ...clocked.template,
    stages: clocked.template.stages.map((one) => ({ ...one, lasts: {}, exits: [] })),
    limits: [
      {
        id: 'track',
        title: words,
        entering: 'intake',
        leaving: 'screening',
        within: span('P3D'),
        exit: { to: 'terminated' },
      },
    ],
    duties: [],
    template: 'limited',
  })
  const site = await aSite()
  await adoptTemplates(site.database, [limited])
  const begun = await site.begin({ slug: 'limited', pin: limited.pin })
  const door = () => catchUp({ database: site.database, clock: site.clock }, { facts: [] })
  const now = async () => (await findProcess(site.database.read, { id: begun.id }))?.state
  site.at(after(noon, days(-7)))
  expect(await door()).toBe(0)
  site.at(after(noon, days(7)))
  expect(await Promise.all([door(), door()])).toContain(1)
  const ended = { kind: 'terminated', terminatedAt: instant('2026-03-05T23:59Z') }
  expect(await now()).toMatchObject(ended)
  for (const hour of [noon, after(noon, days(3)), after(noon, days(30))]) {
    site.at(hour)
    expect(await door()).toBe(0)
    expect(await now()).toMatchObject(ended)
  }
  expect(await site.acts(begun)).toHaveLength(2)
  expect(await site.faults()).toEqual([])
})

test('a parked process runs on by itself, and its stage has lost no time', async () => {
  const site = await aClockedSite()
  const asked = { exit: 'park', reason: 'The hall burnt down.' }
  const parked = await site.step(person('facilitator'), (step) =>
    exitProcess(step, site.begun, asked, []),
  )
  expect(parked.state).toMatchObject({ kind: 'suspended', until: instant('2026-03-03T23:59Z') })
  site.at(instant('2026-03-05T12:00Z'))
  expect(await site.door()).toBe(1)
  const runs = await findProcess(site.database.read, { id: site.begun.id })
  expect(runs?.state).toMatchObject({ kind: 'running', stage: 'intake' })
  site.at(instant('2026-03-06T12:00Z'))
  expect(await site.door()).toBe(1)
  const acts = (await site.acts(site.begun)).map(({ act }) => act)
  expect(acts).toEqual(['process.begin', 'process.exit', 'process.resume', 'process.exit'])
  expect(await site.faults()).toEqual([])
})

test('time for several stages ends at its hour, by its name on the record, once', async () => {
  const limit = { id: 'track', title: words, entering: 'intake', leaving: 'screening' } as const
  const tracked = pinned({
    ...clocked.template,
    version: '2.0',
    limits: [{ ...limit, within: span('P3D'), exit: { to: 'terminated' } }],
  })
  const site = await aSite()
  await adoptTemplates(site.database, [tracked])
  const begun = await site.begin({ slug: 'tracked', pin: tracked.pin })
  const door = () => catchUp({ database: site.database, clock: site.clock }, { facts: [] })
  site.at(after(noon, days(7)))
  expect(await door()).toBe(3)
  const ended = await findProcess(site.database.read, { id: begun.id })
  expect(ended?.state).toMatchObject({
    kind: 'terminated',
    stage: 'screening',
    terminatedAt: instant('2026-03-05T23:59Z'),
  })
  const told = (await site.acts(begun)).map(({ clear }) => clear['exit'])
  expect(told).toEqual([undefined, 'on', undefined, 'track'])
  expect(await door()).toBe(0)
  expect(await site.faults()).toEqual([])
})

test('a stage is not skipped through a shut gate, and nothing is recorded', async () => {
  const site = await aClockedSite()
  const skip = site.step(person('facilitator'), (step) =>
    skipStageOf(step, site.begun, 'Not needed.', []),
  )
  await expect(skip).rejects.toThrow('gate-shut')
  expect(await site.acts(site.begun)).toHaveLength(1)
})
