/** A part of a whole as two integers. Nothing here divides: shares are compared crosswise. */
import { z } from 'zod'

/** Of both numbers, so that a product with any electorate stays an exact integer. */
export const FRACTION_TERM_MAX = 100_000

export type Fraction = { readonly num: number; readonly den: number }

const WRITTEN = /^(?:(\d{1,6})\/(\d{1,6})|(\d{1,3})%)$/

/** Reads `2/3` or `60%`; undefined for anything else, and for more than the whole. */
export function fraction(text: string): Fraction | undefined {
  const [, num, den, percent] = WRITTEN.exec(text) ?? []
  const read = percent === undefined ? { num: Number(num), den: Number(den) } : of100(percent)
  const isPart = Number.isInteger(read.num) && read.den > 0 && read.num <= read.den
  return isPart && read.den <= FRACTION_TERM_MAX ? read : undefined
}

const of100 = (percent: string): Fraction => ({ num: Number(percent), den: 100 })

/** Kept as the author wrote it: `60%` is not printed as `3/5`. */
export const FractionSchema = z
  .string()
  .refine(
    (text) => fraction(text) !== undefined,
    'a part of the whole: 1/2, 2/3 or 60%, never above 1',
  )

/** Throws on what the schema refuses. */
export function fractionOf(text: string): Fraction {
  const read = fraction(text)
  if (!read) throw new Error(`not a fraction: ${text}`)
  return read
}

/** The least whole number that is more than (`strict`), or at least, this part of `whole`. */
export function leastAbove({ num, den }: Fraction, whole: number, strict: boolean): number {
  const product = whole * num
  const rest = product % den
  const below = (product - rest) / den
  return rest === 0 && !strict ? below : below + 1
}

/** The greatest whole number that is less than (`strict`), or at most, this part of `whole`. */
export function greatestBelow({ num, den }: Fraction, whole: number, strict: boolean): number {
  const product = whole * num
  const rest = product % den
  const below = (product - rest) / den
  return rest === 0 && strict ? below - 1 : below
}
