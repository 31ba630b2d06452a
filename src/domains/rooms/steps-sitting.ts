/** Opening, leading and closing a room: decided by the rules, saved with its act and told. */
import { ok, refuse, type Result } from '../../platform/values.ts'
import type { Meeting, MeetingWorking } from '../meetings/index.ts'
import { actOf, type RoomAct } from './acts.ts'
import { tellRoom } from './channel.ts'
import { caseOf } from './load-case.ts'
import type { Refusal } from './refusal.ts'
import type { Sitting, SittingState } from './room.ts'
import { mayChange, mayOpen, mayPut } from './rules.ts'
import { runningOf } from './speaking.ts'
import { saveSitting } from './store.ts'
import { endTurn } from './steps-floor.ts'

type Saved = {
  readonly act: Extract<RoomAct, 'room.open' | 'room.item' | 'room.close'>
  readonly before: Sitting
  readonly state: SittingState
  readonly role: string
}

async function save(
  working: MeetingWorking,
  meeting: Meeting,
  { act, before, state, role }: Saved,
): Promise<Sitting> {
  const sitting = { meeting: meeting.id, state, revision: before.revision + 1 }
  const item = state.kind === 'open' ? state.table?.item : undefined
  const clear = {
    revision: sitting.revision,
    ...(act === 'room.item' && item !== undefined ? { item } : {}),
  }
  const told = { act, cap: `role:${role}`, clear } as const
  await saveSitting(working.tx, sitting, actOf(working, meeting, told))
  await tellRoom(working, meeting, 'room', meeting.id)
  if (act !== 'room.item') await tellRoom(working, meeting, 'door', meeting.id)
  return sitting
}

export async function openRoom(
  working: MeetingWorking,
  meeting: Meeting,
): Promise<Result<Sitting, Refusal>> {
  const { tx, now } = working
  const about = await caseOf(tx, { ...working, meeting })
  const by = mayOpen(about)
  if (!by.ok) return by
  const state = { kind: 'open', since: now, table: undefined } as const
  const { role } = by.value
  return ok(await save(working, meeting, { act: 'room.open', before: about.sitting, state, role }))
}

type Putting = { readonly item: string | undefined; readonly revision: number }

/** Puts an item on the table; nothing clears it. */
export async function putItem(
  working: MeetingWorking,
  meeting: Meeting,
  asked: Putting,
): Promise<Result<Sitting, Refusal>> {
  const { tx, now } = working
  const about = await caseOf(tx, { ...working, meeting })
  const item = mayPut(about, asked)
  if (!item.ok) return item
  const { sitting, runsAs } = about
  if (sitting.state.kind !== 'open' || runsAs === undefined) return refuse({ kind: 'runs-no-room' })
  const table = item.value && { item: item.value.id, since: now }
  const state = { ...sitting.state, table }
  const saved = { act: 'room.item', before: sitting, state, role: runsAs } as const
  return ok(await save(working, meeting, saved))
}

/** Whoever has the floor has it no longer. */
export async function closeRoom(
  working: MeetingWorking,
  meeting: Meeting,
  { revision }: Pick<Putting, 'revision'>,
): Promise<Result<Sitting, Refusal>> {
  const { tx, now } = working
  const about = await caseOf(tx, { ...working, meeting })
  const by = mayChange(about, revision)
  if (!by.ok) return by
  const running = runningOf(about.turns)
  if (running) await endTurn(working, meeting, running.id)
  const { state: was } = about.sitting
  const since = was.kind === 'unopened' ? now : was.since
  const state = { kind: 'closed', since, at: now } as const
  const { role } = by.value
  return ok(await save(working, meeting, { act: 'room.close', before: about.sitting, state, role }))
}
