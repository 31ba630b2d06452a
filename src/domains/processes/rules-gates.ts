/**
 * Judges a gate against facts: which conditions are met, by how much the others are short, and
 * whose move it is. Pure. What nobody has said is never met.
 */
import { unreachable } from '../../platform/values.ts'
import { type Condition, factOf, type Gate } from '../templates/index.ts'
import type { Fact, Facts } from './fact.ts'

export type ConditionVerdict = {
  readonly kind: 'condition'
  readonly condition: Condition
  readonly met: boolean
  readonly standing: Standing
}

export type Standing =
  /** No domain gives this fact here, or it gave no number. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'known'; readonly fact: Fact; readonly limit: Limit; readonly short: number }

export type Limit =
  | { readonly kind: 'atMost' | 'atLeast' | 'equals'; readonly count: number }
  /** All windows of a kind that were opened, and at least one. */
  | { readonly kind: 'all-closed' }

export type GateVerdict =
  | ConditionVerdict
  | { readonly kind: 'all'; readonly met: boolean; readonly parts: readonly GateVerdict[] }
  | { readonly kind: 'any'; readonly met: boolean; readonly parts: readonly GateVerdict[] }

export function judgeGate(gate: Gate, facts: Facts): GateVerdict {
  if ('all' in gate) {
    const parts = gate.all.map((part) => judgeGate(part, facts))
    return { kind: 'all', met: parts.every(({ met }) => met), parts }
  }
  if ('any' in gate) {
    const parts = gate.any.map((part) => judgeGate(part, facts))
    return { kind: 'any', met: parts.some(({ met }) => met), parts }
  }
  return judgeCondition(gate, facts[factOf(gate)])
}

function judgeCondition(condition: Condition, fact: Fact | undefined): ConditionVerdict {
  if (!fact || !Number.isSafeInteger(fact.value)) {
    return { kind: 'condition', condition, met: false, standing: { kind: 'unknown' } }
  }
  const limit = limitOf(condition)
  const short = shortOf(limit, fact)
  const standing: Standing = { kind: 'known', fact, limit, short }
  return { kind: 'condition', condition, met: short === 0, standing }
}

function limitOf(condition: Condition): Limit {
  if ('window' in condition) return { kind: 'all-closed' }
  if ('artefact' in condition) return { kind: 'atLeast', count: 1 }
  if (condition.atMost !== undefined) return { kind: 'atMost', count: condition.atMost }
  if (condition.atLeast !== undefined) return { kind: 'atLeast', count: condition.atLeast }
  return { kind: 'equals', count: condition.equals ?? 0 }
}

/** By how much the fact misses the limit; nought means that the condition holds. */
function shortOf(limit: Limit, { value, of = value }: Fact): number {
  switch (limit.kind) {
    case 'atMost':
      return Math.max(0, value - limit.count)
    case 'atLeast':
      return Math.max(0, limit.count - value)
    case 'equals':
      return Math.abs(value - limit.count)
    case 'all-closed':
      return Math.max(1, of) - value
    default:
      return unreachable(limit)
  }
}

/** Every condition, in the order in which the template writes it. */
export function conditionVerdicts(verdict: GateVerdict): readonly ConditionVerdict[] {
  return verdict.kind === 'condition' ? [verdict] : verdict.parts.flatMap(conditionVerdicts)
}

/** The conditions that keep a gate shut. Of a choice that is met, none does. */
export function unmetOf(verdict: GateVerdict): readonly ConditionVerdict[] {
  if (verdict.met) return []
  return verdict.kind === 'condition' ? [verdict] : verdict.parts.flatMap(unmetOf)
}
