/** All ways on from where a process stands: what is unmet, by how much, whose move it is. Pure. */
import type { Instant } from '../../platform/values.ts'
import type { Exit, Gate, Holidays, Template } from '../templates/index.ts'
import type { Process } from './process.ts'
import { waysOn } from './rules.ts'
import { exitsOf, expiredBy, expiryOf, skippable, takersOf } from './rules-exits.ts'
import { type ConditionVerdict, judgeGate, unmetOf } from './rules-gates.ts'
import type { Facts } from './fact.ts'

export type WayAhead = {
  readonly kind: 'gate' | 'skip' | 'back' | 'exit' | 'variance'
  /** Of an exit; else the stage it leads to. */
  readonly id: string
  /** A stage, `conclusion`, or one of the template's ends. */
  readonly to: string
  /** The template's own name for it. */
  readonly exit?: Exit
  readonly by: readonly string[]
  readonly unmet: readonly ConditionVerdict[]
  /** Roles that the unmet conditions wait for; where these name none, those who may take it. */
  readonly waitsFor: readonly string[]
  /** Taken by the clock then, unless something else happens before. */
  readonly clockAt?: Instant
}

export function previewOf(
  process: Process,
  template: Template,
  facts: Facts,
  holidays?: Holidays,
): readonly WayAhead[] {
  const ways = waysOn(process, template)
  if (!ways) return []
  const { stage, next, back } = ways
  const skip = skippable(process, template)
  const movers = template.moves.by
  const expiry = expiryOf(process, template, holidays)
  const byClock = expiredBy(process, template, facts)
  return [
    way({ kind: 'gate', id: next, to: next, by: movers }, [stage.gate], facts),
    ...exitsOf(process, template).map((exit) => ({
      ...way(
        { kind: 'exit', id: exit.id, to: exit.to, by: takersOf(template, exit) },
        exit.when ? [exit.when] : [],
        facts,
      ),
      exit,
      ...(expiry !== undefined && exit === byClock ? { clockAt: expiry } : {}),
    })),
    ...back.map((to) => way({ kind: 'back', id: to, to, by: movers }, [], facts)),
    ...(skip
      ? [
          way(
            { kind: 'skip', id: skip.stage.id, to: skip.stage.id, by: skip.optional.skippedBy },
            skip.optional.when ? [stage.gate, skip.optional.when] : [stage.gate],
            facts,
          ),
        ]
      : []),
    ...(stage.variance
      ? [way({ kind: 'variance', id: next, to: next, by: stage.variance.by }, [], facts)]
      : []),
  ]
}

function way(
  named: Pick<WayAhead, 'kind' | 'id' | 'to' | 'by'>,
  gates: readonly Gate[],
  facts: Facts,
): WayAhead {
  const unmet = gates.flatMap((gate) => unmetOf(judgeGate(gate, facts)))
  const asked = unmet.flatMap(({ condition }) => condition.waitsFor ?? [])
  const waitsFor = asked.length === 0 ? named.by : [...new Set(asked)]
  return { ...named, unmet, waitsFor }
}
