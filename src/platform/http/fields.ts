/** The kinds of fields that our forms have, as schemas. Reads no request. */
import { z } from 'zod'
import { problem } from './problems.ts'
import { reversesText } from './typing.ts'

type Bounds = { readonly min?: number; readonly max: number }

/**
 * One line: a name, a title. Isolates may stand in it; overrides and embeddings may not, because a
 * line is repeated beside others' words, in mail too, where nothing isolates it.
 */
export const line = ({ min = 1, max }: Bounds) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((text) => !/[\t\n\u2028\u2029]/u.test(text), problem('several-lines'))
    .refine((text) => !reversesText(text), problem('reversing-characters'))

/** Prose of any number of lines: everything that was typed is kept. */
export const passage = ({ min = 1, max }: Bounds) =>
  z
    .string()
    .max(max)
    .refine((text) => text.trim().length > 0 || min === 0, problem('missing'))
    .min(min)

/** A whole number, in digits. A field left empty is no zero: it is missing. */
export const whole = ({ min = 0, max }: Bounds) =>
  z.preprocess((sent) => {
    if (typeof sent !== 'string') return sent
    const digits = sent.trim()
    return /^\d+$/.test(digits) ? Number(digits) : digits === '' ? undefined : sent
  }, z.int().min(min).max(max))

/** A box that is ticked or not: browsers send nothing for an empty one. */
export const tick = () =>
  z.preprocess((sent) => sent === true || (typeof sent === 'string' && sent !== ''), z.boolean())

/** A box without which nothing goes on, as an undertaking. */
export const ticked = () => tick().refine((value) => value, problem('missing'))

/** Boxes of one name: none, one or more. */
export const several = <Each extends z.ZodType>(each: Each, max: number) =>
  z.preprocess(
    (sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
    z.array(each).max(max),
  )

/** A field that may be left empty, which a form sends as an empty text. */
export const optional = <Inner extends z.ZodType>(inner: Inner) =>
  z.preprocess(
    (sent) => (typeof sent === 'string' && sent.trim() === '' ? undefined : sent),
    inner.optional(),
  )
