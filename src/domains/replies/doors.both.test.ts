/** What is done by mail is what the page does: the same rows, the same acts, the same refusals. */
import { expect, test, vi } from 'vitest'
import { aWorld, type World } from '../../../test/world.ts'
import { FIRST, opened } from '../ballots/scene.fixtures.ts'
import { beginPetitioned } from '../petitions/scene.fixtures.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import {
  anOpenCall,
  consent,
  later,
  objection,
  speak,
  twinOf,
} from '../decisions/opened.fixtures.ts'
import { EVERYWHERE, choicesOf, placeKey } from '../mailings/index.ts'
import { findProcess } from '../processes/index.ts'
import { undertakingsOf } from '../templates/index.ts'
import { byMail } from './doors.fixtures.ts'
import { aMailbox } from './mailbox.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 120_000 })

async function aCall(otherwise?: Parameters<typeof anOpenCall>[0]) {
  const place = await anOpenCall(otherwise)
  const { world, table, call } = place
  const process = await findProcess(world.database.read, { id: table.process })
  const agrees = process && undertakingsOf(process.pin)
  if (!process || !agrees) throw new Error('no process')
  return { ...place, process, agrees, about: `call:${call}` }
}

/** All but who did it, and by which door. */
const deed = ({ entry }: Awaited<ReturnType<World['acts']>>[number]) => {
  const { actor, clear, via, act, obj, cap, rules, parts } = entry
  const { group: _, ...same } = clear ?? {}
  return { ...{ act, obj, cap, rules, clear: same }, parts: parts.length, actor, via }
}
const sameDeed = (one: ReturnType<typeof deed>) => ({ ...one, actor: '', via: '', obj: '' })

test('a position by mail is the position of the page, but for its door', async () => {
  const { world, table, about, agrees, call, ...place } = await aCall()
  const ben = await speak({ world, table, call }, table.ben)
  const typed = { ...consent, choice: 'reserve', until: '2027-07-03', reason: 'We wait.' }
  expect((await ben.post(`/calls/${call}/positions`, typed)).status).toBe(303)
  const own = 'Hi all, reserve until 3 July: We wait.\n\nRegards\nAnn'
  const done = await byMail(world, table.ann, { about, own, agrees })
  expect(done).toMatchObject({ kind: 'done', path: `/calls/${call}#position` })
  const [page, mail] = (await world.acts('position.state')).map(deed)
  expect(page?.via).toBe('web')
  expect(mail).toMatchObject({ via: 'mail', actor: table.ann, parts: 1 })
  expect(mail && sameDeed(mail)).toEqual(page && sameDeed(page))
  const { positions } = await twinOf({ world, table, call, ...place })
  expect(positions.map(({ choice }) => choice)).toEqual(['reserve', 'reserve'])
})

test('before a first act the texts are asked for, and nothing is done without them', async () => {
  const { world, table, about, agrees } = await aCall()
  const asks = await byMail(world, table.ann, { about, own: 'support' })
  expect(asks).toMatchObject({ kind: 'unread', undertakings: agrees })
  expect(asks.kind === 'unread' ? asks.points.length : 0).toBeGreaterThan(0)
  const half = await byMail(world, table.ann, { about, own: 'support', agrees: 'permanence' })
  expect(half).toMatchObject({ kind: 'unread', undertakings: agrees })
  expect(await world.acts('position.state')).toEqual([])
  expect(await world.acts('undertakings.agree')).not.toContainEqual(
    expect.objectContaining({ entry: expect.objectContaining({ actor: table.ann }) }),
  )
  expect((await byMail(world, table.ann, { about, own: 'support', agrees })).kind).toBe('done')
  const vias = (await world.acts('undertakings.agree')).filter(
    ({ entry }) => entry.actor === table.ann,
  )
  expect(vias.map(({ entry }) => entry.via)).toEqual(['mail', 'mail'])
})

test('a mail, and the agreement that it is asked for, make a position with a receipt', async () => {
  const { world, table, about } = await aCall()
  const { post, replyTo, addressOf, mails, answered, problems } = await aMailbox(world)
  const from = await addressOf(table.ann)
  const quoted = 'On Sat, 21 Nov 2026 at 10:12, Chris <chris@example.org> wrote:\n> object: no'
  const text = `Hi Chris,\n\nWe suport this: it is short.\n\nBest regards\nAnn\n\n${quoted}`
  await post({ from, to: await replyTo(table.ann, about), text })
  expect(await world.acts('position.state')).toEqual([])
  const asked = (await mails(from)).at(-1)?.answer?.replyTo ?? expect.unreachable()
  await post({ from, to: asked, text: 'I agree\n\nAnn' })
  expect(problems).toEqual([])
  const [stated, ...more] = await world.acts('position.state')
  expect(more).toEqual([])
  expect(stated?.entry).toMatchObject({
    via: 'mail',
    actor: table.ann,
    parts: [{ n: 'reason' }],
  })
  expect(stated?.entry.clear).toMatchObject({ choice: 'support' })
  expect(await world.acts('objection.raise')).toEqual([])
  await answered()
  const receipt = `/record/receipts/${stated?.index}`
  expect((await mails(from)).at(-1)?.text).toContain(receipt)
})

test('what is not understood changes nothing, and three lines are shown that would', async () => {
  const { world, table, about, agrees } = await aCall()
  const before = (await world.acts()).length
  for (const own of ['I do not support this', 'support if the fee goes', 'support?', 'yes']) {
    const outcome = await byMail(world, table.ann, { about, own, agrees })
    if (outcome.kind !== 'not-understood') throw new Error(`${own}: ${outcome.kind}`)
    expect(outcome.examples).toHaveLength(3)
    for (const example of outcome.examples) {
      const done = await byMail(world, table.ben, { about, own: example, agrees })
      expect(done.kind, example).toBe('done')
    }
    const since = (await world.acts()).slice(before)
    expect(since.filter(({ entry }) => entry.actor === table.ann)).toEqual([])
  }
})

test('refusals say what the page says', async () => {
  const { world, table, about, agrees, call, ...place } = await aCall()
  const ann = await speak({ world, table, call }, table.ann)
  const past = { ...consent, choice: 'reserve', until: '2020-07-03' }
  const page = await ann.post(`/calls/${call}/positions`, past)
  expect(page.status).toBe(422)
  const own = 'reserve until 3 July 2020'
  const mail = await byMail(world, table.ann, { about, own, agrees })
  if (mail.kind !== 'refused') throw new Error(mail.kind)
  expect(await page.text()).toContain(mail.said)
  const undated = await byMail(world, table.ann, { about, own: 'reserve', agrees })
  expect(undated).toMatchObject({ kind: 'refused' })
  const long = `support: ${'x'.repeat(4_001)}`
  expect((await byMail(world, table.ann, { about, own: long, agrees })).kind).toBe('refused')
  later(world, 60)
  const late = await byMail(world, table.ann, { about, own: 'support', agrees })
  const shut = await ann.post(`/calls/${call}/positions`, { ...consent, choice: 'support' })
  expect(late.kind === 'refused' ? await shut.text() : late.kind).toContain(
    late.kind === 'refused' ? late.said : 'refused',
  )
  expect((await twinOf({ world, table, call, ...place })).positions).toEqual([])
})

test('an objection, its answer and the word on it: by mail as on the page', async () => {
  const { world, table, about, agrees, call, chair } = await aCall()
  const ben = await speak({ world, table, call }, table.ben)
  const paged = await ben.post(`/calls/${call}/objections`, { ...consent, ...objection })
  expect(paged.status).toBe(303)
  const own = `object: ${objection.argument}\nRemedy: ${objection.remedy}`
  const raised = await byMail(world, table.ann, { about, own, agrees })
  expect(raised.kind).toBe('done')
  const [page, mail] = (await world.acts('objection.raise')).map(deed)
  expect(mail).toMatchObject({ via: 'mail', actor: table.ann, parts: 3 })
  expect(mail && sameDeed(mail)).toEqual(page && sameDeed(page))
  expect(await world.acts('position.state')).toHaveLength(2)

  const its = mail?.obj ?? ''
  const path = `/objections/${its.split(':')[1] ?? ''}`
  expect(await world.stranger.text(path)).toContain(objection.remedy)
  const early = await byMail(world, table.ann, { about: its, own: 'satisfied', agrees })
  const pageEarly = await (
    await speak({ world, table, call }, table.ann)
  ).post(`${path}/words`, {
    word: 'satisfied',
    round: '0',
  })
  expect(early.kind === 'refused' ? early.said : early.kind).toBe(
    'This objection has no answer yet.',
  )
  expect(await pageEarly.text()).toContain('This objection has no answer yet.')

  const answer = { ...consent, kind: 'addressed', reason: 'The maker pays.' }
  expect((await chair.post(`${path}/answers`, answer)).status).toBe(303)
  const maintained = await byMail(world, table.ann, {
    about: its,
    own: 'No, I maintain it: the maker does not.',
    agrees,
  })
  expect(maintained.kind).toBe('done')
  const settled = await byMail(world, table.ann, { about, own: 'I accept the answer', agrees })
  expect(settled.kind).toBe('done')
  const words = (await world.acts('objection.word')).map(deed)
  expect(words.map(({ clear, via }) => [clear['word'], via])).toEqual([
    ['maintained', 'mail'],
    ['satisfied', 'mail'],
  ])
  const stranger = await byMail(world, table.cy, { about: its, own: 'satisfied', agrees })
  expect(stranger.kind === 'refused' ? stranger.said : stranger.kind).toBe(
    'Only those who stand behind this objection can do this.',
  )
})

test('a vote by mail is cast as on the page, also by the number of the state of play', async () => {
  const { world, council, at, id, as } = await opened()
  const page = await as(FIRST)
  expect((await page.post(`${at}/votes`, { choice: 'no' })).status).toBe(303)
  const [, second, third] = [...council.holders.values()]
  if (!second || !third) throw new Error('no councillors')
  const about = `ballot:${id}`
  expect((await byMail(world, second, { about, own: 'Vote no' })).kind).toBe('done')
  const [web, mail] = (await world.acts('vote.cast')).map(deed)
  expect(mail).toMatchObject({ via: 'mail', actor: second })
  expect(Object.keys(mail?.clear ?? {})).toEqual(Object.keys(web?.clear ?? {}))

  const process = `process:${council.process.id}`
  const status = await byMail(world, third, { about: process, own: 'status' })
  if (status.kind !== 'done') throw new Error(status.kind)
  expect(status.said).toContain('Ballot 1')
  expect(status.said.split('\n').length).toBeLessThanOrEqual(40)
  expect((await byMail(world, third, { about, own: 'yes on 2' })).kind).toBe('refused')
  const numbered = await byMail(world, third, { about: process, own: 'vote yes on 1' })
  expect(numbered.kind).toBe('done')
  expect(await world.acts('vote.cast')).toHaveLength(3)
  const nobody = await world.add({ name: 'Nobody' })
  const refused = await byMail(world, nobody, { about, own: 'yes', agrees: 'permanence' })
  expect(['refused', 'unread']).toContain(refused.kind)
  expect(await world.acts('vote.cast')).toHaveLength(3)
})

test('an issue is seconded and a petition signed by mail, once', async () => {
  const world = await aWorld()
  const table = await aTable(world)
  const proposer = await world.as(await world.add({ name: 'Ama', group: 'civil-society' }))
  const proposed = await proposer.post('/issues', {
    title: 'Labels that nobody reads',
    problem: 'Buyers cannot tell.',
    affected: 'Everybody.',
    outcome: 'A label.',
    implementers: 'Makers.',
    timing: 'March.',
    capacity: 'personal',
    permanence: '1',
  })
  const issue = (proposed.headers.get('location') ?? '').replace('/issues/', '')
  const line = { about: `issue:${issue}`, own: 'I second this', agrees: 'permanence' } as const
  expect((await byMail(world, table.dora, line)).kind).toBe('done')
  const again = await byMail(world, table.dora, line)
  expect(again.kind).toBe('refused')
  const [given, ...more] = await world.acts('second.give')
  expect(more).toEqual([])
  expect(given?.entry).toMatchObject({ via: 'mail', actor: table.dora })

  const staff = await world.add({ name: 'Sol Staff', role: 'secretary' })
  const { body } = (await findProcess(world.database.read, { id: table.process })) ?? {}
  if (!body) throw new Error('no body')
  const asked = { name: 'petitioned', atLeast: 3, distinct: 'persons' } as const
  const process = await beginPetitioned(world, staff, { body, asked })
  const ann = await world.as(table.ann)
  const starting = { ...consent, petition: 'promote', statement: 'Look at it.', as: 'personal' }
  const started = await ann.post(`/processes/${process.slug}/petitions`, starting)
  expect(started.status, await started.clone().text()).toBe(303)
  const petition = (started.headers.get('location') ?? '').split('/').at(-1)?.split('#')[0] ?? ''
  const agrees = undertakingsOf(process.pin) ?? 'permanence'
  const sign = { about: `petition:${petition}`, own: 'Sign', agrees }
  expect((await byMail(world, table.ben, sign)).kind).toBe('done')
  expect((await byMail(world, table.ben, sign)).kind).toBe('refused')
  const signed = (await world.acts('petition.sign')).map(({ entry }) => entry.via)
  expect(signed).toEqual(['web', 'mail'])
})

test('joining, leaving and the pace of mail are chosen as on the page', async () => {
  const { world, table, about, agrees, process } = await aCall()
  const key = placeKey(`process:${process.id}`) ?? EVERYWHERE
  const paceNow = async (place = key) =>
    (await choicesOf(world.database.read, table.ann)).get(place)
  const said = (own: string, at = about) => byMail(world, table.ann, { about: at, own, agrees })
  const first = await byMail(world, table.ann, { about, own: 'join' })
  expect(first.kind).toBe('unread')
  expect(await paceNow()).toBeUndefined()
  expect((await said('join')).kind).toBe('done')
  expect(await paceNow()).toBe('daily')
  expect((await said('digest weekly')).kind).toBe('done')
  expect(await paceNow()).toBe('weekly')
  expect((await said('stop')).kind).toBe('done')
  expect(await paceNow()).toBe('none')
  expect((await said('digest daily', 'digest:')).kind).toBe('done')
  expect(await paceNow(EVERYWHERE)).toBe('daily')
  const status = await said('status')
  expect(status.kind === 'done' ? status.said : status.kind).toContain(
    'Labels for connected things',
  )
  const help = await said('help')
  expect(help.kind === 'done' ? help.said : help.kind).toContain('reserve until 3 July')
})

test('a statement of interest is a form in a mail, answered in place', async () => {
  const { world, table, about, agrees } = await aCall()
  const said = (own: string) => byMail(world, table.ann, { about, own, agrees })
  const form = await said('statement of interest')
  expect(form.kind === 'done' ? form.said : form.kind).toContain('Organisation:')
  expect(await world.acts('interest.state')).toEqual([])
  const own = 'Organisation: Example Institute\nWork: Example Institute\nFunding: none'
  expect((await byMail(world, table.ben, { about, own })).kind).toBe('unread')
  expect((await said(own)).kind).toBe('done')
  expect((await said(own)).kind).toBe('done')
  const stated = await world.acts('interest.state')
  expect(
    stated.map(({ entry }) => [entry.via, entry.clear['version'], entry.parts.length]),
  ).toEqual([
    ['mail', 1, 2],
    ['mail', 2, 2],
  ])
  expect(await world.acts('affiliation.begin')).toHaveLength(1)
})
