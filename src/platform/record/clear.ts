/** The clear fields of an act, held to what its domain declared. Knows nothing else of an entry. */
import { ok, refuse, unreachable, type Json, type Result } from '../values.ts'
import type { Clear, ClearValue, DeclaredActs, Fields, FieldType } from './act.ts'

/** UTF-16 units of one clear text, and texts in one list; the entry has its own bound. */
export const CLEAR_TEXT_MAX = 4_000
export const CLEAR_TEXTS_MAX = 500

export type ClearRefusal =
  | { readonly kind: 'undeclared-act'; readonly act: string }
  | { readonly kind: 'undeclared-field'; readonly field: string }
  | { readonly kind: 'missing-field'; readonly field: string }
  | { readonly kind: 'clear-field'; readonly field: string }

const REDACT_FIELDS: Fields = { basis: 'text' }
const FIELD_NAME = /^[a-z][A-Za-z0-9]*$/

const BARE = {
  text: 'text',
  'text?': 'text',
  whole: 'whole',
  'whole?': 'whole',
  seconds: 'seconds',
  'seconds?': 'seconds',
  'yes-no': 'yes-no',
  'yes-no?': 'yes-no',
  texts: 'texts',
  'texts?': 'texts',
} as const satisfies Record<Fields[string], FieldType>

/** @param acts the kinds declared here; without them only the grammar of a field is asked for */
export function clearOf(
  act: string,
  fields: { readonly [field: string]: Json },
  acts: DeclaredActs | undefined,
): Result<Clear, ClearRefusal> {
  const clear: Record<string, ClearValue> = {}
  for (const [field, value] of Object.entries(fields)) {
    if (!FIELD_NAME.test(field) || !isClear(value)) return refuse({ kind: 'clear-field', field })
    clear[field] = value
  }
  if (act === 'redact') return asDeclared(clear, REDACT_FIELDS)
  if (!acts) return ok(clear)
  const declared = Object.hasOwn(acts, act) ? acts[act] : undefined
  return declared ? asDeclared(clear, declared) : refuse({ kind: 'undeclared-act', act })
}

function asDeclared(clear: Clear, declared: Fields): Result<Clear, ClearRefusal> {
  for (const [field, value] of Object.entries(clear)) {
    const type = Object.hasOwn(declared, field) ? declared[field] : undefined
    if (!type) return refuse({ kind: 'undeclared-field', field })
    if (!isOfType(value, BARE[type])) return refuse({ kind: 'clear-field', field })
  }
  for (const [field, type] of Object.entries(declared)) {
    if (!type.endsWith('?') && !Object.hasOwn(clear, field)) {
      return refuse({ kind: 'missing-field', field })
    }
  }
  return ok(clear)
}

function isOfType(value: ClearValue, type: FieldType): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string'
    case 'whole':
    case 'seconds':
      return typeof value === 'number'
    case 'yes-no':
      return typeof value === 'boolean'
    case 'texts':
      return typeof value === 'object'
    default:
      return unreachable(type)
  }
}

function isClear(value: Json): value is ClearValue {
  if (typeof value === 'string') return isPlain(value)
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (typeof value === 'boolean') return true
  if (!Array.isArray(value) || value.length > CLEAR_TEXTS_MAX) return false
  return value.every((text: unknown) => typeof text === 'string' && isPlain(text))
}

/** NFC, no control character, no lone surrogate (record.md, section 2). */
export const isPlain = (text: string) =>
  text.length <= CLEAR_TEXT_MAX &&
  text.isWellFormed() &&
  text === text.normalize('NFC') &&
  !/\p{Cc}/u.test(text)
