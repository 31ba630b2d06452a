/** What the parts of a room are made of: loaded by `load.ts`, shown by the views. No I/O. */
import type { Labels } from '../people/index.ts'
import type { EventNumber } from '../../platform/live/index.ts'
import type { Words } from '../../platform/record/index.ts'
import type { VNode } from 'preact'
import type { Capacity, Named, PersonId } from '../people/index.ts'
import type { Returned, RoomPart, RoomScene } from './part.ts'
import type { SpeakingRule } from './rules-queue.ts'
import type { Hand, HeldTurn } from './speaking.ts'

/** Whom the parts of a room name, and in which words. */
export type Told = {
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
  /** For whom somebody speaks, as its commitment. */
  readonly organisations: ReadonlyMap<Capacity, string>
  /** The groups of the body that meets. */
  readonly groups: ReadonlyMap<string, Labels>
}

/** Who speaks and who waits, with their names. */
export type FloorShown = RoomScene &
  Told & {
    readonly hands: readonly Hand[]
    readonly turns: readonly HeldTurn[]
    readonly rule: SpeakingRule
  }

/** What an item is about, as far as the room says it. */
export type AboutItem = {
  readonly path: string | undefined
  /** Its words stand below, in the room. */
  readonly isHere: boolean
  /** Of the text on the table; undefined where it is no text. */
  readonly brackets: number | undefined
  /** Calls and ballots about it that are open now. */
  readonly open: readonly { readonly kind: 'call' | 'ballot'; readonly path: string }[]
}

/** One part as it stands on a page. */
export type Rendered = {
  readonly part: RoomPart
  readonly shown: VNode | undefined
  readonly own: VNode | undefined
}

export type RoomShown = {
  readonly scene: RoomScene
  readonly told: Told
  /** What listeners were told last, when this was read. */
  readonly number: EventNumber
  readonly parts: readonly Rendered[]
  /** Who reads it, where they are signed in. */
  readonly me: PersonId | undefined
  readonly runs: boolean
  readonly returned: Returned | undefined
}
