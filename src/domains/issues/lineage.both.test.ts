/** The list of a real programme as it is entered: found again by pages, gates and rows. */
import { expect, test } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { beginProcess, factsOf, type Reported } from '../processes/index.ts'
import { findPins, latestOf } from '../templates/index.ts'
import { issueFacts } from './facts.ts'
import { reportIssue, reportLink, reportRank } from './steps/reporting.ts'

const reported: Reported = { source: 'MSM-15', on: '2019-04-25' }

/** Costs and Trust, one cluster each, and the one topic that came of them. */
async function aProgramme() {
  const world = await aWorld()
  const { database, clock } = world
  const pin = latestOf(await findPins(database.read), 'issue-programme')
  if (!pin) throw new Error('no issue-programme')
  const { process, costs } = await database.transact(async (tx, now) => {
    const by = { kind: 'importer', reported } as const
    const step = { tx, clock, now, by, via: 'import' } as const
    const asked = { slug: 'evolving', pin, practice: false }
    const begun = await beginProcess(step, { ...asked, title: 'Evolving', question: 'What?' })
    if (!begun.ok) throw new Error(begun.refusal.kind)
    const process = begun.value
    const entering = { tx, clock, now, reported }
    const enter = (generation: number, number: string, title: string, note?: string) =>
      reportIssue(entering, { process, generation, number, title, note })
    const costs = await enter(1, '13', 'Costs', 'The source prints 13 for Culture too.')
    const trust = await enter(1, '14', 'Trust')
    const costCluster = await enter(2, 'C3', 'Costs as a cluster')
    const trustCluster = await enter(2, 'C10', 'Culture, Trust, and Silos')
    const topic = await enter(3, 'T5', 'Culture, trust, and silos')
    const carried = (kind: 'carried-as' | 'merged-into', into: typeof topic) =>
      ({ kind, into, derived: true }) as const
    await reportLink(entering, costs, carried('carried-as', costCluster))
    await reportLink(entering, trust, carried('merged-into', trustCluster))
    await reportLink(entering, trustCluster, carried('carried-as', topic))
    const reason = 'No topic of 2020 is named after it.'
    const ended = { kind: 'not-carried', into: undefined, reason, derived: true } as const
    await reportLink(entering, costCluster, ended)
    const place = { position: 1, focus: true, decider: 'ICANN Board', reason: 'First.' }
    await reportRank(entering, topic, place)
    return { process, costs }
  })
  return { world, process, costs }
}

test('why Costs is not among the topics is on its own page, with sources', async () => {
  const { world, costs } = await aProgramme()
  const page = await world.stranger.text(`/issues/${costs.id}`)
  expect(page).toContain('Costs as a cluster')
  expect(page).toContain('No topic of 2020 is named after it.')
  expect(page).toContain('No source states this; it was inferred here.')
  expect(page).toContain('The source prints 13 for Culture too.')
  expect(page).toContain('It ends here: C3 · Costs as a cluster was not carried on.')
  expect(page).not.toContain('<form')
})

test('the list is drawn, is a table, and is to be had as rows that name each end', async () => {
  const { world } = await aProgramme()
  const page = await world.stranger.text('/processes/evolving/issues')
  expect(page).toContain('class="lineage"')
  expect(page).toContain('2, 2, 1')
  const rows = await world.stranger.text('/processes/evolving/issues.csv')
  expect(rows).toContain('1,13,Costs,carried-as,C3,C3 not-carried,MSM-15,yes')
  expect(rows).toContain('1,14,Trust,merged-into,C10,T5 focus,MSM-15,yes')
  expect(await world.stranger.text('/processes/evolving')).toContain('/processes/evolving/issues')
})

test('the gates of the programme are told what is short', async () => {
  const { world, process } = await aProgramme()
  const now = world.clock.now()
  const facts = await factsOf(world.database.read, process, [issueFacts], now)
  expect(facts['issues.proposed']?.value).toBe(2)
  expect(facts['issues.without-lineage']).toMatchObject({ value: 0, of: 2 })
  expect(facts['issues.without-owner']).toMatchObject({ value: 1, of: 1 })
  expect(facts['issues.unranked']).toMatchObject({ value: 0, of: 1 })
})

test('nobody can act on a list that only reports', async () => {
  const { world, costs } = await aProgramme()
  const visitor = await world.as(await world.add({ role: 'secretary', group: 'business' }))
  const consent = { capacity: 'personal', permanence: '1' }
  expect((await visitor.post(`/issues/${costs.id}/seconds`, consent)).status).toBe(422)
  const merge = { title: 'x', problem: 'y', reason: 'z', permanence: '1' }
  expect((await visitor.post(`/issues/${costs.id}/merges`, merge)).status).toBe(422)
  expect(await world.acts('second.give')).toEqual([])
})
