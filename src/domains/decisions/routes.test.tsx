/** Calls over HTTP, on a real database: what a person sees, and what is on the record. */
import { describe, expect, test } from 'vitest'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import type { PersonId } from '../people/index.ts'
import { publishNext } from './calls.fixtures.ts'
import { recount } from './index.ts'
import {
  anOpenCall,
  consent,
  later,
  objection,
  speak,
  twinOf,
  type Place,
} from './opened.fixtures.ts'

async function take(place: Place, person: PersonId, fields: Record<string, string>) {
  const visitor = await speak(place, person)
  return visitor.post(`/calls/${place.call}/positions`, { ...consent, ...fields })
}

describe('a position', () => {
  test('is recorded with its entry, can be changed, and every change stays', async () => {
    const place = await anOpenCall()
    const { world, table, call } = place
    expect((await take(place, table.ann, { choice: 'support' })).status).toBe(303)
    expect(
      (await take(place, table.ann, { choice: 'accept', reason: 'I can live with it.' })).status,
    ).toBe(303)

    const ann = await speak(place, table.ann)
    const page = await ann.text(`/calls/${call}`)
    expect(page).toContain('I can live with it.')
    expect(page).toContain('your position is counted in your group')
    const entries = await world.acts('position.state')
    expect(entries.map(({ entry }) => entry.clear['choice'])).toEqual(['support', 'accept'])
    expect(entries[1]?.entry.prev).toBe(entries[0]?.index)
    expect(page).toContain(`/record/receipts/${entries[1]?.index}`)

    const history = await world.stranger.text(`/calls/${call}/history`)
    expect(history.indexOf('Can accept')).toBeLessThan(history.indexOf('Support'))
  })

  test('of a participant is heard and shown apart, never among the members', async () => {
    const place = await anOpenCall()
    await take(place, place.table.dora, { choice: 'object', ...objection })
    const { tally } = await twinOf(place)
    expect(tally.map(({ members }) => members['object'])).toEqual([0, 0, 0, 0, 0])
    expect(tally.find(({ group }) => group === 'academia')?.participants['object']).toBe(1)
  })

  test('a stranger sees how to sign in; what was typed without a session comes back', async () => {
    const { world, call } = await anOpenCall()
    const page = await world.stranger.text(`/calls/${call}`)
    expect(page).toContain('href="/sign-in"')
    expect(page).not.toContain(`action="/calls/${call}/positions"`)

    const before = await world.acts()
    const answer = await world.stranger.post(`/calls/${call}/positions`, {
      choice: 'accept',
      reason: 'Typed with care',
    })
    expect(answer.status).toBe(422)
    const again = await answer.text()
    expect(again).toContain('Typed with care')
    expect(again).toContain('sign in in another tab')
    expect(await world.acts()).toEqual(before)
  })

  test('before a first act one reads what is permanent and agrees to undertakings', async () => {
    const { world, table, call } = await anOpenCall()
    const ann = await world.as(table.ann)
    const page = await ann.text(`/calls/${call}`)
    expect(page).toContain('What stays, and what can go')
    expect(page).toContain('with respect for the people')

    const unread = await ann.post(`/calls/${call}/positions`, { choice: 'accept' })
    expect(unread.status).toBe(422)
    expect(await world.acts('position.state')).toEqual([])
    expect(await world.acts('undertakings.agree')).toHaveLength(1 + 1)
  })

  for (const [fields, status, said] of [
    [{ choice: 'reserve' }, 400, 'Instructions expected by'],
    [{ choice: 'reserve', until: '2020-01-01' }, 422, 'still to come'],
    [{ choice: 'object' }, 422, 'would change your mind'],
    [{ choice: 'object', title: 'Only a title' }, 400, 'Only a title'],
    [{ choice: 'maybe', reason: 'kept words' }, 400, 'kept words'],
    [{ choice: 'accept', as: 'org:01J00000000000000000000000' }, 422, 'only speak as yourself'],
  ] as const) {
    const typed = JSON.stringify(fields)
    test(`${typed} is answered with ${status}, and nothing is recorded`, async () => {
      const place = await anOpenCall()
      const answer = await take(place, place.table.ann, fields)
      expect(answer.status).toBe(status)
      expect(await answer.text()).toContain(said)
      expect(await place.world.acts('position.state')).toEqual([])
    })
  }

  test('after the close it is refused, and before the opening too', async () => {
    const place = await anOpenCall()
    later(place.world, 16)
    const answer = await take(place, place.table.ann, { choice: 'accept' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('This call is closed.')
  })

  test('a form sent twice counts once; of 20 at once one is current, all are kept', async () => {
    const place = await anOpenCall()
    const ann = await speak(place, place.table.ann)
    const path = `/calls/${place.call}/positions`
    const fields = { ...consent, choice: 'accept' }
    await ann.post(path, fields, 'the-same-key')
    await ann.post(path, fields, 'the-same-key')
    expect(await place.world.acts('position.state')).toHaveLength(1)

    const choices = Array.from({ length: 20 }, (_, index) => (index % 2 ? 'support' : 'none'))
    await Promise.all(choices.map((choice) => ann.post(path, { ...fields, choice })))
    const entries = await place.world.acts('position.state')
    expect(entries).toHaveLength(21)
    const { positions } = await twinOf(place)
    expect(positions.map(({ choice }) => choice)).toEqual([entries.at(-1)?.entry.clear['choice']])
  })
})

describe('an objection', () => {
  test('goes its whole way: raised, shared, answered, maintained, written down', async () => {
    const place = await anOpenCall()
    const { world, table, call, chair } = place
    const ann = await speak(place, table.ann)
    const raised = await ann.post(`/calls/${call}/objections`, { ...consent, ...objection })
    expect(raised.status).toBe(303)
    expect(await world.stranger.text(`/calls/${call}`)).toContain('waits for the chair')
    const { objections } = await twinOf(place)
    const path = `/objections/${objections[0]?.id}`

    const ben = await speak(place, table.ben)
    expect((await ben.post(`${path}/supporters`, consent)).status).toBe(303)
    const own = await ben.post(`${path}/answers`, { kind: 'addressed', reason: 'No.' })
    expect(own.status).toBe(422)

    const version = await publishNext(world, table, 'before the sale; the maker pays for the test')
    const changed = { kind: 'accommodated', version: String(version), reason: 'The maker pays.' }
    expect((await chair.post(`${path}/answers`, changed)).status).toBe(303)
    const stale = await ann.post(`${path}/words`, { word: 'satisfied', round: '2' })
    expect(stale.status).toBe(422)

    // Ben maintains; when Ann is content the objection is his, and he writes his statement.
    await ben.post(`${path}/words`, { word: 'maintained', round: '1' })
    await ann.post(`${path}/words`, { word: 'satisfied', round: '1' })
    const way = await world.stranger.text(path)
    expect(way).toContain('answered, maintained')
    expect(way).not.toContain(`href="${path}"`)
    expect(await world.stranger.text(`/calls/${call}`)).toContain(`href="${path}"`)
    expect(way).toContain('it passed to another of those behind it')

    later(world, 16)
    const statement = { objection: objections[0]?.id ?? '', statement: 'We still differ.' }
    const byAnn = await ann.post(`/calls/${call}/minority-statements`, statement)
    expect(byAnn.status).toBe(422)
    const byBen = await ben.post(`/calls/${call}/minority-statements`, statement)
    expect(byBen.status).toBe(303)
    expect((await ben.post(`/calls/${call}/minority-statements`, statement)).status).toBe(422)
    expect(await world.stranger.text(`/calls/${call}`)).toContain('We still differ.')
  })
})

describe('a designation', () => {
  const proposal = { level: 'full-consensus', reasons: 'All objections were answered.' }

  test('is proposed, contested, and final over an open objection only with a reason', async () => {
    const place = await anOpenCall()
    const { world, table, call, chair } = place
    const cy = await speak(place, table.cy)
    await cy.post(`/calls/${call}/objections`, { ...consent, ...objection })
    expect((await chair.post(`/calls/${call}/designations`, proposal)).status).toBe(422)

    later(world, 16)
    expect((await chair.post(`/calls/${call}/designations`, proposal)).status).toBe(303)
    const page = await cy.text(`/calls/${call}`)
    const reactions = /action="(\/designations\/[^"]+\/reactions)"/.exec(page)?.[1] ?? ''
    expect((await cy.post(reactions, { kind: 'contest' })).status).toBe(422)
    const contested = { kind: 'contest', reason: 'I was not heard.' }
    expect((await cy.post(reactions, contested)).status).toBe(303)

    const early = await chair.post(`/calls/${call}/designations`, { final: '1' })
    expect(await early.text()).toContain('can still react')
    later(world, 9)
    const silent = await chair.post(`/calls/${call}/designations`, { final: '1' })
    expect(silent.status).toBe(422)
    expect(await silent.text()).toContain('1 objection has no answer')
    expect(await world.acts('designation.conclude')).toEqual([])

    const override = 'The editor left, and the deadline is fixed by law.'
    const done = await chair.post(`/calls/${call}/designations`, { final: '1', override })
    expect(done.status).toBe(303)
    const result = await world.stranger.text(`/calls/${call}`)
    expect(result).toContain('Full consensus')
    expect(result).toContain('asks that nobody objects')
    expect(result).toContain('Closed over 1 unanswered objection')
    expect(result).toContain(override)
    expect(result).toContain('I was not heard.')
    expect(await world.stranger.text('/stewards')).toContain(override)
    const refused = await cy.post(`/calls/${call}/objections`, objection)
    expect(refused.status).toBe(422)
  })
})

describe('the record', () => {
  test('a recount from entries agrees with the page, and each act names the rule', async () => {
    const place = await anOpenCall()
    const { world, table, call } = place
    await take(place, table.ann, { choice: 'support' })
    await take(place, table.ben, { choice: 'reserve', until: '2027-01-01' })
    await take(place, table.bea, { choice: 'object', ...objection })
    await take(place, table.dora, { choice: 'accept' })
    await take(place, table.ann, { choice: 'accept' })

    const page = await world.stranger.text(`/calls/${call}/recount`)
    expect(page).toContain('The two counts agree.')
    const acts = await world.acts()
    const entries = acts.map(({ entry: { clear, ...fixed } }) => ({ ...clear, ...fixed }))
    expect(recount(entries, call)).toEqual([
      { group: 'academia', members: { accept: 1 }, participants: { accept: 1 } },
      { group: 'business', members: { reserve: 1, object: 1 }, participants: {} },
      { group: 'civil-society', members: { silent: 1 }, participants: {} },
    ])
    const own = acts.filter(({ entry }) => entry.obj === `call:${call}`)
    expect(new Set(own.map(({ entry }) => entry.rules)).size).toBe(1)
    const order = own.map(({ entry }) => entry.act)
    expect(order.indexOf('call.enrol')).toBeLessThan(order.indexOf('call.open'))
  })

  test('the tables say what the record says', async () => {
    const place = await anOpenCall()
    await take(place, place.table.ann, { choice: 'object', ...objection })
    const { read } = place.world.database
    const { faults, rows } = await checkTables(read, { tables: TABLES, acts: ACTS })
    expect(faults).toEqual([])
    expect(rows).toBeGreaterThan(0)
  })

  test('a call that is not there, and one that was never one, are absent alike', async () => {
    const { world } = await anOpenCall()
    for (const path of ['01J00000000000000000000000', 'nonsense', '..%2f']) {
      expect((await world.stranger.get(`/calls/${path}`)).status).toBe(404)
      expect((await world.stranger.get(`/objections/${path}`)).status).toBe(404)
      expect((await world.stranger.post(`/calls/${path}/positions`, {})).status).toBe(404)
    }
  })
})
