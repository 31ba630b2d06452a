/** How later domains add their part to the page of a ballot: an interface, implemented there. */
import type { VNode } from 'preact'
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import type { Ballot } from './ballot.ts'

export type BallotSection = (
  read: Read,
  ballot: Ballot,
  who: {
    readonly actor: Actor | undefined
    readonly now: Instant
    /** Whether they hold ballots here. */
    readonly manages: boolean
  },
) => Promise<VNode | undefined>
