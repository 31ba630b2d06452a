/** A room as somebody stands to it, read together. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { agendaOf, hubsOf, isInvited, mayRun, type MeetingAt } from '../meetings/index.ts'
import { attendancesOf, moderates } from '../minutes/index.ts'
import type { Case } from './rules.ts'
import { speakingRuleOf } from './rules-queue.ts'
import { handsOf, sittingOf, turnsOf } from './store.ts'

/** In a transaction that holds the meeting, so that nothing of its room changes meanwhile. */
export async function caseOf(
  db: Read | Tx,
  { meeting, hosting, actor, now }: MeetingAt,
): Promise<Case> {
  const runs = mayRun(hosting, actor)
  return {
    meeting,
    sitting: await sittingOf(db, meeting.id),
    agenda: await agendaOf(db, meeting.id),
    attendances: await attendancesOf(db, meeting.id),
    hubs: await hubsOf(db, meeting.id),
    hands: await handsOf(db, meeting.id),
    turns: await turnsOf(db, meeting.id),
    rule: speakingRuleOf(hosting, meeting.kind),
    now,
    actor,
    runsAs: runs.ok ? runs.value : undefined,
    moderates: await moderates(db, { meeting, actor }),
    isInvited: isInvited(hosting, actor),
  }
}
