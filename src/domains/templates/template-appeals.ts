/** Objections, challenges, appeals, overrides and changes of a template, as data. Nouns only. */
import { z } from 'zod'
import {
  CountSchema,
  hasKey,
  InLanguagesSchema,
  list,
  Name,
  some,
  SpanSchema,
  titled,
  told,
  type InLanguages,
} from './template-parts.ts'

export const REMEDIES = ['annul', 'remand', 'attach', 'recommend'] as const
export type Remedy = (typeof REMEDIES)[number]

export const AppealSchema = z
  .strictObject({
    forum: Name,
    standing: InLanguagesSchema,
    grounds: InLanguagesSchema,
    fileWithin: SpanSchema,
    answerWithin: SpanSchema,
    remedy: InLanguagesSchema,
    supporters: CountSchema.optional(),
    /** Who files it here, or signs it: whoever is one of these; without it, everybody. */
    from: z
      .strictObject({ roles: some(Name).optional(), tookPart: z.literal(true).optional() })
      .refine(({ roles, tookPart }) => roles !== undefined || tookPart === true, {
        message: 'roles, or tookPart; for example from: {roles: [members], tookPart: true}',
      })
      .readonly()
      .optional(),
    remedies: list(z.enum(REMEDIES)).optional(),
    /** Whoever took part in what is appealed against does not decide. */
    recuse: z.boolean().optional(),
    final: z.boolean().optional(),
    /** What is appealed against does not take effect meanwhile. */
    suspends: z.boolean().optional(),
    confidential: z.boolean().optional(),
  })
  .readonly()

/** What somebody may appeal against: named by what was done, or by the office that did it. */
export type Matter =
  | { readonly decision: string }
  /** What was found on a ladder of the template: `consensus`, or one of `ladders`. */
  | { readonly designation: string }
  | { readonly document: string }
  | { readonly conduct: string }
  | { readonly any: true }

const MatterSchema = told<z.ZodType<Matter>>((raw) => {
  if (hasKey(raw, 'decision')) return z.strictObject({ decision: Name })
  if (hasKey(raw, 'designation')) return z.strictObject({ designation: Name })
  if (hasKey(raw, 'document')) return z.strictObject({ document: Name })
  if (hasKey(raw, 'conduct')) return z.strictObject({ conduct: Name })
  return z.strictObject({ any: z.literal(true) })
})

/** One of several ladders of forums, for matters of its own; whoever appeals chooses among them. */
export const AppealLadderSchema = z
  .strictObject({
    id: Name,
    title: InLanguagesSchema,
    against: some(MatterSchema),
    rungs: some(AppealSchema),
  })
  .readonly()

/** The name under which the plain list of forums stands beside ladders that have names. */
export const PLAIN_LADDER = 'appeals'

export type AppealLadder = Omit<z.infer<typeof AppealLadderSchema>, 'title'> & {
  readonly title?: InLanguages
}

type Appealed = {
  readonly appeals: readonly AppealRule[]
  readonly appealLadders: readonly AppealLadder[]
}

/** All ways to appeal that a template has, the plain list first: it is open for anything. */
export const appealLaddersOf = ({ appeals, appealLadders }: Appealed): readonly AppealLadder[] =>
  appeals.length === 0
    ? appealLadders
    : [{ id: PLAIN_LADDER, against: [{ any: true }], rungs: appeals }, ...appealLadders]

/** The forums of one ladder in their order; none where the template has no such ladder. */
export const appealRungs = (template: Appealed, ladder: string): readonly AppealRule[] =>
  appealLaddersOf(template).find(({ id }) => id === ladder)?.rungs ?? []

/** The template's own words for an objection that counts and for one that repeats. */
export const ObjectionsSchema = z
  .strictObject({
    substantive: InLanguagesSchema,
    repetition: InLanguagesSchema,
    remedies: list(titled).default([]),
    answeredBy: some(Name),
    /** The objector is asked whether the answer meets it, within this. */
    wordWithin: SpanSchema.optional(),
  })
  .readonly()

/** How a designation is challenged: by so many, then rung by rung. */
export const ChallengesSchema = z
  .strictObject({
    supporters: CountSchema,
    within: SpanSchema,
    rungs: some(
      z
        .strictObject({ forum: Name, answerWithin: SpanSchema, final: z.boolean().optional() })
        .readonly(),
    ),
    /** The challenger's statement goes with the result. */
    attach: z.boolean(),
  })
  .readonly()

/**
 * Who may go on without a gate, end or stop a process, and close a call over open objections: one
 * list for all three, or one of its own for each; an empty list leaves it to nobody.
 */
export const OverridesSchema = z
  .strictObject({
    by: list(Name),
    fullReasonWithin: SpanSchema,
    gates: list(Name).optional(),
    ends: list(Name).optional(),
    calls: list(Name).optional(),
  })
  .readonly()

export const OVERRIDABLE = ['gates', 'ends', 'calls'] as const
export type Overridable = (typeof OVERRIDABLE)[number]

/** @param what that is overridden: a gate, the course of the process, open objections in a call */
export const overridersOf = (
  { overrides }: { readonly overrides: z.infer<typeof OverridesSchema> },
  what: Overridable,
): readonly string[] => overrides[what] ?? overrides.by

type AdoptedBy =
  { readonly window: string; readonly ladder?: string | undefined } | { readonly decision: string }
const AdoptedBySchema = told<z.ZodType<AdoptedBy>>((raw) =>
  hasKey(raw, 'decision')
    ? z.strictObject({ decision: Name })
    : z.strictObject({ window: Name, ladder: Name.optional() }),
)

/**
 * How a process changes its own rules: by a call held in a window of its own, or by a decision of
 * an electorate on the text of the change. Without it a process keeps the rules it began with.
 */
export const ChangesSchema = z
  .strictObject({ proposedBy: some(Name), adoptedBy: AdoptedBySchema })
  .readonly()

export type ChangesRule = z.infer<typeof ChangesSchema>
export type AppealRule = z.infer<typeof AppealSchema>
export type ObjectionRule = z.infer<typeof ObjectionsSchema>
export type ChallengeRule = z.infer<typeof ChallengesSchema>
