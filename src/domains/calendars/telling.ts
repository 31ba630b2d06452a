/** What calendars must learn of an entry, and what one reader still has to be told. Pure. */
import type { Instant } from '../../platform/values.ts'
import type { MeetingId } from '../meetings/index.ts'
import { isCancelled, type Part, type Planned } from './entry.ts'

/** Of each meeting: the revision that was told, and the number (SEQUENCE) under which it was. */
export type ToldOf = Readonly<
  Record<MeetingId, { readonly revision: number; readonly sequence: number }>
>

export type Known = { readonly sequence: number; readonly told: ToldOf }

/** Changed occurrences up to which each is told alone; of more, the whole entry is told again. */
const CHANGES_ALONE_MAX = 5

/** The same where nothing changed; a larger number where something did. */
export function learnt(known: Known | undefined, { parts }: Planned): Known {
  const changed = parts.filter(
    ({ meeting: { id, revision } }) => known?.told[id]?.revision !== revision,
  )
  if (known && changed.length === 0) return known
  const sequence = known ? known.sequence + 1 : 0
  const now = changed.map(({ meeting: { id, revision } }) => [id, { revision, sequence }] as const)
  return { sequence, told: { ...known?.told, ...Object.fromEntries(now) } }
}

/** A letter: what it brings, and of which occurrences; of all where it names none. */
export type Letter =
  | { readonly kind: 'invite'; readonly parts: readonly Part[] | undefined }
  | { readonly kind: 'change'; readonly parts: readonly Part[] | undefined }
  | { readonly kind: 'cancel'; readonly parts: readonly Part[] | undefined }
  /** Of all: the meeting goes on, and this reader is invited no more. */
  | { readonly kind: 'leave'; readonly parts: undefined }

type Reader = {
  /** The number up to which they were told; absent for whoever was told nothing. */
  readonly sequence: number | undefined
  readonly isInvited: boolean
  readonly now: Instant
}

const coming = ({ meeting, planned }: Part, now: Instant): boolean =>
  Math.max(meeting.starts, planned) > now

export function lettersFor(planned: Planned, known: Known, reader: Reader): readonly Letter[] {
  const { parts } = planned
  const { sequence, isInvited, now } = reader
  const ahead = parts.filter((part) => coming(part, now))
  const live = ahead.filter(({ meeting }) => !isCancelled(meeting))
  if (!isInvited) {
    return sequence === undefined || live.length === 0 ? [] : [{ kind: 'leave', parts: undefined }]
  }
  if (sequence === undefined) return live.length === 0 ? [] : [{ kind: 'invite', parts: undefined }]
  const changed = ahead.filter(({ meeting }) => (known.told[meeting.id]?.sequence ?? 0) > sequence)
  if (changed.length === 0) return []
  if (parts.every(({ meeting }) => isCancelled(meeting))) {
    return [{ kind: 'cancel', parts: undefined }]
  }
  const gone = changed.filter(({ meeting }) => isCancelled(meeting))
  const moved = changed.filter(({ meeting }) => !isCancelled(meeting))
  if (changed.length > CHANGES_ALONE_MAX || parts.length === 1) {
    return [{ kind: 'change', parts: undefined }]
  }
  return [
    ...(gone.length === 0 ? [] : [{ kind: 'cancel', parts: gone } as const]),
    ...(moved.length === 0 ? [] : [{ kind: 'change', parts: moved } as const]),
  ]
}
