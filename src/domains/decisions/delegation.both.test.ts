/** An officer delegates a role in one process: for a time, in public, and not round a recusal. */
import { expect, test } from 'vitest'
import { endDueTerms, findBody, termsOf } from '../bodies/index.ts'
import { findActor, type PersonId } from '../people/index.ts'
import { findProcess, type Process, type ProcessId, rolesIn } from '../processes/index.ts'
import { anOpenCall, consent, later, objection, speak, twinOf } from './opened.fixtures.ts'
import type { Place } from './opened.fixtures.ts'

async function aChairedTable() {
  const place = await anOpenCall()
  const { world, table } = place
  const process = await findProcess(world.database.read, { id: table.process })
  const body = process?.body && (await findBody(world.database.read, { id: process.body }))
  if (!process || !body) throw new Error('a process of a body')
  const [term] = await termsOf(world.database.read, body.id)
  const eve = await world.add({ name: 'Eve Delegate' })
  const lent = {
    for: `role:${term?.id}`,
    handle: 'eve-delegate',
    until: '2026-12-04',
    process: process.slug,
    ...consent,
  }
  const to = `/bodies/${body.slug}/stand-ins`
  return { ...place, process, body, eve, delegate: await world.as(eve), lent, to }
}

async function rolesOf({ world }: Place, person: PersonId, process: Process) {
  const { officesOf } = world.tools
  const actor = await findActor(world.database.read, person, { officesOf, now: world.clock.now() })
  return actor ? rolesIn(process, actor) : []
}

test('a role delegated in one process counts there, until its day, and nowhere else', async () => {
  const place = await aChairedTable()
  const { world, table, chair, process, body, eve, delegate, lent, to } = place
  expect((await delegate.post(to, lent)).status).toBe(422)
  for (const wrong of [{ process: 'nowhere' }, { until: '2028-01-01' }, { handle: 'nobody' }]) {
    expect((await chair.post(to, { ...lent, ...wrong })).status).toBe(422)
  }
  expect((await chair.post(to, lent)).status).toBe(303)
  const [begun] = await world.acts('stand-in.begin')
  expect(begun?.entry).toMatchObject({
    actor: table.chair,
    clear: { person: eve, role: 'chair', process: process.id },
  })
  const page = await world.stranger.text(`/bodies/${body.slug}`)
  expect(page).toMatch(/only in[^]*href="\/processes\/labels-/)

  const elsewhere = { ...process, id: '01JZ0000000000000000000000' as ProcessId }
  expect(await rolesOf(place, eve, process)).toContain('chair')
  expect(await rolesOf(place, eve, elsewhere)).not.toContain('chair')
  // Neither hands it on, nor looks after the body's seats.
  await world.add({ name: 'Finn Third' })
  expect((await delegate.post(to, { ...lent, handle: 'finn-third' })).status).toBe(422)
  const role = { handle: 'finn-third', role: 'editor', ...consent }
  expect((await delegate.post(`/bodies/${body.slug}/roles`, role)).status).toBe(422)
  expect((await chair.post(to, lent)).status).toBe(422)

  const draft = { process: process.slug, text: table.text.id, kind: 'call', question: 'And this?' }
  expect((await delegate.post('/calls', { ...draft, ...consent })).status).toBe(303)
  later(world, 30)
  expect(await rolesOf(place, eve, process)).not.toContain('chair')
  expect((await delegate.post('/calls', { ...draft, ...consent })).status).toBe(422)
  await endDueTerms(world.tools)
  expect(await world.acts('stand-in.end')).toHaveLength(1)
})

test('what is taken back ends at once, and a role that ended lends nothing', async () => {
  const place = await aChairedTable()
  const { world, chair, process, body, eve, lent, to } = place
  const read = async () => rolesOf(place, eve, process)
  await chair.post(to, lent)
  expect(await read()).toContain('chair')
  const twin = await world.acts('stand-in.begin')
  const standIn = String(twin[0]?.entry.clear['standIn'])
  const ending = { standIn, ...consent }
  expect((await chair.post(`/bodies/${body.slug}/stand-in-endings`, ending)).status).toBe(303)
  expect(await read()).not.toContain('chair')

  expect((await chair.post(to, lent)).status).toBe(303)
  const term = lent.for.replace('role:', '')
  const resigned = await chair.post(`/bodies/${body.slug}/role-endings`, { term, ...consent })
  expect(resigned.status).toBe(303)
  expect(await read()).not.toContain('chair')
})

test('nobody lends to themselves; what is taken back meanwhile lends no more', async () => {
  const place = await aChairedTable()
  const { world, table, chair, process, body, eve, delegate, lent, to } = place
  expect((await chair.post(to, { ...lent, handle: 'chris-chair' })).status).toBe(422)
  expect((await chair.post(to, lent)).status).toBe(303)
  const [begun] = await world.acts('stand-in.begin')
  const ending = { standIn: String(begun?.entry.clear['standIn']), ...consent }
  const typed = { process: process.slug, text: table.text.id, kind: 'call', question: 'And this?' }
  const draft = async () => (await delegate.post('/calls', { ...typed, ...consent })).status
  const endings = `/bodies/${body.slug}/stand-in-endings`
  const [ended, ...drafted] = await Promise.all([
    chair.post(endings, ending).then(({ status }) => status),
    ...Array.from({ length: 5 }, draft),
  ])
  expect(ended).toBe(303)
  for (const status of drafted) expect([303, 422]).toContain(status)
  expect(await draft()).toBe(422)
  const made = (await world.acts('call.draft')).filter(({ entry }) => entry.actor === eve)
  expect(made).toHaveLength(drafted.filter((status) => status === 303).length)
})

test('an officer who stands behind an objection is not got round by a delegate', async () => {
  const place = await aChairedTable()
  const { table, chair, call, delegate, lent, to } = place
  const ann = await speak(place, table.ann)
  for (const visitor of [chair, ann]) {
    await visitor.post(`/calls/${call}/objections`, { ...consent, ...objection })
    later(place.world, 1)
  }
  const [own, other] = (await twinOf(place)).objections.map(({ id }) => id)
  await chair.post(to, lent)
  const answer = { ...consent, kind: 'addressed', reason: 'It is paid for.' }
  const refused = await delegate.post(`/objections/${own}/answers`, answer)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('Somebody else answers it')
  expect(await delegate.text(`/objections/${own}`)).not.toContain('Publish the answer')
  expect((await delegate.post(`/objections/${other}/answers`, answer)).status).toBe(303)
})
