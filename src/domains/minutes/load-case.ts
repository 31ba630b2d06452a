/** A meeting as somebody stands to it, read together. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import {
  mayRun,
  type Hosting,
  type Meeting,
  type Working,
  type MeetingAt,
} from '../meetings/index.ts'
import { isStaff, seatIn, type Actor } from '../people/index.ts'
import type { CameAs } from './attendance.ts'
import type { Minutes } from './minutes.ts'
import type { Case } from './rules.ts'
import { isModerating } from './rules-moderators.ts'
import { attendancesOf } from './store-attendance.ts'
import { lockMinutes, minutesOf } from './store-minutes.ts'
import { moderatorsOf } from './store-moderators.ts'

function comesAs(hosting: Hosting, actor: Actor | undefined): CameAs {
  const body = hosting.kind === 'process' ? hosting.process.body : hosting.body.id
  if (actor && body !== undefined && seatIn(actor, body)) return 'member'
  return actor && isStaff(actor) ? 'staff' : 'participant'
}

/** For an act: nothing is closed or approved while it is decided. */
export const lockedCase = async (working: Working, meeting: Meeting): Promise<Case> =>
  caseOf(working.tx, { ...working, meeting }, await lockMinutes(working.tx, meeting.id))

/** @param minutes where they were locked for an act */
export async function caseOf(
  db: Read | Tx,
  { meeting, hosting, actor, now }: MeetingAt,
  minutes?: Minutes,
): Promise<Case> {
  const runs = mayRun(hosting, actor)
  const attendances = await attendancesOf(db, meeting.id)
  const moderators = await moderatorsOf(db, meeting.id)
  return {
    meeting,
    minutes: minutes ?? (await minutesOf(db, meeting.id)),
    attendances,
    now,
    actor,
    runsAs: runs.ok ? runs.value : undefined,
    moderates: actor !== undefined && isModerating(moderators, attendances, actor.person),
    wouldComeAs: comesAs(hosting, actor),
  }
}
