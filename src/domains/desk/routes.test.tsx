/** The front page and the desks over HTTP: who sees what, and who sees nothing. */
import { expect, test } from 'vitest'
import { aWorld } from '../../../test/world.ts'
import { anOpenCall, consent, objection } from '../decisions/opened.fixtures.ts'
import { aMeeting, atMinute } from '../minutes/minutes.fixtures.ts'
import { findProcess } from '../processes/index.ts'

test('the front page of a new site says what it is, and that nothing is open', async () => {
  const world = await aWorld()
  const page = await world.stranger.text('/')
  expect(page).toContain('Open processes of Example Institute')
  expect(page).toContain('No process has begun yet')
})

test('the desk is absent for everybody but the staff', async () => {
  const world = await aWorld()
  const someone = await world.as(await world.add())
  const staff = await world.as(await world.add({ role: 'secretary' }))
  expect((await world.stranger.get('/desk')).status).toBe(404)
  expect((await someone.get('/desk')).status).toBe(404)
  expect((await staff.get('/desk')).status).toBe(200)
})

test('a stranger is told how to see what waits for her, not what waits for others', async () => {
  const world = await aWorld()
  expect(await world.stranger.text('/needs-me')).toContain('/sign-in')
  const someone = await world.as(await world.add())
  expect(await someone.text('/needs-me')).toContain('Nothing waits for you')
  expect(await someone.text('/needs-me.ics')).toContain('BEGIN:VCALENDAR')
  expect((await world.stranger.get('/needs-me.ics')).status).toBe(404)
})

test('the front page speaks seven languages, from right to left where it should', async () => {
  const world = await aWorld()
  expect(await world.stranger.text('/ar')).toContain('dir="rtl"')
  for (const language of ['fr', 'es', 'zh', 'ru', 'pt']) {
    expect(await world.stranger.text(`/${language}`)).toContain(`lang="${language}"`)
  }
})

test('who serves a process has it on one screen; for all others there is none', async () => {
  const { world, table, call, chair } = await anOpenCall()
  const found = await findProcess(world.database.read, { id: table.process })
  const path = `/processes/${found?.slug ?? ''}/desk`
  const ann = await world.as(table.ann)
  await ann.post(`/calls/${call}/positions`, { ...consent, ...objection, choice: 'object' })
  expect((await ann.get(path)).status).toBe(404)
  expect((await world.stranger.get(path)).status).toBe(404)
  const screen = await chair.text(path)
  expect(screen).toContain('What blocks the stage')
  expect(screen).toContain(objection.title)
  expect(screen).toContain('Chris Chair')
  expect(await chair.text(path.replace('/desk', ''))).toContain('Your screen as an officer')
  expect(await ann.text(path.replace('/desk', ''))).not.toContain('Your screen as an officer')
  const staff = await world.as(await world.add({ name: 'Sol', role: 'secretary' }))
  const desk = await staff.text('/desk')
  expect(desk).toContain(`href="${path}"`)
  expect(desk).toContain('New people to welcome')
  expect(desk).toContain('money that was really spent, are not recorded here')
  expect(desk).toContain('hours of staff are taken')
})

test('hours of staff at meetings that ended stand beside the budget, no others', async () => {
  const place = await aMeeting(await aWorld())
  const { world, meeting } = place
  const staff = await world.as(await world.add({ name: 'Sol', role: 'secretary' }))
  const guest = await world.as(await world.add())
  atMinute(place, 1)
  for (const one of [staff, guest]) {
    const came = { ...consent, way: 'online', as: 'personal' }
    expect((await one.post(`/meetings/${meeting.id}/attendances`, came)).status).toBe(303)
  }
  expect(await staff.text('/desk')).toContain('0 hours of staff in 0 meetings')
  atMinute(place, 60)
  const desk = await staff.text('/desk')
  expect(desk).toContain('1 hour of staff in 1 meeting that ended in this period')
  expect(desk).toContain('0 in time, 0 late')
})
