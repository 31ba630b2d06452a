/**
 * A scenario: who sits at a table, and what they do on which day, as a file that a template author
 * writes. Its format is told in `docs/templates.md`. Nouns only; `play.ts` plays it.
 */
import { z } from 'zod'
import { ITEMS_MAX, LETTER_KINDS } from '../domains/advice/index.ts'
import { FINDINGS, REMEDIES } from '../domains/appeals/index.ts'
import { OPTIONS_MAX } from '../domains/ballots/index.ts'
import { PARTS_LENGTH_MAX } from '../domains/changes/index.ts'
import { ISO_SPAN } from '../domains/templates/index.ts'
import { LANGUAGES } from '../platform/languages/index.ts'

/** Far above any real run; a scenario is read and played whole. */
export const SCENARIO_LENGTH_MAX = 400_000
export const ACTS_MAX = 2_000
export const MEMBERS_MAX = 5_000
const WORDS_LENGTH_MAX = 2_000
const NAMES_MAX = 5_000

const Name = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens')
const Words = z.string().trim().min(1).max(WORDS_LENGTH_MAX)
const Heads = z.int().min(0).default(0)
const Many = z.array(z.string().max(90)).max(NAMES_MAX).readonly()

/** `2027-01-05`, `2027-01-05T09:00Z`, or `+P14D` after the act before. */
const When = z
  .string()
  .refine((said) => isHour(said) || isAfter(said), 'a day, a minute, or +P14D after the act before')
const Day = z.string().refine((said) => isDay(said), 'a day: 2027-01-05')
const Hour = z.string().refine((said) => isHour(said), 'a day or a minute in UTC')

/** There is such a day: a 30 February is none. */
const isDay = (said: string) => /^\d{4}-\d{2}-\d{2}$/.test(said) && isThere(said)
const isHour = (said: string) =>
  isDay(said) || (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/.test(said) && isThere(said))
const isAfter = (said: string) => said.startsWith('+') && ISO_SPAN.test(said.slice(1))

function isThere(said: string): boolean {
  const at = Date.parse(said)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(said.replace('Z', ''))
}

const SitsSchema = z
  .strictObject({
    body: Name,
    house: Name.optional(),
    group: Name.optional(),
    region: Name.optional(),
    weight: z.int().min(0).max(1_000).optional(),
  })
  .readonly()

export const MemberSchema = z
  .strictObject({
    id: Name,
    /** Makes `id-1` to `id-n`. */
    count: z.int().min(1).max(MEMBERS_MAX).optional(),
    /** Roles of the template; `members` sit at the table and are counted. */
    roles: z.array(Name).max(20).readonly().default([]),
    group: Name.optional(),
    /** With `count`, `company-*` is another for each: company-1, company-2. */
    organisation: z
      .string()
      .max(80)
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*(-\*)?$/, 'a name; company-* is another for each')
      .optional(),
    sits: z.array(SitsSchema).max(10).readonly().default([]),
  })
  .readonly()

const common = {
  at: When.optional(),
  by: Name.optional(),
  /** This act is to be refused, and so. */
  refused: z.string().max(60).optional(),
}
const act = <Do extends string, Shape extends z.ZodRawShape>(name: Do, shape: Shape) =>
  z.strictObject({ do: z.literal(name), ...common, ...shape }).readonly()

const reason = Words.optional()

/** A text by a name that the scenario gives it; the rest as it was named in its own act. */
const AboutSchema = z
  .union([
    z.strictObject({ advice: Name, item: z.int().min(1) }),
    z.strictObject({ text: Name }),
    z.strictObject({ call: Name }),
    z.strictObject({ petition: Name }),
  ])
  .readonly()
export type AboutNamed = z.infer<typeof AboutSchema>

const OptionSchema = z
  .strictObject({ title: Words, parts: z.record(Name, Name).readonly().default({}) })
  .readonly()

/** By the order of the rule's criteria; `conflict` stands back from an option, `none` leaves it. */
const PointsSchema = z.union([
  z.array(z.int().min(0)).min(1).max(20).readonly(),
  z.enum(['conflict', 'none']),
])

export const ActSchema = z.discriminatedUnion('do', [
  act('wait', {}),
  act('publish', { artefact: Name }),
  act('open-window', { window: Name, closesOn: Day.optional() }),
  act('extend-window', { window: Name, to: Day, reason: Words }),
  /** Whom the notice of the newest such window reached, of one group. */
  act('reach', {
    window: Name,
    group: Name,
    language: z.enum(LANGUAGES).default('en'),
    written: Heads,
    reached: Heads,
    bounced: Heads,
  }),
  act('reopen-window', { window: Name, group: Name, reason: Words }),
  act('move', { to: Name.optional(), reason }),
  act('override', { reason: Words }),
  act('exit', { exit: Name, reason }),
  act('skip', { reason }),
  act('vary', { reason }),
  act('suspend', { reason: Words }),
  act('resume', {}),
  act('terminate', { reason: Words }),
  act('stop-the-clock', { reason: Words }),
  act('walk-out', { statement: Words }),
  act('judge', { decision: Name, outcome: Name, about: AboutSchema.optional(), reasons: reason }),
  act('open-ballot', {
    decision: Name,
    about: AboutSchema.optional(),
    /** What is chosen between, where the rule gives points or draws. */
    options: z.array(OptionSchema).max(OPTIONS_MAX).readonly().optional(),
    seedFrom: Words.optional(),
    closesOn: Day.optional(),
    follows: z.boolean().optional(),
  }),
  act('vote', {
    decision: Name,
    yes: Many.optional(),
    no: Many.optional(),
    abstain: Many.optional(),
  }),
  act('score', {
    decision: Name,
    reviewers: Many,
    /** One for each option, in their order. */
    points: z.array(PointsSchema).min(1).max(OPTIONS_MAX).readonly(),
  }),
  act('seed', { decision: Name, seed: Words }),
  act('recuse', { decision: Name, reason: Words }),
  act('proxy', { decision: Name, to: Name }),
  act('open-call', {
    call: Name,
    window: Name,
    /** A text, or a change of the rules by its name. */
    text: Name.optional(),
    closesOn: Day.optional(),
  }),
  act('position', {
    call: Name,
    support: Many.optional(),
    accept: Many.optional(),
    none: Many.optional(),
  }),
  act('object', { call: Name, objection: Name, argument: Words }),
  act('share', { objection: Name }),
  act('merge', { objection: Name, into: Name, reason }),
  act('agree-merge', { objection: Name, into: Name }),
  act('end-merge', { objection: Name, into: Name }),
  act('answer', {
    objection: Name,
    as: z.enum(['accommodated', 'addressed', 'out-of-scope']),
    reason: Words,
  }),
  act('word', { objection: Name, word: z.enum(['satisfied', 'maintained', 'withdrawn']) }),
  act('propose', {
    call: Name,
    level: Name,
    against: z.boolean().optional(),
    reasons: Words,
  }),
  act('react', { call: Name, say: z.enum(['accept', 'contest']), reason }),
  act('designate', { call: Name, reason }),
  act('challenge', { call: Name, challenge: Name, statement: Words }),
  act('join-challenge', { challenge: Name }),
  act('rule', { challenge: Name, finding: z.enum(['stands', 'again']), reasons: Words }),
  act('carry', { challenge: Name }),
  act('appeal', {
    appeal: Name,
    against: Name,
    ladder: Name.optional(),
    grounds: Words,
    sought: z.enum(REMEDIES),
  }),
  act('sign-appeal', { appeal: Name }),
  act('rule-appeal', {
    appeal: Name,
    finding: z.enum(FINDINGS),
    reasons: Words,
    order: Words.optional(),
  }),
  act('carry-appeal', { appeal: Name }),
  act('withdraw-appeal', { appeal: Name }),
  act('repeat', { appeal: Name, href: Words }),
  act('propose-rules', {
    change: Name,
    /** What consensus means from now on; or parts of the rules, as on the site. */
    definition: Words.optional(),
    parts: z.string().max(PARTS_LENGTH_MAX).optional(),
  }),
  act('withdraw-rules', { change: Name }),
  act('bring-into-force', { change: Name }),
  act('start-petition', { petition: Name, name: Name, statement: Words }),
  act('sign-petition', { petition: Name, signers: Many }),
  act('leave-petition', { petition: Name, signers: Many }),
  act('ask-ratification', { ratification: Name, subject: Words }),
  act('answer-ratification', {
    ratification: Name,
    body: Name,
    yes: Heads,
    no: Heads,
    abstain: Heads,
    of: Heads,
    reasons: Words,
  }),
  act('give-advice', {
    advice: Name,
    from: Name.optional(),
    to: Name.optional(),
    items: z.array(Words).min(1).max(ITEMS_MAX).readonly(),
    consensus: z.boolean().default(false),
  }),
  act('answer-advice', { advice: Name, item: z.int().min(1), answer: Name, reasons: Words }),
  act('hold-consultation', { advice: Name, item: z.int().min(1), reasons: Words }),
  act('enter-letter', {
    letter: Name,
    kind: z.enum(LETTER_KINDS),
    sender: Words,
    dated: Day.optional(),
    says: Words,
  }),
  act('answer-letter', { letter: Name, says: Words }),
  act('state', { fact: z.string().max(120), value: z.int().min(0), of: z.int().min(0).optional() }),
  act('expect', {
    stage: Name.optional(),
    gate: z.enum(['open', 'shut']).optional(),
    unmet: Many.optional(),
    waitsFor: Many.optional(),
    duty: Name.optional(),
    is: z.enum(['owed', 'met', 'late', 'missed']).optional(),
  }),
])

export const ENDS = ['concluded', 'terminated', 'running', 'suspended'] as const

export const ScenarioSchema = z
  .strictObject({
    scenario: Words,
    /** Where the template has two versions, the one that is played. */
    template: Name,
    version: z.string().max(20).optional(),
    starts: Hour,
    members: z.array(MemberSchema).min(1).max(400).readonly(),
    acts: z.array(ActSchema).max(ACTS_MAX).readonly(),
    /** How it ends, and in which stage where it has not concluded. */
    ends: z.strictObject({ as: z.enum(ENDS), stage: Name.optional() }).readonly(),
  })
  .readonly()

export type Scenario = z.infer<typeof ScenarioSchema>
export type Member = z.infer<typeof MemberSchema>
export type Act = z.infer<typeof ActSchema>
export type ActOf<Do extends Act['do']> = Extract<Act, { readonly do: Do }>
