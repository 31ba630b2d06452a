/**
 * Who may take an action on, name its owner, and say what became of it.
 *
 * Pure: no clock, no database. The form, a mail and the notes of a meeting ask the same functions.
 */
import { after, days, ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { unreachable } from '../../platform/values.ts'
import { isStaff, mayAct, seatIn } from '../people/index.ts'
import type { Actor, BodyId, Commitment, PersonRefusal } from '../people/index.ts'
import { HREF, type Process, rolesIn } from '../processes/index.ts'
import type { Host } from '../processes/index.ts'
import { askedOf, isOpen, ownerKey } from './action.ts'
import { OPEN_FOR_OFFICERS, OPEN_MAX, OPEN_OF_ONE_MAX } from './action.ts'
import type { Action, ActionId, ActionState, Owner, Source } from './action.ts'

/** Who names others as owners. Source: issue 6, "actions everywhere". */
export const OFFICERS: readonly string[] = [
  'chair',
  'vice-chair',
  'facilitator',
  'secretary',
  'rapporteur',
  'staff',
]
/** Who says that something need not be done. */
export const DROPPERS: readonly string[] = ['chair', 'vice-chair', 'facilitator']

/** A date further away is a typing error, or no action. */
const AHEAD_MAX = days(3 * 366)
const AHEAD_YEARS = 3

export type OwnRefusal =
  | { readonly kind: 'reported-only' }
  | { readonly kind: 'not-officer' }
  | { readonly kind: 'not-dropper' }
  | { readonly kind: 'not-owner' }
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'not-open' }
  | { readonly kind: 'nobody'; readonly named: string }
  | { readonly kind: 'same-owner' }
  | { readonly kind: 'due-past' }
  | { readonly kind: 'due-far'; readonly years: number }
  | { readonly kind: 'too-many'; readonly most: number }
  | { readonly kind: 'too-many-own'; readonly most: number }
  | { readonly kind: 'no-evidence' }
  | { readonly kind: 'no-such-href' }
  | { readonly kind: 'no-such-source' }

export type ActionRefusal = PersonRefusal | OwnRefusal

/** Where it is taken on: what holds there, as far as the rules ask. */
export type Ground = {
  readonly host: Host
  readonly process: Process | undefined
  readonly body: BodyId | undefined
  readonly undertakings: { readonly id: string; readonly version: number } | undefined
}

export type Case = { readonly ground: Ground; readonly action: Action }

/** All that somebody is here, by the names that a role is called. */
export function rolesAt({ process, body }: Ground, actor: Actor): readonly string[] {
  if (process) return rolesIn(process, actor)
  const held = actor.roles.filter((one) => one.body === body).map(({ role }) => role)
  const seated = body !== undefined && seatIn(actor, body) !== undefined
  return [...held, ...(seated ? ['members'] : []), ...(isStaff(actor) ? ['staff'] : [])]
}

export const isOfficer = (ground: Ground, actor: Actor): boolean =>
  rolesAt(ground, actor).some((role) => OFFICERS.includes(role))

/** Speaks for this owner: is it, holds the role, sits in the body. */
export function standsFor(ground: Ground, owner: Owner, actor: Actor): boolean {
  switch (owner.kind) {
    case 'person':
      return owner.person === actor.person
    case 'role':
      return rolesAt(ground, actor).includes(owner.role)
    case 'body':
      return (
        seatIn(actor, owner.body) !== undefined ||
        actor.roles.some(({ body }) => body === owner.body)
      )
    case 'organisation':
      return isOfficer(ground, actor)
    default:
      return unreachable(owner)
  }
}

/** Before any words are known: what the page asks. */
export function mayMake(ground: Ground, actor: Actor | undefined): Result<Actor, ActionRefusal> {
  if (ground.process?.reported) return refuse({ kind: 'reported-only' })
  return mayAct(actor, ground.undertakings)
}

/** Anybody takes something on for themselves; an officer names others. */
const mayName = (ground: Ground, actor: Actor, owner: Owner): boolean =>
  isOfficer(ground, actor) || (owner.kind === 'person' && owner.person === actor.person)

const stateFor = (ground: Ground, owner: Owner, actor: Actor, since: Instant): ActionState =>
  standsFor(ground, owner, actor) ? { kind: 'open', since } : { kind: 'asked', since }

export type Making = {
  readonly id: ActionId
  readonly what: Commitment
  readonly owner: Owner
  readonly due: Instant
  readonly source: Source | undefined
  /** How many are open there already, and how many of them this person made. */
  readonly open: number
  readonly own: number
}

export function make(
  ground: Ground,
  by: Actor | undefined,
  { open, own, ...asked }: Making,
  now: Instant,
): Result<Action, ActionRefusal> {
  const allowed = mayMake(ground, by)
  if (!allowed.ok) return allowed
  const actor = allowed.value
  if (!mayName(ground, actor, asked.owner)) return refuse({ kind: 'not-officer' })
  if (asked.due <= now) return refuse({ kind: 'due-past' })
  if (asked.due > after(now, AHEAD_MAX)) return refuse({ kind: 'due-far', years: AHEAD_YEARS })
  const room = roomFor(ground, actor, { open, own })
  if (!room.ok) return room
  const state = stateFor(ground, asked.owner, actor, now)
  return ok({ ...asked, host: ground.host, madeBy: actor.person, madeAt: now, state })
}

/** No one person, and nobody without an office, takes all the room there is. */
function roomFor(
  ground: Ground,
  actor: Actor,
  { open, own }: Pick<Making, 'open' | 'own'>,
): Result<true, ActionRefusal> {
  const officer = isOfficer(ground, actor)
  if (!officer && own >= OPEN_OF_ONE_MAX) {
    return refuse({ kind: 'too-many-own', most: OPEN_OF_ONE_MAX })
  }
  const most = officer ? OPEN_MAX : OPEN_MAX - OPEN_FOR_OFFICERS
  return open < most ? ok(true) : refuse({ kind: 'too-many', most })
}

function mayTouch({ ground, action }: Case, by: Actor | undefined): Result<Actor, ActionRefusal> {
  const allowed = mayMake(ground, by)
  if (!allowed.ok) return allowed
  return isOpen(action) ? allowed : refuse({ kind: 'not-open' })
}

/** Whoever it waits for says yes or no. */
export function mayAnswer(about: Case, by: Actor | undefined): Result<Actor, ActionRefusal> {
  const allowed = mayTouch(about, by)
  if (!allowed.ok) return allowed
  const asked = askedOf(about.action)
  if (!asked || !standsFor(about.ground, asked, allowed.value)) return refuse({ kind: 'not-asked' })
  return allowed
}

export function accept(
  about: Case,
  by: Actor | undefined,
  since: Instant,
): Result<Action, ActionRefusal> {
  const allowed = mayAnswer(about, by)
  if (!allowed.ok) return allowed
  const owner = askedOf(about.action) ?? about.action.owner
  return ok({ ...about.action, owner, state: { kind: 'open', since } })
}

/** What was handed on stays with who had it; what was asked for first waits for another owner. */
export function decline(
  about: Case,
  by: Actor | undefined,
  reason: Commitment,
  since: Instant,
): Result<Action, ActionRefusal> {
  const allowed = mayAnswer(about, by)
  if (!allowed.ok) return allowed
  const { action } = about
  const state: ActionState =
    action.state.kind === 'handed'
      ? { kind: 'open', since }
      : { kind: 'declined', by: allowed.value.person, reason, since }
  return ok({ ...action, state })
}

/** Its owner, or an officer who was told; doing it is accepting it. */
export function mayFinish(about: Case, by: Actor | undefined): Result<Actor, ActionRefusal> {
  const allowed = mayTouch(about, by)
  if (!allowed.ok) return allowed
  const { ground, action } = about
  const isIts = standsFor(ground, action.owner, allowed.value) && action.state.kind !== 'declined'
  return isIts || isOfficer(ground, allowed.value) ? allowed : refuse({ kind: 'not-owner' })
}

export type Evidence = {
  readonly words: Commitment | undefined
  readonly href: string | undefined
}

export function finish(
  about: Case,
  by: Actor | undefined,
  { words, href }: Evidence,
  at: Instant,
): Result<Action, ActionRefusal> {
  const allowed = mayFinish(about, by)
  if (!allowed.ok) return allowed
  if (words === undefined && href === undefined) return refuse({ kind: 'no-evidence' })
  if (href !== undefined && !HREF.test(href)) return refuse({ kind: 'no-such-href' })
  const { person } = allowed.value
  return ok({ ...about.action, state: { kind: 'done', by: person, evidence: words, href, at } })
}

/** A chair; and whoever took something on unasked drops it again. */
export function mayDrop(about: Case, by: Actor | undefined): Result<Actor, ActionRefusal> {
  const allowed = mayTouch(about, by)
  if (!allowed.ok) return allowed
  const { ground, action } = about
  const { person } = allowed.value
  const isOwn = action.madeBy === person && ownerKey(action.owner) === person
  const chairs = rolesAt(ground, allowed.value).some((role) => DROPPERS.includes(role))
  return isOwn || chairs ? allowed : refuse({ kind: 'not-dropper' })
}

export function drop(
  about: Case,
  by: Actor | undefined,
  reason: Commitment,
  at: Instant,
): Result<Action, ActionRefusal> {
  const allowed = mayDrop(about, by)
  if (!allowed.ok) return allowed
  const state = { kind: 'dropped', by: allowed.value.person, reason, at } as const
  return ok({ ...about.action, state })
}

/** Its owner finds another; an officer does where nobody took it. */
export const mayHandOn = (about: Case, by: Actor | undefined): Result<Actor, ActionRefusal> =>
  mayFinish(about, by)

export function handOn(
  about: Case,
  by: Actor | undefined,
  to: Owner,
  since: Instant,
): Result<Action, ActionRefusal> {
  const allowed = mayHandOn(about, by)
  if (!allowed.ok) return allowed
  const { ground, action } = about
  const actor = allowed.value
  const isSame = isSameOwner(to, action.owner) && action.state.kind !== 'declined'
  if (isSame) return refuse({ kind: 'same-owner' })
  const had = action.state.kind === 'open' || action.state.kind === 'handed'
  // Nobody who had it has to wait for an answer, nor does who takes it over themselves.
  if (!had || standsFor(ground, to, actor)) {
    return ok({ ...action, owner: to, state: stateFor(ground, to, actor, since) })
  }
  return ok({ ...action, state: { kind: 'handed', to, by: actor.person, since } })
}

const isSameOwner = (one: Owner, other: Owner): boolean =>
  one.kind !== 'organisation' && ownerKey(one) === ownerKey(other)
