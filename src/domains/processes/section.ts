/** How a later domain adds its part to a process page: an interface, implemented elsewhere. */
import type { VNode } from 'preact'
import type { Read } from '../../platform/db/index.ts'
import type { Actor } from '../people/index.ts'
import type { FactProvider } from './gate.ts'
import type { Process } from './process.ts'

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
}
