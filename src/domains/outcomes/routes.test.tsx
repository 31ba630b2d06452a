/** Outcomes and commitments over HTTP, on a real database: what one sees, what is recorded. */
import { describe, expect, test, vi } from 'vitest'
import type { Fields, Visitor } from '../../../test/world.ts'
import { ACTS, NAMING, TABLES } from '../../joined.ts'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { checkTables } from '../../platform/record/index.ts'
import { instant, type Instant } from '../../platform/values.ts'
import { aDesignatedCall, anOutcome, consent, done } from './outcomes.fixtures.ts'
import { outcome, REASONS, STATEMENT } from './outcomes.fixtures.ts'
import { findActor } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import { earlierOutcomes, outcomeFacts, outcomeThings } from './index.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

/** Ann says for which organisation she speaks, and commits it. */
async function aPromise(due = '2027-06-30') {
  const place = await anOutcome()
  const { world, table, path } = place
  const ann = await world.as(table.ann)
  await ann.post('/account/affiliations', { organisation: 'Consumer Union', permanence: '1' })
  const page = await ann.text(path)
  const party = /value="(org:[0-9A-Z]{26})"/.exec(page)?.[1] ?? ''
  const fields = { party, what: 'We test ten devices.', due }
  const made = await ann.post(`${path}/commitments`, { ...fields, ...consent })
  expect(made.status).toBe(303)
  const id = (made.headers.get('location') ?? '').split('#')[1] ?? ''
  return { ...place, ann, id, fields }
}

const refused = async (visitor: Visitor, path: string, fields: Fields = {}) => {
  const answer = await visitor.post(path, fields)
  return { status: answer.status, text: await answer.text() }
}

describe('an outcome', () => {
  test('is adopted once, bound to text and designation, the minority beside it', async () => {
    const { world, table, chair, call, path } = await anOutcome()
    const text = await world.stranger.text(`/texts/${table.text.id}`)
    expect(text).toContain(`Version 2 was <a href="${path}">adopted</a>`)
    const page = await world.stranger.text(path)
    expect(page).toContain('Shops name the years of updates')
    expect(page).toContain(REASONS)
    expect(page).toContain(STATEMENT)
    expect(page).toContain(`/calls/${call}`)
    expect(page).toContain('/versions/2')
    // Each clause of what was agreed leads back to where it comes from.
    const clauses = JSON.parse(await world.stranger.text(`/texts/${table.text.id}.json`)).clauses
    for (const { id } of clauses) expect(page).toContain(`/texts/${table.text.id}/clauses/${id}`)
    expect(page).not.toContain('<form')
    const [entry] = await world.acts('outcome.adopt')
    expect(entry?.entry.clear).toMatchObject({ call, level: 'consensus', version: 2 })

    const again = await refused(chair, `/calls/${call}/outcomes`, { title: 'Another' })
    expect(again.status).toBe(422)
    expect(again.text).toContain('adopted already')
    expect(again.text).toContain('value="Another"')
    expect(await world.acts('outcome.adopt')).toHaveLength(1)
  })

  test('is not adopted from a level that is no agreement', async () => {
    const { world, chair, call } = await aDesignatedCall('divergence')
    const answer = await refused(chair, `/calls/${call}/outcomes`, outcome)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('That is no agreement')
    expect(await world.acts('outcome.adopt')).toEqual([])
  })

  test('is adopted by those who conduct calls, and by nobody else', async () => {
    const { world, table, call } = await aDesignatedCall()
    const ann = await world.as(table.ann)
    expect((await ann.get(`/outcomes/new?call=${call}`)).status).toBe(404)
    const answer = await refused(ann, `/calls/${call}/outcomes`, { ...outcome, ...consent })
    expect(answer.status).toBe(422)
    expect(await world.acts('outcome.adopt')).toEqual([])
    expect((await world.stranger.get('/outcomes/01J0000000000000000000000X')).status).toBe(404)
  })

  test('waits for its chair until it is adopted, and shows on the process page then', async () => {
    const { world, table, chair, call } = await aDesignatedCall()
    const things = async () => {
      const facts = { officesOf: world.tools.officesOf, now: world.clock.now() }
      const actor = await findActor(world.database.read, table.chair, facts)
      return outcomeThings(world.database.read, actor, world.clock.now())
    }
    expect((await things()).map(({ href }) => href)).toEqual([`/outcomes/new?call=${call}`])
    expect(await chair.text(`/outcomes/new?call=${call}`)).toContain('Adopt what was agreed')
    await chair.post(`/calls/${call}/outcomes`, outcome)
    expect(await things()).toEqual([])
    const process = await findProcess(world.database.read, { id: table.process })
    const page = await world.stranger.text(`/processes/${process?.slug}`)
    expect(page).toContain('Shops name the years of updates')
  })

  test('can be read in every language', async () => {
    const { world, path } = await aPromise()
    for (const language of LANGUAGES) {
      const page = await world.stranger.text(`/${language}${path}`)
      expect(page).not.toMatch(/outcomes\.[a-z]+/)
      expect(page).toContain(STATEMENT)
    }
  })
})

describe('a commitment', () => {
  test('is made by who speaks for the party, is late by the hour, and is met late', async () => {
    const place = await aPromise('2027-06-30')
    const { world, id, path } = place
    expect(await world.stranger.text(path)).toContain('Consumer Union')
    const facts = async () => {
      const process = await findProcess(world.database.read, { id: place.table.process })
      if (!process) throw new Error('no process')
      return outcomeFacts.provide(world.database.read, process, world.clock.now())
    }
    expect(await facts()).toMatchObject({ 'commitments.open': { value: 1 } })
    expect(await facts()).toMatchObject({ 'commitments.late': { value: 0 } })

    const before = await world.acts()
    world.clock.set((instant('2027-06-30T23:59Z') - 1) as Instant)
    expect(await world.stranger.text(path)).not.toContain('>late<')
    world.clock.set(instant('2027-06-30T23:59Z'))
    expect(await world.stranger.text(path)).toContain('>late<')
    expect(await facts()).toMatchObject({ 'commitments.late': { value: 1 } })
    expect(await world.acts()).toEqual(before)

    const report = { evidence: 'Ten tests are published.', href: 'https://example.org/tests' }
    // The session of half a year ago has ended.
    const again = await world.as(place.table.ann)
    await done(again, `/commitments/${id}/reports`, { ...report, done: '1' })
    const page = await world.stranger.text(path)
    expect(page).toContain('met, late')
    expect(page).toContain('Ten tests are published.')
    expect(await facts()).toMatchObject({ 'commitments.open': { value: 0 } })
    const [line] = await earlierOutcomes(world.database.read, world.clock.now())
    expect(line).toMatchObject({ href: path, kept: 1, promised: 1, practice: true })
  })

  test('belongs to its party: nobody else reports, changes or withdraws', async () => {
    const { world, table, id, path, fields } = await aPromise()
    const before = await world.acts('commitment.make')
    for (const person of [table.ben, table.chair, table.dora]) {
      const other = await world.as(person)
      const told = { evidence: 'Done.', done: '1', ...consent }
      expect((await other.post(`/commitments/${id}/reports`, told)).status).toBe(422)
      const reason = { reason: 'No.', ...consent }
      expect((await other.post(`/commitments/${id}/withdrawals`, reason)).status).toBe(422)
      const change = { ...reason, what: 'Less.', due: '2027-12-31' }
      expect((await other.post(`/commitments/${id}/changes`, change)).status).toBe(422)
      const stolen = await refused(other, `${path}/commitments`, { ...fields, ...consent })
      expect(stolen.status).toBe(422)
      expect(stolen.text).toContain('We test ten devices.')
    }
    expect(await world.acts('commitment.make')).toEqual(before)
    for (const act of ['report', 'withdraw', 'change']) {
      expect(await world.acts(`commitment.${act}`)).toEqual([])
    }
    expect((await world.stranger.post(`/commitments/${id}/reports`)).status).toBe(422)
  })

  test('keeps what it said before when it is changed, and the reason when withdrawn', async () => {
    const { world, ann, id, path } = await aPromise()
    const past = { what: 'Five devices.', due: '2026-01-01', reason: 'Money.' }
    expect((await refused(ann, `/commitments/${id}/changes`, past)).text).toContain(
      'The day has passed',
    )
    const change = { ...past, due: '2027-12-31' }
    expect((await ann.post(`/commitments/${id}/changes`, change)).status).toBe(303)
    const reason = { reason: 'The laboratory closed.' }
    expect((await ann.post(`/commitments/${id}/withdrawals`, reason)).status).toBe(303)
    const page = await world.stranger.text(path)
    for (const said of ['We test ten devices.', 'Five devices.', 'The laboratory closed.']) {
      expect(page).toContain(said)
    }
    expect((await ann.post(`/commitments/${id}/withdrawals`, reason)).status).toBe(422)
    const { faults } = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
    expect(faults).toEqual([])
  })

  test('that was reported met can be contested by anybody but its party', async () => {
    const { world, table, ann, id, path } = await aPromise()
    const doubt = { reason: 'I see only seven tests.', ...consent }
    const dora = await world.as(table.dora)
    expect((await refused(dora, `/commitments/${id}/contests`, doubt)).text).toContain(
      'Nothing has been reported',
    )
    await ann.post(`/commitments/${id}/reports`, { evidence: 'Ten tests.', done: '1' })
    expect((await ann.post(`/commitments/${id}/contests`, doubt)).status).toBe(422)
    expect((await dora.post(`/commitments/${id}/contests`, doubt)).status).toBe(303)
    await ann.post(`/commitments/${id}/reports`, { evidence: 'Here are the other three.' })
    const page = await world.stranger.text(path)
    expect(page).toContain('I see only seven tests.')
    expect(page).toContain('Here are the other three.')
    const twin = await (await world.stranger.get(`${path}.json`)).json()
    expect(twin).toMatchObject({
      minority: [{ text: STATEMENT }],
      commitments: [{ standing: 'done', contests: [{ reason: 'I see only seven tests.' }] }],
    })
    const csv = await (await world.stranger.get(`${path}.csv`)).text()
    expect(csv).toContain('Consumer Union')
    const acts = (await world.acts()).map(({ entry }) => entry.act)
    expect(acts.filter((act) => act.startsWith('commitment.') && !NAMING.acts[act])).toEqual([])
  })

  test('sent twice is made once; hostile text comes back as text', async () => {
    const { world, ann, path, fields } = await aPromise()
    const hostile = { ...fields, what: '<script>alert(1)</script> \u202Eevil' }
    for (const _ of [1, 2]) {
      const answer = await ann.post(`${path}/commitments`, hostile, 'the-same-key')
      expect(answer.status).toBe(303)
    }
    expect(await world.acts('commitment.make')).toHaveLength(2)
    expect(await world.stranger.text(path)).not.toContain('<script>alert')
    const empty = await ann.post(`${path}/commitments`, { ...fields, due: '2027-02-30' })
    expect(empty.status).toBe(400)
    const foreign = { ...fields, party: 'org:01J0000000000000000000000X' }
    expect((await ann.post(`${path}/commitments`, foreign)).status).toBe(422)
  })
})
