/** Who decides what by which rule, as data: electorates, decisions, ladders. Nouns only. */
import { z } from 'zod'
import { GateSchema } from './gate.ts'
import {
  CountSchema,
  hasKey,
  InLanguagesSchema,
  list,
  Name,
  some,
  sourced,
  SpanSchema,
  titled,
  told,
  type Count,
} from './template-parts.ts'
import { RuleOrNameSchema } from './template-rules.ts'

/** What may be claimed by a designation: the facts that would contradict it. */
export const LABEL_NEEDS = ['nobody-objects', 'all-answered', 'no-group-objects'] as const

export const DesignationSchema = z
  .strictObject({
    id: Name,
    label: InLanguagesSchema,
    definition: InLanguagesSchema,
    passes: z.boolean(),
    /** What the definition asks for and a machine can see; the rest is the chair's judgement. */
    needs: z.array(z.enum(LABEL_NEEDS)).readonly(),
  })
  .readonly()

/** A ladder of designations; the one under `consensus` has the id `consensus`. */
export const LadderSchema = z
  .strictObject({ id: Name, title: InLanguagesSchema, designations: some(DesignationSchema) })
  .readonly()

export const COUNTED = ['seats', 'persons', 'organisations'] as const

const PartSchema = z
  .strictObject({
    id: Name,
    label: InLanguagesSchema,
    house: Name.optional(),
    seats: z.int().min(1).max(10_000).optional(),
  })
  .readonly()

export const ElectorateSchema = z
  .strictObject({
    id: Name,
    title: InLanguagesSchema,
    /** The slug of a body, or `table`: the process's own. */
    body: Name,
    counts: z.enum(COUNTED),
    houses: list(z.strictObject({ id: Name, label: InLanguagesSchema }).readonly()).default([]),
    parts: list(PartSchema).default([]),
    /** How many voices one may carry besides one's own. */
    proxies: z.int().min(0).max(1).default(0),
    /** A seat may be stood in for, for one decision. */
    alternates: z.boolean().default(false),
    ...sourced,
  })
  .readonly()

export const DECIDED = ['text', 'process', 'advice', 'person'] as const

type Decider = { readonly electorate: string } | { readonly roles: readonly string[] }
const DeciderSchema = told<z.ZodType<Decider>>((raw) =>
  hasKey(raw, 'roles')
    ? z.strictObject({ roles: some(Name) })
    : z.strictObject({ electorate: Name }),
)

export const DecisionSchema = z
  .strictObject({
    id: Name,
    title: InLanguagesSchema,
    by: DeciderSchema,
    /** Absent where officers judge and give reasons. */
    rule: RuleOrNameSchema.optional(),
    window: Name.optional(),
    subject: z.enum(DECIDED),
    outcomes: some(titled.unwrap().extend({ passes: z.boolean() }).readonly()),
    /** Results are seen only after the close. */
    hidden: z.boolean().optional(),
  })
  .readonly()

export const PetitionSchema = z
  .strictObject({
    id: Name,
    title: InLanguagesSchema,
    distinct: z.enum(['organisations', 'persons']),
    atLeast: CountSchema,
    within: SpanSchema,
    startedBy: some(Name),
    when: GateSchema.optional(),
    moves: z.strictObject({ to: Name }).readonly(),
  })
  .readonly()

type Needed = 'all' | { readonly atLeast: Count }
const NeededSchema = told<z.ZodType<Needed>>((raw) =>
  typeof raw === 'string' ? z.literal('all') : z.strictObject({ atLeast: CountSchema }),
)

export const RatificationSchema = z
  .strictObject({
    id: Name,
    title: InLanguagesSchema,
    bodies: some(
      z
        .strictObject({
          body: Name,
          rule: RuleOrNameSchema,
          /** Saying nothing for so long ratifies. */
          silence: SpanSchema.optional(),
        })
        .readonly(),
    ),
    needs: NeededSchema,
  })
  .readonly()

/** Numbered advice of one body to another, to be answered item by item. */
export const AdviceSchema = z
  .strictObject({
    from: Name,
    to: Name,
    answers: some(titled.unwrap().extend({ consults: z.boolean() }).readonly()),
    consultation: z.strictObject({ within: SpanSchema }).readonly().optional(),
    overrideRule: Name.optional(),
  })
  .readonly()

export type Designation = z.infer<typeof DesignationSchema>
export type Ladder = z.infer<typeof LadderSchema>
export type ElectorateRule = z.infer<typeof ElectorateSchema>
export type DecisionRule = z.infer<typeof DecisionSchema>
export type PetitionRule = z.infer<typeof PetitionSchema>
export type RatificationRule = z.infer<typeof RatificationSchema>
export type AdviceRule = z.infer<typeof AdviceSchema>
