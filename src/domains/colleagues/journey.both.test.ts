/** A draft goes round by mail before it is said in public: over HTTP, on a real database. */
import { expect, test, vi } from 'vitest'
import { CLOSES, comment, CONSENT, faults } from '../dockets/place.test.fixtures.ts'
import { historyOf } from '../../platform/record/index.ts'
import { after, minutes } from '../../platform/values.ts'
import { tellOwners } from './jobs.ts'
import { draftedWords } from './private-words.ts'
import {
  ADDRESSES,
  aSpokesperson,
  begun,
  comeBack,
  deliver,
  inDays,
  local,
  mailTo,
  says,
  wait,
  WORDS,
} from './asking.fixtures.ts'

/** PostgreSQL takes its time where other tests share the machine. */
vi.setConfig({ testTimeout: 60_000 })

const SUBMITTED = /\/dockets\/[0-9A-Z]+\/submissions\/[0-9A-Z]+/

test('two colleagues and a lawyer: one approves, two are silent, it goes out in time', async () => {
  const asking = await aSpokesperson()
  const { world, table, member, path } = asking
  expect(await member.text(path)).toContain(`/colleagues/new?docket=${asking.docket}`)
  expect(await member.text(`/colleagues/new?docket=${asking.docket}`)).toContain('Acme Ltd')
  const before = (await historyOf(world.database.read, { limit: 1 }))[0]?.index
  const deadline = after(CLOSES, minutes(-2))
  const draft = await begun(asking, local(deadline))

  const ana = await mailTo(world, 'ana@acme.example')
  expect(ana.text).toContain(WORDS)
  expect(ana.text).toContain('Is this right?')
  expect(ana.text).toContain('If you say nothing, that counts as consent.')
  for (const address of ADDRESSES) {
    expect(ana.text).not.toContain(address)
    await deliver(world, address)
  }
  const shown = await world.stranger.text(ana.link)
  expect(shown).toContain(WORDS)
  expect(shown).not.toContain('acme.example')
  expect(shown).not.toContain('firm.example')

  const said = await says(world.stranger, ana.link, { answer: 'approve', words: 'Good.' })
  expect(said.status).toBe(303)
  const law = await mailTo(world, 'law@firm.example')
  await says(world.stranger, law.link, { words: 'Say “durable”.' })
  const page = await member.text(draft)
  expect(page).toContain('ana@acme.example')
  expect(page).toContain('Say “durable”.')
  expect(page).toContain('Approved: 1. Objected: 0. Abstained: 0. Silent: 2.')
  expect((await member.post(`${draft}/submissions`, CONSENT)).status).toBe(422)
  expect((await historyOf(world.database.read, { limit: 1 }))[0]?.index).toBe(before)
  expect(await world.stranger.text(path)).not.toContain('label that lasts')

  world.clock.set(after(CLOSES, minutes(-1)))
  const back = await world.as(table.people.member)
  const sent = await back.post(`${draft}/submissions`, CONSENT)
  expect(sent.status).toBe(303)
  const submitted = SUBMITTED.exec(await back.text(draft))
  const there = await world.stranger.text(submitted?.[0] ?? '')
  expect(there).toContain(WORDS)
  expect(there).toContain('For Acme Ltd, adopted on 31 December 2026, by a silence procedure')
  expect(there).toContain('ratified 3–0–0')
  expect(there).not.toContain('<span class="tag">late</span>')
  expect(there).not.toContain('Ana Silva')
  const acts = await world.acts()
  expect(acts.slice(-3).map(({ entry }) => entry.act)).toEqual([
    'undertakings.agree',
    'submission.make',
    'submission.ratify',
  ])
  const all = JSON.stringify(acts)
  for (const one of [...ADDRESSES, 'Ana Silva', draft.replace('/colleagues/', '')]) {
    expect(all).not.toContain(one)
  }
  expect(await faults(world)).toEqual([])
})

test('at its close the docket judges a draft that was adopted as any other', async () => {
  const asking = await aSpokesperson()
  const { world, table } = asking
  const draft = await begun(asking, local(after(CLOSES, minutes(-2))))
  for (const address of ADDRESSES) await deliver(world, address)
  world.clock.set(CLOSES)
  const member = await world.as(table.people.member)
  const own = await member.post(`${asking.path}/submissions`, comment('Mine.'))
  const sent = await member.post(`${draft}/submissions`, CONSENT)
  expect(sent.status).toBe(own.status)
  const late = '<span class="tag">late</span>'
  const mine = await world.stranger.text(own.headers.get('location') ?? '')
  const submitted = SUBMITTED.exec(await member.text(draft))?.[0] ?? ''
  expect(mine).toContain(late)
  expect(await world.stranger.text(submitted)).toContain(late)
})

test('submitted twice at once, it is said once', async () => {
  const asking = await aSpokesperson()
  const { world, table } = asking
  const draft = await begun(asking, { rule: 'approver', approver: 'boss@acme.example' })
  const { link } = await mailTo(world, 'boss@acme.example')
  await says(world.stranger, link, { answer: 'approve' })
  const member = await world.as(table.people.member)
  const sent = await Promise.all([1, 2, 3].map(() => member.post(`${draft}/submissions`, CONSENT)))
  expect(sent.map(({ status }) => status).toSorted()).toEqual([303, 422, 422])
  expect(await world.acts('submission.make')).toHaveLength(1)
  const submitted = SUBMITTED.exec(await member.text(draft))?.[0] ?? ''
  expect(await world.stranger.text(submitted)).toContain('ratified 1–0–0')
  expect(await world.stranger.text(link)).toContain('Submitted on')
})

test('drafts go with their owner: into her own export, and away with her erasure', async () => {
  const asking = await aSpokesperson()
  const { world, table, member } = asking
  const draft = await begun(asking)
  const { link } = await mailTo(world, 'ben@acme.example')
  await says(world.stranger, link, { answer: 'approve', words: 'Good.' })
  const owner = table.people.member
  const words = await draftedWords.of(world.database.read, owner)
  expect(Object.values(words)).toEqual([WORDS])
  await world.database.transact((tx) => draftedWords.forget(tx, owner))
  expect((await member.get(draft)).status).toBe(404)
  expect((await world.stranger.get(link)).status).toBe(404)
})

test('a mail that is delivered after the end makes nobody silent', async () => {
  const asking = await aSpokesperson()
  const { world, table } = asking
  const draft = await begun(asking)
  world.clock.set(inDays(world, 6))
  const member = await world.as(table.people.member)
  expect(await member.text(draft)).toContain('Not adopted: nobody approved it')
  for (const address of ADDRESSES) await deliver(world, address)
  const page = await member.text(draft)
  expect(page).toContain('Not adopted: nobody approved it')
  expect(page).toContain('delivered too late')
})

test('names of every length leave room for the line that says how it was adopted', async () => {
  const asking = await aSpokesperson()
  const { world, table, member, docket, path } = asking
  const organisation = '\u{1f9d1}'.repeat(100)
  await member.post('/account/affiliations', { organisation, permanence: '1' })
  const as = [...(await member.text(path)).matchAll(/value="(org:[^"]+)"/g)].at(-1)?.[1] ?? ''
  const more = { docket, as, words: 'é'.repeat((64 * 1024 - 2_500) / 2), organ: organisation }
  const vote = { rule: 'vote', quorum: '1', colleagues: 'ben@acme.example' }
  const draft = await begun(asking, { ...more, ...vote })
  const { link } = await mailTo(world, 'ben@acme.example')
  await says(world.stranger, link, { answer: 'approve' })
  const back = await world.as(table.people.member)
  expect((await back.post(`${draft}/submissions`, CONSENT)).status).toBe(303)
})

test('one who was not reached is not silent, and only the owner learns it', async () => {
  const asking = await aSpokesperson()
  const { world, member } = asking
  const draft = await begun(asking)
  const ben = await mailTo(world, 'ben@acme.example')
  await deliver(world, 'ana@acme.example')
  await deliver(world, 'ben@acme.example', 'failed')
  world.clock.set(inDays(world, 6))
  const page = await member.text(draft)
  expect(page).toContain('Silent: 1.')
  expect(page).toMatch(/2 people are not known to have been reached.*ben@acme.example/s)
  expect(await world.stranger.text(ben.link)).not.toContain('acme.example')
})

test('a mail that comes back after the end undoes a silence, until it was submitted', async () => {
  const asking = await aSpokesperson()
  const { world, table } = asking
  const draft = await begun(asking)
  for (const address of ADDRESSES) await deliver(world, address)
  world.clock.set(inDays(world, 5))
  const tools = { ...world.letterbox, database: world.database }
  const told = async () => {
    await tellOwners(tools, world.clock.now())
    const texts = (await world.mails()).map(({ text }) => text)
    return texts.filter((one) => one.includes('What came of your draft'))
  }
  expect(await told()).toHaveLength(1)
  await comeBack(world, 'ben@acme.example')
  wait(world, minutes(1))
  expect((await told()).filter((one) => one.includes('came back after the time'))).toHaveLength(1)
  expect(await told()).toHaveLength(2)
  const member = await world.as(table.people.member)
  expect(await member.text(draft)).toContain('Silent: 2.')
  expect((await member.post(`${draft}/submissions`, CONSENT)).status).toBe(303)
  const submitted = SUBMITTED.exec(await member.text(draft))?.[0] ?? ''
  expect(await world.stranger.text(submitted)).toContain('ratified 2–0–0')
  wait(world, minutes(1))
  await comeBack(world, 'ana@acme.example')
  expect(await told()).toHaveLength(2)
  const page = await member.text(draft)
  expect(page).toMatch(/came back after the draft was submitted[^<]*: ana@acme\.example/)
  expect(page).toContain('came back after it had counted')
})

test('what changed since the last version is shown to the owner and to those asked', async () => {
  const asking = await aSpokesperson()
  const { world, member } = asking
  const draft = await begun(asking)
  wait(world, minutes(1))
  const changed = { words: WORDS.replace('lasts', 'stays'), ...local(inDays(world, 6)) }
  expect(await member.text(draft)).not.toContain('What changed since')
  expect((await member.post(`${draft}/versions`, changed)).status).toBe(303)
  const { link } = await mailTo(world, 'ana@acme.example')
  for (const page of [await member.text(draft), await world.stranger.text(link)]) {
    expect(page).toContain('What changed since version 1')
    expect(page).toMatch(/<del>.*lasts<\/del><ins>.*stays<\/ins>/s)
  }
  await member.post(`${draft}/versions`, { ...changed, ...local(inDays(world, 7)) })
  expect(await member.text(draft)).toContain('The words are the same.')
})
