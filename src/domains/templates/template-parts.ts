/** The small pieces a template is made of: words in seven languages, sourced numbers, names. */
import { z } from 'zod'
import { LANGUAGES, type Language } from '../../platform/languages/index.ts'

/** Longer than this is a document, not a line of a rule. */
const WORDS_LENGTH_MAX = 600
const NAME_LENGTH_MAX = 60

/** All words of a template travel in it, so that a stored copy is complete without catalogues. */
export type InLanguages = Readonly<Record<Language, string>>

const line = z.string().trim().min(1).max(WORDS_LENGTH_MAX)

export const InLanguagesSchema = z.record(z.enum(LANGUAGES), line).readonly()

/** A name within a template: of a stage, a role, an artefact, a kind of window. */
export const Name = z
  .string()
  .max(NAME_LENGTH_MAX)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens')

/**
 * Where a number that binds somebody comes from. Tags as in the research: a source's own tag,
 * `D` derived here from cited facts, `V` from general knowledge and still to be verified.
 */
const Sourced = {
  source: z.string().trim().min(1).max(WORDS_LENGTH_MAX),
  tag: z
    .string()
    .regex(/^(S1|S2|D|V|RFC \d+|[A-Z][A-Z0-9]{1,3}-\d+)$/, 'a tag: S1, S2, D, V, RFC n, CA-n'),
}

/**
 * ISO 8601, whole units: days and longer run to a closing minute, hours are exact. `B` stands for
 * business days, which ISO has no letter for.
 */
export const ISO_SPAN = /^P(?!$)(\d{1,4}[YMWDB]|T\d{1,4}[HM])$/

export const SpanSchema = z
  .strictObject({
    for: z.string().regex(ISO_SPAN, 'a span such as P14D, P2W, P3M, P2B (business days) or PT48H'),
    ...Sourced,
  })
  .readonly()
export type Span = z.infer<typeof SpanSchema>

export const CountSchema = z.strictObject({ count: z.int().min(0), ...Sourced }).readonly()
export type Count = z.infer<typeof CountSchema>

export const sourced = Sourced
export const SourceSchema = z.strictObject(Sourced).readonly()

/**
 * A part of one of several shapes, told by what it looks like, so that a mistake in it is named
 * where it is made and not as "fits none of them".
 */
export const told = <Shape extends z.ZodType>(
  shapeOf: (raw: unknown) => Shape,
): z.ZodType<z.infer<Shape>> =>
  z.unknown().transform((raw, context) => {
    const read = shapeOf(raw).safeParse(raw)
    if (read.success) return read.data
    for (const issue of read.error.issues) {
      const keys = issue.code === 'unrecognized_keys' ? `unknown: ${issue.keys.join(', ')}` : ''
      const message = keys === '' ? issue.message : keys
      context.addIssue({ code: 'custom', message, path: issue.path })
    }
    return z.NEVER
  })

/** Whether something that was read is a map that has this key. */
export const hasKey = (raw: unknown, key: string): boolean =>
  typeof raw === 'object' && raw !== null && Object.hasOwn(raw, key)

/** Longer lists than this nobody can hold in mind, and no real process has them. */
export const LIST_MAX = 40

export const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(LIST_MAX).readonly()
export const some = <Item extends z.ZodType>(item: Item) =>
  z.array(item).min(1).max(LIST_MAX).readonly()

/** A part that a template may leave out: then it is an empty list, and not in its hash. */
export const spare = <Item extends z.ZodType>(item: Item) =>
  z.array(item).max(LIST_MAX).readonly().default([])

export const titled = z.strictObject({ id: Name, title: InLanguagesSchema }).readonly()
