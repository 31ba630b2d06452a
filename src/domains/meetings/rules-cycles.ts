/** Whose turn it is to host, and what it takes to depart from it. Pure. */
import { ok, refuse, type Result } from '../../platform/values.ts'
import {
  nextRegion,
  REGION_LENGTH_MAX,
  REGIONS_MAX,
  REGIONS_MIN,
  type Cycle,
  type Round,
} from './cycle.ts'
import type { Meeting } from './meeting.ts'
import type { Refusal } from './refusal.ts'

/** Names one a line: each once. */
export function regionsOf(typed: string): Result<readonly string[], Refusal> {
  const names = typed
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name.length > 0)
  const fits = names.every((name) => name.length <= REGION_LENGTH_MAX)
  const isCount = names.length >= REGIONS_MIN && names.length <= REGIONS_MAX
  return fits && isCount && new Set(names).size === names.length
    ? ok(names)
    : refuse({ kind: 'regions-wrong', least: REGIONS_MIN, most: REGIONS_MAX })
}

export type Placing = {
  readonly cycle: Cycle
  readonly meeting: Meeting
  /** Of the cycle, in the order of their meetings. */
  readonly rounds: readonly (Round & { readonly starts: number })[]
  readonly region: string
  readonly hasReason: boolean
}

/** No region hosts twice running, unless a reason stands beside it. */
export function placeMeeting({
  cycle,
  meeting,
  rounds,
  region,
  hasReason,
}: Placing): Result<{ readonly again: boolean }, Refusal> {
  if (meeting.host.kind !== 'body' || meeting.host.body !== cycle.body) {
    return refuse({ kind: 'not-of-body' })
  }
  if (!cycle.regions.includes(region)) return refuse({ kind: 'no-such-region' })
  if (rounds.some((one) => one.meeting === meeting.id)) {
    return refuse({ kind: 'in-cycle-already' })
  }
  const before = rounds.filter(({ starts }) => starts <= meeting.starts)
  const after = rounds.find(({ starts }) => starts > meeting.starts)
  const again = before.at(-1)?.region === region || after?.region === region
  if (again && !hasReason) {
    const next = nextRegion(cycle, before) ?? region
    return refuse({ kind: 'same-region', region, next })
  }
  return ok({ again })
}
