/** What the pages of this domain are made of: loaded by `load.ts`, shown by the views. No I/O. */
import type { Again } from '../../platform/html/index.ts'
import type { Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { VideoKind } from '../../platform/video/index.ts'
import type { Actor, LaterParts, Named, PersonId } from '../people/index.ts'
import type { AgendaItem } from './agenda.ts'
import type { Cycle, Round } from './cycle.ts'
import type { Hosting } from './hosting.ts'
import type { Hub, Session } from './hub.ts'
import type { Material, MaterialId, PaperFile, Request } from './material.ts'
import type { Meeting } from './meeting.ts'
import type { Refusal } from './refusal.ts'

/** A form that came back: which, as it was typed, and why. */
export type Returned = {
  readonly form: string
  readonly again: Again
  readonly refusal: Refusal | undefined
}

export type Scene = {
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned: Returned | undefined
}

/** A meeting in a list, with whose it is. */
export type Line = { readonly meeting: Meeting; readonly hosting: Hosting }

export type MeetingsShown = Scene & {
  readonly coming: readonly Line[]
  readonly past: readonly Line[]
  /** Of hosts that invite the reader; nothing for strangers. */
  readonly mine: readonly Line[]
}

export type MeetingShown = Scene &
  Line & {
    readonly agenda: readonly AgendaItem[]
    /** How the reader comes in where that is for those invited: absent for others. */
    readonly door: Door | undefined
    readonly hubs: readonly Hub[]
    readonly sessions: readonly Session[]
    readonly materials: readonly Material[]
    readonly files: ReadonlyMap<MaterialId, PaperFile>
    /** One's own; all of them for the staff. */
    readonly requests: readonly Request[]
    /** Of the body that holds it, and its turn in one of them. */
    readonly cycles: readonly Cycle[]
    readonly round: Round | undefined
    readonly later: LaterParts
    /** The server on which the place can make a room, and whether it made the way in. */
    readonly video: VideoKind | undefined
    readonly ownLink: boolean
  }

/** What those invited alone are told. */
export type Door = { readonly join: string | undefined; readonly dialIn: string | undefined }
