/** Where people follow a meeting together, and the sessions of one that lasts days. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Language } from '../../platform/languages/index.ts'
import { after, minutes, type Brand, type Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { MeetingId } from './meeting.ts'

export type HubId = Brand<string, 'HubId'>
export type SessionId = Brand<string, 'SessionId'>

export const HUBS_MAX = 40
/** Of them for who runs the meeting alone, and of one person who does not, closed ones too. */
export const HUBS_FOR_RUNNERS = 5
export const HUBS_OF_ONE_MAX = 3
export const HUB_PEOPLE_MAX = 200
export const PLACE_LENGTH_MAX = 200

/** One line for all who sit in one room: they share it, and its host speaks for it. */
export type Hub = {
  readonly id: HubId
  readonly meeting: MeetingId
  readonly place: Commitment
  readonly host: PersonId
  /** How its line is reached: a number, a link. */
  readonly line: Commitment | undefined
  readonly openedAt: Instant
  readonly closedAt: Instant | undefined
  /** Who said that they will be there. */
  readonly people: readonly PersonId[]
}

/** Source: processes.md 2.9 (up to 12 parallel sessions, more than 200 asked for, [MT-2]). */
export const PARALLEL_MAX = 12
export const SESSIONS_MAX = 200

export type Session = {
  readonly id: SessionId
  readonly meeting: MeetingId
  readonly number: number
  readonly title: Commitment
  readonly starts: Instant
  readonly minutes: number
  readonly room: Commitment | undefined
  /** Languages into which it is interpreted. */
  readonly channels: readonly Language[]
  /** Where captions come from. */
  readonly captions: string | undefined
  readonly goneAt: Instant | undefined
}

export const sessionEnds = ({ starts, minutes: long }: Pick<Session, 'starts' | 'minutes'>) =>
  after(starts, minutes(long))

export const hubId = (raw: string): HubId | undefined =>
  isUlid(raw) ? (raw as string as HubId) : undefined
export const sessionId = (raw: string): SessionId | undefined =>
  isUlid(raw) ? (raw as string as SessionId) : undefined
