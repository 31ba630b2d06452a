/** Who opens, fills, speaks for and ends a closed list. Pure. */
import { ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { mayAct, type Actor, type PersonId } from '../people/index.ts'
import { mayActAs, type Process, rolesIn, type StandingRefusal } from '../processes/index.ts'
import { undertakingsOf } from '../templates/index.ts'
import {
  isInvited,
  isMember,
  LISTS_MAX,
  MEMBERS_MAX,
  POSITIONS_MAX,
  type ClosedList,
  type ListKind,
  type ListMember,
} from './list.ts'
import type { DiscussionRefusal } from './rules.ts'

export type ListRefusal =
  | DiscussionRefusal
  | StandingRefusal
  | { readonly kind: 'process-ended' }
  | { readonly kind: 'too-many-lists'; readonly most: number }
  | { readonly kind: 'too-many-members'; readonly most: number }
  | { readonly kind: 'too-many-positions'; readonly most: number }
  | { readonly kind: 'not-convener' }
  | { readonly kind: 'not-invited' }
  | { readonly kind: 'invited-already' }
  | { readonly kind: 'not-a-member' }
  | { readonly kind: 'convener-stays' }
  | { readonly kind: 'nobody'; readonly handle: string }

/**
 * Who may ask for a closed list. A caucus is of those who sit at the table, so they open it
 * themselves; a drafting team and a chairs' list are named by the officers.
 */
const OFFICERS = ['chair', 'vice-chair', 'facilitator', 'secretary', 'staff'] as const
const OPENERS = {
  caucus: ['members', ...OFFICERS],
  drafting: OFFICERS,
  chairs: OFFICERS,
} as const satisfies Record<ListKind, readonly string[]>

export function mayOpenList(
  process: Process,
  actor: Actor | undefined,
  kind: ListKind,
): Result<Actor, ListRefusal> {
  const standing = mayActAs(process, { kind: 'person', actor }, OPENERS[kind])
  if (!standing.ok) return standing
  const { kind: state } = process.state
  if (state === 'concluded' || state === 'terminated') return refuse({ kind: 'process-ended' })
  return mayAct(actor, undertakingsOf(process.pin))
}

export function openList(
  process: Process,
  actor: Actor | undefined,
  list: Pick<ClosedList, 'id' | 'kind' | 'name' | 'mandate'>,
  { lists, now }: { readonly lists: number; readonly now: Instant },
): Result<ClosedList, ListRefusal> {
  const allowed = mayOpenList(process, actor, list.kind)
  if (!allowed.ok) return allowed
  if (lists >= LISTS_MAX) return refuse({ kind: 'too-many-lists', most: LISTS_MAX })
  const convener = allowed.value.person
  return ok({ ...list, process: process.id, convener, openedAt: now, endedAt: undefined })
}

/** A list with all who were ever asked onto it. */
export type Standing = {
  readonly process: Process
  readonly list: ClosedList
  readonly members: readonly ListMember[]
}

function may(about: Standing, actor: Actor | undefined): Result<Actor, ListRefusal> {
  if (about.process.reported) return refuse({ kind: 'reported-only' })
  if (about.list.endedAt !== undefined) return refuse({ kind: 'list-ended' })
  return mayAct(actor, undertakingsOf(about.process.pin))
}

const ownPlace = ({ members }: Standing, { person }: Pick<Actor, 'person'>) =>
  members.find((one) => one.person === person)

/** What its convener alone does: asking others, and telling what the list adopted. */
export function mayConvene(about: Standing, actor: Actor | undefined): Result<Actor, ListRefusal> {
  const allowed = may(about, actor)
  if (!allowed.ok) return allowed
  const isConvener = about.list.convener === allowed.value.person
  return isConvener ? allowed : refuse({ kind: 'not-convener' })
}

export function invite(
  about: Standing,
  actor: Actor | undefined,
  person: PersonId,
  now: Instant,
): Result<ListMember, ListRefusal> {
  const allowed = mayConvene(about, actor)
  if (!allowed.ok) return allowed
  const before = ownPlace(about, { person })
  if (before && (isMember(before) || isInvited(before))) return refuse({ kind: 'invited-already' })
  if (!before && about.members.length >= MEMBERS_MAX) {
    return refuse({ kind: 'too-many-members', most: MEMBERS_MAX })
  }
  const list = about.list.id
  return ok({ list, person, invitedAt: now, since: undefined, endedAt: undefined })
}

/** By one's own word alone: nobody is put on a list by another. */
export function joinList(
  about: Standing,
  actor: Actor | undefined,
  now: Instant,
): Result<ListMember, ListRefusal> {
  const allowed = may(about, actor)
  if (!allowed.ok) return allowed
  const place = ownPlace(about, allowed.value)
  return place && isInvited(place) ? ok({ ...place, since: now }) : refuse({ kind: 'not-invited' })
}

export function leaveList(
  about: Standing,
  actor: Actor | undefined,
  now: Instant,
): Result<ListMember, ListRefusal> {
  const allowed = may(about, actor)
  if (!allowed.ok) return allowed
  if (about.list.convener === allowed.value.person) return refuse({ kind: 'convener-stays' })
  const place = ownPlace(about, allowed.value)
  const isThere = place && (isMember(place) || isInvited(place))
  return isThere ? ok({ ...place, endedAt: now }) : refuse({ kind: 'not-a-member' })
}

export function mayAdopt(
  about: Standing,
  actor: Actor | undefined,
  positions: number,
): Result<Actor, ListRefusal> {
  if (positions >= POSITIONS_MAX) return refuse({ kind: 'too-many-positions', most: POSITIONS_MAX })
  return mayConvene(about, actor)
}

/** By its convener, or by an officer of the process. */
export function endList(
  about: Standing,
  actor: Actor | undefined,
  now: Instant,
): Result<ClosedList, ListRefusal> {
  const allowed = may(about, actor)
  if (!allowed.ok) return allowed
  const { list, process } = about
  const officers: readonly string[] = OFFICERS
  const isOfficer = rolesIn(process, allowed.value).some((role) => officers.includes(role))
  if (list.convener !== allowed.value.person && !isOfficer) return refuse({ kind: 'not-convener' })
  return ok({ ...list, endedAt: now })
}
