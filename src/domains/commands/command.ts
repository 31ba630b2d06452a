/** What somebody may ask for in the first line of a mail, and how it was read. Nouns only. */
import type { Language } from '../../platform/languages/index.ts'
import type { Brand } from '../../platform/values.ts'
import type { Choice } from '../decisions/index.ts'
import type { Pace } from '../mailings/index.ts'
import type { InterestField } from '../people/index.ts'

/** What a reply address, or the address of a list, is about. */
export const ABOUTS = [
  'thread',
  'message',
  'call',
  'objection',
  'ballot',
  'petition',
  'issue',
  'docket',
  'text',
  'action',
  'process',
  'body',
  'list',
  'digest',
  'pending',
  'front',
] as const
export type AboutKind = (typeof ABOUTS)[number]

/** A day as somebody wrote it. Without a year it is the next such day. */
export type WrittenDay = {
  readonly year?: number | undefined
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

/** A day in the calendar, `2026-07-03`. */
export type LocalDate = Brand<string, 'LocalDate'>

/** The parts of the form that one fills in to be declared, as `Name of the part: words`. */
export type InterestTyped = {
  readonly name?: string | undefined
  readonly organisation?: string | undefined
  readonly fields: Readonly<Partial<Record<InterestField, string>>>
  /** Acts for a party that is not named. */
  readonly undisclosed: boolean
}

export type Command =
  | {
      readonly kind: 'position'
      readonly position: Exclude<Choice, 'object'>
      /** Only with `reserve`; the page asks for it, and so does the answer where it is missing. */
      readonly until?: WrittenDay | undefined
      readonly reason?: string | undefined
    }
  | { readonly kind: 'object'; readonly words: string; readonly remedy?: string | undefined }
  /** The objector's word on an answer. */
  | { readonly kind: 'accept-answer' | 'maintain'; readonly words?: string | undefined }
  /** That an action is done, with what shows it. */
  | { readonly kind: 'done'; readonly words?: string | undefined }
  /** One change of a text, by the number of its clause in the version that was read. */
  | {
      readonly kind: 'amend'
      readonly change: 'replace' | 'insert' | 'delete'
      readonly clause: number | undefined
      readonly words?: string | undefined
      readonly reason?: string | undefined
      /** The latest where none is named. */
      readonly version?: number | undefined
    }
  | {
      readonly kind: 'vote'
      readonly choice: 'yes' | 'no' | 'abstain'
      /** Which of several questions, as the mail numbered them. */
      readonly on?: number | undefined
    }
  | { readonly kind: 'second' | 'join' | 'leave' | 'stop' | 'status' | 'help' | 'confirm' }
  /** To what is permanent, and to the undertakings, as the mail before set them out. */
  | { readonly kind: 'agree' }
  | { readonly kind: 'digest'; readonly pace: Exclude<Pace, 'none'> }
  | ({ readonly kind: 'interest' } & InterestTyped)

export type CommandKind = Command['kind']

export type Understood =
  | { readonly kind: 'command'; readonly command: Command; readonly language: Language }
  /** No command: a message to those who read here. */
  | { readonly kind: 'words' }
  /** Near to a command and not plainly one: nothing is done, and the answer says what works. */
  | { readonly kind: 'unsure'; readonly near: readonly CommandKind[] }
