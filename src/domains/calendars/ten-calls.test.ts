/** Ten weekly calls for four places: found, called, told rightly across two changes of clocks. */
import { expect, test } from 'vitest'
import { aWorld, type Fields, type Visitor } from '../../../test/world.ts'
import { byIcalJs, byNodeIcal } from '../../platform/calendar/parsers.fixtures.ts'
import { aTable } from '../decisions/calls.fixtures.ts'
import { findProcess } from '../processes/index.ts'

const PLACES = ['Africa/Nairobi', 'America/Toronto', 'Pacific/Fiji', 'Europe/Zurich'] as const
const consent = { permanence: '1', undertakings: '1' }

type Call = {
  readonly id: string
  readonly starts: string
  readonly local: string
  readonly zone: string
  readonly revision: number
}
const callsOf = async (visitor: Visitor, path: string) =>
  (JSON.parse(await visitor.text(`${path}.json`)) as { readonly meetings: readonly Call[] })
    .meetings

async function done(visitor: Visitor, path: string, fields: Fields): Promise<string> {
  const answer = await visitor.post(path, { ...consent, ...fields })
  const location = answer.headers.get('location')
  if (answer.status !== 303 || location === null) throw new Error(`${path}: ${answer.status}`)
  return location.replace(/#.*/, '')
}

/** What the finder proposes, as the link to the form of the series carries it. */
async function proposed(chair: Visitor, slug: string): Promise<URLSearchParams> {
  const query = new URLSearchParams({ process: slug, minutes: '60', times: '10', slots: '3' })
  query.set('people', PLACES.map((zone) => `${zone}, 1, ${zone}`).join('\n'))
  query.set('from', '2027-02-15')
  query.set('zone', 'America/Toronto')
  for (const day of ['2', '3', '4']) query.append('days', day)
  const page = await chair.text(`/slots?${query.toString()}`)
  expect(page).toContain('The fairest 3 slots, taking turns')
  for (const zone of PLACES) expect(page).toContain(zone)
  const links = [...page.matchAll(/href="\/meetings\/new\?([^"]+)"/g)]
  const filled = links.map(([, found = '']) => new URLSearchParams(found.replaceAll('&amp;', '&')))
  const three = filled.find((one) => one.get('slots')?.split(',').length === 3)
  if (!three) throw new Error('no plan of three slots')
  return three
}

function seriesFrom(plan: URLSearchParams, slug: string): Fields {
  const slots = (plan.get('slots') ?? '').split(',').map((one) => one.split('@'))
  const turns = slots.flatMap(([time = '', zone = ''], index) => [
    [`time${index + 1}`, time],
    [`zone${index + 1}`, zone],
  ])
  const named = ['from', 'minutes', 'repeats', 'every', 'count'].map((name) => [
    name,
    plan.get(name) ?? '',
  ])
  return {
    ...Object.fromEntries([...turns, ...named]),
    host: `process:${slug}`,
    step: 'announce',
    kind: 'call',
    title: 'The weekly call',
    fold: 'earlier',
  }
}

test('ten calls in turns of three slots stand rightly in four calendars', async () => {
  const world = await aWorld()
  const table = await aTable(world)
  const { slug = '' } = (await findProcess(world.database.read, { id: table.process })) ?? {}
  const chair = await world.as(table.chair)
  const plan = await proposed(chair, slug)
  const series = await done(chair, '/meetings', seriesFrom(plan, slug))
  const called = await callsOf(world.stranger, series)
  const slots = (plan.get('slots') ?? '').split(',')
  const first = Temporal.PlainDate.from(plan.get('from') ?? '')
  const meant = Array.from({ length: 10 }, (_, index) => {
    const [time = '', zone = ''] = (slots[index % 3] ?? '').split('@')
    const wall = first.add({ weeks: index }).toPlainDateTime(Temporal.PlainTime.from(time))
    return wall.toZonedDateTime(zone).epochMilliseconds
  })
  expect(called.map(({ starts }) => Date.parse(starts))).toEqual(meant)
  // Toronto turned its clocks on 14 March, Zurich on 28 March: both lie within the ten.
  const offset = (zone: string, at = 0) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offset
  for (const zone of ['America/Toronto', 'Europe/Zurich']) {
    expect(offset(zone, meant[0])).not.toBe(offset(zone, meant[9]))
  }

  const [, , third, , fifth] = called
  const moved = third?.local.replace(/T.*/, 'T18:30') ?? ''
  const [day = '', time = ''] = moved.split('T')
  const to = { revision: '0', day, time, zone: third?.zone ?? '', minutes: '60', fold: 'earlier' }
  await done(chair, `/meetings/${third?.id ?? ''}/moves`, to)
  const why = { revision: '0', reason: 'A holiday in all four places.' }
  await done(chair, `/meetings/${fifth?.id ?? ''}/cancellation`, why)
  const at = Temporal.PlainDateTime.from(moved).toZonedDateTime(third?.zone ?? 'UTC')
  const expected = meant
    .map((one, index) => (index === 2 ? at.epochMilliseconds : one))
    .filter((_, index) => index !== 4)
    .map((one) => ({ at: one, minutes: 60 }))
  for (const zone of PLACES) {
    const person = await world.add({ zone, group: 'academia' })
    const visitor = await world.as(person)
    await done(visitor, `/meetings/${third?.id ?? ''}/invitations`, { wanted: 'yes' })
    const [, own = ''] =
      /(\/calendars\/p_[^<"\s]+\.ics)/.exec(await visitor.text('/account/calendar')) ?? []
    for (const path of [own, `${series}/calendar.ics`]) {
      const file = await world.stranger.text(path)
      expect({ zone, path, hours: byIcalJs(file) }).toEqual({ zone, path, hours: expected })
      expect({ zone, path, hours: byNodeIcal(file) }).toEqual({ zone, path, hours: expected })
    }
    const local = Temporal.Instant.fromEpochMilliseconds(meant[9] ?? 0).toZonedDateTimeISO(zone)
    const page = await visitor.text(`/meetings/${called[9]?.id ?? ''}`)
    expect(page).toContain(local.toPlainTime().toString({ smallestUnit: 'minute' }))
  }
})
