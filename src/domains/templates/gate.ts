/** Gates: what must hold before a stage can end, as data over named facts. Nouns only. */
import { z } from 'zod'
import { InLanguagesSchema, Name, sourced } from './template-parts.ts'

/** `<domain or noun>.<what is counted>`, for example `objections.unanswered`. */
export type FactName = `${string}.${string}`

export const isFactName = (name: string): name is FactName => name.includes('.')

const FactNameSchema = z
  .templateLiteral([z.string(), '.', z.string()])
  .refine(
    (name) => /^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)+$/.test(name),
    'a fact: noun.what-is-counted',
  )

const says = { says: InLanguagesSchema, waitsFor: Name.optional() }

/** How a fact is held against a number. */
export const COMPARISONS = ['atMost', 'atLeast', 'equals'] as const
export type Comparison = (typeof COMPARISONS)[number]

const limit = z.int().min(0)
const FactCondition = z
  .strictObject({
    fact: FactNameSchema,
    atMost: limit.optional(),
    atLeast: limit.optional(),
    equals: limit.optional(),
    ...says,
    ...sourced,
  })
  .refine((leaf) => COMPARISONS.filter((name) => leaf[name] !== undefined).length === 1, {
    message: 'exactly one of atMost, atLeast, equals',
  })
  .readonly()

/** At least one window of this kind was opened while the stage ran, and none is still open. */
const WindowCondition = z
  .strictObject({ window: Name, is: z.literal('closed'), ...says })
  .readonly()

/** A document of this kind was published while the stage ran. */
const ArtefactCondition = z.strictObject({ artefact: Name, ...says }).readonly()

export type Condition =
  | z.infer<typeof FactCondition>
  | z.infer<typeof WindowCondition>
  | z.infer<typeof ArtefactCondition>

export type Gate = Condition | { readonly all: readonly Gate[] } | { readonly any: readonly Gate[] }

/** A gate is read aloud to people: more parts than this nobody can hold in mind. */
const GATE_PARTS_MAX = 12

/**
 * A gate of one part is told by the key it has, so that a mistake in it is named where it is made
 * and not as "fits none of five shapes".
 */
export const GateSchema: z.ZodType<Gate> = z.lazy(() =>
  z.record(z.string(), z.unknown()).transform((raw, context) => {
    const read = shapeOf(raw).safeParse(raw)
    if (read.success) return read.data
    for (const issue of read.error.issues) {
      context.addIssue({ code: 'custom', message: issue.message, path: issue.path })
    }
    return z.NEVER
  }),
)

function shapeOf(raw: Readonly<Record<string, unknown>>): z.ZodType<Gate> {
  const parts = z.array(GateSchema).min(1).max(GATE_PARTS_MAX).readonly()
  if ('all' in raw) return z.strictObject({ all: parts }).readonly()
  if ('any' in raw) return z.strictObject({ any: parts }).readonly()
  if ('window' in raw) return WindowCondition
  if ('artefact' in raw) return ArtefactCondition
  return FactCondition
}

/** Every condition of a gate, in the order in which it is written. */
export function conditionsOf(gate: Gate): readonly Condition[] {
  if ('all' in gate) return gate.all.flatMap(conditionsOf)
  if ('any' in gate) return gate.any.flatMap(conditionsOf)
  return [gate]
}

/** The fact a condition is judged by: windows and artefacts are counted by this domain itself. */
export function factOf(condition: Condition): FactName {
  if ('fact' in condition) return condition.fact
  if ('window' in condition) return `windows.${condition.window}.closed`
  return `documents.${condition.artefact}`
}
