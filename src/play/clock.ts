/**
 * What the hour brings about between two acts: ballots, calls and petitions close, stages expire,
 * duties are missed, pauses end. In the order of their hours, each once.
 */
import { recountRule, type Verdict } from '../domains/rules/index.ts'
import { situationOf } from '../domains/ballots/index.ts'
import {
  type ClockEvent,
  type Duty,
  expire,
  lapse,
  nextEvent,
  resumed,
  stageOf,
} from '../domains/processes/index.ts'
import { unreachable, type Instant } from '../platform/values.ts'
import { closeIn, holdingOf, isUndrawn } from './ballots.ts'
import { closeCall } from './calls.ts'
import { factsOf, holdingsOf } from './facts.ts'
import { dueOfPetition, settlePetition, type ClosedPetition } from './petitions.ts'
import type { Called, Petitioned, Table, Voted } from './table.ts'

/** More than this between two acts is a scenario that waits for ever. */
export const EVENTS_MAX = 500

/** Said by the clock: what happened, and what was found by it. */
export type Struck =
  | { readonly kind: 'ballot-closed'; readonly at: Instant; readonly ballot: ClosedBallot }
  | { readonly kind: 'call-closed'; readonly at: Instant; readonly call: string }
  | { readonly kind: 'petition-closed'; readonly at: Instant; readonly petition: ClosedPetition }
  | { readonly kind: 'duty-missed'; readonly at: Instant; readonly duty: string }
  | { readonly kind: 'resumed'; readonly at: Instant }
  | { readonly kind: 'expired'; readonly at: Instant; readonly from: string }

export type ClosedBallot = {
  readonly decision: string
  readonly outcome: string | undefined
  readonly verdict: Verdict
  /** Whether the second count, which shares no code, says the same. */
  readonly agrees: boolean
}

type Due =
  | { readonly at: Instant; readonly ballot: Voted }
  | { readonly at: Instant; readonly call: Called }
  | { readonly at: Instant; readonly petition: Petitioned }
  | { readonly at: Instant; readonly process: ClockEvent }

/** Each stroke with the table after it. */
export type Stroke = { readonly struck: Struck; readonly table: Table }
export type CaughtUp = { readonly table: Table; readonly struck: readonly Stroke[] }

export function caughtUp(from: Table, now: Instant): CaughtUp {
  let table = from
  let stuck = false
  const struck: Stroke[] = []
  for (let count = 0; count < EVENTS_MAX; count++) {
    const due = nextDue(table, { stuck, now })
    if (!due) break
    const done = strike(table, due)
    // No exit holds at the expiry: the stage waits for its officers.
    if (!done) stuck = true
    if (done) {
      table = done.table
      struck.push({ struck: done.said, table })
    }
  }
  return { table, struck }
}

function nextDue(
  table: Table,
  { stuck, now }: { readonly stuck: boolean; readonly now: Instant },
): Due | undefined {
  const { process, template, holidays, missed } = table
  const event = nextEvent(process, {
    template,
    holdings: holdingsOf(table),
    isSaid: (duty) => missed.has(keyOf(duty)),
    stuck,
    now,
    holidays,
  })
  const ballots = table.ballots.flatMap((ballot): readonly Due[] => {
    if (ballot.ballot.state.kind !== 'open') return []
    const window = table.windows.find(({ id }) => id === ballot.ballot.window)
    if (window?.state.kind !== 'dated') return []
    const { closes } = window.state
    if (closes <= now && isUndrawn(table, ballot)) return []
    // A seed is entered after the close: what it decides is found then.
    return [{ at: ballot.standing.seed === undefined ? closes : now, ballot }]
  })
  const calls = table.calls.flatMap((call): readonly Due[] => {
    const { state, window } = call.call
    if (state.kind !== 'open' || window?.state.kind !== 'dated') return []
    return [{ at: window.state.closes, call }]
  })
  const petitions = table.petitions.flatMap((petition): readonly Due[] => {
    const at = dueOfPetition(table, petition)
    return at === undefined ? [] : [{ at, petition }]
  })
  const own = event ? [dueOf(event)] : []
  const all: readonly Due[] = [...ballots, ...calls, ...petitions, ...own]
  return all.filter(({ at }) => at <= now).toSorted((one, other) => one.at - other.at)[0]
}

const dueOf = (process: ClockEvent): Due => ({ at: process.at, process })

const keyOf = ({ rule, from }: Duty) => `${rule.id}@${from}`

/** As a stranger reads it: bytes and nothing else. */
const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

type Done = { readonly table: Table; readonly said: Struck }

function strike(table: Table, due: Due): Done | undefined {
  if ('ballot' in due) return closed(table, due.ballot, due.at)
  if ('call' in due) {
    const after = closeCall(table, due.call, due.at)
    const said = { kind: 'call-closed', at: due.at, call: due.call.name } as const
    return after && { table: after, said }
  }
  if ('petition' in due) {
    const done = settlePetition(table, due.petition, due.at)
    const said = { kind: 'petition-closed', at: due.at } as const
    return done && { table: done.table, said: { ...said, petition: done.petition } }
  }
  return struckBy(table, due.process)
}

function closed(table: Table, voted: Voted, at: Instant): Done | undefined {
  const holding = holdingOf(table, voted)
  const done = closeIn(table, voted, at)
  if (!holding || !done) return undefined
  const { verdict } = done
  const { decision } = voted.ballot
  const { state } =
    done.table.ballots.find(({ ballot }) => ballot.id === voted.ballot.id)?.ballot ?? {}
  const outcome = state?.kind === 'closed' ? state.outcome : undefined
  const again = recountRule(plain(holding.counted.rule), plain(situationOf(holding)))
  const ballot = { decision, outcome, verdict, agrees: again === verdict.met }
  return { table: done.table, said: { kind: 'ballot-closed', at, ballot } }
}

function struckBy(table: Table, event: ClockEvent): Done | undefined {
  const { process, template, holidays, missed } = table
  const { at } = event
  switch (event.kind) {
    case 'resume':
      return { table: { ...table, process: resumed(process, at) }, said: { kind: 'resumed', at } }
    case 'miss': {
      const said = { kind: 'duty-missed', at, duty: event.duty.rule.id } as const
      return { table: { ...table, missed: new Set([...missed, keyOf(event.duty)]) }, said }
    }
    case 'expire': {
      const facts = factsOf(table, at)
      const gone = expire(process, { template, facts, reason: 'expired', now: at, holidays })
      if (!gone) return undefined
      const said = { kind: 'expired', at, from: stageOf(process) ?? '' } as const
      return { table: { ...table, process: gone }, said }
    }
    case 'lapse': {
      const gone = lapse(process, event.limit, 'expired', at)
      if (!gone) return undefined
      const said = { kind: 'expired', at, from: stageOf(process) ?? '' } as const
      return { table: { ...table, process: gone }, said }
    }
    default:
      return unreachable(event)
  }
}
