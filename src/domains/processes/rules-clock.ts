/**
 * What the hour alone brings about in a process: it runs on after a pause, a stage expires, a duty
 * is missed. Pure. In the order of their hours, each once; a clock that was set back finds nothing.
 */
import { unreachable, type Instant } from '../../platform/values.ts'
import type { Holidays, Template } from '../templates/index.ts'
import type { Process } from './process.ts'
import { dutiesOf, type Duty, type Holdings } from './rules-duties.ts'
import { exitsOf, expiryOf } from './rules-exits.ts'
import { lapsing, type Limit, limitsOf } from './rules-limits.ts'

export type ClockEvent =
  | { readonly kind: 'resume'; readonly at: Instant }
  | { readonly kind: 'expire'; readonly at: Instant }
  | { readonly kind: 'miss'; readonly at: Instant; readonly duty: Duty }
  | { readonly kind: 'lapse'; readonly at: Instant; readonly limit: Limit }

export type ClockFacts = {
  readonly template: Template
  readonly holdings: Holdings
  /** Whether this miss was said already. */
  readonly isSaid: (duty: Duty) => boolean
  /** The stage expired, and no exit could be taken: it waits for its officers. */
  readonly stuck: boolean
  readonly now: Instant
  readonly holidays?: Holidays
}

/** The next thing that is due; of two at one hour what was owed before comes before what ends. */
export function nextEvent(process: Process, facts: ClockFacts): ClockEvent | undefined {
  if (process.reported) return undefined
  return eventsOf(process, facts).toSorted(
    (one, other) => one.at - other.at || orderOf(one) - orderOf(other),
  )[0]
}

function eventsOf(process: Process, facts: ClockFacts): readonly ClockEvent[] {
  const { template, holdings, isSaid, stuck, now, holidays } = facts
  const { state } = process
  const events: ClockEvent[] = []
  if (state.kind === 'suspended' && state.until !== undefined && state.until <= now) {
    events.push({ kind: 'resume', at: state.until })
  }
  const automatic = !stuck && exitsOf(process, template).some(({ auto }) => auto)
  const expiry = automatic ? expiryOf(process, template, holidays) : undefined
  if (expiry !== undefined && expiry <= now) events.push({ kind: 'expire', at: expiry })
  if (state.kind === 'running') {
    for (const limit of lapsing(limitsOf(process, template, holdings, now))) {
      events.push({ kind: 'lapse', at: limit.due, limit })
    }
  }
  if (template.duties.length === 0) return events
  for (const duty of dutiesOf(process, template, holdings, now)) {
    if (duty.state.kind === 'missed' && !isSaid(duty)) {
      events.push({ kind: 'miss', at: duty.due, duty })
    }
  }
  return events
}

function orderOf(event: ClockEvent): number {
  switch (event.kind) {
    case 'miss':
      return 0
    case 'resume':
      return 1
    case 'expire':
      return 2
    case 'lapse':
      return 3
    default:
      return unreachable(event)
  }
}

/** Time never runs backwards for a process: not before the last thing that happened in it. */
export function steadyNow({ past, state, begunAt }: Process, now: Instant): Instant {
  const times = [
    now,
    begunAt,
    past.at(-1)?.until ?? now,
    'since' in state ? state.since : now,
    state.kind === 'suspended' ? state.suspendedAt : now,
  ]
  return Math.max(...times) as Instant
}
