/** Whoever changes the tables behind the record's back is named, by number and subject. */
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { besidePublished } from './check-entries.ts'
import { faultList } from './faults.ts'
import { keep } from './keep.ts'
import { prose } from './prose.ts'
import { ADA, anAct, aRecord, aThing, POSITIONS, THINGS } from './record.fixtures.ts'
import { redact } from './redact.ts'
import { entriesFrom } from './store.ts'

type World = Awaited<ReturnType<typeof aRecord>>

/** Entries 0 to 3: a thing with a text, a position, the thing again, a removed text. */
async function aFilledRecord() {
  const world = await aRecord()
  const words = prose('words', 'The fallback clause is missing.', world.clock, ADA)
  const spam = prose('words', 'Buy now', world.clock, ADA)
  const position = { call: 'c', person: ADA, round: 1, choice: 'object' }
  await world.transact((tx) =>
    keep(tx, THINGS, aThing('a', { words: words.commitment }), anAct({ parts: [words] })),
  )
  await world.transact((tx) =>
    keep(tx, POSITIONS, position, anAct({ act: 'position.state', clear: { choice: 'object' } })),
  )
  await world.transact((tx) =>
    keep(tx, THINGS, aThing('a', { words: words.commitment, size: 2 }), anAct({ parts: [spam] })),
  )
  const by = { by: 'role:moderator', via: 'web', topics: [] } as const
  await world.transact((tx) => redact(tx, { index: 2, part: 'words', basis: 'spam', ...by }))
  return world
}

const tamper = (world: World, statement: string) =>
  world.transact(async (tx) => void (await sql.raw(statement).execute(tx)))

test('an untouched site has nothing to find', async () => {
  const world = await aFilledRecord()
  expect(await world.check()).toEqual({ entries: 4, rows: 3, parts: 1, faults: [], more: false })
})

describe('one changed column is found', () => {
  for (const { statement, faults } of [
    {
      statement: `update things set size = 3`,
      faults: [{ kind: 'row-differs', table: 'things', subject: 'thing:a', index: 2 }],
    },
    {
      statement: `update things set words = null`,
      faults: [{ kind: 'row-differs', table: 'things', subject: 'thing:a', index: 2 }],
    },
    {
      statement: `update things set state = '{"kind":"old"}'`,
      faults: [{ kind: 'row-differs', table: 'things', subject: 'thing:a', index: 2 }],
    },
    {
      statement: `update positions set choice = 'accept'`,
      faults: [
        { kind: 'row-differs', table: 'positions', subject: `position:c:${ADA}:1`, index: 1 },
      ],
    },
    {
      statement: `update tombstones set basis = 'conduct'`,
      faults: [{ kind: 'row-differs', table: 'tombstones', index: 3 }],
    },
    {
      statement: `update positions set round = 2`,
      faults: [
        { kind: 'row-without-entry', table: 'positions', subject: `position:c:${ADA}:2` },
        { kind: 'row-missing', subject: `position:c:${ADA}:1`, index: 1 },
      ],
    },
    {
      statement: `delete from things`,
      faults: [{ kind: 'row-missing', subject: 'thing:a', index: 2 }],
    },
    {
      statement: `insert into things values ('b', 1, null, '{}')`,
      faults: [{ kind: 'row-without-entry', table: 'things', subject: 'thing:b' }],
    },
    {
      statement: `update parts set bytes = 'It is fine.'`,
      faults: [{ kind: 'part-differs', index: 0, part: 'words' }],
    },
    {
      statement: `update parts set salt = 'AAAA'`,
      faults: [{ kind: 'part-differs', index: 0, part: 'words' }],
    },
    {
      statement: `update parts set entry = 1`,
      faults: [{ kind: 'part-unnamed', index: 1, part: 'words' }],
    },
    {
      statement: `delete from parts`,
      faults: [{ kind: 'part-missing', index: 0, part: 'words' }],
    },
    {
      statement: `update entries set actor = 'p_2' where idx = 1`,
      faults: [{ kind: 'entry-differs', index: 1, column: 'actor' }],
    },
    {
      statement: `update entries set t = t + 1 where idx = 1`,
      faults: [{ kind: 'entry-differs', index: 1, column: 't' }],
    },
    {
      statement: `update entries set leaf = 'x' where idx = 1`,
      faults: [{ kind: 'entry-differs', index: 1, column: 'leaf' }],
    },
    {
      statement: `update entries set bytes = replace(bytes, '"object"', '"accept"') where idx = 1`,
      faults: [{ kind: 'entry-differs', index: 1, column: 'leaf' }],
    },
    {
      statement: `update entries set bytes = '{}' where idx = 1`,
      faults: [
        { kind: 'row-differs', table: 'positions', index: 1 },
        { kind: 'entry-unreadable', index: 1, refusal: { kind: 'field' } },
      ],
    },
    {
      statement: `update entries set subject = null where idx = 2`,
      faults: [
        { kind: 'row-differs', table: 'things', subject: 'thing:a', index: 0 },
        { kind: 'entry-differs', index: 2, column: 'subject' },
      ],
    },
  ] as const) {
    test(statement, async () => {
      const world = await aFilledRecord()
      await tamper(world, statement)
      const found = await world.faults()
      expect(found).toMatchObject(faults)
      expect(found).toHaveLength(faults.length)
    })
  }

  test('an entry that is gone, in the middle or at the end', async () => {
    const world = await aFilledRecord()
    await tamper(world, 'delete from entries where idx in (1, 3)')
    expect((await world.faults()).filter(({ kind }) => kind === 'entry-missing')).toEqual([
      { kind: 'entry-missing', index: 1 },
      { kind: 'entry-missing', index: 3 },
    ])
  })
})

test('the table is held against what strangers can read', async () => {
  const world = await aFilledRecord()
  const rows = await entriesFrom(world.read, 0, 10)
  const faultsWith = async (published: readonly string[]) => {
    const faults = faultList()
    const compare = besidePublished(world.read, faults.add)
    for (const [index, bytes] of published.entries()) await compare(index, Buffer.from(bytes))
    return faults.all().faults
  }
  const bytes = rows.map((row) => row.bytes)
  expect(await faultsWith(bytes.slice(0, 3))).toEqual([])
  expect(await faultsWith(bytes)).toEqual([])
  expect(await faultsWith([...bytes, '{}'])).toEqual([{ kind: 'published-only', index: 4 }])
  expect(await faultsWith(bytes.with(2, '{}'))).toEqual([{ kind: 'published-differs', index: 2 }])
})

test('more rows than one batch are all looked at', async () => {
  const world = await aRecord()
  const count = 1_001
  await world.transact(async (tx) => {
    for (let each = 0; each < count; each++) await keep(tx, THINGS, aThing(`t${each}`), anAct())
  })
  expect(await world.check()).toMatchObject({ entries: count, rows: count, faults: [] })
  await tamper(world, `update things set size = 9 where id = 't1000'`)
  expect(await world.faults()).toMatchObject([{ kind: 'row-differs', subject: 'thing:t1000' }])
})
