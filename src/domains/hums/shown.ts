/** What the pages of hums are made of: loaded by `load.ts`, shown by the views. No I/O. */
import type { Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { AgendaItem, Hosting, Hub, HubId, Meeting } from '../meetings/index.ts'
import type { Attendance } from '../minutes/index.ts'
import type { Actor, Named, PersonId } from '../people/index.ts'
import type { Returned, SittingPhase } from '../rooms/index.ts'
import type { GroupNames } from './groups.ts'
import type { Hum } from './hum.ts'
import type { PhoneCode } from './phone-code.ts'
import type { StandingByHand } from './rules.ts'
import type { OwnAnswer } from './store-answers.ts'

/** What everybody is shown: the same for whoever reads. */
export type HumsSeen = {
  readonly meeting: Meeting
  readonly hosting: Hosting
  readonly phase: SittingPhase
  readonly agenda: readonly AgendaItem[]
  readonly hums: readonly Hum[]
  /** How many have answered the one that is open, and of which hubs a count was given. */
  readonly answered: { readonly count: number; readonly hubs: readonly HubId[] }
  readonly hubs: readonly Hub[]
  readonly groups: GroupNames
  readonly words: Words
  readonly names: ReadonlyMap<PersonId, Named>
  readonly now: Instant
}

/** With what whoever is signed in can do. */
export type HumsShown = HumsSeen & {
  readonly about: StandingByHand
  readonly viewer: Actor | undefined
  /** To the open one. */
  readonly own: OwnAnswer | undefined
  /** Who came by telephone; for whoever runs the meeting and its moderators alone. */
  readonly byPhone: readonly PhoneLine[]
  readonly code: PhoneCode | undefined
  /** Messages are taken in here. */
  readonly takesMessages: boolean
  readonly returned: Returned | undefined
}

export type PhoneLine = {
  readonly line: Attendance
  /** They were heard: by another's hand, or by their own. */
  readonly heard: 'not-yet' | 'by-hand' | 'themselves'
}

export const openOf = (hums: readonly Hum[]): Hum | undefined =>
  hums.find(({ state }) => state.kind === 'open')

/** The last first. */
export const closedOf = (hums: readonly Hum[]): readonly Hum[] =>
  hums.filter(({ state }) => state.kind === 'closed').toReversed()
