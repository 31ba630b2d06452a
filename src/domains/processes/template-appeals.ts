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
    remedies: list(z.enum(REMEDIES)).optional(),
    /** Whoever took part in what is appealed against does not decide. */
    recuse: z.boolean().optional(),
    final: z.boolean().optional(),
    /** What is appealed against does not take effect meanwhile. */
    suspends: z.boolean().optional(),
    confidential: z.boolean().optional(),
  })
  .readonly()

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
