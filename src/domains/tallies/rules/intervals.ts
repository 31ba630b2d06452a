/** How far chance alone may move a share of few. Pure; knows no contribution. */

/** 95 of 100. */
const Z = 1.959964

export type Interval = { readonly low: number; readonly high: number }

/**
 * Between which shares the true one lies, were these contributions drawn at random.
 *
 * Source: Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209-212;
 * chosen for small numbers by Brown, Cai, DasGupta (2001), Statistical Science 16, 101-133.
 */
export function wilson(taken: number, made: number): Interval | undefined {
  if (made === 0) return undefined
  const share = taken / made
  const weight = 1 + Z ** 2 / made
  const middle = (share + Z ** 2 / (2 * made)) / weight
  const reach = (Z / weight) * Math.sqrt((share * (1 - share)) / made + Z ** 2 / (4 * made ** 2))
  return {
    // None and all are the ends themselves: what floating point leaves beside them is cut.
    low: taken === 0 ? 0 : Math.max(0, middle - reach),
    high: taken === made ? 1 : Math.min(1, middle + reach),
  }
}
