/** Who writes captions: naming and releasing scribes, making and revoking keys of programs. */
import { newUlid } from '../../platform/clock.ts'
import { recordAct } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import type { Meeting, MeetingWorking } from '../meetings/index.ts'
import type { PersonId } from '../people/index.ts'
import { actOf } from './acts.ts'
import type { Key, KeyId, Scribe, ScribeId } from './caption.ts'
import { cameTo, caseOf } from './load-case.ts'
import type { Refusal } from './refusal.ts'
import { mayMakeKey, mayName, mayRelease, mayRevoke } from './rules.ts'
import { digestOf, newSecret } from './secret.ts'
import { addKey, keysOf, revokeKey, saveScribe } from './store-scribes.ts'

export async function nameScribe(
  working: MeetingWorking,
  meeting: Meeting,
  person: PersonId,
): Promise<Result<Scribe, Refusal>> {
  const { tx, clock, now, actor } = working
  const about = await caseOf(tx, { ...working, meeting })
  const by = mayName(about, person, await cameTo(tx, meeting))
  if (!by.ok) return by
  const scribe: Scribe = {
    id: newUlid(clock) as string as ScribeId,
    meeting: meeting.id,
    person,
    namedBy: actor.person,
    at: now,
    endedAt: undefined,
  }
  const clear = { meeting: meeting.id, person }
  const told = { act: 'scribe.name', role: by.value.role, clear } as const
  await saveScribe(tx, scribe, actOf(working, meeting, told))
  return ok(scribe)
}

export async function releaseScribe(
  working: MeetingWorking,
  meeting: Meeting,
  id: ScribeId | undefined,
): Promise<Result<Scribe, Refusal>> {
  const about = await caseOf(working.tx, { ...working, meeting })
  const scribe = about.scribes.find((one) => one.id === id)
  if (!scribe) return refuse({ kind: 'no-such-scribe' })
  const by = mayRelease(about, scribe)
  if (!by.ok) return by
  const next = { ...scribe, endedAt: working.now }
  const clear = { meeting: meeting.id, person: scribe.person }
  const told = { act: 'scribe.release', role: by.value.role, clear } as const
  await saveScribe(working.tx, next, actOf(working, meeting, told))
  return ok(next)
}

/** @returns the secret, which is kept nowhere */
export async function makeKey(
  working: MeetingWorking,
  meeting: Meeting,
): Promise<Result<{ readonly key: Key; readonly secret: string }, Refusal>> {
  const { tx, clock, now, actor } = working
  const about = await caseOf(tx, { ...working, meeting })
  const by = mayMakeKey(about, await keysOf(tx, meeting.id))
  if (!by.ok) return by
  const secret = newSecret(clock)
  const key: Key = {
    id: newUlid(clock) as string as KeyId,
    meeting: meeting.id,
    madeBy: actor.person,
    at: now,
    revokedAt: undefined,
  }
  await addKey(tx, key, digestOf(secret))
  const clear = { meeting: meeting.id, key: key.id }
  const told = { act: 'caption-key.make', role: by.value.role, clear } as const
  await recordAct(tx, actOf(working, meeting, told))
  return ok({ key, secret })
}

export async function revoke(
  working: MeetingWorking,
  meeting: Meeting,
  id: KeyId | undefined,
): Promise<Result<Key, Refusal>> {
  const { tx, now } = working
  const key = (await keysOf(tx, meeting.id)).find((one) => one.id === id)
  if (!key) return refuse({ kind: 'key-gone' })
  const by = mayRevoke(await caseOf(tx, { ...working, meeting }), key)
  if (!by.ok) return by
  await revokeKey(tx, key.id, now)
  const clear = { meeting: meeting.id, key: key.id }
  const told = { act: 'caption-key.revoke', role: by.value.role, clear } as const
  await recordAct(tx, actOf(working, meeting, told))
  return ok({ ...key, revokedAt: now })
}
