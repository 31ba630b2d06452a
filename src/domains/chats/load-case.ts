/** A meeting's chat as somebody stands to it, read together. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { isInvited, mayRun, type MeetingAt } from '../meetings/index.ts'
import { attendancesOf, peopleThere } from '../minutes/index.ts'
import { phaseOf, sittingOf } from '../rooms/index.ts'
import { chatRuleOf, type Case } from './rules.ts'

/** Whoever has a seat, and whoever said that they came. */
async function speaks(db: Read | Tx, { meeting, hosting, actor }: MeetingAt): Promise<boolean> {
  if (!actor) return false
  if (isInvited(hosting, actor)) return true
  return peopleThere(await attendancesOf(db, meeting.id)).includes(actor.person)
}

export async function caseOf(db: Read | Tx, at: MeetingAt): Promise<Case> {
  const { meeting, hosting, actor, now } = at
  const runs = mayRun(hosting, actor)
  return {
    meeting,
    rule: chatRuleOf(hosting, meeting),
    isOpen: phaseOf(await sittingOf(db, meeting.id), meeting, now) === 'open',
    actor,
    maySpeak: await speaks(db, at),
    runsAs: runs.ok ? runs.value : undefined,
  }
}
