/** Templates over HTTP: on the calendar, what changed, side by side; odd days and odd names. */
import { expect, test } from 'vitest'
import { aWorld, type World } from '../../../test/world.ts'
import { checkTemplate } from './rules.ts'
import { shippedTemplate } from './shipped.ts'
import { adoptTemplates } from './store.ts'
import { PROGRAMME } from './templates.fixtures.ts'

async function aShelf(): Promise<World> {
  const world = await aWorld()
  const convening = shippedTemplate('convening')
  const windows = convening.template.windows.map((rule) =>
    rule.kind === 'comment' ? { ...rule, min: { ...rule.min, for: 'P3W' } } : rule,
  )
  const later = checkTemplate(JSON.stringify({ ...convening.template, version: '9.0', windows }))
  if (!later.ok) throw new Error(JSON.stringify(later.refusal))
  await adoptTemplates(world.database, [convening, PROGRAMME, later.value])
  return world
}

const textOf = async (world: World, path: string) => (await world.stranger.get(path)).text()

test('a reader chooses the day from which a template is laid out on the calendar', async () => {
  const world = await aShelf()
  const page = await textOf(world, '/templates/convening?from=2031-03-03')
  expect(page).toContain('2031-03-03')
  expect(page).toContain('2031-03-17')
})

test('what is no day is said so, and the page is still there', async () => {
  const world = await aShelf()
  for (const day of [
    '2031-02-30',
    'tomorrow',
    '',
    '9999-01-01',
    '0001-01-01',
    '2031-03-03T00:00',
  ]) {
    const answer = await world.stranger.get(`/templates/convening?from=${day}`)
    expect([day, answer.status]).toEqual([day, 400])
    expect(await answer.text()).toContain('role="alert"')
  }
})

test('a version says what changed since the one before; the first has nothing to say', async () => {
  const world = await aShelf()
  const page = await textOf(world, '/templates/convening/9.0')
  expect(page).toMatch(/What changed since version/)
  expect(page).toMatch(/<ins>.*3 weeks.*<\/ins>/)
  const first = await textOf(world, '/templates/issue-programme')
  expect(first).not.toContain('id="changes"')
})

test('two templates stand side by side, all in one table, and odd names are nobody', async () => {
  const world = await aShelf()
  const pair = await textOf(world, '/templates/compare?one=convening&other=issue-programme')
  expect(pair).toContain('Templates compared')
  const all = await textOf(world, '/templates/compare')
  expect(all).toContain('/templates/convening/9.0')
  const odd = await world.stranger.get('/templates/compare?one=nobody&other=%3Cscript%3E')
  expect(odd.status).toBe(200)
  expect(await odd.text()).not.toContain('<script>alert')
})
