/** Whether somebody comes to a meeting, and how: private, and no attendance. Nouns only. */
import { unreachable, type Instant } from '../../platform/values.ts'
import type { Answer } from '../../platform/calendar/index.ts'
import { hubId, type HubId, type MeetingId } from '../meetings/index.ts'
import type { PersonId } from '../people/index.ts'

export const COMING = ['yes', 'maybe', 'no'] as const
export type Coming = (typeof COMING)[number]

/** `hub`: in a room with others, somewhere else than the venue. */
export const WAYS = ['online', 'venue', 'hub', 'phone'] as const
/** A hub that is offered is named; any other one is not. */
export type Way = (typeof WAYS)[number] | `hub:${HubId}`

export function wayFrom(raw: string): Way | undefined {
  const known = WAYS.find((way) => way === raw)
  if (known) return known
  const id = raw.startsWith('hub:') ? hubId(raw.slice(4)) : undefined
  return id && `hub:${id}`
}

/** A hub as pages name it. */
export type NamedHub = { readonly id: HubId; readonly place: string }

export type Said = {
  readonly meeting: MeetingId
  readonly person: PersonId
  readonly coming: Coming
  readonly way: Way | undefined
  /** Of the hour that the meeting had then: whoever could come on Thursday may not on Friday. */
  readonly starts: Instant
  readonly at: Instant
}

/** Fewer than this are not counted out loud. Source: product.md, law 8. */
export const TOLD_FROM = 5

export function comingBy(answer: Answer): Coming {
  switch (answer) {
    case 'accepted':
      return 'yes'
    case 'declined':
      return 'no'
    case 'tentative':
      return 'maybe'
    default:
      return unreachable(answer)
  }
}

const ANSWERS = { yes: 'accepted', no: 'declined', maybe: 'tentative' } as const

export const answerBy = (coming: Coming): Answer => ANSWERS[coming]

/** What somebody said of a meeting as it is now. */
export const stillSaid = <One extends Pick<Said, 'starts'>>(
  said: One | undefined,
  meeting: { readonly starts: Instant },
): One | undefined => (said?.starts === meeting.starts ? said : undefined)
