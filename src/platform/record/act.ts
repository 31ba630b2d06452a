/** What somebody did, as the domains tell it to the record. Nouns and declarations, no storage. */
import type { Prose } from './prose.ts'

/** A person's random pseudonym, or a role of the site. */
export type Actor = `p_${string}` | `role:${string}`

/** The hat somebody wore: for themselves, for an organisation, in a role. */
export type Cap = 'personal' | `org:${string}` | `role:${string}`

/** The topic of every page, as the database's `announce` has it: any may show a removed text. */
export const EVERYTHING = '*'

export const DOORS = ['web', 'api', 'mail', 'proxy', 'import'] as const

export type Via = (typeof DOORS)[number]

export type ClearValue = string | number | boolean | readonly string[]

export type Clear = { readonly [field: string]: ClearValue }

type ActCommon = {
  readonly actor: Actor
  readonly cap?: Cap
  /** What the act is about: `call:01J…`, or a person. */
  readonly obj: `${string}:${string}` | `p_${string}`
  /** Base64 SHA-256 of the rule set in force. */
  readonly rules?: string
  readonly via: Via
  /** All that is prose, or says who somebody is. */
  readonly parts?: readonly Prose[]
  /** The pages that this changes: `process:01J…`, `front`. */
  readonly topics: readonly string[]
}

export type Act = ActCommon & {
  readonly act: `${string}.${string}`
  /** All that is needed to recount. */
  readonly clear?: Clear
}

/** Which part of which entry was removed. */
export type Target = { readonly index: number; readonly leaf: string; readonly part: string }

/** The record's own act, the only one with a structured field; made by `redact` alone. */
export type RedactAct = ActCommon & {
  readonly act: 'redact'
  readonly clear: { readonly basis: string; readonly target: Target }
}

export type AnyAct = Act | RedactAct

/** `texts` is a list of strings, `seconds` an instant in whole UTC seconds; `?` may be absent. */
export type FieldType = 'text' | 'whole' | 'seconds' | 'yes-no' | 'texts'

export type Fields = { readonly [field: string]: FieldType | `${FieldType}?` }

/** The kinds of act there are, each with its clear fields. */
export type DeclaredActs = { readonly [act: string]: Fields }

/** Names that every entry uses for itself (record.md, section 2). */
export const ENTRY_FIELDS: ReadonlySet<string> = new Set([
  'v',
  'act',
  'actor',
  'cap',
  'obj',
  'of',
  'kept',
  'prev',
  'rules',
  't',
  'dated',
  'via',
  'parts',
  'target',
])

const ACT_NAME = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/
const FIELD_NAME = /^[a-z][A-Za-z0-9]*$/

/** Checks a domain's kinds of act as the program starts: a wrong declaration is a bug. */
export function declareActs<const Declared extends DeclaredActs>(acts: Declared): Declared {
  for (const [act, fields] of Object.entries(acts)) {
    if (!ACT_NAME.test(act)) throw new Error(`not the name of an act: ${act}`)
    for (const field of Object.keys(fields)) {
      if (!FIELD_NAME.test(field)) throw new Error(`${act}: not the name of a field: ${field}`)
      if (ENTRY_FIELDS.has(field)) throw new Error(`${act}: ${field} is a field of every entry`)
    }
  }
  return acts
}

/** Joins what the domains declare. Two places that declare one kind of act is a bug. */
export function joinActs(...declared: readonly DeclaredActs[]): DeclaredActs {
  const joined = new Map<string, Fields>()
  for (const [act, fields] of declared.flatMap((acts) => Object.entries(acts))) {
    if (joined.has(act)) throw new Error(`declared twice: ${act}`)
    joined.set(act, fields)
  }
  return Object.fromEntries(joined)
}
