/** What is said in a meeting, written down line by line while it goes on. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { MeetingId, SessionId } from '../meetings/index.ts'
import type { Commitment, PersonId } from '../people/index.ts'

export type PushId = Brand<string, 'CaptionPushId'>
export type ScribeId = Brand<string, 'CaptionScribeId'>
export type KeyId = Brand<string, 'CaptionKeyId'>
/** BCP 47, in its canonical form; any language, not only those of this site. */
export type Tongue = Brand<string, 'Tongue'>

/** Characters of a line: about twenty seconds of speech. */
export const LINE_LENGTH_MAX = 300
/** Lines that come at once. */
export const LINES_AT_ONCE_MAX = 50
/** Lines of one act: each has its words and may name who speaks, and an act has 32 texts. */
export const LINES_IN_ACT_MAX = 16
/** Acts of one meeting, in all languages: two in a second. */
export const PUSHES_A_MINUTE_MAX = 120
/** Of one meeting in all its languages: a day of eight hours in one of them has some 5,000. */
export const MEETING_LINES_MAX = 20_000
export const TONGUES_MAX = 12
export const SCRIBES_MAX = 20
export const KEYS_MAX = 20
/** What a scribe types or a program pushes at once, in bytes. */
export const PUSH_BYTES_MAX = 64 * 1024
export const SPEAKER_LENGTH_MAX = 120
export const WHY_LENGTH_MAX = 2_000
/** A file tells a meeting of a day at most, and is counted from an hour within a day of it. */
export const FILE_HOURS_MAX = 24
/** Hours after the room has closed, for what comes late. Source: issue 6, "due in 48 hours". */
export const LATE_HOURS = 48

/** `typed` by a scribe, `heard` by a scribe's browser, `pushed` by a program with a key. */
export const DOORS = ['typed', 'heard', 'pushed'] as const
export type Door = (typeof DOORS)[number]

export const MAKERS = ['person', 'machine'] as const
export type Maker = (typeof MAKERS)[number]

/** In which language, and how the words came to be in it. */
export type Strand = {
  readonly language: Tongue
  /** The language it was translated from; absent where it is what was said. */
  readonly from: Tongue | undefined
  readonly by: Maker
}

export type Line = {
  readonly words: Commitment
  /** As the source named them; who had the floor is known besides. */
  readonly speaker: Commitment | undefined
  readonly at: Instant
  /** The same as `at` where nobody said how long it lasted. */
  readonly until: Instant
  readonly struck: Struck | undefined
}

export type Struck = { readonly at: Instant; readonly by: PersonId; readonly why: Commitment }

/** What came at once, or a part of it where that was much. */
export type Push = Strand & {
  readonly id: PushId
  readonly meeting: MeetingId
  readonly session: SessionId | undefined
  readonly door: Door
  /** Who wrote it, or whose key it came by. */
  readonly person: PersonId
  readonly at: Instant
  readonly lines: readonly Line[]
}

/** A line with what it came in. */
export type CaptionLine = Line &
  Strand & {
    /** Of its push and its place there: an anchor. */
    readonly id: `${string}-${number}`
    readonly push: PushId
    readonly number: number
    readonly session: SessionId | undefined
    readonly door: Door
    readonly person: PersonId
  }

export type Scribe = {
  readonly id: ScribeId
  readonly meeting: MeetingId
  readonly person: PersonId
  readonly namedBy: PersonId
  readonly at: Instant
  readonly endedAt: Instant | undefined
}

export type Key = {
  readonly id: KeyId
  readonly meeting: MeetingId
  readonly madeBy: PersonId
  readonly at: Instant
  readonly revokedAt: Instant | undefined
}

const isOf = <Id extends string>(raw: string): Id | undefined =>
  isUlid(raw) ? (raw as string as Id) : undefined
export const pushId = (raw: string) => isOf<PushId>(raw)
export const scribeId = (raw: string) => isOf<ScribeId>(raw)
export const keyId = (raw: string) => isOf<KeyId>(raw)

/** Longer ones are made to be long. Source: RFC 5646, 4.4.1 (a buffer of 35). */
const TAG_LENGTH_MAX = 35

/** Reads a language tag; undefined where it is none. */
export function tongue(raw: string): Tongue | undefined {
  if (raw.length > TAG_LENGTH_MAX || !/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(raw)) {
    return undefined
  }
  try {
    return Intl.getCanonicalLocales(raw)[0] as Tongue | undefined
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Of one meeting, in the order in which they were spoken. */
export const inOrder = (pushes: readonly Push[]): readonly CaptionLine[] =>
  pushes
    .flatMap(({ id, lines, meeting: _, at: __, ...push }) =>
      lines.map((line, index): CaptionLine => ({
        ...push,
        ...line,
        id: `${id}-${index + 1}`,
        push: id,
        number: index + 1,
      })),
    )
    .toSorted(
      (one, other) =>
        one.at - other.at ||
        (one.push < other.push ? -1 : one.push > other.push ? 1 : one.number - other.number),
    )
