/** Silence that failed to reach a group: told by mail, counted, and opened again; over HTTP. */
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { TABLES } from '../../joined.ts'
import { checkTables } from '../../platform/record/index.ts'
import { after, days } from '../../platform/values.ts'
import { stepOf } from '../ballots/ballots.fixtures.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import type { PersonId } from '../people/index.ts'
import { adoptTemplates, findWindowRule, pinned, type WindowRule } from '../templates/index.ts'
import { aTemplate, CONVENING, span } from '../templates/templates.fixtures.ts'
import { beginProcess, findProcess, openWindowIn, windowsOf } from './index.ts'
import { reachOf } from './reach.ts'

/** A whole site on PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const comment = findWindowRule(CONVENING.template, 'comment')
if (!comment) throw new Error('no window of comment')
const quiet: WindowRule = {
  ...comment,
  kind: 'quiet',
  silence: 'assent',
  opens: ['chair'],
  min: span('P7D'),
  default: span('P7D'),
  max: span('P8W'),
  languages: ['en'],
  silenceCheck: { reachWithin: span('P2D') },
}
const SILENT = pinned({
  ...aTemplate([{ windows: ['quiet'] }], { windows: [quiet] }),
  template: 'silent',
  version: '1.0',
  duties: [],
})

async function aSilentWindow() {
  const world = await aWorld()
  const table = await aTable(world)
  const convening = await findProcess(world.database.read, { id: table.process })
  if (!convening?.body) throw new Error('no table')
  const { body } = convening
  await adoptTemplates(world.database, [SILENT])
  const staff = await world.add({ name: 'Sol Staff', role: 'secretary' })
  const asked = { slug: 'silent', title: 'Silence', question: 'Does nobody mind?' }
  const process = await world.database.transact(async (tx) => {
    const step = await stepOf(world, tx, staff)
    const begun = await beginProcess(step, { ...asked, pin: SILENT.pin, body, practice: true })
    if (!begun.ok) throw new Error(begun.refusal.kind)
    return begun.value
  })
  const window = await world.database.transact(async (tx) => {
    const step = await stepOf(world, tx, table.chair)
    const serves = `process:${process.id}` as const
    const opening = { kind: 'quiet', serves, closesOn: undefined, published: ['en'] as const }
    const opened = await openWindowIn(step, process, opening)
    if (!opened.ok) throw new Error(opened.refusal.kind)
    return opened.value
  })
  const settle = (state: 'sent' | 'failed', people: readonly PersonId[]) =>
    world.database.transact((tx) =>
      sql`update outbox set state = ${state} where person in (${sql.join(people)})`.execute(tx),
    )
  const path = `/windows/${window.id}`
  const ask = async (who: PersonId, group: string) => {
    const visitor = await world.as(who)
    const fields = { group, reason: 'Our mail bounced.', permanence: '1' }
    const answer = await visitor.post(`${path}/reopenings`, fields)
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') }
  }
  return { world, table, process, window, settle, path, ask }
}

test('members are told that their silence will count, and who was reached is counted', async () => {
  const { world, table, window, settle } = await aSilentWindow()
  const { ann, ben, bea, cy, dora } = table
  for (const member of [ann, ben, bea, cy]) {
    expect((await world.told(member)).at(-1)).toContain('your silence will count')
  }
  expect(await world.told(dora)).toEqual([])
  await settle('sent', [ann, cy])
  await settle('failed', [ben])
  const { read } = world.database
  const now = world.clock.now()
  const business = (await reachOf(read, window, now)).find(({ group }) => group === 'business')
  expect(business).toEqual({
    group: 'business',
    language: 'en',
    written: 2,
    reached: 0,
    bounced: 1,
  })
  const later = after(now, days(40))
  // What was sent is forgotten by then: a notice that is gone was sent, one that failed is there.
  await world.database.transact((tx) => sql`delete from outbox where state = 'sent'`.execute(tx))
  const academia = (await reachOf(read, window, later)).find(({ group }) => group === 'academia')
  expect(academia).toMatchObject({ written: 1, reached: 1 })
})

test('small numbers are kept back, on the page and for machines', async () => {
  const { world, settle, table, path } = await aSilentWindow()
  await settle('failed', [table.ben])
  const page = await world.stranger.text(path)
  expect(page).toContain('fewer than 5')
  expect(page).toContain('Small numbers are not shown')
  const twin = JSON.parse(await world.stranger.text(`${path}.json`))
  expect(twin.reached).toContainEqual({
    group: 'business',
    language: 'en',
    written: null,
    reached: 0,
    bounced: null,
  })
})

test('a group that was not reached has it opened again once, and no other does', async () => {
  const { world, table, process, settle, path, ask } = await aSilentWindow()
  const { ann, ben, bea, cy, dora } = table
  await settle('sent', [ann, cy])
  await settle('failed', [ben])
  expect((await ask(ben, 'business')).text).toContain('It is still open')
  world.clock.set(after(world.clock.now(), days(9)))
  expect(await world.stranger.text(path)).toContain('Silence of these groups is no assent')
  const cameBack = 'The notice of a window in “Silence” came back from somebody'
  expect(await (await world.as(table.chair)).text('/needs-me')).toContain(cameBack)
  expect(await (await world.as(ben)).text('/needs-me')).not.toContain(cameBack)
  expect(await (await world.as(ben)).text(path)).toContain('Have it opened again')
  expect(await (await world.as(ann)).text(path)).not.toContain('Have it opened again')
  expect((await ask(ann, 'academia')).text).toContain('The notice reached this group')
  expect((await ask(ann, 'business')).text).toContain('Members ask for their own group')
  expect((await ask(dora, 'academia')).text).toContain('Only those who hold a seat here')
  expect(await ask(ben, 'business')).toMatchObject({ status: 303 })
  expect((await ask(bea, 'business')).text).toContain('opened again for this group already')

  const { read } = world.database
  const [, again] = await windowsOf(read, process.id)
  if (again?.state.kind !== 'dated') throw new Error('not opened again')
  expect(again.state.opens).toBe(world.clock.now())
  expect(await world.stranger.text('/processes/silent')).toContain('Opened again for')
  const earlier = await world.stranger.text(path)
  expect(earlier).toContain(`/windows/${again.id}`)
  expect(earlier).toContain('Our mail bounced.')
  expect(await world.stranger.text(`/windows/${again.id}`)).toContain(path)
  expect((await world.told(cy)).at(-1)).toContain('open again')
  expect(await world.acts('window.reopen')).toHaveLength(1)
  expect(await checkTables(read, { tables: TABLES })).toMatchObject({ faults: [], more: false })
})
