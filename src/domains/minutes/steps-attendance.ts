/** Entering who came to a meeting: decided by the rules, saved with its act in one transaction. */
import { newUlid } from '../../platform/clock.ts'
import { prose, wordsOf } from '../../platform/record/index.ts'
import { ok, type Result } from '../../platform/values.ts'
import type { Meeting, Working } from '../meetings/index.ts'
import { findPeople, namesOf, speakAs, type Capacity } from '../people/index.ts'
import { actOf } from './acts.ts'
import { isThere, peopleThere } from './attendance.ts'
import type { Attendance, AttendanceId, WayIn } from './attendance.ts'
import { tellMeeting, thingOf } from './channel.ts'
import { lockedCase } from './load-case.ts'
import type { Refusal } from './refusal.ts'
import { areNew, mayCome, mayEnterGuests, mayStrikeLine, standing, type Case } from './rules.ts'
import { saveAttendance } from './store-attendance.ts'

export type Coming = {
  readonly comes: 'comes' | 'apologies'
  readonly way: WayIn
  readonly capacity: Capacity
}

const newLine = ({ clock }: Working) => newUlid(clock) as string as AttendanceId

/** Somebody says for themselves that they came, or that they cannot. */
export async function come(
  working: Working,
  meeting: Meeting,
  { comes, way, capacity }: Coming,
): Promise<Result<Attendance, Refusal>> {
  const { tx, now, actor } = working
  const as = mayCome(await lockedCase(working, meeting), comes)
  if (!as.ok) return as
  const speaks = speakAs(actor, capacity)
  if (!speaks.ok) return speaks
  const { person } = actor
  const line: Attendance = {
    id: newLine(working),
    meeting: meeting.id,
    who: { kind: 'person', person, capacity },
    as: as.value,
    by: way,
    enteredBy: person,
    at: now,
    struckAt: undefined,
  }
  const clear = { meeting: meeting.id, as: line.as, way, person }
  const obj = `meeting:${meeting.id}` as const
  const told = { act: 'attendance.enter', obj, cap: capacity, clear } as const
  await saveAttendance(tx, line, actOf(working, meeting, told))
  await tellMeeting(working, meeting, 'attendance', thingOf(line.id, line))
  return ok(line)
}

/** Names of who came: guests on the telephone, and people with an account, who came once. */
async function namesThere({ tx }: Working, about: Case): Promise<readonly string[]> {
  const lines = standing(about).filter(isThere)
  const guests = lines.flatMap(({ who, by }) =>
    who.kind === 'guest' && by === 'phone' ? [who.name] : [],
  )
  const words = await wordsOf(tx, guests)
  const named = await namesOf(tx, await findPeople(tx, peopleThere(lines)))
  return [
    ...guests.flatMap((name) => {
      const said = words.get(name)
      return said.kind === 'text' ? [said.text] : []
    }),
    ...[...named.values()].map(({ name }) => name),
  ]
}

/** People without an account, as they named themselves to whoever runs the meeting. */
export async function enterGuests(
  working: Working,
  meeting: Meeting,
  { names, way }: { readonly names: readonly string[]; readonly way: WayIn },
): Promise<Result<readonly Attendance[], Refusal>> {
  const { tx, clock, now } = working
  const about = await lockedCase(working, meeting)
  const by = mayEnterGuests(about, { names, way })
  if (!by.ok) return by
  const areTwo = way === 'phone' ? areNew(names, await namesThere(working, about)) : ok(true)
  if (!areTwo.ok) return areTwo
  const lines: Attendance[] = []
  for (const name of names) {
    const guest = prose('name', name, clock)
    const line: Attendance = {
      id: newLine(working),
      meeting: meeting.id,
      who: { kind: 'guest', name: guest.commitment },
      as: 'participant',
      by: way,
      enteredBy: by.value.actor.person,
      at: now,
      struckAt: undefined,
    }
    const told = {
      act: 'attendance.enter',
      obj: `meeting:${meeting.id}`,
      cap: `role:${by.value.role}`,
      clear: { meeting: meeting.id, as: line.as, way },
      parts: [guest],
    } as const
    await saveAttendance(tx, line, actOf(working, meeting, told))
    await tellMeeting(working, meeting, 'attendance', thingOf(line.id, line))
    lines.push(line)
  }
  return ok(lines)
}

export async function strikeLine(
  working: Working,
  meeting: Meeting,
  line: Attendance,
): Promise<Result<Attendance, Refusal>> {
  const about = await lockedCase(working, meeting)
  const actor = mayStrikeLine(about, line)
  if (!actor.ok) return actor
  const isOwn = line.who.kind === 'person' && line.who.person === actor.value.person
  const struck = { ...line, struckAt: working.now }
  const isForOthers = !isOwn && about.runsAs !== undefined
  const told = {
    act: 'attendance.strike',
    obj: `meeting:${meeting.id}`,
    clear: { meeting: meeting.id },
    ...(isForOthers ? { cap: `role:${about.runsAs}` as const } : {}),
  } as const
  await saveAttendance(working.tx, struck, actOf(working, meeting, told))
  await tellMeeting(working, meeting, 'attendance', thingOf(line.id, line))
  return ok(struck)
}
