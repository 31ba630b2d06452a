/** Dockets over HTTP on a real database: what a person sees and sends, and what is recorded. */
import { expect, test } from 'vitest'
import { LANGUAGES } from '../../platform/languages/index.ts'
import type { Instant } from '../../platform/values.ts'
import { anOpenDocket, CLOSES, comment, faults } from './place.test.fixtures.ts'

test('a docket is drafted, opened and read: what is asked, and who has the last word', async () => {
  const { world, path, text } = await anOpenDocket()
  const page = await world.stranger.text(path)
  expect(page).toContain('Comments on the &lt;label>')
  expect(page).toContain('Each comment is answered.')
  expect(page).toContain('Last word')
  expect(page).toContain(`href="/texts/${text}/versions/1"`)
  expect(page).toContain('No answer yet. No report has been published.')
  expect(page).toContain('Anybody can comment after signing in.')
  expect(page).not.toContain('<textarea')
  expect(await world.stranger.text('/dockets')).toContain('Comments on the &lt;label>')
  expect(await world.stranger.text('/processes/labels')).toContain(`href="${path}"`)
  expect((await world.acts('docket.open'))[0]?.entry).toMatchObject({ cap: 'role:facilitator' })
  expect(await faults(world)).toEqual([])
})

test('anybody comments in their own name; group, capacity and hour stay as they were', async () => {
  const { world, table, path, text } = await anOpenDocket()
  const stan = await world.as(table.people.stranger)
  const sent = await stan.post(`${path}/submissions`, comment('Say who <pays>.'))
  expect(sent.status).toBe(303)
  await stan.post('/account/codes/stakeholder-groups', { code: 'government', permanence: '1' })

  const at = sent.headers.get('location') ?? ''
  const page = await world.stranger.text(at)
  expect(page).toContain('Say who &lt;pays>.')
  expect(page).toContain('Stan Stranger')
  expect(page).toContain('Academia')
  expect(page).toContain('no answer yet')
  expect(await world.stranger.text(path)).toContain('1 submission')
  expect(await world.stranger.text(`/texts/${text}`)).toContain(`href="${at}"`)
  expect((await world.acts('submission.make'))[0]?.entry).toMatchObject({
    cap: 'personal',
    clear: { late: false, group: 'academia', pending: false },
  })
  expect(await faults(world)).toEqual([])
})

test('a second submission replaces nothing', async () => {
  const { world, path, member } = await anOpenDocket()
  await member.post(`${path}/submissions`, comment('The first.'))
  await member.post(`${path}/submissions`, comment('The second.'))
  const page = await world.stranger.text(path)
  expect(page).toContain('The first.')
  expect(page).toContain('The second.')
  expect(page).toContain('2 submissions')
})

test('without the undertakings nothing is taken, and what was typed is still there', async () => {
  const { world, path, member } = await anOpenDocket()
  const answer = await member.post(`${path}/submissions`, {
    words: 'Kept <words>.',
    as: 'personal',
  })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('Kept &lt;words>.')
  const stranger = await world.stranger.post(`${path}/submissions`, comment('Nobody.'))
  expect(stranger.status).toBe(422)
  expect(await world.acts('submission.make')).toEqual([])
})

test('what comes at the close is kept as late, and not taken once the report is out', async () => {
  const { world, table, path } = await anOpenDocket()
  world.clock.set((CLOSES - 1) as Instant)
  const member = await world.as(table.people.member)
  const facilitator = await world.as(table.people.facilitator)
  await member.post(`${path}/submissions`, comment('In time.'))
  world.clock.set(CLOSES)
  const page = await member.text(path)
  expect(page).toContain('The docket has closed. What you send now is kept and marked late')
  expect((await member.post(`${path}/submissions`, comment('Late.'))).status).toBe(303)
  expect((await world.acts('submission.make')).map(({ entry }) => entry.clear['late'])).toEqual([
    false,
    true,
  ])

  const report = { title: 'Report on the comments', href: '/documents/report' }
  expect((await facilitator.post(`${path}/reports`, report)).status).toBe(303)
  const acts = (await world.acts()).map(({ entry }) => entry.act).slice(-2)
  expect(acts).toEqual(['docket.close', 'docket.report'])
  expect((await member.post(`${path}/submissions`, comment('Too late.'))).status).toBe(422)
  expect(await world.stranger.text(path)).toContain('No submission has an answer of its own yet')
  expect(await faults(world)).toEqual([])
})

test('the table opens safely in a spreadsheet, and the twin has what the page shows', async () => {
  const { world, path, member } = await anOpenDocket()
  await member.post(`${path}/submissions`, comment('=HYPERLINK("https://example.org","x")\nline'))
  const csv = await (await world.stranger.get(`${path}.csv`)).text()
  expect(csv).toContain(`"'=HYPERLINK(""https://example.org"",""x"")\nline"`)
  expect(csv).toContain('business')
  const json: unknown = await (await world.stranger.get(`${path}.json`)).json()
  expect(json).toMatchObject({
    process: 'labels',
    phase: 'open',
    counts: [{ group: 'business', count: 1, late: 0 }],
    submissions: [{ group: 'business', late: false, author: { kind: 'person' } }],
    next: null,
  })
})

test('a comment longer than its bound comes back, with both numbers', async () => {
  const { world, path, member } = await anOpenDocket()
  const answer = await member.post(`${path}/submissions`, comment('é'.repeat(40_000)))
  expect(answer.status).toBe(422)
  expect(await answer.text()).toMatch(/80,000 bytes; at most 65,536 bytes/)
  expect(await world.acts('submission.make')).toEqual([])
})

test('every page of a docket speaks every language; what is not there is absent', async () => {
  const { world, path, facilitator, member } = await anOpenDocket()
  const sent = await member.post(`${path}/submissions`, comment('One.'))
  const at = sent.headers.get('location') ?? ''
  for (const language of LANGUAGES) {
    for (const place of [path, at, '/dockets', '/dockets/new?process=labels']) {
      const page = await (await facilitator.get(`/${language}${place}`)).text()
      expect(page).toContain(`<html lang="${language}"`)
      expect(page).not.toMatch(/dockets\.[a-z]/)
    }
  }
  const other = '/dockets/01J0000000000000000000DCKT'
  const missing = [other, '/dockets/1', at.replace(path, other), '/dockets/new?process=x']
  for (const place of missing) expect((await world.stranger.get(place)).status).toBe(404)
  expect((await member.post(`${other}/submissions`, comment('x'))).status).toBe(404)
})
