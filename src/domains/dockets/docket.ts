/** A docket: a dated, public invitation to comment on one text or document. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import { unreachable, type Brand, type Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import {
  type DocumentId,
  type IMPORTER,
  type ProcessId,
  type Reported,
  type Window,
  type WindowId,
  windowPhase,
} from '../processes/index.ts'
import type { TextId } from '../texts/index.ts'

export type DocketId = Brand<string, 'DocketId'>

export type Docket = {
  readonly id: DocketId
  readonly process: ProcessId
  readonly title: Commitment
  /** What is asked for, and what will be done with it. */
  readonly asks: Commitment
  readonly subject: Subject
  /** The template's kind of window: how long, who extends it, how late input is taken. */
  readonly windowKind: string
  readonly draftedBy: PersonId | typeof IMPORTER
  readonly draftedAt: Instant
  readonly reported: Reported | undefined
  readonly state: DocketState
}

/** What is commented on: the very version of a text, or a document of the process. */
export type Subject =
  | {
      readonly kind: 'text'
      readonly text: TextId
      readonly version: number
      readonly hash: string
    }
  | { readonly kind: 'document'; readonly document: DocumentId }

export type DocketState =
  | { readonly kind: 'draft' }
  | { readonly kind: 'open'; readonly window: WindowId }
  | { readonly kind: 'closed'; readonly window: WindowId; readonly closedAt: Instant }
  | {
      readonly kind: 'reported'
      readonly window: WindowId
      readonly closedAt: Instant
      readonly report: Report
    }
  | {
      readonly kind: 'withdrawn'
      readonly window: WindowId | undefined
      readonly withdrawnAt: Instant
      readonly reason: Commitment
    }

/** What those who asked made of the submissions: a path here, or an https address. */
export type Report = {
  readonly title: Commitment
  readonly href: string
  readonly at: Instant
}

export type DocketPhase =
  'draft' | 'waiting' | 'ahead' | 'open' | 'closed' | 'reported' | 'withdrawn'

/** What the hour makes of it: a docket is closed when its window is, whatever its row says. */
export function phaseOf(
  { state }: Pick<Docket, 'state'>,
  window: Window | undefined,
  now: Instant,
) {
  switch (state.kind) {
    case 'open':
      if (!window) throw new Error('an open docket without its window')
      return windowPhase(window, now) satisfies DocketPhase
    case 'draft':
    case 'closed':
    case 'reported':
    case 'withdrawn':
      return state.kind
    default:
      return unreachable(state)
  }
}

export const windowOf = ({ state }: Pick<Docket, 'state'>): WindowId | undefined =>
  state.kind === 'draft' ? undefined : state.window

export const docketId = (raw: string): DocketId | undefined =>
  isUlid(raw) ? (raw as string as DocketId) : undefined

/** Dockets of one list. */
export const DOCKETS_MAX = 500
