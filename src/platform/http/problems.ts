/** What is wrong with a field, as data with the number that counts, and its words. */
import type { z } from 'zod'
import type { Translate } from '../languages/index.ts'
import { unreachable } from '../values.ts'

export type FieldProblem = { readonly field: string } & (
  | { readonly kind: 'missing' }
  | { readonly kind: 'too-short'; readonly minimum: number }
  | { readonly kind: 'too-long'; readonly maximum: number }
  | { readonly kind: 'too-few'; readonly minimum: number }
  | { readonly kind: 'too-many'; readonly maximum: number }
  | { readonly kind: 'too-small'; readonly minimum: number }
  | { readonly kind: 'too-large'; readonly maximum: number }
  | { readonly kind: 'not-a-choice' }
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'not-a-date' }
  | { readonly kind: 'not-a-mail-address' }
  | { readonly kind: 'not-a-web-address' }
  | { readonly kind: 'control-characters' }
  | { readonly kind: 'reversing-characters' }
  | { readonly kind: 'several-lines' }
  | { readonly kind: 'not-understood' }
)

/** With its sentence, as the form's parts show it. */
export type WordedProblem = FieldProblem & { readonly message: string }

/** Kinds that a schema of ours names itself, in the `params` of its issue. */
const OWN_KINDS = ['missing', 'reversing-characters', 'several-lines'] as const
type OwnKind = (typeof OWN_KINDS)[number]
const isOwnKind = (kind: unknown): kind is OwnKind => OWN_KINDS.some((own) => own === kind)

export const problem = (kind: OwnKind) => ({ params: { kind } })

const FORMATS: Readonly<Record<string, 'not-a-date' | 'not-a-mail-address' | 'not-a-web-address'>> =
  {
    date: 'not-a-date',
    datetime: 'not-a-date',
    email: 'not-a-mail-address',
    url: 'not-a-web-address',
  }

/** @param typed what was sent, to tell an empty field from a short one */
export function problemOf(
  issue: z.core.$ZodIssue,
  typed: Readonly<Record<string, unknown>>,
): FieldProblem {
  const field = String(issue.path[0] ?? '')
  const sent = typed[field]
  const empty = sent === undefined || sent === ''
  switch (issue.code) {
    case 'invalid_type':
      if (empty) return { field, kind: 'missing' }
      return { field, kind: issue.expected === 'number' ? 'not-a-number' : 'not-understood' }
    case 'invalid_value':
      return { field, kind: empty ? 'missing' : 'not-a-choice' }
    case 'invalid_format':
      return { field, kind: empty ? 'missing' : (FORMATS[issue.format] ?? 'not-understood') }
    case 'too_small':
      return empty ? { field, kind: 'missing' } : tooSmall(field, issue)
    case 'too_big':
      return tooBig(field, issue)
    case 'custom': {
      const kind: unknown = issue.params?.['kind']
      return { field, kind: isOwnKind(kind) ? kind : 'not-understood' }
    }
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'unrecognized_keys':
      return { field, kind: 'not-understood' }
    default:
      return unreachable(issue)
  }
}

function tooSmall(field: string, issue: z.core.$ZodIssueTooSmall): FieldProblem {
  const minimum = Number(issue.minimum)
  if (issue.origin === 'string') return { field, kind: 'too-short', minimum }
  if (issue.origin === 'array') return { field, kind: 'too-few', minimum }
  return { field, kind: 'too-small', minimum }
}

function tooBig(field: string, issue: z.core.$ZodIssueTooBig): FieldProblem {
  const maximum = Number(issue.maximum)
  if (issue.origin === 'string') return { field, kind: 'too-long', maximum }
  if (issue.origin === 'array') return { field, kind: 'too-many', maximum }
  return { field, kind: 'too-large', maximum }
}

/** One sentence for one problem, to stand beside its field. */
export function explainProblem(problem: FieldProblem, t: Translate): string {
  switch (problem.kind) {
    case 'too-short':
    case 'too-few':
    case 'too-small':
      return t(`http.problem.${problem.kind}`, { minimum: problem.minimum })
    case 'too-long':
    case 'too-many':
    case 'too-large':
      return t(`http.problem.${problem.kind}`, { maximum: problem.maximum })
    case 'missing':
    case 'not-a-choice':
    case 'not-a-number':
    case 'not-a-date':
    case 'not-a-mail-address':
    case 'not-a-web-address':
    case 'control-characters':
    case 'reversing-characters':
    case 'several-lines':
    case 'not-understood':
      return t(`http.problem.${problem.kind}`)
    default:
      return unreachable(problem)
  }
}
