/** Acts of exits, skips, pauses, the clock and new rules: what stands in clear. Decides nothing. */
import type { Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Exit, Pin } from '../templates/index.ts'
import { actOf, type Doing, factLine, seconds, topicsOf } from './acts.ts'
import type { StopRequest, WalkOut } from './pause.ts'
import type { Process } from './process.ts'
import type { Duty } from './rules-duties.ts'
import type { Facts } from './fact.ts'

const linesOf = (facts: Facts) => Object.entries(facts).flatMap(factLine)

export type Exited = {
  readonly exit: Exit
  readonly from: string
  readonly way: 'exit' | 'expired'
  readonly facts: Facts
  /** When the hour came, where the clock took it. */
  readonly at?: Instant
}

export function exiting(
  process: Process,
  { exit, from, way, facts, at }: Exited,
  doing: Doing,
): Act {
  const clear = { exit: exit.id, from, to: exit.to, way, facts: linesOf(facts) }
  const dated = at === undefined ? clear : { ...clear, at: seconds(at) }
  return actOf('process.exit', process, dated, doing)
}

export function skipping(process: Process, facts: Facts, doing: Doing): Act {
  const [before, skipped] = process.past.slice(-2)
  if (!before || !skipped) throw new Error(`${process.slug} has skipped no stage`)
  const to = 'stage' in process.state ? process.state.stage : process.state.kind
  const clear = { from: before.stage, skipped: skipped.stage, to, facts: linesOf(facts) }
  return actOf('process.skip', process, clear, doing)
}

export function stopping(process: Process, request: StopRequest, doing: Doing): Act {
  const { stage, group, stopped } = request
  const { state } = process
  const until = state.kind === 'suspended' && state.until
  const clear = { stage, group, stopped }
  return actOf('process.stop', process, until ? { ...clear, until: seconds(until) } : clear, doing)
}

export const walkingOut = (process: Process, { group }: WalkOut, doing: Doing): Act =>
  actOf('process.walk-out', process, group === undefined ? {} : { group }, doing)

export function missing(process: Process, { rule, due }: Duty, doing: Doing): Act {
  const clear = { duty: rule.id, owner: rule.owner, due: seconds(due) }
  const { escalatesTo } = rule
  return actOf(
    'duty.miss',
    process,
    escalatesTo === undefined ? clear : { ...clear, escalatedTo: escalatesTo },
    doing,
  )
}

/** Under the new rules, naming the old: `why` is what adopted them, `change:…`. */
export function changingRules(process: Process, why: string, doing: Doing): Act {
  const { name, version } = process.pin
  const was = process.earlier.at(-1)?.pin.hash
  if (was === undefined) throw new Error(`${process.slug} has had no other rules`)
  return actOf('process.change-rules', process, { template: name, version, was, why }, doing)
}

/** Rules that a process may adopt are kept for all to read before anybody decides on them. */
export const offering = (process: Process, pin: Pin, doing: Doing): Act => ({
  ...actOf('template.offer', process, { ...pin, process: process.id }, doing),
  obj: `template:${pin.name}`,
  topics: ['templates', ...topicsOf(process)],
})
