/** One part of a room, as this domain and later ones add them. Declares only. */
import type { VNode } from 'preact'
import type { Read } from '../../platform/db/index.ts'
import type { Again } from '../../platform/html/index.ts'
import type { Language, Translate } from '../../platform/languages/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { AgendaItem, Hosting, Hub, Meeting } from '../meetings/index.ts'
import type { Attendance } from '../minutes/index.ts'
import type { Actor } from '../people/index.ts'
import type { Sitting, SittingPhase } from './room.ts'

/** What the address of a room asks for, besides the room. */
export type RoomAsked = {
  /** In which language one reads what is said, as a tag of one; it may be one that is not there. */
  readonly language: string | undefined
  /** Seconds after which the page reads itself again, where somebody asked for that. */
  readonly every: number | undefined
}

/** What all parts of one reading of a room share; the same for everybody who may see it. */
export type RoomScene = {
  readonly db: Read
  readonly meeting: Meeting
  readonly hosting: Hosting
  readonly sitting: Sitting
  readonly phase: SittingPhase
  readonly agenda: readonly AgendaItem[]
  /** All lines, those that were taken back too. */
  readonly attendances: readonly Attendance[]
  readonly hubs: readonly Hub[]
  readonly now: Instant
  readonly asked: RoomAsked
}

export type Saying = { readonly t: Translate; readonly language: Language; readonly zone: string }

/** A form of the room that came back: which, as it was typed, and why in words. */
export type Returned = {
  readonly form: string
  readonly again: Again
  readonly refusal: ((saying: Saying) => string) | undefined
}

/** The room as somebody stands in it who is signed in. */
export type OwnScene = RoomScene & {
  readonly viewer: Actor
  /** The role in which they run the meeting; absent for all others. */
  readonly runsAs: string | undefined
  readonly returned: Returned | undefined
}

/** `floor`: beneath who speaks. `below`: after the side, where the screen is narrow. */
export type RoomPlace = 'head' | 'main' | 'floor' | 'side' | 'below'

/** A part that changes by itself. */
export type RoomPart = {
  /** Its address: `/meetings/:id/room/<name>`; lower-case letters and hyphens. */
  readonly name: string
  readonly place: RoomPlace
  /** Its address carries the language that the page was asked for, and so does the page's link. */
  readonly inTongues?: true
  /** Events of the meeting's channel (`meeting:ID`) after which it is read again. */
  readonly kinds: readonly string[]
  /** Knows no viewer and holds no form: rendered once for all. Absent where forms are all. */
  readonly show?: (scene: RoomScene) => Promise<VNode | undefined>
  /**
   * What whoever is signed in can do here (forms). Read again unless they are at work in it: for
   * whoever runs the meeting with `kinds`, for all others with `ownKinds`, and with what happened
   * to themselves.
   */
  readonly own?: (scene: OwnScene) => Promise<VNode | undefined>
  /** Few, as a thousand read their own forms then; where absent, that the room opens or closes. */
  readonly ownKinds?: readonly string[]
  /** Events that change the forms of those alone whom they name. */
  readonly mineKinds?: readonly string[]
}
