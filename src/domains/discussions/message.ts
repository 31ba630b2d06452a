/** Threads and the messages in them, whichever door they came by. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Via } from '../../platform/record/index.ts'
import { minutes, type Brand, type Instant } from '../../platform/values.ts'
import type { BodyId, Capacity, Commitment, PersonId } from '../people/index.ts'
import type { DocketId } from '../dockets/index.ts'
import type { IssueId } from '../issues/index.ts'
import type { ProcessId } from '../processes/index.ts'
import { clauseId, versionNumber, type ClauseId, type TextId } from '../texts/index.ts'
import type { ListId } from './list.ts'

export type ThreadId = Brand<string, 'ThreadId'>
export type MessageId = Brand<string, 'MessageId'>

/** What a thread is about. The talk of a closed list is about nothing else. */
export type About =
  | { readonly kind: 'process'; readonly id: ProcessId }
  | { readonly kind: 'body'; readonly id: BodyId }
  | { readonly kind: 'issue'; readonly id: IssueId }
  | { readonly kind: 'docket'; readonly id: DocketId }
  | { readonly kind: 'text'; readonly id: TextId }
  | { readonly kind: 'list'; readonly id: ListId }

export const ABOUT_KINDS = ['process', 'body', 'issue', 'docket', 'text', 'list'] as const
export type AboutKind = (typeof ABOUT_KINDS)[number]

/** Words on the record by their commitment, or those of a closed list as they are. */
export type Said = { readonly of: Commitment } | { readonly text: string }

/** A clause of a text as it stood in one version. */
export type ClauseAt = { readonly clause: ClauseId; readonly version: number }

export type Thread = {
  readonly id: ThreadId
  readonly about: About
  /** Where it is about one clause of its text, and not about the whole. */
  readonly anchor?: ClauseAt | undefined
  /** Whose undertakings hold in it; a body's own thread has none. */
  readonly process: ProcessId | undefined
  readonly subject: Said
  readonly by: PersonId
  readonly at: Instant
  /** Where it asks what a text means: the message that answers it, once there is one. */
  readonly question?: { readonly answer: MessageId | undefined } | undefined
}

export type Message = {
  readonly id: MessageId
  readonly thread: ThreadId
  /** Its place in the thread, from 1 on, without gaps. */
  readonly number: number
  readonly parent: MessageId | undefined
  readonly author: PersonId
  readonly capacity: Capacity
  /** The role in which it was said: `chair`. */
  readonly hat: string | undefined
  /** The author's statement of interest in force then. */
  readonly interest: number | undefined
  /** Where it is another than the thread's. */
  readonly subject: Said | undefined
  readonly words: Said
  readonly via: Via
  /** With its angle brackets, as in RFC 5322 §3.6.4; made once and never changed. */
  readonly messageId: string
  readonly at: Instant
  readonly edits: number
  readonly editedAt: Instant | undefined
}

/** What a message said before an edit. */
export type Draft = { readonly edit: number; readonly words: Said; readonly at: Instant }

/** What became of a message: `thing` is `issue:01J…`, `objection:01J…`. */
export type MessageLink = {
  readonly message: MessageId
  readonly thing: string
  readonly by: PersonId
  readonly at: Instant
}

/** The author's word that somebody else may turn the message into something. */
export type Leave = {
  readonly message: MessageId
  readonly person: PersonId
  readonly askedAt: Instant
  readonly givenAt: Instant | undefined
}

/** A thread as lists show it. */
export type Going = Thread & {
  readonly messages: number
  readonly lastAt: Instant
}

/** What is new to a reader in a thread: how many messages, and the number of the first. */
export type News = { readonly count: number; readonly first: number }

/** What somebody asked to hear of, or not to. */
export const CHOICES = ['follow', 'mute'] as const
export type Choice = (typeof CHOICES)[number]

/** A few pages; in UTF-8 and normalised never above what the record takes as one text. */
export const WORDS_LENGTH_MAX = 16_000
export const SUBJECT_LENGTH_MAX = 200
/** RFC 5322 §2.1.1 allows a line of 998. */
export const MESSAGE_ID_LENGTH_MAX = 998
/** Above this a thread is an archive; a new one can be begun. */
export const THREAD_MESSAGES_MAX = 5_000
/** By one person in one day: above this it is a flood, whoever means well. */
export const MESSAGES_PER_DAY_MAX = 100
export const EDIT_WITHIN = minutes(15)
export const EDITS_MAX = 20
/** Who asks to turn one message into something. */
export const LEAVES_MAX = 50
/** Things that one message became. */
export const LINKS_MAX = 50

export const THREADS_PAGE = 50
export const MESSAGES_PAGE = 50
export const FEED_MESSAGES = 30
/** How deep answers are set in; deeper ones stand below each other. */
export const DEPTH_MAX = 4

export const threadId = (raw: string): ThreadId | undefined =>
  isUlid(raw) ? (raw as string as ThreadId) : undefined

export const messageId = (raw: string): MessageId | undefined =>
  isUlid(raw) ? (raw as string as MessageId) : undefined

const isKind = (word: string): word is AboutKind => ABOUT_KINDS.some((kind) => kind === word)

/** `issue:01J…`, as an address or a form has it. */
export function aboutOf(raw: string): About | undefined {
  const [kind = '', id = '', ...more] = raw.split(':')
  return isKind(kind) && isUlid(id) && more.length === 0 ? ({ kind, id } as About) : undefined
}

/** `c3.2`: clause 3 as version 2 has it, as a form carries it. */
export const anchorText = ({ clause, version }: ClauseAt): string => `${clause}.${version}`

export function anchorOf(raw: string): ClauseAt | undefined {
  const [first = '', second = '', ...more] = raw.split('.')
  const [clause, version] = [clauseId(first), versionNumber(second)]
  return clause && version !== undefined && more.length === 0 ? { clause, version } : undefined
}

export const placeOf = ({ kind, id }: About) => `${kind}:${id}` as const

/** Where somebody may have chosen what they hear of a thread, the narrowest first. */
export const hearingPlaces = ({
  id,
  about,
  process,
}: Pick<Thread, 'id' | 'about' | 'process'>): readonly string[] => [
  `thread:${id}`,
  placeOf(about),
  ...(process ? [`process:${process}`] : []),
]

/** The narrowest choice counts: who follows a thread hears of it in a place that they muted. */
export const narrowest = (
  places: readonly string[],
  choices: ReadonlyMap<string, Choice>,
): Choice | undefined =>
  places.map((place) => choices.get(place)).find((choice) => choice !== undefined)

export const isClosed = ({ about }: Pick<Thread, 'about'>): boolean => about.kind === 'list'

/** `Re:` once, however often it was answered. */
export const answering = (subject: string): string =>
  /^re:/i.test(subject) ? subject : `Re: ${subject}`.slice(0, SUBJECT_LENGTH_MAX)

/** As plain mail quotes: every line begins with `> `. */
export const quoted = (words: string): string =>
  words
    .trimEnd()
    .split('\n')
    .map((row) => (row.startsWith('>') ? `>${row}` : `> ${row}`))
    .join('\n')
