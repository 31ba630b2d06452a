/** The canonical leaf: from an act and the facts of its commit to bytes, and strictly back. */
import { z } from 'zod'
import { ok, refuse, type Json, type Result } from '../values.ts'
import {
  DOORS,
  ENTRY_FIELDS,
  type Actor,
  type AnyAct,
  type Cap,
  type Clear,
  type DeclaredActs,
  type Target,
  type Via,
} from './act.ts'
import { clearOf, isPlain, type ClearRefusal } from './clear.ts'
import { canonicalBytes, ENTRY_BYTES_MAX, parseCanonical, type NotCanonical } from './log/index.ts'

/** Texts of one act. */
export const PARTS_MAX = 32

/** What only the commit knows. */
export type CommitFacts = {
  /** Whole UTC seconds. */
  readonly t: number
  /** The seconds that the rules were told, where they were told other ones than `t`. */
  readonly dated?: number | undefined
  readonly prev?: number | undefined
  /** Subject and digest of the row that was changed. */
  readonly of?: string | undefined
  readonly kept?: string | undefined
}

export type PartLine = { readonly c: string; readonly m: string; readonly n: string }

export type Entry = {
  readonly v: 1
  readonly act: string
  readonly actor: Actor
  readonly cap?: Cap | undefined
  readonly obj: string
  readonly of?: string | undefined
  readonly kept?: string | undefined
  readonly prev?: number | undefined
  readonly rules?: string | undefined
  readonly t: number
  readonly dated?: number | undefined
  readonly via: Via
  readonly parts: readonly PartLine[]
  readonly target?: Target | undefined
  readonly clear: Clear
}

export type EntryRefusal =
  | { readonly kind: 'too-long'; readonly bytes: number; readonly bytesMax: number }
  | NotCanonical
  | { readonly kind: 'not-an-entry' }
  | { readonly kind: 'field'; readonly field: string }
  | ClearRefusal

const sha256Base64 = z.string().regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/)
const whole = z.int().min(0)
const line = z.string().min(1).max(400).refine(isPlain)
const role = z.templateLiteral(['role:', z.string().regex(/[a-z0-9-]{1,60}/)])
const pseudonym = z.templateLiteral(['p_', z.string().regex(/[0-9A-Za-z]{1,64}/)])
const organisation = z.templateLiteral(['org:', z.string().regex(/[0-9A-Za-z-]{1,64}/)])

const Fixed = z.strictObject({
  v: z.literal(1),
  act: z.string().regex(/^([a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*|redact)$/),
  actor: z.union([pseudonym, role]),
  cap: z.union([z.literal('personal'), organisation, role]).optional(),
  obj: line,
  of: line.optional(),
  kept: sha256Base64.optional(),
  prev: whole.optional(),
  rules: sha256Base64.optional(),
  t: whole,
  dated: z.int().optional(),
  via: z.enum(DOORS),
  parts: z
    .array(
      z.strictObject({
        c: sha256Base64,
        m: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,60}$/),
        n: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
      }),
    )
    .min(1)
    .max(PARTS_MAX)
    .refine((parts) => new Set(parts.map(({ n }) => n)).size === parts.length)
    .optional(),
  target: z.strictObject({ index: whole, leaf: sha256Base64, part: line }).optional(),
})

/**
 * The bytes that are hashed. Throws where `readEntry` would refuse them: an act that is not
 * declared, a field that is not, an entry that is too long are bugs of the caller.
 */
export function entryBytes(act: AnyAct, facts: CommitFacts, acts: DeclaredActs): Uint8Array {
  const parts = (act.parts ?? []).map((part) => ({
    c: part.commitment,
    m: part.mediaType,
    n: part.name,
  }))
  const fields = present({
    ...clearFields(act),
    v: 1,
    act: act.act,
    actor: act.actor,
    cap: act.cap,
    obj: act.obj,
    rules: act.rules,
    via: act.via,
    parts: parts.length > 0 ? parts : undefined,
    ...facts,
  })
  const bytes = canonicalBytes(fields)
  const read = readEntry(bytes, acts)
  if (!read.ok) throw new Error(`no entry for ${act.act}: ${JSON.stringify(read.refusal)}`)
  return bytes
}

/**
 * Reads a leaf; whatever is not exactly an entry is refused.
 *
 * @param acts the kinds of act that are declared here; without them (another site's record) the
 *   clear fields are held to their grammar only
 */
export function readEntry(bytes: Uint8Array, acts?: DeclaredActs): Result<Entry, EntryRefusal> {
  if (bytes.length > ENTRY_BYTES_MAX) {
    return refuse({ kind: 'too-long', bytes: bytes.length, bytesMax: ENTRY_BYTES_MAX })
  }
  const value = parseCanonical(bytes)
  if (!value.ok) return value
  if (!isObject(value.value)) return refuse({ kind: 'not-an-entry' })

  const all = Object.entries(value.value)
  const fixed = Fixed.safeParse(Object.fromEntries(all.filter(([key]) => ENTRY_FIELDS.has(key))))
  if (!fixed.success) {
    return refuse({ kind: 'field', field: fixed.error.issues[0]?.path.join('.') ?? '' })
  }
  const rest = Object.fromEntries(all.filter(([key]) => !ENTRY_FIELDS.has(key)))
  const { target, parts = [], ...entry } = fixed.data
  if ((entry.act === 'redact') !== (target !== undefined)) {
    return refuse({ kind: 'field', field: 'target' })
  }
  const clear = clearOf(entry.act, rest, acts)
  if (!clear.ok) return clear
  return ok({ ...entry, parts, target, clear: clear.value })
}

/** A domain's field that has the name of one of ours would vanish under it. */
function clearFields(act: AnyAct): JsonObject {
  if (act.act === 'redact') return act.clear
  const taken = Object.keys(act.clear ?? {}).find((field) => ENTRY_FIELDS.has(field))
  if (taken !== undefined) throw new Error(`${act.act}: ${taken} is a field of every entry`)
  return act.clear ?? {}
}

type JsonObject = { readonly [key: string]: Json }

function present(fields: { readonly [key: string]: Json | undefined }): JsonObject {
  const there: Record<string, Json> = {}
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) there[key] = value
  return there
}

const isObject = (value: Json): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
