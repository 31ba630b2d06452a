/** What became of contributions: said, contested, carried along, kept on the record. */
import { expect, test, vi } from 'vitest'
import { ACTS, TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { days, type Instant } from '../../platform/values.ts'
import {
  aText,
  decide,
  done,
  MONTH,
  propose,
  publish,
  replacing,
  type OnTable,
} from '../amendments/text.fixtures.ts'
import { chooseCodeFor, type PersonId } from '../people/index.ts'
import { type ContributedRef, contributedRef, type Step } from '../processes/index.ts'
import { dueAfter } from '../templates/index.ts'
import { clauseId, findText, textId } from '../texts/index.ts'
import { stepBy } from '../texts/table.fixtures.ts'
import { countIn } from './facts.ts'
import { uptakeRows } from './rows.ts'
import { tracedOf } from './told.ts'
import { claimFor, contestOne, settleMany, settleOne, withdrawOne, type Here } from './steps.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const refOf = (path: string): ContributedRef => {
  const [, kind = '', id = ''] = path.split('/')
  const ref = contributedRef(`${kind.replace(/s$/, '')}:${id}`)
  if (!ref) throw new Error(`no contribution at ${path}`)
  return ref
}

const clause = (raw: string) => {
  const id = clauseId(raw)
  if (!id) throw new Error(raw)
  return id
}

async function within<Value>(
  { world, table, path }: OnTable,
  person: PersonId,
  work: (step: Step, here: Here) => Promise<Value>,
): Promise<Value> {
  return world.database.transact(async (tx) => {
    const id = textId(path.slice('/texts/'.length))
    const text = id && (await findText(tx, id))
    if (!text) throw new Error('no text')
    return work(await stepBy(world, tx, person), { process: table.process, text })
  })
}

const ask = (place: OnTable, words: string) =>
  done(place.stan, '/discussions', {
    about: `text:${place.path.slice('/texts/'.length)}`,
    subject: 'Which month',
    words,
    anchor: 'c1.1',
  })

const fateOf = async ({ world }: OnTable, thing: ContributedRef) =>
  (await tracedOf(world.database.read, thing)).map(({ fate }) => fate)

const factsIn = ({ world, table }: OnTable) => countIn(world.database.read, table.process)

test('a message is settled by the pen, contested by its author, settled again', async () => {
  const place = await aText()
  const { world, table } = place
  const { editor, stranger, member } = table.people
  const thing = refOf(await ask(place, 'Say the month as well as the year.'))
  expect(await factsIn(place)).toMatchObject({ 'uptake.unanswered': { value: 1, of: 1 } })

  const taken = { thing, clauses: [clause('c1')], disposition: 'partly', reason: 'The year stays' }
  const settling = { ...taken, disposition: 'partly' } as const
  const by = (person: PersonId) => within(place, person, (s, h) => settleOne(s, h, settling))
  expect(await by(stranger)).toMatchObject({ refusal: { kind: 'not-in-role' } })
  expect(await by(editor)).toMatchObject({ ok: true })
  expect(await fateOf(place, thing)).toMatchObject([{ kind: 'settled', disposition: 'partly' }])
  expect(await factsIn(place)).toMatchObject({ 'uptake.unanswered': { value: 0 } })

  const against = { thing, reason: 'That is not what I said' }
  const contested = (person: PersonId) => within(place, person, (s, h) => contestOne(s, h, against))
  expect(await contested(member)).toMatchObject({ refusal: { kind: 'not-author' } })
  expect(await contested(stranger)).toMatchObject({ ok: true })
  const until = dueAfter(world.clock.now(), 'P14D')
  expect(await fateOf(place, thing)).toMatchObject([{ kind: 'contested', until }])
  expect(await contested(stranger)).toMatchObject({ refusal: { kind: 'not-settled' } })
  expect(await factsIn(place)).toMatchObject({
    'uptake.unanswered': { value: 0 },
    'uptake.contested': { value: 1 },
  })
  await within(place, stranger, (s, h) => withdrawOne(s, h, thing))
  expect(await fateOf(place, thing)).toMatchObject([{ kind: 'settled', disposition: 'partly' }])
  for (const reason of ['Once more', 'And again']) {
    expect(
      await within(place, stranger, (s, h) => contestOne(s, h, { thing, reason })),
    ).toMatchObject({ ok: true })
    await by(editor)
  }
  expect(await contested(stranger)).toMatchObject({ refusal: { kind: 'contested-enough' } })
  expect((await world.acts('uptake.settle'))[0]?.entry).toMatchObject({
    obj: thing,
    cap: 'role:editor',
    clear: { disposition: 'partly', version: 1, clauses: ['c1'] },
  })
  const { faults } = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(faults).toEqual([])
})

test('an amendment needs no link: what its editor decided is what became of it', async () => {
  const place = await aText()
  const { editor, stan, table } = place
  const amendment = await propose(place, stan, replacing(1, MONTH))
  const thing = refOf(amendment)
  expect(await fateOf(place, thing)).toMatchObject([{ kind: 'none' }])
  await decide(place, editor, amendment, { decision: 'take' })
  await publish(place, editor, 1)
  const settled = { kind: 'settled', disposition: 'taken-up', derived: true }
  expect(await fateOf(place, thing)).toMatchObject([settled])
  const { stranger } = table.people
  const reason = 'Only half of it is there'
  await within(place, stranger, (s, h) => contestOne(s, h, { thing, reason }))
  expect(await fateOf(place, thing)).toMatchObject([{ kind: 'contested' }])
  await within(place, stranger, (s, h) => withdrawOne(s, h, thing))
  expect(await fateOf(place, thing)).toMatchObject([{ ...settled, derived: false }])
})

test('a claim counts as nothing, and many are settled together or not at all', async () => {
  const place = await aText()
  const { table, world } = place
  const { editor, stranger } = table.people
  const [one, two] = [refOf(await ask(place, 'One')), refOf(await ask(place, 'Two'))]
  const claim = { thing: one, clauses: [clause('c2')], reason: 'It is my wording' }
  expect(await within(place, stranger, (s, h) => claimFor(s, h, claim))).toMatchObject({ ok: true })
  expect(await fateOf(place, one)).toMatchObject([{ kind: 'none', said: 'claimed' }])
  const rows = [
    { row: 1, thing: one, clauses: [clause('c2')], disposition: 'taken-up', reason: undefined },
    { row: 2, thing: two, clauses: [], disposition: 'not', reason: undefined },
  ] as const
  const twoRows = () =>
    world.database
      .transact(async (tx) => {
        const id = textId(place.path.slice('/texts/'.length))
        const text = id && (await findText(tx, id))
        if (!text) throw new Error('no text')
        const step = await stepBy(world, tx, editor)
        const done = await settleMany(step, { process: table.process, text }, rows)
        if (!done.ok) throw new Error(JSON.stringify(done.refusal))
      })
      .catch((problem: unknown) => String(problem))
  expect(await twoRows()).toContain('{"kind":"row","row":2,"why":{"kind":"needs-reason"}}')
  expect(await fateOf(place, one)).toMatchObject([{ kind: 'none', said: 'claimed' }])
  expect((await world.acts('uptake.settle')).length).toBe(0)
})

test('whoever contributed is shown as they stood then, not as they stand now', async () => {
  const place = await aText()
  const { world, table } = place
  await ask(place, 'From academia')
  world.clock.set((world.clock.now() + days(1)) as Instant)
  await world.database.transact((tx, now) =>
    chooseCodeFor(
      tx,
      table.people.stranger,
      { scheme: 'stakeholder-groups', code: 'business' },
      now,
    ),
  )
  await ask(place, 'From business')
  const rows = await uptakeRows(world.database.read, table.process)
  expect(rows.map(({ group, door }) => [group, door])).toEqual([
    ['academia', 'web'],
    ['business', 'web'],
  ])
  expect(rows.map(({ disposition }) => disposition)).toEqual(['none', 'none'])
})
