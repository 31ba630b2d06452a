/** A meeting's captions as somebody stands to them, read together. Decides nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { mayRun, type Hosting, type Meeting } from '../meetings/index.ts'
import { attendancesOf } from '../minutes/index.ts'
import type { Actor, PersonId } from '../people/index.ts'
import { sittingOf } from '../rooms/index.ts'
import type { Case } from './rules.ts'
import { scribesOf } from './store-scribes.ts'

export type At = {
  readonly meeting: Meeting
  readonly hosting: Hosting
  readonly actor: Actor | undefined
  readonly now: Instant
}

export async function caseOf(db: Read | Tx, { meeting, hosting, actor, now }: At): Promise<Case> {
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
export async function cameTo(db: Read | Tx, { id }: Meeting): Promise<readonly PersonId[]> {
  const lines = await attendancesOf(db, id)
  return lines.flatMap(({ who, as, struckAt }) =>
    who.kind === 'person' && as !== 'apologies' && struckAt === undefined ? [who.person] : [],
  )
}
