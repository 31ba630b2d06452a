/** A meeting's captions as somebody stands to them, read together. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { mayRun, type Meeting, type MeetingAt } from '../meetings/index.ts'
import { attendancesOf, peopleThere } from '../minutes/index.ts'
import type { PersonId } from '../people/index.ts'
import { sittingOf } from '../rooms/index.ts'
import type { Case } from './rules.ts'
import { scribesOf } from './store-scribes.ts'

export async function caseOf(
  db: Read | Tx,
  { meeting, hosting, actor, now }: MeetingAt,
): Promise<Case> {
  const runs = mayRun(hosting, actor)
  return {
    meeting,
    sitting: await sittingOf(db, meeting.id),
    scribes: await scribesOf(db, meeting.id),
    now,
    actor,
    runsAs: runs.ok ? runs.value : undefined,
  }
}

/** People of this site who said that they came. */
export const cameTo = async (db: Read | Tx, { id }: Meeting): Promise<readonly PersonId[]> =>
  peopleThere(await attendancesOf(db, id))
