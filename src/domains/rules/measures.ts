/** Counts what a rule counts and says by how much it misses its limit. Whole numbers only. Pure. */
import { unreachable } from '../../platform/values.ts'
import { ABSTAIN, type Roll, type Voice } from './electorate.ts'
import { fractionOf, greatestBelow, leastAbove, type Fraction } from './fraction.ts'
import {
  LIMITS,
  type CountRule,
  type Denominator,
  type Limit,
  type ShareRule,
  type SpreadRule,
  type TurnoutRule,
} from './rule.ts'
import type { Measure } from './verdict.ts'

/** What a member says who is for something in a call for consensus. */
const SUPPORT = 'support'

type Limited<Of> = Readonly<Partial<Record<Limit, Of | undefined>>>

function limitOf<Of>(rule: Limited<Of>): readonly [Limit, Of] {
  for (const limit of LIMITS) {
    const value = rule[limit]
    if (value !== undefined) return [limit, value]
  }
  throw new Error('a measure without a limit')
}

const inPart = (voices: readonly Voice[], part: Readonly<Record<string, string>> | undefined) =>
  part === undefined
    ? voices
    : voices.filter(({ parts }) =>
        Object.entries(part).every(([division, name]) => parts[division] === name),
      )

const weigh = (voices: readonly Voice[]): number =>
  voices.reduce((sum, { weight }) => sum + weight, 0)

const saying = (voices: readonly Voice[], { choices }: Roll, choice: string) =>
  voices.filter(({ id }) => choices.get(id) === choice)

function whole(
  of: Denominator,
  voices: readonly Voice[],
  { choices }: Roll,
  staying: boolean,
): number {
  switch (of) {
    case 'seats':
      return weigh(voices.filter(({ recused }) => staying || !recused))
    case 'present':
      return weigh(
        voices.filter(({ id, present, recused }) => !recused && (present || choices.has(id))),
      )
    case 'cast':
      return weigh(voices.filter(({ id }) => choices.has(id) && choices.get(id) !== ABSTAIN))
    case 'cast-with-abstentions':
      return weigh(voices.filter(({ id }) => choices.has(id)))
    default:
      return unreachable(of)
  }
}

export function shareMeasure(rule: ShareRule, roll: Roll, casting: string | undefined): Measure {
  const voices = inPart(roll.voices, rule.in)
  const have = weigh(saying(voices, roll, rule.share))
  const outOf = whole(rule.outOf, voices, roll, rule.recused === 'stay')
  const [limit, text] = limitOf(rule)
  const of = fractionOf(text)
  const measure = partMeasure(have, outOf, limit, of)
  const isTied = outOf > 0 && limit === 'moreThan' && have * of.den === outOf * of.num
  if (!isTied || rule.tie === undefined) return measure
  const breaks = rule.tie === 'chair' && casting === rule.share
  return breaks ? { ...measure, short: 0, tie: 'chair' } : { ...measure, tie: 'fails' }
}

export function turnoutMeasure(rule: TurnoutRule, roll: Roll): Measure {
  const voices = inPart(roll.voices, rule.in)
  const [limit, text] = limitOf(rule)
  const have = whole('cast-with-abstentions', voices, roll, false)
  return partMeasure(have, whole('seats', voices, roll, false), limit, fractionOf(text))
}

/** Active support in a call for consensus, of all seats. */
export const supportMeasure = (least: string, roll: Roll): Measure =>
  partMeasure(
    weigh(saying(roll.voices, roll, SUPPORT)),
    whole('seats', roll.voices, roll, false),
    'atLeast',
    fractionOf(least),
  )

export function countMeasure(rule: CountRule, roll: Roll): Measure {
  const have = weigh(saying(inPart(roll.voices, rule.in), roll, rule.count))
  const [limit, number] = limitOf(rule)
  return { ...held(have, needOf(limit, number), limit), outOf: undefined }
}

export function spreadMeasure({ spread, over, among, atLeast }: SpreadRule, roll: Roll): Measure {
  const found = new Set(saying(roll.voices, roll, spread).map(({ parts }) => parts[over]))
  const have = among.filter((part) => found.has(part)).length
  return { ...held(have, atLeast, 'atLeast'), outOf: among.length }
}

export const numberMeasure = (have: number, atLeast: number): Measure => ({
  ...held(have, atLeast, 'atLeast'),
  outOf: undefined,
})

/** Strict limits as the whole number next to them. */
function needOf(limit: Limit, number: number): number {
  if (limit === 'moreThan') return number + 1
  return limit === 'lessThan' ? number - 1 : number
}

/** A share of nobody is never met, whatever the limit: an empty house decides nothing. */
function partMeasure(have: number, outOf: number, limit: Limit, of: Fraction): Measure {
  if (outOf === 0) return { have, need: undefined, limit, outOf, short: 1 }
  const isLeast = limit === 'moreThan' || limit === 'atLeast'
  const need = isLeast
    ? leastAbove(of, outOf, limit === 'moreThan')
    : greatestBelow(of, outOf, limit === 'lessThan')
  return { ...held(have, need, limit), outOf }
}

function held(have: number, need: number, limit: Limit): Omit<Measure, 'outOf'> {
  const isLeast = limit === 'moreThan' || limit === 'atLeast'
  const short = Math.max(0, isLeast ? need - have : have - need)
  return { have, need, limit, short }
}
