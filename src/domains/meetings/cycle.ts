/** Public meetings that go round the regions: three a year, as one cycle. Nouns only. */
import { isUlid } from '../../platform/clock.ts'
import type { Brand, Instant } from '../../platform/values.ts'
import type { BodyId, Commitment, PersonId } from '../people/index.ts'
import type { MeetingId } from './meeting.ts'

export type CycleId = Brand<string, 'CycleId'>

/** Source: processes.md 8.4 (five regions, three meetings a year); more than a dozen is no turn. */
export const REGIONS_MIN = 2
export const REGIONS_MAX = 12
export const ROUNDS_MAX = 100
export const REGION_LENGTH_MAX = 60

export type Cycle = {
  readonly id: CycleId
  readonly body: BodyId
  readonly name: Commitment
  /** In the order of their turns. */
  readonly regions: readonly string[]
  readonly madeBy: PersonId
  readonly madeAt: Instant
}

export type Round = {
  readonly cycle: CycleId
  readonly meeting: MeetingId
  readonly region: string
  /** Why the same region twice running; absent where it is not. */
  readonly reason: Commitment | undefined
}

export const cycleId = (raw: string): CycleId | undefined =>
  isUlid(raw) ? (raw as string as CycleId) : undefined

/** Whose turn it is: of the regions the one after that which hosted last. */
export function nextRegion(
  { regions }: Pick<Cycle, 'regions'>,
  rounds: readonly Pick<Round, 'region'>[],
): string | undefined {
  const last = rounds.at(-1)?.region
  const index = last === undefined ? -1 : regions.indexOf(last)
  return regions[(index + 1) % regions.length]
}
