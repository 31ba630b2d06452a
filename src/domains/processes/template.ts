/**
 * A process template as data: the shape every template file must have. Nouns only: what the names
 * in it refer to is checked in `rules-references.ts`, what its rules mean in the rules of each.
 */
import { z } from 'zod'
import { LANGUAGES } from '../../platform/languages/index.ts'
import type { Brand } from '../../platform/values.ts'
import { GateSchema } from './gate.ts'
import { CountSchema, InLanguagesSchema, Name, SpanSchema } from './template-parts.ts'

export const GROUPS_MAX = 8
export const STAGES_MAX = 40
const LIST_MAX = 40

const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(LIST_MAX).readonly()
const some = <Item extends z.ZodType>(item: Item) => z.array(item).min(1).max(LIST_MAX).readonly()

const GroupsSchema = z
  .array(z.strictObject({ id: Name, label: InLanguagesSchema }).readonly())
  .max(GROUPS_MAX)
  .readonly()

/** People who act as individuals have no groups; all other groupings list theirs. */
const GroupingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('scheme'), scheme: Name, groups: GroupsSchema }),
  z.strictObject({ kind: z.literal('houses'), groups: GroupsSchema }),
  z.strictObject({ kind: z.literal('delegations'), groups: GroupsSchema }),
])

/** What saying nothing means while a window is open; stated before it opens. */
export const SILENCES = ['assent', 'not-counted', 'nothing'] as const

/** When others see positions: at once, when the window closes, or objections only until then. */
export const VISIBILITIES = ['at-once', 'at-close', 'objections-only'] as const

/** Input after the close: refused, or kept and marked late, which nobody is bound to answer. */
export const LATE_INPUTS = ['refused', 'marked'] as const

/** What may be claimed by a designation: the facts that would contradict it. */
export const LABEL_NEEDS = ['nobody-objects', 'all-answered', 'no-group-objects'] as const

const DesignationSchema = z
  .strictObject({
    id: Name,
    label: InLanguagesSchema,
    definition: InLanguagesSchema,
    passes: z.boolean(),
    /** What the definition asks for and a machine can see; the rest is the chair's judgement. */
    needs: z.array(z.enum(LABEL_NEEDS)).readonly(),
  })
  .readonly()

const WindowRuleSchema = z
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
  })
  .readonly()

const StageSchema = z
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
  })
  .readonly()

/** Owed from the end of a stage or a window on; met by publishing an artefact. */
const DutySchema = z
  .strictObject({
    id: Name,
    owner: Name,
    does: InLanguagesSchema,
    after: z.union([z.strictObject({ stage: Name }), z.strictObject({ window: Name })]),
    artefact: Name,
    within: SpanSchema,
  })
  .readonly()

const AppealSchema = z
  .strictObject({
    forum: Name,
    standing: InLanguagesSchema,
    grounds: InLanguagesSchema,
    fileWithin: SpanSchema,
    answerWithin: SpanSchema,
    remedy: InLanguagesSchema,
  })
  .readonly()

const titled = z.strictObject({ id: Name, title: InLanguagesSchema }).readonly()

export const TemplateSchema = z
  .strictObject({
    template: Name,
    version: z.string().regex(/^\d{1,4}(\.\d{1,4}){0,2}$/, 'a version in quotes, such as "1.2"'),
    title: InLanguagesSchema,
    purpose: InLanguagesSchema,
    lastWord: InLanguagesSchema,
    ifTheyDiffer: InLanguagesSchema,
    binding: InLanguagesSchema,
    access: z
      .strictObject({
        read: InLanguagesSchema,
        speak: InLanguagesSchema,
        counted: InLanguagesSchema,
      })
      .readonly(),
    grouping: GroupingSchema.readonly(),
    undertakings: some(z.strictObject({ id: Name, text: InLanguagesSchema }).readonly()),
    consensus: z
      .strictObject({
        definition: InLanguagesSchema,
        designations: list(DesignationSchema),
        positionsVisible: z.enum(VISIBILITIES),
        reactWithin: SpanSchema,
      })
      .readonly(),
    roles: some(titled),
    artefacts: list(
      titled
        .unwrap()
        .extend({ by: some(Name) })
        .readonly(),
    ),
    phases: some(titled),
    stages: z.array(StageSchema).min(1).max(STAGES_MAX).readonly(),
    windows: list(WindowRuleSchema),
    moves: z.strictObject({ by: some(Name) }).readonly(),
    overrides: z.strictObject({ by: some(Name), fullReasonWithin: SpanSchema }).readonly(),
    appeals: some(AppealSchema),
    duties: list(DutySchema),
  })
  .readonly()

export type Template = z.infer<typeof TemplateSchema>
export type Stage = z.infer<typeof StageSchema>
export type WindowRule = z.infer<typeof WindowRuleSchema>
export type Designation = z.infer<typeof DesignationSchema>
export type DutyRule = z.infer<typeof DutySchema>
export type Grouping = z.infer<typeof GroupingSchema>

/** SHA-256 of the template's canonical JSON, base64: `rules` of every act under it. */
export type TemplateHash = Brand<string, 'TemplateHash'>

/** What a process is pinned to. */
export type Pin = {
  readonly name: string
  readonly version: string
  readonly hash: TemplateHash
}

/** Under which name somebody agrees to a template's undertakings; another version asks anew. */
export const undertakingsOf = ({ name, version }: Pin) => ({
  id: `${name}-${version}`,
  version: 1,
})

export const findStage = (template: Template, id: string): Stage | undefined =>
  template.stages.find((stage) => stage.id === id)

export const findWindowRule = (template: Template, kind: string): WindowRule | undefined =>
  template.windows.find((rule) => rule.kind === kind)

/** The stage that follows in order; the last stage has none and ends in the conclusion. */
export function stageAfter(template: Template, id: string): Stage | undefined {
  const index = template.stages.findIndex((stage) => stage.id === id)
  return index < 0 ? undefined : template.stages[index + 1]
}
