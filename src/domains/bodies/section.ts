/** How a later domain adds its part to the page of a body: an interface, implemented elsewhere. */
import type { VNode } from 'preact'
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Actor } from '../people/index.ts'
import type { Body } from './body.ts'

/** What it decided, what advice it gave and was given, which meetings it held. */
export const BODY_PLACES = ['body.decisions', 'body.advice', 'body.meetings'] as const
export type BodyPlace = (typeof BODY_PLACES)[number]

export type BodySectionProvider = {
  readonly place: BodyPlace
  /** The lower ones come first. */
  readonly order: number
  render(read: Read, body: Body, viewer: Actor | undefined): Promise<VNode | undefined>
}

/** A process as a body names it, where a role in it is delegated. */
export type ProcessNamed = {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly isRunning: boolean
}

/** Which process an address names, and which ones ids name: `processes` knows, later. */
export type ProcessesNamed = {
  readonly at: (db: Read | Tx, slug: string) => Promise<ProcessNamed | undefined>
  readonly by: (db: Read | Tx, ids: readonly string[]) => Promise<readonly ProcessNamed[]>
}

export const NO_PROCESSES: ProcessesNamed = {
  at: () => Promise.resolve(undefined),
  by: () => Promise.resolve([]),
}
