/** Gives somebody the code by which they are known on the telephone. */
import { ok, refuse, type Result } from '../../platform/values.ts'
import { isInvited, type Meeting, type MeetingWorking } from '../meetings/index.ts'
import { comingOf } from '../minutes/index.ts'
import { mayAct } from '../people/index.ts'
import { shutsAt } from '../rooms/index.ts'
import { CODE_ATTEMPTS_MAX, CODES_MAX, newCode, type PhoneCode } from './phone-code.ts'
import type { Refusal } from './refusal.ts'
import { claimCode, codeOf, codesNow, forgetOldCodes } from './store-codes.ts'

/** The same for as long as the meeting lasts, however often it is asked for. */
export async function giveCode(
  { tx, clock, now, actor, hosting }: MeetingWorking,
  meeting: Meeting,
): Promise<Result<PhoneCode, Refusal>> {
  const allowed = mayAct(actor)
  if (!allowed.ok) return allowed
  const { person } = actor
  const isThere = isInvited(hosting, actor) || (await comingOf(tx, meeting.id, person))
  if (!isThere) return refuse({ kind: 'hum-not-there' })
  const until = shutsAt(meeting)
  if (meeting.state.kind === 'cancelled' || until <= now) return refuse({ kind: 'hum-cancelled' })
  await forgetOldCodes(tx, now)
  const before = await codeOf(tx, meeting.id, person)
  if (before) return ok(before)
  const full = refuse({ kind: 'hum-codes-full', most: CODES_MAX } as const)
  if ((await codesNow(tx)) >= CODES_MAX) return full
  for (let attempt = 0; attempt < CODE_ATTEMPTS_MAX; attempt++) {
    const code = newCode(clock)
    if (await claimCode(tx, { code, meeting: meeting.id, person, until })) return ok(code)
  }
  return full
}
