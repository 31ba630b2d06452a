/** Whether a template's stages can all be reached and all lead somewhere. Pure. */
import { COMPARISONS, type Condition, factOf, type Gate } from './gate.ts'
import type { Broken } from './rules-references.ts'
import { ENDS, type End, type Stage } from './template-courses.ts'
import type { Template } from './template.ts'

const END = 'conclusion'
const LAST: End = 'concluded'

/** What a stage leads to: its gate, its loops, its exits, and the skipping of what follows. */
function waysFrom({ stages, petitions }: Template, stage: Stage): readonly string[] {
  const at = stages.indexOf(stage)
  const gate = canHold(stage.gate) ? followers(stages.slice(at + 1)) : []
  const exits = stage.exits
    .filter(({ when }) => when === undefined || canHold(when))
    .map(({ to }) => (ENDS.some((end) => end === to) ? END : to))
  return [...gate, ...stage.returnsTo, ...exits, ...petitions.map(({ moves }) => moves.to)]
}

/** The next stage, and those behind it as far as the ones between may be skipped. */
function followers(rest: readonly Stage[]): readonly string[] {
  const [next, ...others] = rest
  if (!next) return [END]
  return next.optional ? [next.id, ...followers(others)] : [next.id]
}

/** The stages as a line, and the ways between them that are not along it, for a drawing. */
export type Course = {
  /** From these one gets to the next by the gate or by a way out. */
  readonly leadsOn: ReadonlySet<string>
  /** To a stage or an end. */
  readonly ways: readonly { readonly from: string; readonly to: string }[]
}

export function courseOf(template: Template): Course {
  const { stages } = template
  const leadsOn = new Set<string>()
  const ways = stages.flatMap((stage, at) => {
    const next = stages[at + 1]?.id ?? LAST
    const gate = canHold(stage.gate) ? followers(stages.slice(at + 1)) : []
    const named = gate.map((to) => (to === END ? LAST : to))
    const exits = stage.exits.map(({ to }) => to)
    const all = new Set([...named, ...stage.returnsTo, ...exits])
    if (all.delete(next)) leadsOn.add(stage.id)
    return [...all].filter((to) => to !== stage.id).map((to) => ({ from: stage.id, to }))
  })
  return { leadsOn, ways }
}

export function brokenGraph(template: Template): readonly Broken[] {
  const { stages } = template
  const first = stages[0]
  if (!first) return []
  const ways = new Map(stages.map((stage) => [stage.id, waysFrom(template, stage)]))
  const reached = closure([first.id], (id) => ways.get(id) ?? [])
  const ending = closure([END], (id) =>
    stages.flatMap((stage) => (ways.get(stage.id)?.includes(id) ? [stage.id] : [])),
  )
  return stages.flatMap((stage, at): readonly Broken[] => {
    const path = ['stages', at, 'id']
    if (!reached.has(stage.id)) {
      const message = `nothing leads to the stage ${stage.id}: the gates before it cannot hold`
      return [{ path, message, example: `exits: [{id: on, title: …, to: ${stage.id}}]` }]
    }
    if (!ending.has(stage.id)) {
      const message = `${stage.id} goes round for ever: from here the process can never end`
      return [{ path, message, example: 'exits: [{id: stop, title: …, to: concluded}]' }]
    }
    return endlessByClock(stages, at)
  })
}

/** Exits that the clock takes one after the other, back to where it began, without a bound. */
function endlessByClock(stages: readonly Stage[], at: number): readonly Broken[] {
  const start = stages[at]
  const automatic = (id: string) =>
    stages
      .filter((stage) => stage.id === id && stage.repeats === undefined)
      .flatMap(({ exits }) => exits.flatMap(({ auto, to }) => (auto ? [to] : [])))
  if (!start || start.repeats || !closure(automatic(start.id), automatic).has(start.id)) return []
  const message = `the clock alone would lead ${start.id} back to itself without end`
  return [{ path: ['stages', at, 'exits'], message, example: 'repeats: {atMost: {count: 3, …}}' }]
}

function closure(from: readonly string[], next: (id: string) => readonly string[]) {
  const found = new Set(from)
  const open = [...from]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const one of next(id)) {
      if (found.has(one)) continue
      found.add(one)
      open.push(one)
    }
  }
  return found
}

/** False where a gate asks two things of one fact that no number is. */
export function canHold(gate: Gate): boolean {
  if ('any' in gate) return gate.any.some(canHold)
  if (!('all' in gate)) return true
  if (!gate.all.every(canHold)) return false
  const leaves = gate.all.flatMap(together)
  return [...new Set(leaves.map(factOf))].every((fact) => {
    const own = leaves.filter((leaf) => factOf(leaf) === fact).map(rangeOf)
    return Math.max(...own.map(({ least }) => least)) <= Math.min(...own.map(({ most }) => most))
  })
}

const together = (gate: Gate): readonly Condition[] => {
  if ('any' in gate) return []
  return 'all' in gate ? gate.all.flatMap(together) : [gate]
}

function rangeOf(condition: Condition): { readonly least: number; readonly most: number } {
  const any = { least: 0, most: Number.MAX_SAFE_INTEGER }
  if (!('fact' in condition)) return { ...any, least: 'artefact' in condition ? 1 : 0 }
  const name = COMPARISONS.find((one) => condition[one] !== undefined)
  const limit = (name && condition[name]) ?? 0
  if (name === 'atMost') return { ...any, most: limit }
  return name === 'atLeast' ? { ...any, least: limit } : { least: limit, most: limit }
}
