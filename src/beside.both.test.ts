/** What a group left open comes to its next meeting by itself. */
import { expect, test, vi } from 'vitest'
import { aWorld, type Fields } from '../test/world.ts'
import { findProcess } from './domains/processes/index.ts'
import { aMeeting } from './domains/minutes/minutes.fixtures.ts'

vi.setConfig({ testTimeout: 120_000 })

const consent = { permanence: '1', undertakings: '1' }

test('open actions that are due stand on the page of the meeting, done ones do not', async () => {
  const { world, table, meeting } = await aMeeting(await aWorld())
  const process = await findProcess(world.database.read, { id: table.process })
  const ben = await world.as(table.ben)
  const take = async (what: string, more: Fields = {}) => {
    const host = `process:${process?.slug ?? ''}`
    const typed = { ...consent, host, what, owner: 'me', due: '2026-11-21', ...more }
    return (await ben.post('/actions', typed)).headers.get('location') ?? ''
  }
  const sent = await take('Send the minutes')
  await take('Ask the library')
  await take('Book a room', { due: '2026-12-24' })
  await take('Thank the host', { source: `meeting:${meeting.id}`, due: '2026-12-24' })
  await ben.post(`${sent}/completions`, { ...consent, evidence: 'Sent.' })
  const page = await world.stranger.text(`/meetings/${meeting.id}`)
  const [before = '', after = ''] = page.split('id="actions"')
  expect(before).toContain('id="carried-actions"')
  expect(before).toContain('Ask the library')
  expect(after).toContain('Thank the host')
  for (const not of ['Send the minutes', 'Book a room']) expect(page).not.toContain(not)
})
