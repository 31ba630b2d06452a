/**
 * Ballots that choose between options: what they take, what a sheet of points may say, when a tie
 * waits for the seed that was named in advance. Pure. Source: processes.md 0.3 (scored selection,
 * lot); the draw itself is the rules domain's.
 */
import { after, minutes, ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import type { Drawing, Ranked, Rule, ScoredRule, Scoring, Verdict } from '../../rules/index.ts'
import type { Standing } from '../ballot.ts'
import {
  isSheet,
  linesOf,
  OPTIONS_MAX,
  POINTS_MAX,
  sheetOf,
  titleKey,
  type Line,
  type Option,
  type Sheet,
  type Takes,
} from '../option.ts'
import type { OwnRefusal } from './refusal.ts'

export function takesOf(rule: Rule): Takes {
  if ('scored' in rule) return 'points'
  return 'lot' in rule ? 'draw' : 'votes'
}

export type Offered = {
  /** Their titles, in the order in which they are numbered. */
  readonly options: readonly string[]
  /** Where the seed of a lot will come from, in words. */
  readonly hasSeed: boolean
}

/** What has to be named at the opening, and what has no place there. */
export function mayOffer(rule: Rule, { options, hasSeed }: Offered): Result<Takes, OwnRefusal> {
  const takes = takesOf(rule)
  const { length } = options
  if (takes === 'votes') return length === 0 ? ok(takes) : refuse({ kind: 'options-not-here' })
  if (length === 0) return refuse({ kind: 'options-missing' })
  const each = 'scored' in rule ? rule.criteria.length : 1
  const most = Math.min(OPTIONS_MAX, Math.floor(POINTS_MAX / each))
  if (length > most) return refuse({ kind: 'too-many-options', most })
  const same = sameIn(options)
  if (same) return refuse({ kind: 'same-options', ...same })
  const mayTie = 'scored' in rule && rule.ties === 'lot'
  return mayTie && !hasSeed ? refuse({ kind: 'seed-unnamed' }) : ok(takes)
}

/** The first two that readers could not tell apart, by their numbers. */
function sameIn(titles: readonly string[]) {
  const keys = titles.map(titleKey)
  const second = keys.findIndex((key, at) => keys.indexOf(key) < at)
  const key = keys[second]
  return key === undefined ? undefined : { first: keys.indexOf(key) + 1, second: second + 1 }
}

/** A sheet as it was typed: nothing for an option leaves it out. */
export function sheetFrom(
  rule: Rule,
  options: readonly Option[],
  typed: readonly Line[],
): Result<Sheet, OwnRefusal> {
  if (!('scored' in rule)) return refuse({ kind: 'other-ballot' })
  const lines: Line[] = []
  for (const { number } of options) {
    const line = typed.find(({ option }) => option === number)
    if (!line) continue
    const wrong = line.points === 'conflict' ? undefined : outOfBounds(rule, line.points)
    if (wrong !== undefined) return refuse({ kind: 'points-bounds', most: wrong })
    lines.push(line)
  }
  return lines.length === 0 ? refuse({ kind: 'points-missing' }) : ok(sheetOf(lines))
}

/** The most that the first criterion allows that is missing or beyond its bounds. */
const outOfBounds = ({ criteria }: ScoredRule, points: readonly number[]): number | undefined =>
  criteria.find(({ max }, at) => {
    const given = points[at]
    return given === undefined || !Number.isInteger(given) || given < 0 || given > max
  })?.max

/** An option is known to the draw by its number. */
const nameOf = ({ number }: Pick<Option, 'number'>) => String(number)

/** Who was named earlier goes first where the rule says so: the order of the opening. */
const OPENING = 0 as Instant
const STEP = minutes(1)

/** All that the rules of counting ask about points: from the record alone, by whoever counts. */
export function scoringOf(
  rule: ScoredRule,
  { options = [], votes, recusals, seed }: Standing,
): Scoring {
  const back = new Set(recusals.map(({ voice }) => voice))
  const heard = votes.flatMap(({ voice, shown }) =>
    shown.kind === 'open' && isSheet(shown.choice) && !back.has(voice)
      ? linesOf(shown.choice).map((line) => ({ ...line, reviewer: voice }))
      : [],
  )
  return {
    applications: options.map((option) => ({
      id: nameOf(option),
      at: after(OPENING, ...Array.from({ length: option.number }, () => STEP)),
      parts: option.parts,
    })),
    scores: heard.flatMap(({ option, reviewer, points }) =>
      points === 'conflict'
        ? []
        : rule.criteria.map(({ id: criterion }, at) => {
            const application = nameOf({ number: option })
            return { application, reviewer, criterion, points: points[at] ?? 0 }
          }),
    ),
    conflicts: heard.flatMap(({ option, reviewer, points }) =>
      points === 'conflict' ? [{ application: nameOf({ number: option }), reviewer }] : [],
    ),
    ...(seed === undefined ? {} : { seed }),
  }
}

/** All that were named qualify. */
export const drawingOf = ({ options = [], seed }: Standing): Drawing => ({
  qualified: options.map(nameOf),
  ...(seed === undefined ? {} : { seed }),
})

/** Equal means, of which one is chosen and another is not for want of a place. */
const isTied = (ranked: readonly Ranked[]): boolean =>
  ranked.some(
    (one) =>
      one.selected &&
      ranked.some(
        (other) => other.why === 'full' && one.sum * other.reviewers === other.sum * one.reviewers,
      ),
  )

/** Whether nothing can be decided before the seed is entered that was named at the opening. */
export function waitsForSeed(
  rule: Rule,
  { seed, votes }: Standing,
  { ranked = [] }: Verdict,
): boolean {
  const isSealed = votes.some(({ shown }) => shown.kind === 'sealed')
  if (seed !== undefined || isSealed) return false
  if ('lot' in rule) return true
  return 'scored' in rule && rule.ties === 'lot' && isTied(ranked)
}

/** The numbers of those chosen, in the order in which they came out. */
export const chosenIn = ({ ranked, drawn }: Verdict): readonly string[] =>
  drawn ?? (ranked ?? []).filter(({ selected }) => selected).map(({ application }) => application)
