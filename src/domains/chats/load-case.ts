/** A meeting's chat as somebody stands to it, read together. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { isInvited, mayRun, type Hosting, type Meeting } from '../meetings/index.ts'
import { attendancesOf } from '../minutes/index.ts'
import type { Actor } from '../people/index.ts'
import { phaseOf, sittingOf } from '../rooms/index.ts'
import { chatRuleOf, type Case } from './rules.ts'

export type At = {
  readonly meeting: Meeting
  readonly hosting: Hosting
  readonly actor: Actor | undefined
  readonly now: Instant
}

/** Whoever has a seat, and whoever said that they came. */
async function speaks(db: Read | Tx, { meeting, hosting, actor }: At): Promise<boolean> {
  if (!actor) return false
  if (isInvited(hosting, actor)) return true
  return (await attendancesOf(db, meeting.id)).some(
    ({ who, as, struckAt }) =>
      struckAt === undefined &&
      as !== 'apologies' &&
      who.kind === 'person' &&
      who.person === actor.person,
  )
}

export async function caseOf(db: Read | Tx, at: At): Promise<Case> {
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
