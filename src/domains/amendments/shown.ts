/** What the pages of this domain are made of: loaded by `load*.ts`, shown by the views. No I/O. */
import type { Again } from '../../platform/html/index.ts'
import type { Step as HistoryStep } from '../../platform/html/index.ts'
import type { ProcessScene } from '../processes/index.ts'
import type { Countersigner } from '../templates/index.ts'
import type { ClauseId, Countersignature, Settled, Text, Unsigned } from '../texts/index.ts'
import type { Amendment, AmendmentId, Change, Sponsor, Stance } from './amendment.ts'
import type { DecisionStep } from './assembly.ts'
import type { Refusal } from './refusal.ts'
import type { Groups } from './rules/countersigning.ts'
import type { Plan } from './rules/planning.ts'
import type { Base } from './rules/proposing.ts'
import type { Misfit } from './rules/touches.ts'
import type { GroupCount } from './store/stances.ts'
import type { Filter } from './store/amendments.ts'

export type FormName =
  | 'propose'
  | 'renew'
  | 'stance'
  | 'join'
  | 'leave'
  | 'withdraw'
  | 'publish'
  | 'undo'
  | 'countersign'
  | `decide-${string}`

/** A form that came back: which, as it was typed, and why. */
export type Returned = {
  readonly form: FormName
  readonly again: Again
  readonly refusal: Refusal | undefined
}

export type Scene = ProcessScene & {
  readonly text: Text
  readonly settled: Settled | undefined
  readonly title: string
  readonly returned: Returned | undefined
  /** By capacity: what it is called, as a commitment. */
  readonly organisations: ReadonlyMap<string, string>
}

/** A change with the places that its clauses had in the version that it changes. */
export type ChangeShown = {
  readonly change: Change
  readonly place: number | undefined
  readonly after: number | undefined
  /** What the clause said there. */
  readonly before: string
}

export type AmendmentShown = {
  readonly amendment: Amendment
  readonly changes: readonly ChangeShown[]
  /** Why it does not fit the latest version; nothing where it does, or is decided. */
  readonly misfit: Misfit | undefined
  readonly removed: boolean
  /** In conflict with these, as far as they are open. */
  readonly foes: readonly { readonly id: AmendmentId; readonly number: number }[]
  readonly isMore: boolean
}

export type ListShown = Scene & {
  readonly latest: number
  readonly filter: Filter
  readonly counts: Readonly<Record<Amendment['state']['kind'], number>>
  readonly amendments: readonly AmendmentShown[]
  readonly stances: readonly GroupCount[]
  readonly older: number | undefined
  /** Where something is open: how many amendments, how many brackets. */
  readonly clauses: readonly {
    readonly id: ClauseId | 'start'
    readonly place: number
    readonly amendments: number
    readonly brackets: number
  }[]
}

export type OneShown = Scene & {
  readonly latest: number
  readonly about: AmendmentShown
  readonly sponsors: readonly Sponsor[]
  readonly stances: readonly Stance[]
  /** What the reader last said of it. */
  readonly own: Stance | undefined
  readonly target: Amendment | undefined
  readonly history: readonly HistoryStep[]
}

export type FormShown = Scene & {
  readonly base: Base
  readonly rows: number
  /** The clause that the form was opened at. */
  readonly at: ClauseId | undefined
  /** For a renewal: what is renewed. */
  readonly renews: AmendmentShown | undefined
}

/** Amendments that have to be looked at together: in conflict, or one alone. */
export type Group = { readonly place: number; readonly members: readonly AmendmentShown[] }

export type MergeShown = Scene & {
  readonly latest: number
  readonly before: ReadonlyMap<ClauseId, string>
  readonly order: readonly ClauseId[]
  readonly groups: readonly Group[]
  readonly open: number
  readonly plan: Plan
  readonly steps: readonly DecisionStep[]
  /** By id: the number of each one that a page may name. */
  readonly numbers: ReadonlyMap<AmendmentId, number>
  readonly stances: readonly GroupCount[]
  readonly page: number
  readonly pages: number
  /** Who signs the version beside its editor, should it be published now. */
  readonly signer: Countersigner | undefined
  readonly waiting: Unsigned | undefined
}

/** What a text's page says of signatures beside its editor's. */
export type SignedShown = Pick<Scene, 'template' | 'names' | 'words'> & {
  /** The latest version, where it waits for a signature. */
  readonly waiting: Unsigned | undefined
  /** The newest version first. */
  readonly signed: readonly Countersignature[]
}

export type SigningShown = Scene & SignedShown & { readonly groups: Groups }
