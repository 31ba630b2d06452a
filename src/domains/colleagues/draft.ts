/** A private draft that colleagues are asked about before it is said in public. Nouns only. */
import { createHash } from 'node:crypto'
import { isUlid } from '../../platform/clock.ts'
import type { Language } from '../../platform/languages/index.ts'
import type { MailAddress } from '../../platform/mail/index.ts'
import { days, hours, type Brand, type Instant } from '../../platform/values.ts'
import type { CallId, Stance } from '../decisions/index.ts'
import type { DocketId } from '../dockets/index.ts'
import type { Capacity, PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'

export type DraftId = Brand<string, 'AskedDraftId'>
export type InvitationId = Brand<string, 'InvitationId'>
export type CommentId = Brand<string, 'AskedCommentId'>

/** Where it goes once it is adopted. */
export type About =
  | { readonly kind: 'docket'; readonly id: DocketId }
  | { readonly kind: 'call'; readonly id: CallId }

export type Content =
  | { readonly kind: 'submission'; readonly words: string }
  | {
      readonly kind: 'position'
      readonly stance: Stance
      readonly reason: string | undefined
      /** With `object`: what is objected to. */
      readonly objection: ObjectionDraft | undefined
    }

export type ObjectionDraft = {
  readonly title: string
  readonly argument: string
  readonly remedy: string
}

/** How it is adopted; said at the beginning and never changed. */
export type AdoptionRule =
  | { readonly kind: 'approver' }
  | { readonly kind: 'silence' }
  /** `quorum`: votes that must be cast, whichever they are. */
  | { readonly kind: 'vote'; readonly quorum: number }

export const ADOPTIONS = ['approver', 'silence', 'vote'] as const satisfies AdoptionRule['kind'][]

/** An answer is to a version, known by its hash; another version asks again. */
export type Version = {
  readonly number: number
  readonly content: Content
  readonly hash: string
  /** Half-open: answers count before it. */
  readonly deadline: Instant
  readonly at: Instant
}

export type DraftState =
  | { readonly kind: 'open' }
  | { readonly kind: 'submitted'; readonly at: Instant; readonly href: string }
  | { readonly kind: 'withdrawn'; readonly at: Instant }

export type Draft = {
  readonly id: DraftId
  readonly owner: PersonId
  readonly about: About
  readonly process: ProcessId
  /** The organisation that it is to be said for. */
  readonly capacity: Exclude<Capacity, 'personal'>
  /** Who adopts it, as the public will read: a committee, a board, a department. */
  readonly organ: string | undefined
  /** What the owner says to those she asks. */
  readonly note: string
  /** Of the mails, and of the line that says how it was adopted. */
  readonly language: Language
  readonly rule: AdoptionRule
  /** The latest. */
  readonly version: Version
  readonly begunAt: Instant
  readonly state: DraftState
  /** The version of which those asked were reminded, and of which the owner knows how it ended. */
  readonly reminded: number
  readonly told: number
  /** How many they were told that nobody reached. */
  readonly toldUnreached: number
}

export type InvitationState =
  | { readonly kind: 'asked' }
  /** The link was taken back, or its reader wants no more of this. */
  | { readonly kind: 'revoked' | 'declined'; readonly at: Instant }

export type Invitation = {
  readonly id: InvitationId
  readonly draft: DraftId
  /** How others call whoever has no name: colleague 3. */
  readonly number: number
  readonly name: string | undefined
  /** Shown to nobody but the owner. */
  readonly address: MailAddress
  readonly approver: boolean
  readonly salt: string
  readonly at: Instant
  readonly state: InvitationState
}

export const ANSWERS = ['approve', 'object', 'abstain'] as const
export type AnswerKind = (typeof ANSWERS)[number]

export const DOORS = ['web', 'mail'] as const
export type Door = (typeof DOORS)[number]

export type Answer = {
  readonly invitation: InvitationId
  readonly version: number
  readonly kind: AnswerKind
  readonly via: Door
  /** The mailbox that wrote it, where it was not the one that was asked. */
  readonly cameFrom: MailAddress | undefined
  readonly at: Instant
}

export type Comment = {
  readonly id: CommentId
  readonly draft: DraftId
  /** Nobody: the owner herself. */
  readonly invitation: InvitationId | undefined
  readonly version: number
  readonly words: string
  readonly via: Door
  readonly cameFrom: MailAddress | undefined
  readonly at: Instant
}

export const COLLEAGUES_MAX = 30
export const COMMENTS_MAX = 200
export const VERSIONS_MAX = 20
/** Open ones of a person. */
export const DRAFTS_MAX = 20
/** First mails to somebody new, by one person in a day. */
export const INVITATIONS_A_DAY_MAX = 50
/** All that ask about a version, first or again, by one person in a day. */
export const LETTERS_A_DAY_MAX = 200
/** Drafts of a person that a list shows, those that ended too. */
export const LISTED_MAX = 100

/** In letters for a form, in bytes for a mail. */
export const COMMENT_LENGTH_MAX = 4_000
export const COMMENT_BYTES_MAX = 16_000
export const NOTE_LENGTH_MAX = 2_000
export const ORGAN_LENGTH_MAX = 200
export const NAME_LENGTH_MAX = 100
/** As long as decisions take them. */
export const REASON_LENGTH_MAX = 4_000
export const TITLE_LENGTH_MAX = 200
/**
 * Left free for the line that says how it was adopted, with two names of 200 letters in it: bytes
 * of a submission, letters of a reason.
 */
export const ADOPTED_BYTES_MAX = 2_500
export const ADOPTED_LETTERS_MAX = 700

/** Whoever is asked later than this before the end is not held to their silence. */
export const TIME_TO_ANSWER = hours(1)
export const DEADLINE_AHEAD_MAX = days(180)
/** A link leads to the result for so long after the end. */
export const LINK_LASTS_AFTER = days(30)
export const KEPT_AFTER = days(90)

export const draftId = (raw: string): DraftId | undefined =>
  isUlid(raw) ? (raw as string as DraftId) : undefined

export const invitationId = (raw: string): InvitationId | undefined =>
  isUlid(raw) ? (raw as string as InvitationId) : undefined

/** The same words give the same hash, whichever version they are. */
export const hashOf = (content: Content): string =>
  createHash('sha256')
    .update(JSON.stringify(partsOf(content)))
    .digest('base64')

/** In a fixed order, whatever the order of the fields of a form. */
function partsOf(content: Content): readonly unknown[] {
  if (content.kind === 'submission') return [content.kind, content.words]
  const { stance, reason = null, objection } = content
  const until = stance.kind === 'reserve' ? stance.until : null
  const against = objection ? [objection.title, objection.argument, objection.remedy] : null
  return [content.kind, stance.kind, until, reason, against]
}

/** When it ended, or ends by itself. */
export const endOf = ({ state, version }: Pick<Draft, 'state' | 'version'>): Instant =>
  state.kind === 'open' ? version.deadline : state.at
