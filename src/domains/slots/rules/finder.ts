/** Finds fair times of the week for people in many zones, and says what these cost whom. Pure. */
import { ok, refuse, type Result } from '../../../platform/values.ts'
import type { Burden, Pattern, Proposal, Sitting, Weekday } from '../slot.ts'
import { compare, totalOf, type Heads } from './fairness.ts'
import { searchTurns, type Choice, type Found } from './search.ts'
import { costIn, isPossible, tablesOf, wholeDays, type Tables, type Turn } from './tables.ts'
import { candidatesOf } from './weeks.ts'

export type FinderRefusal =
  | { readonly kind: 'nobody' }
  /** Every slot meets hours that are impossible for somebody, or that the clocks skip. */
  | { readonly kind: 'no-slot' }

export type Finding = {
  /** With as many slots as were asked for. */
  readonly fair: Proposal
  /** One slot for all meetings, chosen for the greatest number: what is commonly done. */
  readonly usual: Proposal
  /** With fewer slots, the fewest first. */
  readonly simpler: readonly Proposal[]
}

type World = { readonly tables: Tables; readonly heads: Heads }

export function findSlots(
  sittings: readonly Sitting[],
  pattern: Pattern,
): Result<Finding, FinderRefusal> {
  const present = sittings.filter(({ people }) => people > 0)
  if (present.length === 0) return refuse({ kind: 'nobody' })
  const world = worldOf(present, pattern)
  // A slot whose turn never comes would cost nothing and mean nothing.
  const slots = Math.min(pattern.slots, pattern.times)
  const rotations = Array.from({ length: slots }, (_, at) => rotate(world, at + 1))
  const fair = rotations.at(-1)
  const usual = forTheMost(world)
  if (!fair || !usual) return refuse({ kind: 'no-slot' })
  return ok({ fair, usual, simpler: rotations.slice(0, -1).flatMap((one) => one ?? []) })
}

function worldOf(present: readonly Sitting[], pattern: Pattern): World {
  const regions = [...new Set(present.map(({ region }) => region))].toSorted()
  const heads = regions.map((region) =>
    present.reduce((sum, one) => sum + (one.region === region ? one.people : 0), 0),
  )
  const candidates = candidatesOf(pattern)
  return { tables: tablesOf(present, { pattern, regions, candidates }), heads }
}

/** Of one weekday, the slots that a turn can take. */
const choicesIn = ({ tables }: World, turn: Turn, weekday: Weekday): readonly Choice[] =>
  tables.candidates.flatMap((one, at) =>
    one.weekday === weekday && isPossible(tables, at, turn)
      ? [{ candidate: at, cost: costIn(tables, at, turn) }]
      : [],
  )

/** The fairest of all days; of equals the first day of the week. */
function rotate(world: World, slots: number): Proposal | undefined {
  const turns = Array.from({ length: slots }, (_, at): Turn => ({ at, of: slots }))
  let best: Found | undefined
  for (const day of daysOf(world)) {
    const choices = turns.map((turn) => choicesIn(world, turn, day))
    const found = searchTurns(choices, world.heads, best?.cost)
    if (found && (!best || compare(found.cost, best.cost, world.heads) < 0)) best = found
  }
  return best && proposal(world, best)
}

const daysOf = ({ tables }: World): readonly Weekday[] =>
  tables.pattern.days.toSorted((one, other) => one - other)

function proposal({ tables, heads }: World, { chosen, cost }: Found): Proposal | undefined {
  const slots = chosen.flatMap(({ candidate }) => tables.candidates[candidate] ?? [])
  const [first] = slots
  if (!first) return undefined
  return {
    weekday: first.weekday,
    slots: slots.map(({ minute }) => minute),
    starts: first.starts.flatMap((_, at) => slots[at % slots.length]?.starts[at] ?? []),
    burdens: tables.regions.map((region, at): Burden => ({
      region,
      people: heads[at] ?? 0,
      minutes: cost.minutes[at] ?? 0,
    })),
  }
}

/** Most people in most meetings wholly by day; among these slots the fewest minutes by night. */
function forTheMost(world: World): Proposal | undefined {
  const { tables, heads } = world
  const [best] = daysOf(world)
    .flatMap((day) => choicesIn(world, { at: 0, of: 1 }, day))
    .map((choice) => ({ ...choice, happy: wholeDays(tables, choice.candidate) }))
    .toSorted(
      (one, other) =>
        other.happy - one.happy ||
        totalOf(one.cost) - totalOf(other.cost) ||
        compare(one.cost, other.cost, heads),
    )
  return best && proposal(world, { chosen: [best], cost: best.cost })
}
