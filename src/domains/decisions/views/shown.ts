/** What the pages of a call are made of: loaded by the routes, shown by the views. No I/O. */
import type { Again } from '../../../platform/html/index.ts'
import type { Language } from '../../../platform/languages/index.ts'
import type { Words } from '../../../platform/record/index.ts'
import type { Instant } from '../../../platform/values.ts'
import type { Named, PersonId } from '../../people/index.ts'
import type { Process, Reopened } from '../../processes/index.ts'
import type { Template } from '../../templates/index.ts'
import type { Change } from '../../texts/index.ts'
import type { Call, Phase } from '../call.ts'
import type { CallRule, Party } from '../call-rule.ts'
import type { Designation, DesignationId, MinorityStatement, Reaction } from '../designation.ts'
import type { Merge } from '../merge.ts'
import type { Behind, Objection } from '../objection.ts'
import type { Preparation } from '../prepared.ts'
import type { Position, Stance } from '../position.ts'
import type { Attendance } from '../rules/attendance.ts'
import type { Refusal } from '../rules/refusal.ts'
import type { Tally } from '../rules/tally.ts'

/** The version in question, clause by clause, with what changed in it. */
export type ShownText = {
  readonly title: string
  readonly href: string
  readonly version: number
  /** The newest version there is: an answer may point to it. */
  readonly latestVersion: number
  readonly language: Language
  /** Rules of a process, as they are written and not as prose. */
  readonly isTyped: boolean
  /** The version that the redline compares with. */
  readonly against: number | undefined
  readonly clauses: readonly {
    readonly id: string
    readonly number: string
    readonly changes: readonly Change[]
  }[]
  readonly brackets: number
}

export type FormName =
  | 'position'
  | 'objection'
  | 'answer'
  | 'word'
  | 'join'
  | 'leave'
  | 'minority'
  | 'merge'
  | 'merge-word'
  | 'apart'
  | 'proposal'
  | 'preparation'
  | 'preparation-sign'
  | 'prepared'
  | 'reaction'
  | 'conclusion'
  | 'opening'
  | 'withdrawal'
  | 'draft'

/** A form that came back: which, as it was typed, and why. */
export type Returned = {
  readonly form: FormName
  readonly again: Again
  readonly refusal: Refusal | undefined
}

/** What everything shown about one call has in common. */
export type Scene = {
  readonly call: Call
  readonly now: Instant
  readonly phase: Phase
  readonly rule: CallRule
  readonly template: Template
  readonly process: Process
  readonly party: Party
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
  /** Last entry of each subject that the page shows: `position:…` → 1,204. */
  readonly entries: ReadonlyMap<string, number>
  readonly returned: Returned | undefined
}

/** Where the reader stands, their own seal opened. */
export type OwnPosition = {
  readonly position: Position
  readonly stance: Stance
  readonly reason: string | undefined
}

export type CallShown = Scene & {
  readonly text: ShownText
  readonly behind: readonly Behind[]
  /** As many as a page lists; the tally counts all. */
  readonly positions: readonly Position[]
  readonly unlisted: number
  readonly lines: Tally
  readonly own: OwnPosition | undefined
  /** Took a stand on this text before and none now. */
  readonly silent: readonly PersonId[]
  /** By group, who took part before, who still does, and who reacted to the last level. */
  readonly attendance: readonly Attendance[]
  /** The same at each level that was proposed, by its designation. */
  readonly attendanceAt: ReadonlyMap<DesignationId, readonly Attendance[]>
  /** How often its window was opened again, for whom and why. */
  readonly reopened: readonly Reopened[]
  readonly designations: readonly Designation[]
  /** What officers prepare; nothing for those who do not serve in the call. */
  readonly preparation: Preparation
  readonly reactions: readonly Reaction[]
  readonly minority: readonly MinorityStatement[]
}

/** One change of a position, as its entry says it. */
export type PositionChange = {
  readonly entry: number
  readonly at: Instant
  readonly person: PersonId
  readonly choice: string
  readonly until: Instant | undefined
  readonly counted: boolean
  readonly group: string
  /** The office that they held and did not speak from. */
  readonly hat: string | undefined
}

export type HistoryShown = Scene & {
  readonly changes: readonly PositionChange[]
  readonly older: string | undefined
  readonly newer: string | undefined
}

/** One step on an objection's way, as its entry says it. */
export type ObjectionStep = {
  readonly entry: number
  readonly at: Instant
  readonly act: string
  readonly person: PersonId | undefined
  readonly clear: Readonly<Record<string, unknown>>
  /** The commitment of what was said with it. */
  readonly said: string | undefined
}

/** What was asked about merging it, and all that it could be merged with. */
export type MergingShown = {
  /** All that were asked for in the call, the ended ones too. */
  readonly merges: readonly Merge[]
  readonly others: readonly Behind[]
  /** What it is a part of, at the end of the chain. */
  readonly whole: Behind | undefined
}

export type ObjectionShown = Scene & {
  readonly behind: Behind
  readonly text: ShownText
  readonly steps: readonly ObjectionStep[]
  readonly minority: readonly MinorityStatement[]
  /** Those that an answer may say it repeats. */
  readonly earlier: readonly Objection[]
  readonly merging: MergingShown
}

export const againOf = (scene: Scene, form: FormName): Again | undefined =>
  scene.returned?.form === form ? scene.returned.again : undefined

export const refusalOf = (scene: Scene, form: FormName): Refusal | undefined =>
  scene.returned?.form === form ? scene.returned.refusal : undefined
