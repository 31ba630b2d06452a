/** Named decision rules of a template, as written by authors. The language is not told here. */
import { z } from 'zod'
import { RuleSchema, type Rule } from '../rules/index.ts'
import { Name, SourceSchema, told } from './template-parts.ts'

/** Rules that a template names; more than this nobody can compare. */
const RULES_MAX = 40

export const NamedRulesSchema = z
  .record(Name, RuleSchema)
  .refine((rules) => Object.keys(rules).length <= RULES_MAX, `at most ${RULES_MAX} rules`)
  .readonly()
  .default({})

/** Where the numbers of a named rule come from, by the rule's name. */
export const RuleSourcesSchema = z.record(Name, SourceSchema).readonly().default({})

/** A rule in place, or the name of one that the template has under `rules`. */
export const RuleOrNameSchema = told<z.ZodType<string | Rule>>((raw) =>
  typeof raw === 'string' ? Name : RuleSchema,
)
