/** Naming who lends their hand to those on the telephone, and ending it: saved with its act. */
import { newUlid } from '../../platform/clock.ts'
import { ok, type Result } from '../../platform/values.ts'
import type { Meeting, Working } from '../meetings/index.ts'
import { actOf } from './acts.ts'
import { tellMeeting } from './channel.ts'
import { lockedCase } from './load-case.ts'
import type { Moderator, ModeratorId } from './moderator.ts'
import type { Refusal } from './refusal.ts'
import { mayEndNaming, mayName } from './rules-moderators.ts'
import { moderatorsOf, saveModerator } from './store-moderators.ts'

type Done = Promise<Result<Moderator, Refusal>>

/** @param line of somebody with an account who came */
export async function nameModerator(working: Working, meeting: Meeting, line: string): Done {
  const { tx, clock, now } = working
  const about = await lockedCase(working, meeting)
  const by = mayName(about, await moderatorsOf(tx, meeting.id), line)
  if (!by.ok) return by
  const { person, role, actor } = by.value
  const moderator: Moderator = {
    id: newUlid(clock) as string as ModeratorId,
    meeting: meeting.id,
    person,
    namedBy: actor.person,
    at: now,
    endedAt: undefined,
  }
  const told = {
    act: 'moderator.name',
    obj: `meeting:${meeting.id}`,
    cap: `role:${role}`,
    clear: { meeting: meeting.id, person },
  } as const
  await saveModerator(tx, moderator, actOf(working, meeting, told))
  await tellThem(working, meeting, moderator)
  return ok(moderator)
}

export async function endNaming(working: Working, meeting: Meeting, moderator: Moderator): Done {
  const { tx, now } = working
  const by = mayEndNaming(await lockedCase(working, meeting), moderator)
  if (!by.ok) return by
  const { role } = by.value
  const ended: Moderator = { ...moderator, endedAt: now }
  const told = {
    act: 'moderator.end',
    obj: `meeting:${meeting.id}`,
    cap: role === undefined ? 'personal' : (`role:${role}` as const),
    clear: { meeting: meeting.id, person: moderator.person },
  } as const
  await saveModerator(tx, ended, actOf(working, meeting, told))
  await tellThem(working, meeting, ended)
  return ok(ended)
}

/** With whose it is, so that their forms are read again in a live room. */
const tellThem = (working: Working, meeting: Meeting, { id, person }: Moderator) =>
  tellMeeting(working, meeting, 'moderators', `${id} ${person}`)
