/** What is seen and done besides the gate: exits, stop the clock, walking out; without scripts. */
import { expect, test } from 'vitest'
import type { SeatHeld } from '../people/index.ts'
import { adoptTemplates, pinned } from '../templates/index.ts'
import { aTemplate, count, ends, span, words } from '../templates/templates.fixtures.ts'
import type { By } from './process.ts'
import { aSite, PEOPLE } from './site.fixtures.ts'
import { stopTheClock, walkOutOf } from './steps-pauses.ts'
import { findProcess } from './store.ts'

const ways = pinned({
  ...aTemplate(
    [
      {
        exits: [
          { ...ends, id: 'give-up', by: ['facilitator'] },
          {
            ...ends,
            id: 'loop',
            to: 'screening',
            when: { fact: 'rounds.intake', atLeast: 3, says: words, source: 'a test', tag: 'D' },
          },
        ],
      },
    ],
    {
      grouping: {
        kind: 'scheme',
        scheme: 'stakeholders',
        groups: [{ id: 'business', label: words }],
      },
      stopTheClock: { groups: count(1), within: span('P7D'), lasts: span('P14D'), times: count(1) },
      walkOut: { means: words, groupsAtLeast: count(1) },
    },
  ),
  template: 'ways',
  version: '1.0',
  duties: [],
})

async function aSiteWithWays() {
  const site = await aSite()
  await adoptTemplates(site.database, [ways])
  const begun = await site.begin({ slug: 'ways', pin: ways.pin })
  return { ...site, begun }
}

test('the stage page shows each way and what it lacks; forms to those who may', async () => {
  const site = await aSiteWithWays()
  const seen = await site.get('/processes/ways/stage', 'facilitator')
  expect(seen.status).toBe(200)
  expect(seen.text).toContain('Ways on from here')
  expect(seen.text).toContain('1 condition is missing')
  expect(seen.text).toContain('id="exit-give-up"')
  expect(seen.text).not.toContain('id="exit-loop"')
  expect(seen.text).toContain('No group has asked.')
  const other = await site.get('/processes/ways/stage', 'stranger')
  expect(other.text).toContain('Ways on from here')
  expect(other.text).not.toContain('id="exit-give-up"')
  expect(other.text).not.toContain('id="leave"')
})

test('an exit is taken with a reason that everybody reads, and ends the process', async () => {
  const site = await aSiteWithWays()
  const fields = { exit: 'give-up', reason: 'Nobody wants it any more.' }
  expect((await site.post('/processes/ways/exits', fields, 'stranger')).status).toBe(422)
  expect((await site.post('/processes/ways/exits', fields)).status).not.toBe(303)
  const done = await site.post('/processes/ways/exits', fields, 'facilitator')
  expect(done.status).toBe(303)
  const ended = await findProcess(site.database.read, { id: site.begun.id })
  expect(ended?.state.kind).toBe('concluded')
  expect((await site.get('/processes/ways')).text).toContain('Nobody wants it any more.')
})

test('an exit whose condition does not hold is refused, and nothing is recorded', async () => {
  const site = await aSiteWithWays()
  const fields = { exit: 'loop', reason: 'Again.' }
  const refused = await site.post('/processes/ways/exits', fields, 'facilitator')
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('Again.')
  expect(await site.acts(site.begun)).toHaveLength(1)
})

test('who holds no seat neither stops the clock nor walks out, and is told why', async () => {
  const site = await aSiteWithWays()
  const stopped = await site.post('/processes/ways/stops', { reason: 'Wait.' }, 'facilitator')
  expect(stopped.status).toBe(422)
  expect(stopped.text).toContain('Only those who hold a seat here')
  const left = await site.post('/processes/ways/walk-outs', { statement: 'No.' }, 'facilitator')
  expect(left.status).toBe(422)
  expect(await site.acts(site.begun)).toHaveLength(1)
})

test('a group stops the clock and a member walks out: rows, acts and pages agree', async () => {
  const site = await aSiteWithWays()
  const { body } = site.begun
  if (!body) throw new Error('no body')
  const seat: SeatHeld = {
    body,
    slug: 'table',
    seat: 's_1' as string as SeatHeld['seat'],
    group: 'business',
  }
  const member: By = {
    kind: 'person',
    actor: {
      ...PEOPLE.stranger,
      seats: [seat],
    },
  }
  const asked = await site.step(member, (step) => stopTheClock(step, site.begun, 'Too fast.'))
  expect(asked.stopped).toBe(true)
  const stopped = await findProcess(site.database.read, { id: site.begun.id })
  expect(stopped?.state.kind).toBe('suspended')
  if (!stopped) throw new Error('gone')
  await site.step(member, (step) => walkOutOf(step, stopped, 'We were not heard.'))
  const acts = (await site.acts(site.begun)).map(({ act }) => act)
  expect(acts.slice(1)).toEqual(['process.stop', 'process.suspend', 'process.walk-out'])
  const seen = await site.get('/processes/ways/stage')
  expect(seen.text).toContain('We were not heard.')
  expect(seen.text).toContain('It runs on by itself on')
  await expect(site.step(member, (step) => walkOutOf(step, stopped, 'Again.'))).rejects.toThrow(
    'walked-out',
  )
  expect(await site.faults()).toEqual([])
})
