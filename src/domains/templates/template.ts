/**
 * A process template as data: the shape every template file must have. Nouns only: what the names
 * in it refer to is checked in `rules-references.ts`, what its rules mean in the rules of each.
 */
import { z } from 'zod'
import type { Brand } from '../../platform/values.ts'
import {
  AppealLadderSchema,
  AppealSchema,
  ChallengesSchema,
  ChangesSchema,
  ObjectionsSchema,
  OverridesSchema,
} from './template-appeals.ts'
import {
  DutySchema,
  LimitSchema,
  StageSchema,
  StopTheClockSchema,
  WalkOutSchema,
  WindowRuleSchema,
  type Stage,
  type WindowRule,
} from './template-courses.ts'
import {
  AdviceSchema,
  DecisionSchema,
  DesignationSchema,
  ElectorateSchema,
  LadderSchema,
  PetitionSchema,
  RatificationSchema,
  type Designation,
} from './template-decisions.ts'
import { ActionsSchema } from './template-actions.ts'
import { CountersignedSchema } from './template-countersigning.ts'
import { LineageSchema } from './template-lineage.ts'
import { MeetingRuleSchema } from './template-meetings.ts'
import { InLanguagesSchema, list, Name, some, spare, SpanSchema, titled } from './template-parts.ts'
import { NamedRulesSchema, RuleSourcesSchema } from './template-rules.ts'

export const GROUPS_MAX = 8
export const STAGES_MAX = 40

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

/** When others see positions: at once, when the window closes, or objections only until then. */
export const VISIBILITIES = ['at-once', 'at-close', 'objections-only'] as const

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
    overrides: OverridesSchema,
    appeals: list(AppealSchema),
    appealLadders: spare(AppealLadderSchema),
    duties: list(DutySchema),
    limits: spare(LimitSchema),
    /** Whose holidays count for business days and warnings; codes of `data/holidays.yaml`. */
    regions: spare(Name),
    rules: NamedRulesSchema,
    ruleSources: RuleSourcesSchema,
    electorates: spare(ElectorateSchema),
    decisions: spare(DecisionSchema),
    ladders: spare(LadderSchema),
    petitions: spare(PetitionSchema),
    ratifications: spare(RatificationSchema),
    advice: spare(AdviceSchema),
    meetings: spare(MeetingRuleSchema),
    objections: ObjectionsSchema.optional(),
    challenges: ChallengesSchema.optional(),
    stopTheClock: StopTheClockSchema.optional(),
    walkOut: WalkOutSchema.optional(),
    changes: ChangesSchema.optional(),
    lineage: LineageSchema.optional(),
    actions: ActionsSchema.optional(),
    countersigned: CountersignedSchema.optional(),
  })
  .readonly()

export type Template = z.infer<typeof TemplateSchema>
export type Grouping = z.infer<typeof GroupingSchema>

export { appealLaddersOf, appealRungs, overridersOf, PLAIN_LADDER } from './template-appeals.ts'
export type {
  AppealLadder,
  AppealRule,
  Matter,
  ChallengeRule,
  ChangesRule,
  ObjectionRule,
} from './template-appeals.ts'
export type { LineageRule, LineageShown } from './template-lineage.ts'
export { COUNTERSIGNING_ROLE, type Countersigner } from './template-countersigning.ts'
export type { DutyRule, Exit, LimitRule, Stage, Trigger, WindowRule } from './template-courses.ts'
export type {
  AdviceRule,
  DecisionRule,
  Designation,
  ElectorateRule,
  Ladder,
  PetitionRule,
  RatificationRule,
} from './template-decisions.ts'

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

/**
 * Parts that a template may leave out. An empty one is not written into the canonical form, so a
 * template that has none keeps the hash it had before there were such parts.
 */
const SPARE_PARTS: ReadonlySet<string> = new Set([
  'regions',
  'rules',
  'ruleSources',
  'electorates',
  'decisions',
  'ladders',
  'petitions',
  'ratifications',
  'advice',
  'meetings',
  'appealLadders',
  'limits',
  'exits',
])

export const isSpared = (key: string, value: unknown): boolean =>
  SPARE_PARTS.has(key) &&
  (Array.isArray(value) ? value.length === 0 : JSON.stringify(value) === '{}')

/** All ladders of a template, that of its consensus calls first. */
export const laddersOf = ({ consensus, ladders }: Template) => [
  { id: 'consensus', title: undefined, designations: consensus.designations },
  ...ladders,
]

export const findDesignation = (template: Template, id: string): Designation | undefined =>
  laddersOf(template)
    .flatMap(({ designations }) => designations)
    .find((one) => one.id === id)

export const findStage = (template: Template, id: string): Stage | undefined =>
  template.stages.find((stage) => stage.id === id)

export const findWindowRule = (template: Template, kind: string): WindowRule | undefined =>
  template.windows.find((rule) => rule.kind === kind)

/** The window in which calls about the rules themselves are held, where the template has one. */
export const rulesWindowOf = ({ changes }: Template): string | undefined =>
  changes && 'window' in changes.adoptedBy ? changes.adoptedBy.window : undefined

/** How the names of rules begin that a process made its own; no template that ships has one. */
export const OWN_RULES = 'own-'
export const isOwnRules = ({ name }: Pick<Pin, 'name'>): boolean => name.startsWith(OWN_RULES)

/** The stage that follows in order; the last stage has none and ends in the conclusion. */
export function stageAfter(template: Template, id: string): Stage | undefined {
  const index = template.stages.findIndex((stage) => stage.id === id)
  return index < 0 ? undefined : template.stages[index + 1]
}

/** A version that was adopted here, with what it says. */
export type Adopted = { readonly pin: Pin; readonly template: Template }
