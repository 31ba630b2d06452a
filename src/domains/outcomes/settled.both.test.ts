/** A text that was adopted: what it still takes, what it refuses, and when it is open anew. */
import { expect, test, vi } from 'vitest'
import type { Visitor } from '../../../test/world.ts'
import { findProcess } from '../processes/index.ts'
import { findText } from '../texts/index.ts'
import { settledOf } from './adoptions.ts'
import { aDesignatedCall, anOutcome, consent, done, later } from './outcomes.fixtures.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const LAST = 'It gets no further version'
const next = { base: '2', 'words-c1': 'Other words.', reason: 'More', ...consent }
const change = { 'kind-1': 'delete', 'clause-1': 'c2' }
const proposal = { base: '2', ...change, reason: 'Too long', as: 'personal', ...consent }

const refused = async (visitor: Visitor, path: string, fields: Record<string, string>) => {
  const answer = await visitor.post(path, fields)
  expect(answer.status).toBe(422)
  return answer.text()
}

test('a text that was adopted offers an erratum and no next version, to anybody', async () => {
  const { world, table, chair, path } = await anOutcome()
  const text = `/texts/${table.text.id}`
  const page = await chair.text(text)
  expect(page).not.toContain(`${text}/next`)
  expect(page).toContain(LAST)
  expect(page).not.toContain('/amendments/new')
  expect(page).toContain(`${text}/stages`)
  expect(await chair.text(`${text}/stages`)).toContain(`${text}/errata`)
  expect(await chair.text(`${text}/next`)).toContain(LAST)
  expect(await refused(chair, `${text}/versions`, next)).toContain(LAST)

  const ann = await world.as(table.ann)
  const list = await ann.text(`${text}/amendments`)
  expect(list).not.toContain(`${text}/amendments/new`)
  expect(list).toContain(`href="${path}"`)
  expect(await refused(ann, `${text}/amendments`, proposal)).toContain(LAST)
  expect(await world.acts('amendment.propose')).toEqual([])
  expect(await world.acts('text.publish')).toHaveLength(2)
})

test('an amendment open at the adoption is declined or withdrawn, not taken', async () => {
  const { world, table, chair, call } = await aDesignatedCall()
  const text = `/texts/${table.text.id}`
  const ann = await world.as(table.ann)
  const amendment = await done(ann, `${text}/amendments`, proposal)
  const second = await done(ann, `${text}/amendments`, { ...proposal, 'clause-1': 'c1' })
  await done(chair, `/calls/${call}/outcomes`, { title: 'The years of updates' })
  expect(await ann.text(amendment)).not.toContain(`${amendment}/renew`)
  expect(await refused(ann, `${amendment}/renewals`, proposal)).toContain(LAST)
  await done(ann, `${amendment}/withdrawals`, consent)

  const id = second.replace('/amendments/', '')
  expect(await chair.text(`${text}/merge`)).toContain(LAST)
  const decided = { amendment: id, decision: 'take', ...consent }
  await done(chair, `${text}/merge/decisions`, decided)
  const publication = { base: '2', reason: 'All of them', ...consent }
  expect(await refused(chair, `${text}/merge/publication`, publication)).toContain(LAST)
  await done(chair, `${text}/merge/undoing`, { what: 'all', ...consent })
  const declined = { amendment: id, decision: 'decline', reason: 'Too late', ...consent }
  await done(chair, `${text}/merge/decisions`, declined)
  await done(chair, `${text}/merge/publication`, publication)
  expect(await world.acts('text.publish')).toHaveLength(2)
  expect(await world.acts('amendment.decline')).toHaveLength(1)
})

test('a process that goes back by its own rule opens the text anew', async () => {
  const place = await anOutcome()
  const { world, table, chair } = place
  const { read } = world.database
  const process = await findProcess(read, { id: table.process })
  const moves = `/processes/${process?.slug}/stage-moves`
  expect(await settledOf(read, table.text.id)).toMatchObject({ adopted: 2 })
  later(place, 1)
  await done(chair, moves, { to: 'intersessional', reason: 'A new question came up', ...consent })
  expect(await settledOf(read, table.text.id)).toBeUndefined()
  expect(await chair.text(`/texts/${table.text.id}`)).toContain(`/texts/${table.text.id}/next`)
  await done(chair, `/texts/${table.text.id}/versions`, next)
  const text = await findText(read, table.text.id)
  expect(text?.stage.kind).toBe('on-table')
  // Version 2 stays adopted, and says so.
  expect(await world.stranger.text(`/texts/${table.text.id}`)).toContain('Version 2 was')
})
