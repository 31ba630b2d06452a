/**
 * A closed list: its existence, members, mandate, dates and adopted positions are public, its talk
 * is not. Nouns only.
 */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'

export type ListId = Brand<string, 'ListId'>
export type PositionId = Brand<string, 'PositionId'>

export const LIST_KINDS = ['caucus', 'drafting', 'chairs'] as const
export type ListKind = (typeof LIST_KINDS)[number]

export type ClosedList = {
  readonly id: ListId
  readonly process: ProcessId
  readonly kind: ListKind
  readonly name: Commitment
  readonly mandate: Commitment
  readonly convener: PersonId
  readonly openedAt: Instant
  readonly endedAt: Instant | undefined
}

/** Nobody is put on a list by another: whoever is invited is a member from their own word on. */
export type ListMember = {
  readonly list: ListId
  readonly person: PersonId
  readonly invitedAt: Instant
  readonly since: Instant | undefined
  readonly endedAt: Instant | undefined
}

/** What a closed list says in public, in its own name. */
export type AdoptedPosition = {
  readonly id: PositionId
  readonly list: ListId
  readonly words: Commitment
  readonly by: PersonId
  readonly at: Instant
}

export const isMember = ({ since, endedAt }: ListMember): boolean =>
  since !== undefined && endedAt === undefined

export const isInvited = ({ since, endedAt }: ListMember): boolean =>
  since === undefined && endedAt === undefined

export const NAME_LENGTH_MAX = 120
export const MANDATE_LENGTH_MAX = 2_000
export const LISTS_MAX = 50
export const MEMBERS_MAX = 200
export const POSITIONS_MAX = 200

export const listId = (raw: string): ListId | undefined =>
  isUlid(raw) ? (raw as string as ListId) : undefined
