/**
 * The fairest slots that take turns: one of each turn's choices, by branch and bound. Pure.
 *
 * What is found is the best there is: three turns of a day's 48 slots are 110,592 plans at most.
 * The same choices give the same answer.
 */
import { compare, dominates, plus, type Cost, type Heads } from './fairness.ts'

/** What one slot costs in one turn, with its place among the candidates. */
export type Choice = { readonly candidate: number; readonly cost: Cost }

/** The choices of each turn; none is empty. */
export type Turns = readonly (readonly Choice[])[]

export type Found = { readonly chosen: readonly Choice[]; readonly cost: Cost }

/** Of choices that cost the same the first stays; of the rest those that no other dominates. */
export function worthwhile(choices: readonly Choice[]): readonly Choice[] {
  const kept: Choice[] = []
  for (const choice of choices) {
    if (kept.some(({ cost }) => dominates(cost, choice.cost))) continue
    for (let at = kept.length - 1; at >= 0; at--) {
      const other = kept[at]
      if (other && dominates(choice.cost, other.cost)) kept.splice(at, 1)
    }
    kept.push(choice)
  }
  return kept
}

/** @param known what was found elsewhere: plans that are worse are not looked for */
export function searchTurns(turns: Turns, heads: Heads, known?: Cost): Found | undefined {
  const pruned = turns.map(worthwhile)
  const begun = oneTurnAtATime(pruned, heads)
  return begun && branch(pruned, heads, { begun, known })
}

const sumOf = (chosen: readonly Choice[], heads: Heads): Cost =>
  chosen.reduce<Cost>((sum, { cost }) => plus(sum, cost), {
    minutes: heads.map(() => 0),
    offDays: 0,
  })

/** Each turn takes what is fairest beside the others, until no turn finds better. */
function oneTurnAtATime(turns: Turns, heads: Heads): Found | undefined {
  let chosen = turns.flatMap((choices) => choices.slice(0, 1))
  if (chosen.length < turns.length) return undefined
  let cost = sumOf(chosen, heads)
  for (let isBetter = true; isBetter;) {
    isBetter = false
    for (const [turn, choices] of turns.entries()) {
      for (const choice of choices) {
        const tried = chosen.with(turn, choice)
        const sum = sumOf(tried, heads)
        if (compare(sum, cost, heads) >= 0) continue
        ;[chosen, cost, isBetter] = [tried, sum, true]
      }
    }
  }
  return { chosen, cost }
}

/** For each turn what all later ones cost each region at least. */
function leastAfter(turns: Turns, heads: Heads): readonly (readonly number[])[] {
  const least: (readonly number[])[] = [heads.map(() => 0)]
  for (const choices of turns.toReversed()) {
    const before = least[0] ?? []
    least.unshift(
      heads.map(
        (_, region) =>
          (before[region] ?? 0) +
          choices.reduce((low, { cost }) => Math.min(low, cost.minutes[region] ?? 0), Infinity),
      ),
    )
  }
  return least
}

type Begun = { readonly begun: Found; readonly known: Cost | undefined }

/** Goes through all plans in order, but for those that cannot be better than the best so far. */
function branch(turns: Turns, heads: Heads, { begun, known }: Begun): Found {
  const least = leastAfter(turns, heads)
  let best = begun
  const greatest = (cost: Cost, later: readonly number[]) => {
    let most = 0
    for (const [region, sum] of cost.minutes.entries()) {
      most = Math.max(most, (sum + (later[region] ?? 0)) / (heads[region] ?? 1))
    }
    return most
  }
  let bound = Math.min(greatest(best.cost, []), known ? greatest(known, []) : Infinity)
  const visit = (chosen: readonly Choice[], sofar: Cost): void => {
    if (chosen.length === turns.length) {
      if (compare(sofar, best.cost, heads) >= 0) return
      best = { chosen, cost: sofar }
      bound = Math.min(bound, greatest(sofar, []))
      return
    }
    for (const choice of turns[chosen.length] ?? []) {
      const sum = plus(sofar, choice.cost)
      if (greatest(sum, least[chosen.length + 1] ?? []) > bound) continue
      visit([...chosen, choice], sum)
    }
  }
  visit([], { minutes: heads.map(() => 0), offDays: 0 })
  return best
}
