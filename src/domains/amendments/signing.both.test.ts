/** A version is signed beside its editor before anybody is asked about it. */
import { expect, test, vi } from 'vitest'
import type { World } from '../../../test/world.ts'
import { ACTS, TABLES } from '../../joined.ts'
import { newUlid } from '../../platform/clock.ts'
import { checkTables } from '../../platform/record/index.ts'
import { saveTerm, type TermId } from '../bodies/index.ts'
import type { PersonId } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import { adoptTemplates, checkTemplate, shippedTemplate } from '../templates/index.ts'
import { amendmentFacts } from './index.ts'
import {
  aText,
  consent,
  decide,
  done,
  MONTH,
  propose,
  publish,
  refused,
  replacing,
  type OnTable,
} from './text.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

/** The rules of a convening, where a rapporteur of another group signs beside the editor. */
async function asksForTwo({ database }: World) {
  const known = JSON.parse(shippedTemplate('convening').canonical)
  const { chair } = Object.groupBy(known.roles, ({ id }: { id: string }) => id)
  const changed = {
    ...known,
    version: '99',
    countersigned: { by: 'other-group', source: 'ours', tag: 'D' },
    roles: [...known.roles, { ...chair?.[0], id: 'rapporteur' }],
  }
  const checked = checkTemplate(JSON.stringify(changed))
  if (!checked.ok) throw new Error(JSON.stringify(checked.refusal))
  await adoptTemplates(database, [checked.value])
}

async function appoint({ world, table }: OnTable, person: PersonId) {
  const { body } = table.process
  if (body === undefined) throw new Error('no body')
  await world.database.transact(async (tx, since) => {
    const term = { id: newUlid(world.clock) as TermId, body, person, role: 'rapporteur' } as const
    await saveTerm(
      tx,
      { ...term, since, until: null, endedAt: null },
      {
        ...{ act: 'role.begin', actor: 'role:operator', obj: `body:${body}`, via: 'import' },
        ...{ topics: [], clear: { role: 'rapporteur', person } },
      },
    )
  })
}

async function uncountersigned({ world, table }: OnTable) {
  const process = await findProcess(world.database.read, { id: table.process.id })
  if (!process) throw new Error('no process')
  const now = world.clock.now()
  const facts = await amendmentFacts.provide(world.database.read, process, now)
  return facts['amendments.uncountersigned']
}

const put = ({ chair, path }: OnTable) => {
  const [process, kind, question] = ['labels', 'call', 'Can you live with it?']
  return { by: chair, fields: { process, kind, question, text: path.replace('/texts/', '') } }
}

test('no call asks about a version until a rapporteur of another group has signed it', async () => {
  const place = await aText(asksForTwo)
  const { world, table, editor, mia, stan, path } = place
  await appoint(place, table.people.member)
  expect(await uncountersigned(place)).toEqual({ value: 0 })
  const month = await propose(place, stan, replacing(1, MONTH))
  await decide(place, editor, month, { decision: 'take' })
  expect(await editor.text(`${path}/merge`)).toContain('A rapporteur from another group signs')
  await publish(place, editor, 1)
  expect(await uncountersigned(place)).toEqual({ value: 1 })
  expect(await world.told(table.people.member)).toContain(
    'Version 2 of “The label” waits for a signature',
  )
  expect(await mia.text('/needs-me')).toContain('waits for your signature')
  expect(await editor.text('/needs-me')).not.toContain('waits for your signature')
  expect(await world.stranger.text(path)).toContain('Version 2 waits for a rapporteur’s signature')

  const call = put(place)
  expect(await refused(call.by, '/calls', call.fields)).toContain('waits for a rapporteur')
  const to = `${path}/countersignatures`
  for (const other of [editor, stan, place.chair]) {
    const answer = await other.post(to, { ...consent, version: '2', answer: 'signed' })
    expect(answer.status).toBe(422)
  }
  expect((await world.stranger.post(to, { version: '2', answer: 'signed' })).status).not.toBe(303)
  expect(await world.acts('assembly.countersign')).toEqual([])

  const again = await refused(mia, to, { version: '2', answer: 'declined' })
  expect(again).toContain('This needs a reason')
  await done(mia, to, { version: '2', answer: 'declined', reason: 'The month was not agreed.' })
  expect(await world.told(table.people.editor)).toContain(
    'Version 2 of “The label” was not countersigned',
  )
  expect(await world.stranger.text(path)).toContain('The month was not agreed.')
  expect((await refused(call.by, '/calls', call.fields)).includes('waits for')).toBe(true)

  await done(mia, to, { version: '2', answer: 'signed' })
  expect(await uncountersigned(place)).toEqual({ value: 0 })
  const page = await world.stranger.text(`${path}/versions/2`)
  expect(page).toMatch(/Mia Member<\/bdi><\/a> signed version 2 beside its editor/)
  expect(page).not.toContain('The month was not agreed.')
  const drafted = await done(call.by, '/calls', call.fields)
  expect((await call.by.post(`${drafted}/opening`, consent)).status).toBe(303)
  const [entry] = await world.acts('assembly.countersign')
  expect(entry?.entry.clear).toMatchObject({ version: 2, group: 'business' })
  expect(await refused(mia, to, { version: '2', answer: 'signed' })).toContain('No version')
  const { faults } = await checkTables(world.database.read, { tables: TABLES, acts: ACTS })
  expect(faults).toEqual([])
})

test('a draft of two versions comes on the table when it is signed', async () => {
  const place = await aText(asksForTwo)
  const { world, table, editor, mia } = place
  await appoint(place, table.people.member)
  const draft = { process: 'labels', title: 'A draft', language: 'en', draft: '1', reason: 'First' }
  const path = await done(editor, '/texts', { ...draft, 'words-new1': 'One.' })
  await done(editor, `${path}/versions`, { base: '1', 'words-c1': 'Two.', reason: 'Second' })
  expect(await refused(editor, `${path}/tabling`)).toContain('waits for a rapporteur’s signature')
  await done(mia, `${path}/countersignatures`, { version: '2', answer: 'signed' })
  await done(editor, `${path}/tabling`)
  expect((await world.acts('text.table')).length).toBe(1)
})

test('where the rules ask for no second signature nothing waits', async () => {
  const place = await aText()
  const { editor, stan, path, world, mia } = place
  const month = await propose(place, stan, replacing(1, MONTH))
  await decide(place, editor, month, { decision: 'take' })
  expect(await editor.text(`${path}/merge`)).not.toContain('rapporteur')
  await publish(place, editor, 1)
  expect(await world.stranger.text(path)).not.toContain('Signed beside the editor')
  expect(await world.stranger.text(`${path}/countersignature`)).toContain('No version waits')
  const to = `${path}/countersignatures`
  expect((await mia.post(to, { ...consent, version: '2', answer: 'signed' })).status).toBe(422)
  expect(await uncountersigned(place)).toEqual({ value: 0 })
})
