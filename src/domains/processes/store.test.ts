/** Processes on a real database: what is kept, what stands on the record, what is refused. */
import { expect, test } from 'vitest'
import { instant } from '../../platform/values.ts'
import { adoptTemplates, findPins, latestOf, pinned, templateOf } from '../templates/index.ts'
import { CONVENING, PROGRAMME } from '../templates/templates.fixtures.ts'
import { factsOf } from './facts.ts'
import type { By } from './process.ts'
import { importer } from './processes.fixtures.ts'
import { takesInput } from './rules-windows.ts'
import { aSite, person } from './site.fixtures.ts'
import { moveProcess, overrideProcess, publishToProcess } from './steps.ts'
import { extendWindowOf, openWindowIn } from './steps-windows.ts'
import { documentsOf, findProcess, findProcesses } from './store.ts'
import { findWindow, findWindows, windowsOf } from './store-windows.ts'

const secretary = person('secretary')
const proposal = { artefact: 'issue-proposal', title: 'The proposal', href: '/issues/1' }

test('a process begins, moves by its gate and comes back from its row as it was', async () => {
  const site = await aSite()
  const begun = await site.begin()
  await site.step(person('staff'), (step) => publishToProcess(step, begun, proposal))
  const to = { to: 'screening' }
  const moved = await site.step(secretary, (step) => moveProcess(step, begun, to, []))

  expect(await findProcess(site.database.read, { slug: 'labels' })).toEqual(moved)
  expect(await findProcess(site.database.read, { id: begun.id })).toEqual(moved)
  expect(moved.state).toMatchObject({ kind: 'running', stage: 'screening' })
  const lines = await site.acts(begun)
  expect(lines.map(({ act }) => act)).toEqual(['process.begin', 'document.publish', 'process.move'])
  expect(lines.at(-1)).toMatchObject({ cap: 'role:secretary', rules: CONVENING.pin.hash })
  expect(lines.at(-1)?.clear).toMatchObject({ from: 'intake', to: 'screening', way: 'gate' })
  expect(lines.at(-1)?.clear['facts']).toContain('documents.issue-proposal=1')
  expect(await site.faults()).toEqual([])
})

test('a shut gate leaves row and record as they were', async () => {
  const site = await aSite()
  const begun = await site.begin()
  const to = { to: 'screening' }
  await expect(site.step(secretary, (step) => moveProcess(step, begun, to, []))).rejects.toThrow(
    'gate-shut',
  )
  expect(await findProcess(site.database.read, { slug: 'labels' })).toEqual(begun)
  expect(await site.acts(begun)).toHaveLength(1)
})

test('an override stands on the record and owes its full reason in the steward log', async () => {
  const site = await aSite()
  const begun = await site.begin()
  const why = 'The proposal was made at the meeting.'
  await site.step(person('facilitator'), (step) => overrideProcess(step, begun, why, []))
  const acts = (await site.acts(begun)).map(({ act, clear }) => [act, clear['way'] ?? ''])
  expect(acts).toEqual([
    ['process.begin', ''],
    ['process.move', 'override'],
    ['steward.override', ''],
  ])
})

test('what a provider did not announce opens no gate', async () => {
  const site = await aSite()
  const begun = await site.begin()
  const provide = async () => ({
    'seats.unfilled': { value: 3 },
    'documents.issue-proposal': { value: 1 },
  })
  const facts = await factsOf(
    site.database.read,
    begun,
    [{ facts: ['seats.unfilled', 'calls.undesignated'], provide }],
    site.clock.now(),
  )
  expect(facts['seats.unfilled']).toEqual({ value: 3 })
  expect(facts['documents.issue-proposal']).toEqual({ value: 0 })
  expect(facts['calls.undesignated']).toBeUndefined()
})

test('a short name is taken once', async () => {
  const site = await aSite()
  await site.begin()
  await expect(site.begin()).rejects.toThrow('slug-taken')
  await expect(site.begin({ slug: 'Labels' })).rejects.toThrow('slug-malformed')
  await expect(site.begin({ slug: 'other' }, person('facilitator'))).rejects.toThrow('not-staff')
  expect(await findProcesses(site.database.read)).toHaveLength(1)
})

test('T-17 through the door of the import: extended for all, told from its source', async () => {
  const site = await aSite()
  const told: By = { kind: 'importer', reported: { source: 'MSM-6', on: '2019-06-04' } }
  const evolving = { slug: 'evolving', pin: PROGRAMME.pin, practice: false }
  site.at(instant('2019-04-25T00:00Z'))
  const begun = await site.begin(evolving, importer)
  const to = { to: 'comment-issues' }
  const process = await site.step(told, (step) => moveProcess(step, begun, to, []))
  const opened = await site.step(told, (step) =>
    openWindowIn(step, process, {
      kind: 'comment',
      serves: 'docket:1',
      closesOn: '2019-06-04',
      published: ['en'],
    }),
  )
  site.at(instant('2019-06-03T09:00Z'))
  const later = { to: '2019-06-13', reason: 'Asked for by several groups.' }
  await site.step(told, (step) => extendWindowOf(step, process, opened, later))

  const window = await findWindow(site.database.read, opened.id)
  const comment = instant('2019-06-05T10:00Z')
  expect(window && takesInput(window, { late: 'refused' }, comment)).toMatchObject({ ok: true })
  expect(await windowsOf(site.database.read, process.id)).toEqual([window])
  expect(await findWindows(site.database.read, [opened.id])).toEqual(new Map([[opened.id, window]]))
  expect((await site.acts(process)).at(-1)).toMatchObject({
    act: 'window.extend',
    actor: 'role:importer',
    via: 'import',
    clear: {
      from: instant('2019-06-04T23:59Z') / 1_000,
      to: instant('2019-06-13T23:59Z') / 1_000,
      source: 'MSM-6',
      reportedOn: '2019-06-04',
    },
  })
  expect(await site.faults()).toEqual([])
})

test('nobody acts in a reported process, and no source writes into a running one', async () => {
  const site = await aSite()
  const real = await site.begin({ slug: 'evolving', practice: false }, importer)
  const running = await site.begin()
  const publish = (by: By, process: typeof real) =>
    site.step(by, (step) => publishToProcess(step, process, proposal))
  await expect(publish(person('staff'), real)).rejects.toThrow('reported-only')
  await expect(publish(importer, running)).rejects.toThrow('not-reported')
  expect(await documentsOf(site.database.read, real.id)).toEqual([])
})

test('a file changed under one version stops the start; a new version leaves the old', async () => {
  const site = await aSite()
  const begun = await site.begin()
  const words = { ...CONVENING.template.binding, en: 'everybody' }
  const altered = { ...CONVENING.template, binding: words }
  await expect(adoptTemplates(site.database, [pinned(altered)])).rejects.toThrow('another version')

  const next = pinned({ ...altered, version: '1.10' })
  await adoptTemplates(site.database, [CONVENING, next])
  const pins = await findPins(site.database.read)
  expect(latestOf(pins, 'convening')).toEqual(next.pin)
  expect((await templateOf(site.database.read, begun.pin)).binding.en).toBe(
    'only those who sign it',
  )
  expect(await site.faults()).toEqual([])
})
