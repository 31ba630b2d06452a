/** Lineage under cover over HTTP: pages, twins, tables, entries and mails name nobody. */
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { done } from '../amendments/text.fixtures.ts'
import type { LineageShown } from '../templates/index.ts'
import {
  aTextUnder,
  MARKS,
  REGISTRY,
  speakingForRegistry,
  type UnderCover,
} from './cover.fixtures.ts'
import { textIdIn, tracked } from './pages.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

/** Each of six says something about a clause; the editor settles it, and one contests that. */
async function spoken(shown: LineageShown) {
  const place = await aTextUnder({ shown })
  const { visitors, people, editor, path } = place
  const [first] = people
  const as = first && (await speakingForRegistry(place, first))
  const text = textIdIn(place)
  const refs: string[] = []
  for (const [index, visitor] of visitors.entries()) {
    const to = await done(visitor, '/discussions', {
      about: `text:${text}`,
      subject: 'Which month',
      words: `Qzwords ${index}`,
      anchor: 'c1.1',
      ...(index === 0 && as ? { as } : {}),
    })
    refs.push(tracked(to))
  }
  for (const ref of refs.slice(0, 4)) {
    const disposition = ref === refs[0] ? 'not' : 'taken-up'
    const settling = { text, disposition, clauses: '2', reason: 'Qzreason' }
    await done(editor, `/contributions/${ref}/dispositions`, settling)
  }
  await done(visitors[0] ?? editor, `/contributions/${refs[0]}/contests`, {
    text,
    reason: 'Qzcontest',
  })
  return { ...place, refs, text, pages: pagesOf(path, refs) }
}

const pagesOf = (path: string, refs: readonly string[]): readonly string[] => [
  ...[`${path}/dispositions`, `${path}/clauses/c2`, `${path}/clauses/c1`].flatMap((page) => [
    page,
    `${page}.json`,
  ]),
  `${path}/dispositions?group=academia`,
  `${path}/dispositions?region=africa`,
  ...refs.flatMap((ref) => [`/contributions/${ref}`, `/contributions/${ref}.json`]),
  ...[`${path}/uptake`, '/processes/labels/uptake'].flatMap((page) => [
    page,
    `${page}.csv`,
    `${page}.json`,
  ]),
]

/** What is on a page that could lead to somebody; the address of the page itself says nothing. */
const leaksIn = (page: string, body: string, { people, refs }: Leaking) => {
  const own = /(message:[0-9A-Z]{26})/.exec(page)?.[1]
  const found = [...people, ...refs.filter((ref) => ref !== own), ...MARKS, REGISTRY].filter(
    (one) => body.includes(one),
  )
  return found.map((one) => `${page}: ${one}`)
}

type Leaking = { readonly people: readonly string[]; readonly refs: readonly string[] }

async function leaksOf(place: UnderCover & Leaking & { readonly pages: readonly string[] }) {
  const leaks: string[] = []
  for (const page of place.pages) {
    leaks.push(...leaksIn(page, await place.world.stranger.text(page), place))
  }
  return leaks
}

test('by group: no page, twin or table names anybody, and no entry either', async () => {
  const place = await spoken('by-group')
  const { world, path, refs, people, editor, visitors } = place
  expect(await leaksOf(place)).toEqual([])
  const list = await world.stranger.text(`${path}/dispositions`)
  expect(list.replace(/<select.*?<\/select>/gs, '')).toContain('Academia')
  expect(list).toContain('told here by group only')
  const numbers = await world.stranger.text(`${path}/uptake`)
  expect(numbers).not.toContain('Effective number')
  expect(numbers).toContain('6 contributions are counted under cover')

  const pen = await editor.text(`${path}/dispositions`)
  expect(pen).toContain('Qzana')
  const mine = await (visitors[0] ?? editor).text(`/contributions/${refs[0]}`)
  expect(mine).toContain('Qzcontest')
  expect(mine).toContain('name="text"')
  const others = await (visitors[1] ?? editor).text(`/contributions/${refs[0]}`)
  for (const one of ['Qzana', 'Qzwords', 'Qzreason']) expect(others).not.toContain(one)

  const entries = await world.acts()
  const covered = entries.filter(({ entry }) => entry.act.endsWith('-covered'))
  expect(covered.map(({ entry }) => entry.act).toSorted()).toEqual([
    'uptake.contest-covered',
    ...Array.from({ length: 4 }, () => 'uptake.settle-covered'),
  ])
  for (const { entry } of covered) {
    const said = JSON.stringify(entry)
    for (const one of [...people, ...refs, ...MARKS]) expect(said).not.toContain(one)
  }
  const contest = covered.find(({ entry }) => entry.act === 'uptake.contest-covered')
  expect(contest?.entry.actor).toBe('role:author')
  const told = (await world.mails()).filter(({ subject }) => subject.includes('Contested'))
  expect(told.map(({ text }) => text.includes('Qzcontest'))).toEqual([true])
  const { faults } = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(faults).toEqual([])
})

test('sealed: nothing of who until the text is adopted, then by name', async () => {
  const place = await spoken('sealed-until-adoption')
  const { world, path, refs, text, table } = place
  expect(await leaksOf(place)).toEqual([])
  expect(await world.stranger.text(`${path}/dispositions`)).not.toContain('academia')
  expect(await world.stranger.text(`${path}/uptake.csv`)).not.toContain('academia')
  const basis = JSON.stringify({
    kind: 'call',
    call: 'call',
    designation: 'designation',
    level: 'consensus',
    polarity: 'for',
    text,
    version: 1,
    hash: 'hash',
  })
  await world.database.transact((tx) =>
    sql`insert into outcomes (id, process_id, title, kind, basis, adopted_by, role, adopted_at)
      values ('o', ${table.process.id}, 'title', 'call', ${basis}, 'nobody', 'chair', 1)`.execute(
      tx,
    ),
  )
  expect(await world.stranger.text(`${path}/dispositions`)).toContain('Qzana')
  expect(await world.stranger.text(`/contributions/${refs[1]}`)).toContain('Qzreason')
  expect(await world.stranger.text(`${path}/uptake.csv`)).toContain(REGISTRY)
})

test('one sitting is recorded in no order: that in which people spoke names them', async () => {
  const place = await aTextUnder({ shown: 'sealed-until-adoption' })
  const { visitors, editor, path, world } = place
  const text = textIdIn(place)
  const rows: Record<string, string> = { version: '1' }
  for (const [index, visitor] of visitors.entries()) {
    const said = { about: `text:${text}`, subject: 'Which month', words: 'Soon', anchor: 'c1.1' }
    const ref = tracked(await done(visitor, '/discussions', said))
    const id = ref.slice('message:'.length)
    rows[`thing-${id}`] = ref
    rows[`disposition-${id}`] = index < 3 ? 'not' : 'out-of-scope'
    rows[`reason-${id}`] = 'Said already'
  }
  await done(editor, `${path}/dispositions`, rows)
  const seals = (await world.acts('uptake.settle-covered')).map(({ entry }) => entry.clear['seal'])
  expect(seals).toHaveLength(visitors.length)
  expect(seals).toEqual(seals.toSorted())
})

test('by person: everybody is named, on the record too', async () => {
  const { world, path, refs } = await spoken('by-person')
  expect(await world.stranger.text(`${path}/dispositions`)).toContain('Qzana')
  expect((await world.acts('uptake.settle')).map(({ entry }) => entry.obj)).toContain(refs[0])
})
