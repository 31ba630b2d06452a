/**
 * The language in which a decision rule is written: data that a reader can check and a program can
 * apply. Nouns only: `evaluate.ts` judges, `explain.ts` says it in words. Source of the kinds:
 * processes.md 0.3 (DR-1 to DR-16); of the arithmetic: 0.4.
 */
import { z } from 'zod'
import { fraction, FractionSchema } from './fraction.ts'

/** A rule is read aloud to people: deeper or wider than this nobody can hold in mind. */
export const RULE_DEPTH_MAX = 8
export const RULE_PARTS_MAX = 12
/** Parts of one division: houses, groups, classes of members. */
export const AMONG_MAX = 40
/** Voices that one electorate may have. */
export const VOICES_MAX = 20_000
/** Criteria of a scored selection, and conditions on the diversity of those selected. */
export const CRITERIA_MAX = 20
export const FLOORS_MAX = 12

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const NAME_LENGTH_MAX = 60
const name = z
  .string()
  .max(NAME_LENGTH_MAX)
  .regex(NAME, 'lower-case words joined by hyphens, such as contracted-parties')
const span = z.string().regex(/^P(?!$)(\d+[YMWDB]|T\d+[HM])$/, 'a span such as P14D, P2W or PT48H')

/** What a share is a share of. Abstentions: a ballot that says neither yes nor no. */
export const DENOMINATORS = ['seats', 'present', 'cast', 'cast-with-abstentions'] as const
export type Denominator = (typeof DENOMINATORS)[number]

/** Whether a seat whose holder recused stays in the number of seats. */
export const RECUSALS = ['leave', 'stay'] as const

/** What an exact tie means: the motion fails, or the chair's casting ballot decides. */
export const TIES = ['fails', 'chair'] as const

/** Exactly one of them stands in a measure; the first two are strict where they say so. */
export const LIMITS = ['moreThan', 'atLeast', 'atMost', 'lessThan'] as const
export type Limit = (typeof LIMITS)[number]

const limits = <Of extends z.ZodType>(of: Of) => ({
  moreThan: of.optional(),
  atLeast: of.optional(),
  atMost: of.optional(),
  lessThan: of.optional(),
})
const onlyOne = (rule: object) => LIMITS.filter((limit) => limit in rule).length === 1
const ONLY_ONE = `exactly one of ${LIMITS.join(', ')}, such as atLeast: 2/3`

/** Only the voices of one part of a division: `{house: contracted-parties}`. */
const within = z
  .record(name, name)
  .refine((parts) => Object.keys(parts).length === 1, 'one division and one of its parts')
  .readonly()
  .optional()
const among = z.array(name).min(1).max(AMONG_MAX).readonly()
const whole = z.int().min(0).max(VOICES_MAX)

/** There are as many on the one side as on the other only where more than half is asked for. */
const TIE_OF_HALF = { path: ['tie'], message: 'a tie only beside moreThan: 1/2' }
const isHalf = (text: string | undefined): boolean => {
  const read = text === undefined ? undefined : fraction(text)
  return read !== undefined && read.num * 2 === read.den
}

const SHARE = z
  .strictObject({
    /** The choice that is counted: `yes`, `no`, or another that the ballot offers. */
    share: name,
    outOf: z.enum(DENOMINATORS),
    ...limits(FractionSchema),
    in: within,
    recused: z.enum(RECUSALS).optional(),
    tie: z.enum(TIES).optional(),
  })
  .refine(onlyOne, ONLY_ONE)
  .refine(({ tie, moreThan }) => tie === undefined || isHalf(moreThan), TIE_OF_HALF)
  .readonly()

const COUNT = z
  .strictObject({ count: name, ...limits(whole), in: within })
  .refine(onlyOne, ONLY_ONE)
  .readonly()

/** How many voted at all, of the seats: a quorum. */
const TURNOUT = z
  .strictObject({ turnout: z.literal('seats'), ...limits(FractionSchema), in: within })
  .refine(onlyOne, ONLY_ONE)
  .readonly()

/** At least so many parts of a division hold somebody who chose this. */
const SPREAD = z
  .strictObject({ spread: name, over: name, among, atLeast: whole.min(1) })
  .refine(
    ({ among, atLeast }) => atLeast <= among.length,
    'more parts are asked for than there are',
  )
  .readonly()

/** No objection that anybody still holds, and enough who actively support (silence abstains). */
const SUSTAINED = z
  .strictObject({ sustained: z.literal('none'), support: FractionSchema.optional() })
  .readonly()

/** Every objection has an answer with its reasons; how many stand on each side never counts. */
const DISPOSED = z.strictObject({ disposed: z.literal('all') }).readonly()

/** After notice of this length, nobody having objected. */
const SILENCE = z.strictObject({ silence: span }).readonly()

/** The officer's last designation is one of these levels. */
const DESIGNATED = z.strictObject({ designated: among }).readonly()

const PETITION = z
  .strictObject({
    petition: z.enum(['organisations', 'persons']),
    atLeast: whole.min(1),
    within: span,
  })
  .readonly()

/** Parties that signed the text in their own name. */
const SIGNED = z.strictObject({ signed: z.literal('parties'), atLeast: whole.min(1) }).readonly()

/** Handed to a panel or an arbitrator: what it found is the result, where it binds. */
const PANEL = z.strictObject({ panel: name, binding: z.boolean() }).readonly()

/** A hum, a poll, a show of hands: the start of a conversation; it never opens anything. */
const TEMPERATURE = z.strictObject({ temperature: z.literal('advisory') }).readonly()

/** Drawn among those who qualify, by a seed that was named before it could be known. */
const LOT = z
  .strictObject({ lot: whole.min(1), seed: z.string().trim().min(1).max(300) })
  .readonly()

const SCORED = z
  .strictObject({
    scored: whole.min(1),
    criteria: z
      .array(
        z.strictObject({ id: name, max: whole.min(1), weight: whole.min(1).optional() }).readonly(),
      )
      .min(1)
      .max(CRITERIA_MAX)
      .readonly(),
    /** Scores by reviewers without a conflict that an application must have. */
    reviewers: whole.min(1),
    /** An application below this sum is not selected, even where a place stays empty. */
    least: whole.optional(),
    floors: z
      .array(z.strictObject({ division: name, part: name, atLeast: whole.min(1) }).readonly())
      .max(FLOORS_MAX)
      .readonly()
      .optional(),
    ties: z.enum(['earlier', 'lot']),
  })
  .readonly()

const NAMED = z.strictObject({ rule: name }).readonly()

type Leaf =
  | z.infer<typeof SHARE>
  | z.infer<typeof COUNT>
  | z.infer<typeof TURNOUT>
  | z.infer<typeof SPREAD>
  | z.infer<typeof SUSTAINED>
  | z.infer<typeof DISPOSED>
  | z.infer<typeof SILENCE>
  | z.infer<typeof DESIGNATED>
  | z.infer<typeof PETITION>
  | z.infer<typeof SIGNED>
  | z.infer<typeof PANEL>
  | z.infer<typeof TEMPERATURE>
  | z.infer<typeof LOT>
  | z.infer<typeof SCORED>
  | z.infer<typeof NAMED>

export type ShareRule = z.infer<typeof SHARE>
export type CountRule = z.infer<typeof COUNT>
export type TurnoutRule = z.infer<typeof TURNOUT>
export type SpreadRule = z.infer<typeof SPREAD>
export type ScoredRule = z.infer<typeof SCORED>
export type LotRule = z.infer<typeof LOT>

/** One holding of a ballot: it decides when it is valid, else the next is held after notice. */
export type Round = { readonly valid?: Rule; readonly passes: Rule; readonly after?: string }

export type Rule =
  | Leaf
  | { readonly all: readonly Rule[] }
  | { readonly any: readonly Rule[] }
  /** At least so many of these rules. */
  | { readonly some: number; readonly of: readonly Rule[] }
  /** Passes unless the other rule is met: a veto, an override. */
  | { readonly unless: Rule }
  /** The rule holds in each part of a division, taken alone. */
  | { readonly each: string; readonly among: readonly string[]; readonly passes: Rule }
  | { readonly rounds: readonly Round[] }

type Shapes = Readonly<Record<RuleKind, z.ZodType<Rule>>>

function shapesAt(depth: number): Shapes {
  const rule = ruleAt(depth + 1)
  const rules = z.array(rule).min(1).max(RULE_PARTS_MAX).readonly()
  const round = z.strictObject({ valid: rule.optional(), passes: rule, after: span.optional() })
  return {
    all: z.strictObject({ all: rules }).readonly(),
    any: z.strictObject({ any: rules }).readonly(),
    some: z
      .strictObject({ some: whole.min(1), of: rules })
      .refine(({ some, of }) => some <= of.length, 'more rules are asked for than there are')
      .readonly(),
    unless: z.strictObject({ unless: rule }).readonly(),
    each: z.strictObject({ each: name, among, passes: rule }).readonly(),
    rounds: z
      .strictObject({ rounds: z.array(round.readonly()).min(1).max(RULE_PARTS_MAX).readonly() })
      .readonly() as z.ZodType<Rule>,
    share: SHARE,
    count: COUNT,
    turnout: TURNOUT,
    spread: SPREAD,
    sustained: SUSTAINED,
    disposed: DISPOSED,
    silence: SILENCE,
    designated: DESIGNATED,
    petition: PETITION,
    signed: SIGNED,
    panel: PANEL,
    temperature: TEMPERATURE,
    lot: LOT,
    scored: SCORED,
    rule: NAMED,
  }
}

export const RULE_KINDS = [
  'all',
  'any',
  'some',
  'unless',
  'each',
  'rounds',
  'share',
  'count',
  'turnout',
  'spread',
  'sustained',
  'disposed',
  'silence',
  'designated',
  'petition',
  'signed',
  'panel',
  'temperature',
  'lot',
  'scored',
  'rule',
] as const
export type RuleKind = (typeof RULE_KINDS)[number]

/** Made once for each depth, when a rule first goes so deep. */
const known: Shapes[] = []

/** Told by the key it has, so that a mistake is named where it is made. */
function ruleAt(depth: number): z.ZodType<Rule> {
  return z.record(z.string(), z.unknown()).transform((raw, context): Rule => {
    if (depth > RULE_DEPTH_MAX) {
      context.addIssue({ code: 'custom', message: `rules within rules: at most ${RULE_DEPTH_MAX}` })
      return z.NEVER
    }
    const kind = RULE_KINDS.find((one) => one in raw)
    if (kind === undefined) {
      const message = `a rule has one of the keys ${RULE_KINDS.join(', ')}`
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    known[depth] ??= shapesAt(depth)
    const read = known[depth][kind].safeParse(raw)
    if (read.success) return read.data
    for (const issue of read.error.issues) {
      const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
      const message = keys.length > 0 ? `unknown in a rule of kind ${kind}` : issue.message
      context.addIssue({ code: 'custom', message, path: [...issue.path, ...keys] })
    }
    return z.NEVER
  })
}

export const RuleSchema: z.ZodType<Rule> = ruleAt(1)
