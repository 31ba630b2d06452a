/** What changed in a long text: changed places first, both ways to look, and any two versions. */
import { expect, test } from 'vitest'
import { aWorld, type World } from '../../../test/world.ts'
import type { Passage } from './rules/hash.ts'
import { edited, type Edit } from './rules/redline.fixtures.ts'
import { draftText, publishVersion } from './steps.ts'
import { aTableAt, stepBy, value } from './table.fixtures.ts'
import type { ClauseId } from './text.ts'

const SIZE = 300

const EDITS: readonly Edit[] = [
  { kind: 'words', at: 9, seed: 5 },
  { kind: 'move', at: 20, to: 250 },
  { kind: 'split', at: 49 },
  { kind: 'merge', at: 80 },
  { kind: 'insert', at: 120, seed: 1 },
  { kind: 'remove', at: 200 },
]

const HOSTILE = 'A clause {--with marks--} of {++its own++}.'

type Place = { readonly world: World; readonly path: string }

/** Version 2 changes six places, version 3 one more. */
async function aLongText(): Promise<Place> {
  const world = await aWorld()
  const { process, people } = await aTableAt(world, 'plenary')
  const { was, is, cameFrom } = edited({ size: SIZE, edits: EDITS })
  const known = new Set(was.map(({ id }) => id))
  const drafts = is.map(({ id, words }) => ({
    id: known.has(id) ? id : undefined,
    words,
    from: cameFrom.get(id),
  }))
  const { text, version } = await world.database.transact(async (tx) => {
    const asked = { title: 'Long', language: 'en', reason: 'First' } as const
    const clauses = was.map(({ words }) => ({ id: undefined, words }))
    const step = await stepBy(world, tx, people.editor)
    return value(await draftText(step, process, { ...asked, clauses }))
  })
  const publish = async (base: number, clauses: readonly Draft[]) =>
    world.database.transact(async (tx) => {
      const step = await stepBy(world, tx, people.editor)
      const held = { process, text, freezes: [] }
      return value(await publishVersion(step, held, { base, clauses, reason: 'As agreed' }))
    })
  const { version: second } = await publish(version.number, drafts)
  const same = second.clauses.map(({ id }, index) => ({ id, words: is[index]?.words ?? '' }))
  await publish(second.number, [...same, { id: undefined, words: HOSTILE }])
  return { world, path: `/texts/${text.id}` }
}

type Draft = Omit<Passage, 'id'> & {
  readonly id: ClauseId | undefined
  readonly from?: readonly ClauseId[] | undefined
}

const SUMMARY = '1 clause changed, 1 moved, 1 split, 1 merged from several, 1 new and 1 removed'

test('what changed comes first, is counted, and leads to the rest, also side by side', async () => {
  const { world, path } = await aLongText()
  const page = await world.stranger.text(`${path}/versions/2?against=1`)
  expect(page).toContain(SUMMARY)
  expect(page).toContain('part 1 of 2 of what was clause 51')
  expect(page).toContain('merged from clauses')
  expect(page).toMatch(/moved from place \d+/)
  expect(page).not.toContain('recognised by likeness')
  expect(page).toMatch(/… \d+ clauses unchanged/)
  expect(page.split('class="clause"').length - 1).toBeLessThan(40)

  const [, all = ''] = /href="([^"]+)">… \d+ clauses unchanged/.exec(page) ?? []
  const whole = await world.stranger.text(all.replaceAll('&amp;', '&').split('#')[0] ?? '')
  expect(whole.split('class="clause"').length - 1).toBe(200)
  expect(whole).toContain(`id="${all.split('#')[1] ?? '?'}"`)
  expect(whole).toContain('Part 1 of 2')

  const sides = await world.stranger.text(`${path}?version=2&against=1&as=side`)
  expect(sides).toContain(SUMMARY)
  expect(sides).toContain('class="pair"')
  expect(sides).toContain('Not in version 1.')
  expect(sides).toContain('Not in version 2.')
})

test('any two versions are compared by a form, also backwards, and as Markdown', async () => {
  const { world, path } = await aLongText()
  const page = await world.stranger.text(`${path}?version=3&against=1&as=line`)
  expect(page).toContain('1 clause changed, 1 moved, 1 split')
  expect(page).toContain('2 new')
  expect(page).not.toContain('recognised by likeness')
  expect(page).toMatch(/<option value="1" selected>Version 1/)
  const back = await world.stranger.text(`${path}?version=1&against=3`)
  expect(back).toContain('2 removed')
  expect((await world.stranger.get(`${path}?version=9&against=1`)).status).toBe(404)

  const file = await (await world.stranger.get(`${path}.md?against=2`)).text()
  expect(file).toContain('Compared with version 2. Marks: {++added++}, {--removed--}')
  expect(file).toContain('{++A clause \\{--with marks--\\} of \\{++its own++\\}.++}')
  const alone = await (await world.stranger.get(`${path}.md`)).text()
  expect(alone).toContain(HOSTILE)
  expect(alone).not.toContain('Marks:')
})

test('a changed clause is read as what it is, with its stress, and without marks', async () => {
  const world = await aWorld()
  const { process, people } = await aTableAt(world, 'plenary')
  const said = (words: string) => [
    { id: undefined, words: '# The **label**' },
    { id: undefined, words },
  ]
  const text = await world.database.transact(async (tx) => {
    const asked = { title: 'Short', language: 'en', reason: 'First' } as const
    const clauses = said('- A *maker* <b>says</b> the [year].')
    return value(
      await draftText(await stepBy(world, tx, people.editor), process, { ...asked, clauses }),
    )
  })
  await world.database.transact(async (tx) => {
    const clauses = said('- A *maker* <b>repeats</b> the [year], **twice**.').map((one, place) => ({
      ...one,
      id: text.version.clauses[place]?.id,
    }))
    const held = { process, text: text.text, freezes: [] }
    const step = await stepBy(world, tx, people.editor)
    return value(await publishVersion(step, held, { base: 1, clauses, reason: 'As agreed' }))
  })
  const page = await world.stranger.text(`/texts/${text.text.id}`)
  expect(page).toContain('<h2 lang="en" dir="auto">The <strong>label</strong></h2>')
  expect(page).toMatch(/<li lang="en" dir="auto">A <em>maker<\/em> &lt;b(>|&gt;)<del>/)
  expect(page).toMatch(/<ins>.{0,60}<strong>twice<\/strong>/)
  expect(page).toContain('<mark class="bracket">[year]</mark>')
  expect(page).not.toContain('**')
  const sides = await world.stranger.text(`/texts/${text.text.id}?against=1&as=side`)
  expect(sides).toMatch(/<em>maker<\/em>/)
  expect(await world.stranger.text(`/texts/${text.text.id}.md?against=1`)).toContain('**twice**')
})
