/**
 * The one writing of a JSON value (RFC 8785, JCS) and the limits an entry adds to it.
 *
 * Does not know what an entry says.
 */
import { ok, refuse, unreachable, type Json, type Result } from '../../values.ts'
import { fromUtf8, sameBytes, utf8 } from './encoding.ts'

/** Deep enough for any entry, shallow enough for any stack. */
export const DEPTH_MAX = 32

export type NotCanonical =
  | { readonly kind: 'not-utf8' }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'not-the-canonical-writing' }
  | { readonly kind: 'too-deep'; readonly depthMax: number }
  | { readonly kind: 'lone-surrogate'; readonly text: string }
  | { readonly kind: 'control-character'; readonly text: string }
  | { readonly kind: 'not-nfc'; readonly text: string }
  | { readonly kind: 'not-a-safe-integer'; readonly number: number }
  | { readonly kind: 'not-a-json-value'; readonly type: string }

/** Any JSON value as JCS writes it; the limits of an entry are not asked. */
export function jcs(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(jcs).join(',')}]`
  // Without a comparator `sort` compares UTF-16 code units, as RFC 8785 §3.2.3 asks.
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${jcs(value[key] ?? null)}`).join(',')}}`
}

/** The bytes that are hashed. Throws `NotCanonicalError` with the reason where there are none. */
export function canonicalBytes(value: Json): Uint8Array {
  const problem = problemIn(value, 0)
  if (problem) throw new NotCanonicalError(problem)
  return utf8(jcs(value))
}

/** Reads bytes that must be the canonical writing of what they say; repeated keys never are. */
export function parseCanonical(bytes: Uint8Array): Result<Json, NotCanonical> {
  const text = fromUtf8(bytes)
  if (text === undefined) return refuse({ kind: 'not-utf8' })
  const value = parseJson(text)
  if (value === undefined) return refuse({ kind: 'not-json' })
  const problem = problemIn(value, 0)
  if (problem) return refuse(problem)
  if (!sameBytes(utf8(jcs(value)), bytes)) return refuse({ kind: 'not-the-canonical-writing' })
  return ok(value)
}

export class NotCanonicalError extends Error {
  readonly reason: NotCanonical
  constructor(reason: NotCanonical) {
    super(sentence(reason))
    this.reason = reason
  }
}

function problemIn(value: unknown, depth: number): NotCanonical | undefined {
  if (depth > DEPTH_MAX) return { kind: 'too-deep', depthMax: DEPTH_MAX }
  if (value === null || typeof value === 'boolean') return undefined
  if (typeof value === 'string') return problemInText(value)
  if (typeof value === 'number') {
    // Negative zero is written `0`, so it would not come back as it was.
    const kept = Number.isSafeInteger(value) && !Object.is(value, -0)
    return kept ? undefined : { kind: 'not-a-safe-integer', number: value }
  }
  if (Array.isArray(value)) return firstProblem(value, depth)
  if (!isPlainObject(value)) return { kind: 'not-a-json-value', type: typeof value }
  return firstProblem(Object.keys(value), depth) ?? firstProblem(Object.values(value), depth)
}

function firstProblem(values: readonly unknown[], depth: number): NotCanonical | undefined {
  // By index: `for … of` and array methods differ on the holes of a sparse array.
  for (let index = 0; index < values.length; index++) {
    const problem = problemIn(values[index], depth + 1)
    if (problem) return problem
  }
  return undefined
}

function problemInText(text: string): NotCanonical | undefined {
  // `JSON.stringify` escapes a lone surrogate instead of refusing it, so it is looked for first.
  if (!text.isWellFormed()) return { kind: 'lone-surrogate', text }
  if (/\p{Cc}/u.test(text)) return { kind: 'control-character', text }
  if (text.normalize('NFC') !== text) return { kind: 'not-nfc', text }
  return undefined
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function parseJson(text: string): Json | undefined {
  try {
    // `JSON.parse` returns nothing but JSON values.
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

function sentence(reason: NotCanonical): string {
  switch (reason.kind) {
    case 'not-utf8':
      return 'the bytes are not UTF-8'
    case 'not-json':
      return 'the text is not JSON'
    case 'not-the-canonical-writing':
      return 'the bytes are not the canonical writing of what they say'
    case 'too-deep':
      return `nested deeper than ${reason.depthMax}`
    case 'lone-surrogate':
      return `a lone surrogate in ${JSON.stringify(reason.text)}`
    case 'control-character':
      return `a control character in ${JSON.stringify(reason.text)}`
    case 'not-nfc':
      return `not in normal form C: ${JSON.stringify(reason.text)}`
    case 'not-a-safe-integer':
      return `not a safe integer: ${reason.number}`
    case 'not-a-json-value':
      return `not a JSON value: ${reason.type}`
    default:
      return unreachable(reason)
  }
}
