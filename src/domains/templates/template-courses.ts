/** How a process runs, as data: stages and their exits, windows, duties, pauses. Nouns only. */
import { z } from 'zod'
import { LANGUAGES } from '../../platform/languages/index.ts'
import { GateSchema } from './gate.ts'
import {
  CountSchema,
  hasKey,
  InLanguagesSchema,
  list,
  Name,
  some,
  spare,
  SpanSchema,
  told,
} from './template-parts.ts'

/** What saying nothing means while a window is open; stated before it opens. */
export const SILENCES = ['assent', 'not-counted', 'nothing'] as const

/** Input after the close: refused, or kept and marked late, which nobody is bound to answer. */
export const LATE_INPUTS = ['refused', 'marked'] as const

export const WindowRuleSchema = z
  .strictObject({
    kind: Name,
    title: InLanguagesSchema,
    silence: z.enum(SILENCES),
    silenceMeans: InLanguagesSchema,
    opens: some(Name),
    min: SpanSchema,
    default: SpanSchema,
    max: SpanSchema,
    closesAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a minute of the day in UTC: 23:59'),
    languages: z.array(z.enum(LANGUAGES)).min(1).readonly(),
    extension: z.strictObject({ by: some(Name), times: CountSchema }).readonly(),
    late: z.enum(LATE_INPUTS),
    /** Late input is kept until then after the close; without it, without end. */
    lateUntil: SpanSchema.optional(),
    /** A window never closes on a weekend or a holiday of the template's regions. */
    businessDays: z.literal(true).optional(),
    /** Each language has at least the shortest time; without it the last one starts the clock. */
    perLanguage: z.literal(true).optional(),
    /** Before silence counts: everybody concerned is to be reached within this from the opening. */
    silenceCheck: z
      .strictObject({
        reachWithin: SpanSchema,
        /** Besides the group itself, these may ask that it is opened again for one. */
        reopenedBy: some(Name).optional(),
      })
      .readonly()
      .optional(),
    /** At most so many windows open at once for one group. */
    capPerGroup: CountSchema.optional(),
  })
  .readonly()

/** Where a process goes that no longer runs; no stage may have one of these names. */
export const ENDS = ['concluded', 'terminated', 'suspended'] as const
export type End = (typeof ENDS)[number]

/** A way out of a stage besides its gate: a loop, a skip, a park, an end. */
const ExitSchema = z
  .strictObject({
    id: Name,
    title: InLanguagesSchema,
    /** A stage, or one of `concluded`, `terminated`, `suspended`. */
    to: Name,
    when: GateSchema.optional(),
    /** Who takes it; without them those who move the process. */
    by: some(Name).optional(),
    /** Taken by the clock when the stage has lasted its maximum. */
    auto: z.literal('on-expiry').optional(),
    /** Of an exit to `suspended`: after this the process runs on by itself. */
    parksFor: SpanSchema.optional(),
  })
  .readonly()

export const StageSchema = z
  .strictObject({
    id: Name,
    phase: Name,
    title: InLanguagesSchema,
    purpose: InLanguagesSchema,
    entry: InLanguagesSchema,
    work: InLanguagesSchema,
    lasts: z
      .strictObject({
        min: SpanSchema.optional(),
        target: SpanSchema.optional(),
        max: SpanSchema.optional(),
      })
      .readonly(),
    /** Nobody decides anything while comments are taken. */
    decides: list(Name),
    artefacts: list(Name),
    windows: list(Name),
    gate: GateSchema,
    returnsTo: list(Name),
    exits: spare(ExitSchema),
    /** How often it may be entered in all. */
    repeats: z.strictObject({ atMost: CountSchema }).readonly().optional(),
    /** It may be skipped before it began, by these, with a reason. */
    optional: z
      .strictObject({ skippedBy: some(Name), when: GateSchema.optional() })
      .readonly()
      .optional(),
    /** Left without its gate by these, once a window of this kind has closed in the stage. */
    variance: z
      .strictObject({ by: some(Name), window: Name })
      .readonly()
      .optional(),
  })
  .readonly()

/** From when on something is owed. */
export type Trigger =
  | { readonly stage: string; readonly is: 'entered' | 'left' }
  | { readonly window: string; readonly is: 'opened' | 'closed' }
  | { readonly document: string }
  | { readonly decision: string }
  | { readonly challenge: 'filed' }
  | { readonly limit: string; readonly is: 'passed' }
  /** On one ladder of the template, or on any. */
  | { readonly appeal: 'filed' | 'answered'; readonly ladder?: string | undefined }

const TriggerSchema = told<z.ZodType<Trigger>>((raw) => {
  if (hasKey(raw, 'window')) {
    return z.strictObject({ window: Name, is: z.enum(['opened', 'closed']) })
  }
  if (hasKey(raw, 'document')) return z.strictObject({ document: Name })
  if (hasKey(raw, 'decision')) return z.strictObject({ decision: Name })
  if (hasKey(raw, 'challenge')) return z.strictObject({ challenge: z.literal('filed') })
  if (hasKey(raw, 'limit')) return z.strictObject({ limit: Name, is: z.literal('passed') })
  if (hasKey(raw, 'appeal')) {
    return z.strictObject({ appeal: z.enum(['filed', 'answered']), ladder: Name.optional() })
  }
  return z.strictObject({ stage: Name, is: z.enum(['entered', 'left']) })
})

type After = { readonly stage: string } | { readonly window: string }
const AfterSchema = told<z.ZodType<After>>((raw) =>
  hasKey(raw, 'window') ? z.strictObject({ window: Name }) : z.strictObject({ stage: Name }),
)

/** Owed from a trigger on; met by publishing an artefact. */
export const DutySchema = z
  .strictObject({
    id: Name,
    owner: Name,
    does: InLanguagesSchema,
    /** The end of a stage or the close of a window; the older way to say a trigger. */
    after: AfterSchema.optional(),
    trigger: TriggerSchema.optional(),
    artefact: Name,
    within: SpanSchema,
    /** Whose move it is once it was missed. */
    escalatesTo: Name.optional(),
    /** Owed again so long after each time, while the process runs. */
    repeats: SpanSchema.optional(),
  })
  .refine(({ after, trigger }) => (after === undefined) !== (trigger === undefined), {
    message: 'exactly one of after, trigger; for example trigger: {window: comment, is: closed}',
  })
  .readonly()
export type DutyRule = z.infer<typeof DutySchema>

/** What starts a duty, in whichever way the template says it. */
export function triggerOf({ id, after, trigger }: DutyRule): Trigger {
  if (trigger) return trigger
  if (!after) throw new Error(`duty ${id} has no trigger`)
  return 'stage' in after
    ? { stage: after.stage, is: 'left' }
    : { window: after.window, is: 'closed' }
}

/** How long a process may be within several stages: from entering the first to leaving the last. */
export const LimitSchema = z
  .strictObject({
    id: Name,
    title: InLanguagesSchema,
    entering: Name,
    leaving: Name,
    within: SpanSchema,
    /** Holds only where the last such decision ended so: the track that somebody chose. */
    when: z.strictObject({ decision: Name, outcome: Name }).readonly().optional(),
    /** Where the clock takes the process when it has passed; without it that is only said. */
    exit: z.strictObject({ to: Name }).readonly().optional(),
  })
  .readonly()
export type LimitRule = z.infer<typeof LimitSchema>

/** Groups may stop the clock together: so many of them, each by one of its members. */
export const StopTheClockSchema = z
  .strictObject({ groups: CountSchema, within: SpanSchema, lasts: SpanSchema, times: CountSchema })
  .readonly()

/** Walking out is an act with a statement; below so many groups the page warns everybody. */
export const WalkOutSchema = z
  .strictObject({ means: InLanguagesSchema, groupsAtLeast: CountSchema })
  .readonly()

export type Stage = z.infer<typeof StageSchema>
export type Exit = z.infer<typeof ExitSchema>
export type WindowRule = z.infer<typeof WindowRuleSchema>
export type StopTheClock = z.infer<typeof StopTheClockSchema>
export type WalkOutRule = z.infer<typeof WalkOutSchema>
