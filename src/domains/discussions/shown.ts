/** What the pages of discussions are made of: loaded by `load.ts`, shown by the views. No I/O. */
import type { Again } from '../../platform/html/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor, Named, PersonId } from '../people/index.ts'
import type { Template } from '../templates/index.ts'
import type { Attachment } from './attachment.ts'
import type { ClauseShown } from './clause.ts'
import type { Place } from './ground.ts'
import type { AdoptedPosition, ListKind } from './list.ts'
import type { Choice, Draft, Going, Leave, Message, News, Said, Thread } from './message.ts'
import type { ListRefusal, Standing } from './rules-lists.ts'

export const FORMS = [
  'begin',
  'answer',
  'edit',
  'ask',
  'allow',
  'remove',
  'resolve',
  'reopen',
  'mark',
  'choose',
  'open-list',
  'invite',
  'place',
  'adopt',
  'end-list',
] as const
export type FormName = (typeof FORMS)[number]

/** A form that came back: which, as it was typed, and why. */
export type Returned = {
  readonly form: FormName
  readonly again: Again
  readonly refusal: ListRefusal | undefined
}

/** Words as they are read: nothing where they were removed, with the entry that held them. */
export type Wording = { readonly text: string } | { readonly removed: number }

export type Scene = {
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned: Returned | undefined
  readonly read: (said: Said) => Wording
  readonly nameOf: (person: PersonId) => Named
  /** For which organisation, in the words that its member gave it. */
  readonly orgOf: (capacity: Message['capacity']) => string | undefined
}

/** What a message became, and where that is. */
export type Became = { readonly kind: string; readonly href: string }

export type FileShown = { readonly attachment: Attachment; readonly name: Wording }

export type MessageShown = {
  readonly message: Message
  readonly became: readonly Became[]
  readonly isNew: boolean
  readonly files: readonly FileShown[]
}

/** Where a thread is, with the rules that hold there. */
export type Around = Scene & {
  readonly place: Place
  readonly template: Template | undefined
}

/** What a thread is about, where it is about one clause. */
type AboutClause = { readonly clause: ClauseShown | undefined }

export type ThreadShown = Around &
  AboutClause & {
    readonly thread: Thread
    /** What answers it, where it asks. */
    readonly answer: Message | undefined
    readonly messages: readonly MessageShown[]
    readonly count: number
    /** Numbers above this one are on this page. */
    readonly after: number
    readonly isFlat: boolean
    readonly choice: Choice | undefined
    /** Absent where nothing is new to this reader. */
    readonly news: News | undefined
  }

export type MessageAlone = Around &
  AboutClause & {
    readonly thread: Thread
    readonly shown: MessageShown
    readonly parent: Message | undefined
    readonly answers: readonly Message[]
    readonly drafts: readonly Draft[]
    readonly leaves: readonly Leave[]
    /** Where it can be turned into something: the forms of other domains. */
    readonly turns: readonly Turn[]
    /** The answer begins with what is answered. */
    readonly quotes: boolean
  }

export const TURNS = ['issue', 'action', 'statement', 'objection', 'proposal', 'amendment'] as const
export type TurnKind = (typeof TURNS)[number]
export type Turn = { readonly kind: TurnKind; readonly href: string; readonly title: string }

/** What came since everything was read last. */
export type CatchUp = {
  readonly since: Instant
  readonly messages: number
  /** Of those, how many were made into a change of a text. */
  readonly changes: number
  readonly isMore: boolean
}

export type GoingShown = Going & AboutClause & { readonly place: Place; readonly unread: number }

export type Month = string

export type ListShown = Scene &
  AboutClause & {
    /** What it is the list of; absent for the whole site. */
    readonly place: Place | undefined
    readonly template: Template | undefined
    readonly path: string
    readonly threads: readonly GoingShown[]
    readonly older: string | undefined
    readonly months: readonly Month[]
    readonly catchUp: CatchUp | undefined
    readonly choice: Choice | undefined
    readonly lists: readonly ClosedShown[]
    readonly opens: readonly ListKind[]
  }

export type ClosedShown = {
  readonly standing: Standing
  readonly name: Wording
}

/** What is new to one reader, message by message. */
export type NewShown = Scene & {
  readonly place: Place | undefined
  readonly path: string
  readonly lines: readonly {
    readonly message: Message
    readonly subject: Said
    readonly became: readonly Became[]
  }[]
  /** New ones that this page has no room for. */
  readonly left: number
}

export type MonthShown = Scene & {
  readonly place: Place | undefined
  readonly path: string
  readonly month: Month
  readonly lines: readonly { readonly message: Message; readonly subject: Said }[]
  readonly older: string | undefined
  readonly newer: string | undefined
}

export type ClosedListShown = Around & {
  readonly standing: Standing
  readonly positions: readonly AdoptedPosition[]
  /** Of its talk, for members; absent for everybody else, whether there is any or not. */
  readonly threads: readonly GoingShown[] | undefined
  readonly older: string | undefined
}
