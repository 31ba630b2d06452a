/** Forms about issues as schemas, and how what was typed becomes what the steps ask for. */
import { z } from 'zod'
import { line, optional, passage, tick, whole } from '../../../platform/http/index.ts'
import type { Instant } from '../../../platform/values.ts'
import { origin, type Capacity } from '../../people/index.ts'
import { DECLINED_FOR } from '../issue.ts'
import { PARTS_MAX } from '../rules/sorting.ts'
import { OUTCOMES } from '../screening.ts'
import type { OutcomeTyped, SheetTyped } from '../steps/deciding.ts'
import type { BornTyped } from '../steps/sorting.ts'
import { thresholds } from '../thresholds.ts'
import { ELEMENTS_MAX } from '../views/elements.ts'
import { minorUnits } from '../views/explain.ts'

const PASSAGE_MAX = 20_000
const TITLE_MAX = 200
/** Ten million hours, or as many whole units of money: above any budget, below any overflow. */
const WHOLE_MAX = 10_000_000
/** The most that a yes to one question can weigh. Source: processes.md 12, T-24. */
const POINTS_MAX = 4
/** Ranks in one list; more issues than a programme has. */
const POSITIONS_MAX = 1_000

const words = passage({ max: PASSAGE_MAX })
const title = line({ max: TITLE_MAX })
const maybe = optional(passage({ max: PASSAGE_MAX }))
const maybeLine = optional(line({ max: TITLE_MAX }))
const amount = whole({ max: WHOLE_MAX })
const points = whole({ max: POINTS_MAX })
/** A day names its beginning in UTC: what is parked until a day is back when that day begins. */
const day = optional(z.iso.date().transform((raw) => Date.parse(raw) as Instant))
const consent = { permanence: tick() }

export const capacity = z
  .string()
  .regex(/^(personal|org:[0-9A-Z]{26})$/)
  .transform((raw) => raw as Capacity)

const proposal = {
  title,
  problem: words,
  affected: words,
  outcome: words,
  implementers: words,
  timing: words,
}

export const Proposing = z.object({
  ...proposal,
  capacity,
  process: maybeLine,
  from: origin,
  ...consent,
})
export const Completing = z.object({ ...proposal, ...consent })
export const Seconding = z.object({ capacity, ...consent })
export const Agreeing = z.object(consent)
export const Returning = z.object({ reason: words, ...consent })

export const wordsIn = (typed: z.output<typeof Completing>) => {
  const { problem, affected, outcome, implementers, timing } = typed
  return { problem, affected, outcome, implementers, timing }
}

const outcomeFields = {
  outcome: z.enum(OUTCOMES),
  scope: maybe,
  until: day,
  to: maybeLine,
  why: optional(z.enum(DECLINED_FOR)),
}

type OutcomeForm = {
  readonly outcome: OutcomeTyped['kind']
} & Pick<OutcomeTyped, 'scope' | 'until' | 'to' | 'why'>

export const outcomeIn = ({ outcome, scope, until, to, why }: OutcomeForm): OutcomeTyped => ({
  kind: outcome,
  scope,
  until,
  to,
  why,
})

const numbers = (most: number) => Array.from({ length: most }, (_, index) => index + 1)

const Elements = z.object(
  Object.fromEntries(
    numbers(ELEMENTS_MAX).flatMap((number) => [
      [`what-${number}`, maybeLine],
      [`who-${number}`, maybeLine],
      [`authority-${number}`, maybeLine],
      [`attends-${number}`, tick()],
      [`core-${number}`, tick()],
    ]),
  ),
)

const Asked = z.object({
  'urgency-costly': points,
  'urgency-dated': points,
  'urgency-committed': points,
  'lockIn-tabled': points,
  'lockIn-consulted': points,
  'lockIn-scheduled': points,
  'lockIn-enforced': points,
  'word-urgency': maybe,
  'word-lockIn': maybe,
  'word-mandate': maybe,
  'word-existing': maybe,
  'word-gap': maybe,
  staffHours: amount,
  volunteerHours: amount,
  /** Whole units of the currency; kept in minor ones. */
  money: amount,
  ...outcomeFields,
  reason: words,
  ...consent,
})

export const Screening = z.intersection(Asked, Elements)

const textAt = (typed: object, name: string): string => {
  const value: unknown = Reflect.get(typed, name)
  return typeof value === 'string' ? value : ''
}

export function sheetIn(typed: z.output<typeof Screening>): SheetTyped {
  const elements = numbers(ELEMENTS_MAX).flatMap((number) => {
    const what = textAt(typed, `what-${number}`)
    const who = textAt(typed, `who-${number}`)
    if (what === '' || who === '') return []
    const authority = textAt(typed, `authority-${number}`) || undefined
    const attends = Reflect.get(typed, `attends-${number}`) === true
    const core = Reflect.get(typed, `core-${number}`) === true
    return [{ what, who, authority, attends, core }]
  })
  const { staffHours, volunteerHours } = typed
  return {
    urgency: {
      costly: typed['urgency-costly'],
      dated: typed['urgency-dated'],
      committed: typed['urgency-committed'],
    },
    lockIn: {
      tabled: typed['lockIn-tabled'],
      consulted: typed['lockIn-consulted'],
      scheduled: typed['lockIn-scheduled'],
      enforced: typed['lockIn-enforced'],
    },
    elements,
    words: {
      ...given('urgency', typed['word-urgency']),
      ...given('lockIn', typed['word-lockIn']),
      ...given('mandate', typed['word-mandate']),
      ...given('existing', typed['word-existing']),
      ...given('gap', typed['word-gap']),
    },
    cost: {
      staffHours,
      volunteerHours,
      money: typed.money * minorUnits(thresholds().budget.currency),
    },
  }
}

const given = (name: string, text: string | undefined) =>
  text === undefined ? {} : { [name]: text }

export const Deciding = z.object({
  ...outcomeFields,
  reason: words,
  despite: maybe,
  frees: maybeLine,
  freesUntil: day,
  ...consent,
})

export const Merging = z.object({
  into: maybeLine,
  title: maybeLine,
  problem: maybe,
  reason: words,
  ...consent,
})
export const Sorting = z.object({ into: title, reason: words, ...consent })

const Parts = z.object(
  Object.fromEntries(
    numbers(PARTS_MAX).flatMap((part) => [
      [`title-${part}`, maybeLine],
      [`problem-${part}`, maybe],
    ]),
  ),
)
export const Splitting = z.intersection(z.object({ reason: words, ...consent }), Parts)

export const partsIn = (typed: z.output<typeof Splitting>): readonly BornTyped[] =>
  numbers(PARTS_MAX).flatMap((part) => {
    const name = textAt(typed, `title-${part}`)
    const problem = textAt(typed, `problem-${part}`)
    return name === '' || problem === '' ? [] : [{ title: name, problem }]
  })

export const Planning = z.object({
  owner: title,
  timeFrame: title,
  resources: title,
  ...consent,
})
export const Ranking = z.object({
  position: whole({ min: 1, max: POSITIONS_MAX }),
  focus: tick(),
  decider: title,
  reason: words,
  ...consent,
})
