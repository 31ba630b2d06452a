/** What may happen to an agenda, by the group's own rule. Pure. */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { holdsRole, isStaff, mayAct, ROLES, seatIn, type Actor } from '../people/index.ts'
import { PARTICIPANTS, rolesIn } from '../processes/index.ts'
import { undertakingsOf } from '../templates/index.ts'
import { ITEMS_FOR_RUNNERS, ITEMS_MAX, ITEMS_OF_ONE_MAX } from './agenda.ts'
import { standing, type AgendaItem, type ItemId } from './agenda.ts'
import type { Hosting } from './hosting.ts'
import { meetingPhase, type Meeting } from './meeting.ts'
import type { Refusal } from './refusal.ts'
import { mayRun, RUNNERS } from './rules-standing.ts'
import { dueBefore, ruleOf } from './rules-notice.ts'
import { roomFor } from './rules-room.ts'

export type AgendaCase = {
  readonly meeting: Meeting
  readonly hosting: Hosting
  readonly items: readonly AgendaItem[]
}

const ROOM = {
  full: 'too-many-items',
  most: ITEMS_MAX,
  kept: ITEMS_FOR_RUNNERS,
  ofOne: ITEMS_OF_ONE_MAX,
} as const

/** Who adds where the rules say nothing: members, and those who run the meeting. */
const ADDERS: readonly string[] = ['members', ...RUNNERS]

function rolesOf(hosting: Hosting, actor: Actor): readonly string[] {
  if (hosting.kind === 'process') return rolesIn(hosting.process, actor)
  const { id } = hosting.body
  return [
    ...ROLES.filter((role) => holdsRole(actor, id, role)),
    ...(seatIn(actor, id) ? ['members'] : []),
    ...(isStaff(actor) ? ['staff'] : []),
    PARTICIPANTS,
  ]
}

/** What a meeting took up stays as it was: nothing of its agenda changes once it is over. */
function stillAhead(meeting: Meeting, now: Instant): Result<true, Refusal> {
  const phase = meetingPhase(meeting, now)
  return phase === 'planned' || phase === 'now'
    ? ok(true)
    : refuse({ kind: 'meeting-not-now', phase })
}

/** Until when items can be added: until it begins, where the rule names no hour. */
export function itemsUntil({ meeting, hosting }: Omit<AgendaCase, 'items'>): Instant {
  const until = ruleOf(hosting, meeting.kind)?.items?.until
  return until ? dueBefore(meeting.starts, until) : meeting.starts
}

/** Those who run the meeting may add until it ends; all others until the hour of the rule. */
export function mayAdd(
  about: AgendaCase,
  actor: Actor | undefined,
  now: Instant,
): Result<true, Refusal> {
  const { meeting, hosting, items } = about
  if (!actor) return refuse({ kind: 'signed-out' })
  if (hosting.kind === 'process' && hosting.process.reported) {
    return refuse({ kind: 'reported-only' })
  }
  const open = stillAhead(meeting, now)
  if (!open.ok) return open
  const by = ruleOf(hosting, meeting.kind)?.items?.by ?? ADDERS
  const runs = mayRun(hosting, actor)
  if (!runs.ok) {
    const held = rolesOf(hosting, actor)
    if (!by.some((role) => held.includes(role))) {
      return refuse({ kind: 'not-in-role', roles: by })
    }
    const until = itemsUntil(about)
    if (now >= until) return refuse({ kind: 'items-closed', until })
  }
  const undertakings = hosting.kind === 'process' ? undertakingsOf(hosting.process.pin) : undefined
  const acts = mayAct(actor, undertakings)
  if (!acts.ok) return acts
  return roomFor(
    hosting,
    actor,
    items.map(({ broughtBy }) => broughtBy),
    ROOM,
  )
}

export const nextNumber = (items: readonly AgendaItem[]): number =>
  Math.max(0, ...items.map(({ number }) => number)) + 1

/** One open item, for who runs the meeting or for who brought it. */
export function openItem(items: readonly AgendaItem[], id: ItemId): Result<AgendaItem, Refusal> {
  const item = items.find((one) => one.id === id)
  if (!item) return refuse({ kind: 'no-such-item' })
  return item.state.kind === 'open' ? ok(item) : refuse({ kind: 'item-not-open' })
}

export function mayWithdraw(
  about: AgendaCase,
  id: ItemId,
  actor: Actor | undefined,
  now: Instant,
): Result<AgendaItem, Refusal> {
  const acts = mayAct(actor)
  if (!acts.ok) return acts
  const open = stillAhead(about.meeting, now)
  if (!open.ok) return open
  const item = openItem(about.items, id)
  if (!item.ok) return item
  return item.value.broughtBy === acts.value.person ? item : refuse({ kind: 'not-your-item' })
}

export type Placed = {
  readonly id: ItemId
  readonly place: number
  readonly minutes: number | undefined
}

/** Those of which place or time differ from what was: each is an act of its own. */
export function reorder(
  { items }: AgendaCase,
  placed: readonly Placed[],
): Result<readonly AgendaItem[], Refusal> {
  const changed: AgendaItem[] = []
  for (const { id, place, minutes } of placed) {
    const item = openItem(items, id)
    if (!item.ok) return item
    const { value } = item
    if (value.place !== place || value.minutes !== minutes) {
      changed.push({ ...value, place, minutes })
    }
  }
  return ok(changed)
}

/** Gives items their places, declines them, publishes them: whoever runs the meeting. */
export function mayOrder(
  { meeting, hosting }: Omit<AgendaCase, 'items'>,
  actor: Actor | undefined,
  now: Instant,
): Result<string, Refusal> {
  const role = mayRun(hosting, actor)
  if (!role.ok) return role
  const open = stillAhead(meeting, now)
  return open.ok ? role : open
}

export function mayPublish(
  about: AgendaCase,
  actor: Actor | undefined,
  now: Instant,
): Result<string, Refusal> {
  const role = mayOrder(about, actor, now)
  if (!role.ok) return role
  return standing(about.items).length === 0 ? refuse({ kind: 'agenda-empty' }) : role
}

/** When the rule asks for the agenda; nothing where it asks for none. */
export function agendaDue({ meeting, hosting }: Omit<AgendaCase, 'items'>): Instant | undefined {
  const rule = ruleOf(hosting, meeting.kind)?.agenda
  return rule && dueBefore(meeting.starts, rule)
}
