/** Whose hand counts for those on the telephone, for later domains. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { MeetingAt } from '../meetings/index.ts'
import { caseOf } from './load-case.ts'
import { mayEnterGuests } from './rules.ts'
import { isModerating } from './rules-moderators.ts'
import { attendancesOf } from './store-attendance.ts'
import { moderatorsOf } from './store-moderators.ts'

/** Whether somebody is named for the telephone of this meeting, and there. */
export async function moderates(
  db: Read | Tx,
  { meeting, actor }: Pick<MeetingAt, 'meeting' | 'actor'>,
): Promise<boolean> {
  if (!actor) return false
  const all = await moderatorsOf(db, meeting.id)
  // Few are ever named: of all others the list of who came is not read.
  if (!all.some(({ person }) => person === actor.person)) return false
  return isModerating(all, await attendancesOf(db, meeting.id), actor.person)
}

/** Whether a form for it is shown; what it sends is judged again. */
export async function mayEnterCallers(db: Read, at: MeetingAt): Promise<boolean> {
  return mayEnterGuests(await caseOf(db, at), { names: [], way: 'phone' }).ok
}
