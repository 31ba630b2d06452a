/** What the pages of actions are made of: loaded by `load.ts`, shown by the views. No I/O. */
import type { Again, Step } from '../../platform/html/index.ts'
import type { Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Body } from '../bodies/index.ts'
import type { Actor, BodyId, Code, Named, PersonId } from '../people/index.ts'
import type { Template } from '../templates/index.ts'
import type { Action, Source } from './action.ts'
import type { Place } from './ground.ts'
import type { ActionRefusal } from './rules.ts'

export type FormName = 'make' | 'accept' | 'decline' | 'finish' | 'drop' | 'hand' | 'quiet'

/** A form that came back: which, as it was typed, and why. */
export type Returned = {
  readonly form: FormName
  readonly again: Again
  readonly refusal: ActionRefusal | undefined
}

/** All that is needed to tell actions in a page of any domain. */
export type Scene = {
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
  readonly bodies: ReadonlyMap<BodyId, Body>
}

export type PageScene = Scene & {
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned: Returned | undefined
}

export type Line = { readonly action: Action; readonly place: Place }

/** Which actions a list shows; `group` is a code of the list of groups. */
export type Filter = {
  readonly mine: boolean
  readonly which: 'open' | 'overdue' | 'ended'
  readonly group: string | undefined
  readonly place: Place | undefined
  readonly page: number
}

export type ListShown = PageScene & {
  readonly filter: Filter
  readonly lines: readonly Line[]
  readonly isMore: boolean
  readonly groups: readonly Code[]
  /** Whether this reader wants no reminders; nothing for a stranger. */
  readonly quiet: boolean | undefined
}

/** Where it came from, and where that is. */
export type SourceShown = { readonly source: Source; readonly path: string | undefined }

type InPlace = {
  readonly place: Place
  readonly template: Template | undefined
  /** People who may be named without typing. */
  readonly roster: readonly PersonId[]
}

export type ActionShown = PageScene &
  InPlace & {
    readonly action: Action
    readonly from: SourceShown | undefined
    readonly steps: readonly Step[]
  }

export type NewShown = PageScene &
  InPlace & {
    readonly source: Source | undefined
    /** As a form opens that grew from something. */
    readonly opened: Again | undefined
  }
