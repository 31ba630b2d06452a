/** Issues over HTTP on real tables: what a person sees, and what is recorded, logged and mailed. */
import { describe, expect, test } from 'vitest'
import { aWorld, type Fields, type World } from '../../../../test/world.ts'
import { openCatalogues, type Language } from '../../../platform/languages/index.ts'
import { after, days, hours } from '../../../platform/values.ts'
import { SOURCES } from '../../../site.ts'
import { comeBack } from '../steps/proposing.ts'
import { findIssues } from '../store/issues.ts'

const SECRET = 'Zanzibar-4711'
const PROPOSAL: Fields = {
  title: 'Labels that nobody reads',
  problem: `Buyers cannot tell safe devices from others. ${SECRET}`,
  affected: 'Everybody who buys a device.',
  outcome: 'A label that people understand.',
  implementers: 'Makers and shops.',
  timing: 'Shops order for next year in March.',
  capacity: 'personal',
  permanence: '1',
}
const SHEET: Fields = {
  'urgency-costly': '1',
  'urgency-dated': '1',
  'urgency-committed': '1',
  'lockIn-tabled': '0',
  'lockIn-consulted': '0',
  'lockIn-scheduled': '0',
  'lockIn-enforced': '0',
  'what-1': 'Print the label',
  'who-1': 'Makers',
  'attends-1': '1',
  'core-1': '1',
  staffHours: '100',
  volunteerHours: '200',
  money: '1000',
  outcome: 'accepted',
  reason: 'Makers offer to try it.',
  permanence: '1',
}
const REASON = { reason: 'There is no room this year.', permanence: '1' }

async function aTable(language: Language = 'en') {
  const world = await aWorld()
  const ama = await world.add({ name: 'Ama', group: 'civil-society', language })
  const staff = await world.add({ name: 'Sol', role: 'secretary' })
  const chair = await world.add({ name: 'Chi', role: 'chair', body: 'screening-panel' })
  return {
    world,
    ama: await world.as(ama),
    staff: await world.as(staff),
    chair: await world.as(chair),
  }
}

async function aProposal(table: Awaited<ReturnType<typeof aTable>>): Promise<string> {
  const answer = await table.ama.post('/issues', PROPOSAL)
  expect(answer.status).toBe(303)
  return answer.headers.get('location') ?? ''
}

const namesOf = async (world: World) =>
  (await world.acts()).map(({ entry }) => entry.act).filter((act) => /^(issue|steward)\./.test(act))

describe('proposing', () => {
  test('an issue stands on the board at once, and its words are not in the entry', async () => {
    const table = await aTable()
    const path = await aProposal(table)
    expect(path).toMatch(/^\/issues\/[0-9A-Z]{26}$/)
    expect(await table.world.stranger.text('/issues')).toContain('Labels that nobody reads')
    expect(await table.world.stranger.text(path)).toContain(SECRET)
    const [entry] = await table.world.acts('issue.propose')
    expect(entry?.bytes).not.toContain(SECRET)
  })

  test('a form without its problem comes back as typed, and nothing is recorded', async () => {
    const table = await aTable()
    const before = (await table.world.acts()).length
    const answer = await table.ama.post('/issues', { ...PROPOSAL, problem: '' })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('Labels that nobody reads')
    expect((await table.world.acts()).length).toBe(before)
  })

  test('a stranger reads everything, is shown no form and cannot propose', async () => {
    const { world } = await aTable()
    const page = await world.stranger.text('/issues')
    expect(page).not.toContain('name="problem"')
    expect(page).toContain('/sign-in')
    await world.stranger.post('/issues', PROPOSAL)
    expect(await world.acts('issue.propose')).toEqual([])
  })

  test('what was not read as permanent is refused in words', async () => {
    const { ama, world } = await aTable()
    const { permanence: _, ...unread } = PROPOSAL
    const answer = await ama.post('/issues', unread)
    expect(answer.status).toBe(422)
    expect(await world.acts('issue.propose')).toEqual([])
  })
})

describe('screening', () => {
  test('parked for a day it comes back by the hour, and by a job tells its proposer', async () => {
    const table = await aTable('fr')
    const { world } = table
    const path = await aProposal(table)
    expect((await table.staff.post(`${path}/screenings`, SHEET)).status).toBe(303)
    const parked = { outcome: 'parked', until: '2026-12-21', despite: 'No room.', ...REASON }
    expect((await table.chair.post(`${path}/decisions`, parked)).status).toBe(303)
    expect(await world.stranger.text(path)).toContain('There is no room this year.')
    expect(await namesOf(world)).toEqual([
      'issue.propose',
      'issue.screen',
      'steward.screening',
      'issue.decide',
      'issue.become',
      'steward.screening',
    ])
    const [mail] = await world.mails()
    expect(mail?.language).toBe('fr')
    expect(mail?.text).toContain('There is no room this year.')
    expect(mail?.text).toContain(path)

    world.clock.set(after(world.clock.now(), days(30)))
    expect(await world.stranger.text(path)).toContain('is back on the table')
    const outbox = world.tools.outbox
    const { translator } = openCatalogues(SOURCES)
    const post = { outbox, url: 'http://localhost:3000', wordsIn: translator }
    const bring = () => world.database.transact((tx, now) => comeBack({ tx, now, post }))
    expect(await bring()).toHaveLength(1)
    expect(await bring()).toHaveLength(0)
    expect(await world.mails()).toHaveLength(2)
  })

  test('one hour before, it stays parked', async () => {
    const table = await aTable()
    const path = await aProposal(table)
    await table.staff.post(`${path}/screenings`, SHEET)
    const parked = { outcome: 'parked', until: '2026-12-21', despite: 'No room.', ...REASON }
    await table.chair.post(`${path}/decisions`, parked)
    table.world.clock.set(after(table.world.clock.now(), days(29), hours(11)))
    expect(await table.world.stranger.text(path)).not.toContain('is back on the table')
  })

  test('a decision other than the indicators say is refused until it says why', async () => {
    const table = await aTable()
    const path = await aProposal(table)
    await table.staff.post(`${path}/screenings`, SHEET)
    const declined = { outcome: 'declined', why: 'other', ...REASON }
    const answer = await table.chair.post(`${path}/decisions`, declined)
    expect(answer.status).toBe(422)
    expect(await table.world.acts('issue.decide')).toEqual([])
    const despite = { ...declined, despite: 'A wider one begins.' }
    expect((await table.chair.post(`${path}/decisions`, despite)).status).toBe(303)
    expect(await table.world.stranger.text(path)).toContain('A wider one begins.')
  })

  test('the fourth process has no room, and one that is concluded makes it', async () => {
    const table = await aTable()
    const accept = { outcome: 'accepted', reason: 'Ready.', permanence: '1' }
    const paths: string[] = []
    for (let count = 0; count < 4; count++) {
      const path = await aProposal(table)
      await table.staff.post(`${path}/screenings`, SHEET)
      paths.push(path)
    }
    const [first = '', second = '', third = '', fourth = ''] = paths
    for (const path of [first, second, third]) {
      expect((await table.chair.post(`${path}/decisions`, accept)).status).toBe(303)
    }
    const full = await table.chair.post(`${fourth}/decisions`, accept)
    expect(full.status).toBe(422)
    expect(await full.text()).toContain('Short by: 1 process')
    const frees = { ...accept, frees: first.slice('/issues/'.length) }
    expect((await table.chair.post(`${fourth}/decisions`, frees)).status).toBe(303)
    const issues = await findIssues(table.world.database.read, undefined)
    const kinds = issues.map(({ state }) => state.kind).sort()
    expect(kinds).toEqual(['accepted', 'accepted', 'accepted', 'concluded'])
    expect(await table.world.stranger.text('/issues')).toContain('3 of 3 processes are taken')
  })

  test('whoever proposed it cannot screen or decide it, and is shown no such form', async () => {
    const table = await aTable()
    const path = await aProposal(table)
    expect((await table.ama.post(`${path}/screenings`, SHEET)).status).toBe(422)
    expect((await table.ama.post(`${path}/decisions`, { ...SHEET, ...REASON })).status).toBe(422)
    expect(await table.ama.text(path)).not.toContain('urgency-costly')
    expect(await table.staff.text(path)).toContain('urgency-costly')
    expect(await table.world.acts('issue.screen')).toEqual([])
  })

  test('a number left empty in the sheet is missing, and no zero', async () => {
    const table = await aTable()
    const path = await aProposal(table)
    for (const field of ['staffHours', 'money', 'lockIn-tabled']) {
      const answer = await table.chair.post(`${path}/screenings`, { ...SHEET, [field]: ' ' })
      expect([field, answer.status]).toEqual([field, 400])
    }
    expect(await table.world.acts('issue.screen')).toEqual([])
  })
})

describe('seconds and sorting', () => {
  test('seconds of three groups bring a declined issue back, once', async () => {
    const table = await aTable()
    const { world } = table
    const path = await aProposal(table)
    await table.staff.post(`${path}/screenings`, SHEET)
    const despite = { outcome: 'declined', why: 'other', despite: 'Later.', ...REASON }
    await table.chair.post(`${path}/decisions`, despite)
    const groups = ['business', 'academia', 'technical']
    const visitors = []
    for (const group of groups) visitors.push(await world.as(await world.add({ group })))
    const give = { capacity: 'personal', permanence: '1' }
    const [one, ...others] = visitors
    expect((await one?.post(`${path}/seconds`, give))?.status).toBe(303)
    expect((await one?.post(`${path}/seconds`, give))?.status).toBe(422)
    expect((await one?.post(`${path}/petitions`))?.status).toBe(422)
    for (const other of others) await other.post(`${path}/seconds`, give)
    expect((await one?.post(`${path}/petitions`))?.status).toBe(303)
    expect(await world.stranger.text(path)).toContain('Brought back on')
    expect((await world.acts('second.give')).length).toBe(3)
  })

  test('a merge tells its proposer, is in the steward log, and the board shows both', async () => {
    const table = await aTable()
    const { world } = table
    const [path, other] = [await aProposal(table), await aProposal(table)]
    const into = other.slice('/issues/'.length)
    const merge = { into, reason: 'They are one problem.', permanence: '1' }
    expect((await table.ama.post(`${path}/merges`, merge)).status).toBe(422)
    expect((await table.chair.post(`${path}/merges`, merge)).status).toBe(303)
    const page = await world.stranger.text(path)
    expect(page).toContain('They are one problem.')
    expect(page).toMatch(/\/stewards\/[0-9A-Z]{26}#contests/)
    expect((await world.mails()).length).toBe(1)
    expect((await world.acts('steward.merge')).length).toBe(1)
    const back = { into: path.slice('/issues/'.length), reason: 'x', permanence: '1' }
    expect((await table.chair.post(`${other}/symptoms`, back)).status).toBe(422)
  })

  test('a split makes two new issues that wait like any other', async () => {
    const table = await aTable()
    const path = await aProposal(table)
    const split = {
      'title-1': 'Reading',
      'problem-1': 'a',
      'title-2': 'Trust',
      'problem-2': 'b',
      reason: 'Two problems.',
      permanence: '1',
    }
    expect((await table.chair.post(`${path}/splits`, split)).status).toBe(303)
    const board = await table.world.stranger.text('/issues')
    for (const title of ['Reading', 'Trust']) expect(board).toContain(title)
  })

  test('an issue that is not there, and one that is none, are absent alike', async () => {
    const { world, ama } = await aTable()
    for (const id of ['01JD0000000000000000000000', 'nothing', '..%2f']) {
      expect((await world.stranger.get(`/issues/${id}`)).status).toBe(404)
      expect((await ama.post(`/issues/${id}/seconds`, { capacity: 'personal' })).status).toBe(404)
    }
  })

  test('the board is to be had as JSON and as rows', async () => {
    const table = await aTable()
    await aProposal(table)
    const json = await (await table.world.stranger.get('/issues.json')).json()
    expect(json).toMatchObject({ issues: [{ title: 'Labels that nobody reads' }] })
    expect(await table.world.stranger.text('/issues.csv')).toContain('Labels that nobody reads')
  })
})
