/** Outcomes that sources report, on a real database: who may enter them, and what pages say. */
import { describe, expect, test, vi } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { beginProcess, type By, findProcess } from '../processes/index.ts'
import { findPins, latestOf } from '../templates/index.ts'
import { earlierOutcomes, enterCommitment, enterOutcome } from './index.ts'

vi.setConfig({ testTimeout: 60_000 })

describe('what a source reports', () => {
  const reported = { source: 'https://example.org/minutes', on: '2020-10-14' }
  const importer: By = { kind: 'importer', reported }

  test('is entered by the importer alone, says who decided, and offers no form', async () => {
    const world = await aWorld()
    const table = await aTable(world)
    const { database, clock } = world
    const id = await database.transact(async (tx, now) => {
      const pin = latestOf(await findPins(tx), 'issue-programme')
      if (!pin) throw new Error('no template')
      const step = { tx, clock, now, by: importer, via: 'import' } as const
      const asked = { slug: 'programme', title: 'A programme', question: 'Which?', pin }
      const process = await beginProcess(step, { ...asked, practice: false })
      if (!process.ok) throw new Error(process.refusal.kind)
      const typed = { title: 'Three priorities', decidedBy: 'The board, after comment.' }
      const entered = await enterOutcome(step, process.value, typed)
      if (!entered.ok) throw new Error(entered.refusal.kind)
      const about = { process: process.value, outcome: entered.value }
      const promised = await enterCommitment(step, about, { party: 'The org', what: 'A plan.' })
      expect(promised.ok).toBe(true)
      const practice = await findProcess(tx, { id: table.process })
      const elsewhere = practice && (await enterOutcome(step, practice, typed))
      expect(elsewhere).toMatchObject({ ok: false, refusal: { kind: 'not-reported' } })
      return entered.value.id
    })
    const ann = await world.as(table.ann)
    const page = await ann.text(`/outcomes/${id}`)
    expect(page).toContain('The board, after comment.')
    expect(page).toContain(reported.source)
    expect(page).not.toContain('<form')
    const [entry] = await world.acts('outcome.report')
    expect(entry?.entry).toMatchObject({ actor: 'role:importer', via: 'import' })
    const [line] = await earlierOutcomes(database.read, clock.now())
    expect(line?.at).toBe(Date.parse('2020-10-14'))
    expect(line?.reported).toBe(true)
    const front = await world.stranger.text('/')
    expect(front).toContain('as sources report')
    expect(front).not.toContain('Agreed')
  })
})
