/**
 * An action: what somebody takes on in a process or a body, by when, and what became of it. Nouns
 * only; overdue is none of its states, the hour makes it so.
 */
import { isUlid } from '../../platform/clock.ts'
import { unreachable, type Brand, type Instant } from '../../platform/values.ts'
import type { BodyId, Commitment, PersonId } from '../people/index.ts'
import { type Host, hostKey } from '../processes/index.ts'

export type ActionId = Brand<string, 'ActionId'>

/** What it came from: `message:01J…`, `call:01J…`, `meeting:01J…`. */
export type Source = `${string}:${string}`

export type Owner =
  | { readonly kind: 'person'; readonly person: PersonId }
  /** Whoever holds this role of the host. */
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'body'; readonly body: BodyId }
  /** Named only: nobody here speaks for it, and the officers of the host follow it up. */
  | { readonly kind: 'organisation'; readonly name: Commitment }

export type Action = {
  readonly id: ActionId
  readonly host: Host
  readonly what: Commitment
  readonly owner: Owner
  /** Late from this instant on: the last minute of the day that was named. */
  readonly due: Instant
  readonly source: Source | undefined
  readonly madeBy: PersonId
  readonly madeAt: Instant
  readonly state: ActionState
}

export type ActionState =
  /** Its owner was named by somebody else, and has not answered. */
  | { readonly kind: 'asked'; readonly since: Instant }
  | { readonly kind: 'open'; readonly since: Instant }
  /** Its owner stays the owner until the other one accepts. */
  | {
      readonly kind: 'handed'
      readonly to: Owner
      readonly by: PersonId
      readonly since: Instant
    }
  /** Who was named said no: somebody else has to be asked. */
  | {
      readonly kind: 'declined'
      readonly by: PersonId
      readonly reason: Commitment
      readonly since: Instant
    }
  | {
      readonly kind: 'done'
      readonly by: PersonId
      readonly evidence: Commitment | undefined
      readonly href: string | undefined
      readonly at: Instant
    }
  | {
      readonly kind: 'dropped'
      readonly by: PersonId
      readonly reason: Commitment
      readonly at: Instant
    }

/** Somebody still has to do it. */
export const OPEN_KINDS = ['asked', 'open', 'handed', 'declined'] as const

export const isOpen = ({ state }: Pick<Action, 'state'>): boolean =>
  OPEN_KINDS.some((kind) => kind === state.kind)

export const isOverdue = (action: Pick<Action, 'state' | 'due'>, now: Instant): boolean =>
  isOpen(action) && now >= action.due

export const STANDINGS = ['asked', 'open', 'handed', 'declined', 'done', 'dropped'] as const
export type Standing = (typeof STANDINGS)[number]

export const WHAT_LENGTH_MAX = 500
export const WORDS_LENGTH_MAX = 2_000
export const NAME_LENGTH_MAX = 200
export const HREF_LENGTH_MAX = 1_000

/** The list from which people choose their group. Source: processes.md 8.1. */
export const GROUPS = 'stakeholder-groups'

/** In one process or body at a time: more is no list that anybody follows. */
export const OPEN_MAX = 500
/** Room among them for officers alone: what a meeting agrees on is noted whoever filled it. */
export const OPEN_FOR_OFFICERS = 100
/** Of one person who is no officer there. Source: our own; more than anybody does at once. */
export const OPEN_OF_ONE_MAX = 30

/** An owner as the rows are searched by it, and as the record has it in clear. */
export function ownerKey(owner: Owner): string {
  switch (owner.kind) {
    case 'person':
      return owner.person
    case 'role':
      return `role:${owner.role}`
    case 'body':
      return `body:${owner.body}`
    case 'organisation':
      return 'organisation'
    default:
      return unreachable(owner)
  }
}

/** Whose word it waits for, where it waits for one. */
export const askedOf = ({ owner, state }: Pick<Action, 'owner' | 'state'>): Owner | undefined => {
  if (state.kind === 'asked') return owner
  return state.kind === 'handed' ? state.to : undefined
}

export const isSameHost = (one: Host, other: Host): boolean => hostKey(one) === hostKey(other)

export const actionId = (raw: string): ActionId | undefined =>
  isUlid(raw) ? (raw as string as ActionId) : undefined

const SOURCE = /^[a-z]+:[0-9A-HJKMNP-TV-Z]{26}$/

export const sourceOf = (raw: string): Source | undefined =>
  SOURCE.test(raw) ? (raw as Source) : undefined
