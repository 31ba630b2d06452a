/** What pages of archives show: shapes alone. */
import type { Again } from '../../platform/html/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { DiscussionPlace, DiscussionRefusal } from '../discussions/index.ts'
import type { Actor } from '../people/index.ts'
import type { Template } from '../templates/index.ts'
import type { Archive, ArchivedFile, ArchivedMessage, Head, Imported } from './archive.ts'

/** Words as they are, or the entry that held them until they were removed. */
export type Plain = { readonly text: string } | { readonly removed: number }

export type Scene = {
  readonly archive: Archive
  readonly name: string
  readonly place: DiscussionPlace
  readonly placeTitle: string
}

/** A message in a list: nothing of its head where it was removed. */
export type Headed = {
  readonly message: ArchivedMessage
  readonly head: Head | undefined
}

export type Worded = Headed & { readonly words: Plain; readonly files: readonly ArchivedFile[] }

export type ThreadLine = {
  readonly thread: number
  readonly messages: number
  readonly lastAt: Instant
  readonly head: Head | undefined
}

type Paged = { readonly newer: string | undefined; readonly older: string | undefined }

export type ArchiveShown = Scene &
  Paged & {
    readonly imports: readonly Imported[]
    readonly months: readonly { readonly month: string; readonly messages: number }[]
    readonly threads: readonly ThreadLine[]
  }

export type MonthShown = Scene &
  Paged & { readonly month: string; readonly lines: readonly Headed[] }

export type ThreadShown = Scene &
  Paged & {
    readonly thread: number
    readonly count: number
    readonly head: Head | undefined
    readonly lines: readonly (Worded & { readonly depth: number })[]
  }

export type Returned = {
  readonly again: Again
  readonly refusal: DiscussionRefusal | undefined
}

export type MessageShown = Scene & {
  readonly now: Instant
  readonly shown: Worded
  readonly thread: Headed & { readonly number: number }
  readonly parent: Headed | undefined
  readonly answers: readonly Headed[]
  readonly before: number | undefined
  readonly next: number | undefined
  readonly viewer: Actor | undefined
  readonly template: Template | undefined
  readonly returned: Returned | undefined
}

export type Search = {
  readonly q: string
  readonly by: string
  readonly since: string
  readonly until: string
}

export type FoundShown = Scene &
  Paged & {
    readonly search: Search
    readonly count: number
    readonly found: readonly (Headed & { readonly excerpt: string })[]
  }
