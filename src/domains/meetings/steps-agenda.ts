/** Each act on an agenda: decided by the rules and saved in one transaction, its meeting held. */
import { newUlid } from '../../platform/clock.ts'
import { prose } from '../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { actOf, type Working } from './acts.ts'
import type { AgendaItem, ItemId } from './agenda.ts'
import { standing } from './agenda.ts'
import type { Meeting } from './meeting.ts'
import type { Refusal } from './refusal.ts'
import {
  mayAdd,
  mayOrder,
  mayPublish,
  mayWithdraw,
  nextNumber,
  openItem,
  reorder,
  type AgendaCase,
  type Placed,
} from './rules-agenda.ts'
import { agendaOf, saveItem } from './store-agenda.ts'
import { saveMeeting } from './store.ts'
import { isThing } from './things-known.ts'

const caseOf = async ({ tx, hosting }: Working, meeting: Meeting): Promise<AgendaCase> => ({
  meeting,
  hosting,
  items: await agendaOf(tx, meeting.id),
})

export type ItemAsked = {
  readonly topic: string
  readonly minutes: number | undefined
  /** `text:01J…`, of this site. */
  readonly link: string | undefined
}

export async function addItem(
  working: Working,
  meeting: Meeting,
  asked: ItemAsked,
): Promise<Result<AgendaItem, Refusal>> {
  const { tx, clock, now, actor } = working
  const about = await caseOf(working, meeting)
  const allowed = mayAdd(about, actor, now)
  if (!allowed.ok) return allowed
  if (asked.link !== undefined && !(await isThing(tx, asked.link))) {
    return refuse({ kind: 'no-such-thing' })
  }
  const topic = prose('topic', asked.topic, clock, actor.person)
  const number = nextNumber(about.items)
  const item: AgendaItem = {
    id: newUlid(clock) as string as ItemId,
    meeting: meeting.id,
    number,
    place: number,
    topic: topic.commitment,
    broughtBy: actor.person,
    addedAt: now,
    minutes: asked.minutes,
    link: asked.link,
    state: { kind: 'open' },
  }
  const { minutes, link } = asked
  const clear = {
    item: item.id,
    number,
    ...(minutes === undefined ? {} : { minutes }),
    ...(link === undefined ? {} : { link }),
  }
  const told = { act: 'agenda.add', role: undefined, clear, parts: [topic] } as const
  await saveItem(tx, item, actOf(working, meeting, told))
  return ok(item)
}

/** Places and times of all items in one form; what stays as it was is no act. */
export async function orderItems(
  working: Working,
  meeting: Meeting,
  placed: readonly Placed[],
): Promise<Result<Meeting, Refusal>> {
  const about = await caseOf(working, meeting)
  const role = mayOrder(about, working.actor, working.now)
  if (!role.ok) return role
  const changed = reorder(about, placed)
  if (!changed.ok) return changed
  for (const item of changed.value) {
    const { id, number, place, minutes } = item
    const clear = { item: id, number, place, ...(minutes === undefined ? {} : { minutes }) }
    const told = { act: 'agenda.change', role: role.value, clear } as const
    await saveItem(working.tx, item, actOf(working, meeting, told))
  }
  return ok(meeting)
}

export async function declineItem(
  working: Working,
  meeting: Meeting,
  { item: id, reason }: { readonly item: ItemId; readonly reason: string },
): Promise<Result<Meeting, Refusal>> {
  const { tx, clock, now, actor, hosting } = working
  const role = mayOrder({ meeting, hosting }, actor, now)
  if (!role.ok) return role
  const found = openItem(await agendaOf(tx, meeting.id), id)
  if (!found.ok) return found
  const why = prose('reason', reason, clock, actor.person)
  const state = { kind: 'declined', at: now, reason: why.commitment } as const
  const clear = { item: id, number: found.value.number }
  const told = { act: 'agenda.decline', role: role.value, clear, parts: [why] } as const
  await saveItem(tx, { ...found.value, state }, actOf(working, meeting, told))
  return ok(meeting)
}

export async function withdrawItem(
  working: Working,
  meeting: Meeting,
  { item: id }: { readonly item: ItemId },
): Promise<Result<Meeting, Refusal>> {
  const { actor, now } = working
  const found = mayWithdraw(await caseOf(working, meeting), id, actor, now)
  if (!found.ok) return found
  const state = { kind: 'withdrawn', at: working.now } as const
  const clear = { item: id, number: found.value.number }
  const told = { act: 'agenda.withdraw', role: undefined, clear } as const
  await saveItem(working.tx, { ...found.value, state }, actOf(working, meeting, told))
  return ok(meeting)
}

/** Says that the agenda stands; items that come later are shown as added since. */
export async function publishAgenda(
  working: Working,
  meeting: Meeting,
): Promise<Result<Meeting, Refusal>> {
  const about = await caseOf(working, meeting)
  const role = mayPublish(about, working.actor, working.now)
  if (!role.ok) return role
  const after: Meeting = { ...meeting, agendaAt: working.now }
  const clear = { items: standing(about.items).length }
  const told = { act: 'agenda.publish', role: role.value, clear } as const
  await saveMeeting(working.tx, after, actOf(working, after, told))
  return ok(after)
}
