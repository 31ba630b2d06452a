/** How a later domain adds its part to a process page: an interface, implemented elsewhere. */
import type { VNode } from 'preact'
import type { Read } from '../../platform/db/index.ts'
import type { Actor } from '../people/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { HappeningProvider } from './happening.ts'
import type { MoveProvider } from './moves.ts'
import type { Process } from './process.ts'
import type { ReachProvider } from './rules-silence.ts'
import type { ServedProvider } from './served.ts'
import type { Meeting } from './rules-warnings.ts'
import type { FactProvider } from './fact.ts'

/**
 * `now`: what the reader can do, as `Item`s of one list. `main`: below the gates. `aside`: beside.
 * `documents`: links in the row of key documents.
 */
export const PLACES = ['process.now', 'process.main', 'process.aside', 'process.documents'] as const
export type Place = (typeof PLACES)[number]

export type SectionProvider = {
  readonly place: Place
  /** The lower ones come first. */
  readonly order: number
  render(read: Read, process: Process, viewer: Actor | undefined): Promise<VNode | undefined>
}

/** What the page of a process is joined from in `main.ts`. */
export type Hooks = {
  readonly sections: readonly SectionProvider[]
  readonly facts: readonly FactProvider[]
  /** Whose move it is, where a domain knows better than the gate. */
  readonly moves?: readonly MoveProvider[]
  /** What duties begin with that only later domains know of. */
  readonly happenings?: readonly HappeningProvider[]
  /** Who was written to in a silent window, and whom it reached. */
  readonly reach?: ReachProvider
  /** What windows are opened for: it takes input again when its window is opened again. */
  readonly served?: readonly ServedProvider[]
  /** When other bodies meet. */
  readonly meetings?: MeetingProvider
}

export type MeetingProvider = {
  meetings(
    read: Read,
    within: { readonly from: Instant; readonly to: Instant },
  ): Promise<readonly Meeting[]>
}
