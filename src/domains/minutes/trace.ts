/** What a meeting leaves besides notes: recordings and the like, owed in time. Nouns. */
import type { Brand, Instant } from '../../platform/values.ts'
import type { MeetingId } from '../meetings/index.ts'
import type { Commitment, PersonId } from '../people/index.ts'

export type TraceId = Brand<string, 'TraceId'>

export const TRACE_KINDS = ['recording', 'transcript', 'chat', 'slides'] as const
export type TraceKind = (typeof TRACE_KINDS)[number]

/** Owed after every meeting. Source: issue "the working week". */
export const OWED_KINDS = ['recording', 'transcript'] as const satisfies readonly TraceKind[]
export const OWED_HOURS = 48

/** Links of one meeting: several languages of several sessions. */
export const TRACES_MAX = 200
export const HREF_LENGTH_MAX = 500

/** A link, or a reason why there is none. */
export type Trace = {
  readonly id: TraceId
  readonly meeting: MeetingId
  readonly kind: TraceKind
  /** BCP 47; empty where there is none of any language. */
  readonly language: string
  readonly what:
    | { readonly kind: 'link'; readonly href: string }
    | { readonly kind: 'none'; readonly reason: Commitment }
  readonly by: PersonId
  readonly at: Instant
}

export type TraceDuty = {
  readonly kind: (typeof OWED_KINDS)[number]
  readonly due: Instant
  readonly state: 'coming' | 'due' | 'late' | 'met' | 'excused'
  /** When it was met, which may be late. */
  readonly at: Instant | undefined
}
