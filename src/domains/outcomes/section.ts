/** How a later domain adds its part to the page of an outcome: an interface. */
import type { VNode } from 'preact'
import type { Read } from '../../platform/db/index.ts'
import type { Outcome } from './outcome.ts'

export type OutcomeSection = (read: Read, outcome: Outcome) => Promise<VNode | undefined>
