/** The small words every module speaks: brands, instants, results. Knows no domain and no I/O. */

declare const brand: unique symbol

/** A `Base` that only the function which checked it may mint. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name }

/** Milliseconds since 1970-01-01T00:00Z. Acts carry whole seconds. */
export type Instant = Brand<number, 'Instant'>

/** Milliseconds. */
export type Duration = Brand<number, 'Duration'>

export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export type Result<Value, Refusal> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal }

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
})

export const refuse = <Refusal>(
  refusal: Refusal,
): { readonly ok: false; readonly refusal: Refusal } => ({ ok: false, refusal })

/** Ends every `switch` over a union: a new member fails to compile, a lying row throws. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}

const MS = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const

export const seconds = (count: number) => (count * MS.second) as Duration
export const minutes = (count: number) => (count * MS.minute) as Duration
export const hours = (count: number) => (count * MS.hour) as Duration
export const days = (count: number) => (count * MS.day) as Duration

export const after = (start: Instant, ...spans: readonly Duration[]) =>
  spans.reduce<number>((sum, span) => sum + span, start) as Instant

export const between = (start: Instant, end: Instant) => (end - start) as Duration

export const wholeSecond = (at: Instant) => (Math.floor(at / MS.second) * MS.second) as Instant

/** Reads `2019-06-13T23:59Z` and the like. Throws on anything else: for constants and fixtures. */
export function instant(iso: string): Instant {
  const at = Date.parse(iso)
  if (Number.isNaN(at)) throw new Error(`not an instant: ${iso}`)
  return at as Instant
}
