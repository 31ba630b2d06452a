/** Each change of a meeting that was called: decided by the rules, saved with its act. */
import { prose } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { actOf, seconds, type Working } from './acts.ts'
import { tellChanged } from './channel.ts'
import type { Meeting } from './meeting.ts'
import type { Refusal } from './refusal.ts'
import { ruleOf } from './rules-notice.ts'
import { following, mayChange, moveAll, seen, settleDrift, type MoveAsked } from './rules-moving.ts'
import { mayRun } from './rules-standing.ts'
import { waysOf, type WaysAsked } from './steps-calling.ts'
import { findDoor, saveDoor } from './store-doors.ts'
import { lockSeries, saveMeeting } from './store.ts'

/** What every form about a meeting carries: the revision that its writer saw. */
export type Seen = { readonly revision: number }

/** The meeting was held by the caller; what follows in its series is held here. */
async function restOf({ tx, now }: Working, meeting: Meeting, all: boolean) {
  if (!all || !meeting.series) return [meeting]
  return following(meeting, await lockSeries(tx, meeting.series.id), now)
}

export async function moveMeeting(
  working: Working,
  meeting: Meeting,
  asked: Omit<MoveAsked, 'hasReason'> & Seen & { readonly shortNotice?: string | undefined },
): Promise<Result<Meeting, Refusal>> {
  const { tx, clock, now, actor, hosting } = working
  const role = mayChange({ meeting, hosting }, actor, now)
  if (!role.ok) return role
  const fresh = seen(meeting, asked.revision)
  if (!fresh.ok) return fresh
  const rest = await restOf(working, meeting, asked.following)
  const hasReason = asked.shortNotice !== undefined
  const moved = moveAll({ hosting, actor, rest }, { ...asked, hasReason }, now)
  if (!moved.ok) return moved
  const reason =
    asked.shortNotice !== undefined && moved.value.some(({ isShort }) => isShort)
      ? prose('reason', asked.shortNotice, clock, actor.person)
      : undefined
  for (const [index, { meeting: next, isShort }] of moved.value.entries()) {
    const after = isShort && reason ? { ...next, shortNotice: reason.commitment } : next
    const clear = {
      from: seconds(rest[index]?.starts ?? next.starts),
      starts: seconds(next.starts),
      minutes: next.minutes,
      zone: next.zone,
      local: next.local,
      revision: next.revision,
      shortNotice: isShort,
    }
    const parts = index === 0 && reason ? [reason] : []
    const told = { act: 'meeting.move', role: role.value, clear, parts } as const
    await saveMeeting(tx, after, actOf(working, after, told))
    await tellChanged(working, after)
  }
  return ok(moved.value[0]?.meeting ?? meeting)
}

export async function cancelMeeting(
  working: Working,
  meeting: Meeting,
  asked: Seen & { readonly reason: string; readonly following: boolean },
): Promise<Result<Meeting, Refusal>> {
  const { tx, clock, now, actor, hosting } = working
  const role = mayChange({ meeting, hosting }, actor, now)
  if (!role.ok) return role
  const fresh = seen(meeting, asked.revision)
  if (!fresh.ok) return fresh
  const reason = prose('reason', asked.reason, clock, actor.person)
  const rest = await restOf(working, meeting, asked.following)
  for (const [index, one] of rest.entries()) {
    const state = { kind: 'cancelled', at: now, reason: reason.commitment } as const
    const after: Meeting = { ...one, revision: one.revision + 1, state }
    const clear = { starts: seconds(one.starts), revision: after.revision }
    const parts = index === 0 ? [reason] : []
    const told = { act: 'meeting.cancel', role: role.value, clear, parts } as const
    await saveMeeting(tx, after, actOf(working, after, told))
    await tellChanged(working, after)
  }
  return ok(meeting)
}

export async function changeWays(
  working: Working,
  meeting: Meeting,
  asked: Seen & WaysAsked,
): Promise<Result<Meeting, Refusal>> {
  const { tx, now, actor, hosting } = working
  const role = mayChange({ meeting, hosting }, actor, now)
  if (!role.ok) return role
  const fresh = seen(meeting, asked.revision)
  if (!fresh.ok) return fresh
  const closed = ruleOf(hosting, meeting.kind)?.joinFor === 'invited'
  const present = meeting.ways.join ?? (await findDoor(tx, meeting.id))?.join
  const join = asked.made?.(`meetings/${meeting.id}`, present) ?? asked.join
  const made = waysOf(working, { ...asked, join }, closed)
  const after: Meeting = { ...meeting, ways: made.ways, revision: meeting.revision + 1 }
  const clear = { revision: after.revision }
  const told = { act: 'meeting.change', role: role.value, clear, parts: made.parts } as const
  await saveMeeting(tx, after, actOf(working, after, told))
  await saveDoor(tx, meeting.id, made.door)
  await tellChanged(working, after)
  return ok(after)
}

/** One of two ways out, where a zone changed its law after the meeting was announced. */
export async function settleMeeting(
  working: Working,
  meeting: Meeting,
  asked: Seen & { readonly stays: 'wall' | 'instant' },
): Promise<Result<Meeting, Refusal>> {
  const { tx, now, actor, hosting } = working
  const role = mayChange({ meeting, hosting }, actor, now)
  if (!role.ok) return role
  const fresh = seen(meeting, asked.revision)
  if (!fresh.ok) return fresh
  const settled = settleDrift(meeting, asked.stays)
  if (!settled.ok) return settled
  const { starts, local, revision } = settled.value
  const clear = { stays: asked.stays, starts: seconds(starts), local, revision }
  const told = { act: 'meeting.settle', role: role.value, clear } as const
  await saveMeeting(tx, settled.value, actOf(working, settled.value, told))
  await tellChanged(working, settled.value)
  return settled
}

/** It took place: said by who runs it, once it has begun. For the domain that keeps minutes too. */
export async function holdMeeting(
  working: Working,
  meeting: Meeting,
): Promise<Result<Meeting, Refusal>> {
  const { tx, now, actor, hosting } = working
  const role = mayRun(hosting, actor)
  if (!role.ok) return role
  if (meeting.state.kind !== 'planned') {
    return refuse({ kind: 'meeting-not-now', phase: meeting.state.kind })
  }
  if (now < meeting.starts) return refuse({ kind: 'meeting-not-now', phase: 'planned' })
  const after: Meeting = { ...meeting, state: { kind: 'held', at: now } }
  const clear = { starts: seconds(meeting.starts) }
  const told = { act: 'meeting.hold', role: role.value, clear } as const
  await saveMeeting(tx, after, actOf(working, after, told))
  return ok(after)
}
