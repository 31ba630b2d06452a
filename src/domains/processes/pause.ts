/** What is said against a process as such: stop the clock, walking out. Nouns only. */
import type { Brand, Instant } from '../../platform/values.ts'
import type { Commitment, PersonId } from '../people/index.ts'
import type { ProcessId } from './process.ts'

export type StopId = Brand<string, 'StopId'>
export type WalkOutId = Brand<string, 'WalkOutId'>

/** One group's request to stop the clock, made by one of its members. */
export type StopRequest = {
  readonly id: StopId
  readonly process: ProcessId
  readonly stage: string
  readonly group: string
  readonly person: PersonId
  readonly reason: Commitment
  readonly at: Instant
  /** With it enough groups had asked, and the clock stood still. */
  readonly stopped: boolean
}

/** Somebody with a seat leaves for good, and says why. */
export type WalkOut = {
  readonly id: WalkOutId
  readonly process: ProcessId
  readonly person: PersonId
  /** Absent where there are no groups. */
  readonly group: string | undefined
  readonly statement: Commitment
  readonly at: Instant
}
