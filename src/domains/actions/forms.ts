/** What the forms of actions send, as schemas. Judges nobody. */
import { z } from 'zod'
import { line, optional, passage, tick } from '../../platform/http/index.ts'
import { consent, origin, personId, ROLES } from '../people/index.ts'
import type { Instant } from '../../platform/values.ts'
import { minuteOf } from '../templates/index.ts'
import {
  HREF_LENGTH_MAX,
  NAME_LENGTH_MAX,
  sourceOf,
  WHAT_LENGTH_MAX,
  WORDS_LENGTH_MAX,
} from './action.ts'
import type { OwnerTyped } from './steps.ts'

export const Acting = z.object(consent)
export type Acting = z.output<typeof Acting>

/** The named day counts to its last minute, as it does for windows. */
const DAYS_END = '23:59'

const due = z.iso.date().transform((day, context): Instant => {
  const at = minuteOf(day, DAYS_END)
  if (at !== undefined) return at
  context.addIssue({ code: 'invalid_format', format: 'date' })
  return z.NEVER
})

type HostTyped = { readonly process?: string; readonly body?: string }

/** `process:labels`, `body:table`: by their addresses. */
export function hostIn(raw: string): HostTyped | undefined {
  const [, kind, slug] = /^(process|body):([a-z0-9-]{1,80})$/.exec(raw) ?? []
  if (kind === undefined || slug === undefined) return undefined
  return kind === 'process' ? { process: slug } : { body: slug }
}

const host = z.string().transform((raw, context): HostTyped => {
  const found = hostIn(raw)
  if (found) return found
  context.addIssue({ code: 'invalid_value', values: [] })
  return z.NEVER
})

const source = optional(
  z.string().transform((raw, context) => {
    const found = sourceOf(raw)
    if (found) return found
    context.addIssue({ code: 'invalid_value', values: [] })
    return z.NEVER
  }),
)

/** Kinds of owner that have to be named. */
const NAMED = { handle: 'handle', 'other-body': 'body', organisation: 'organisation' } as const

function ownerIn(raw: string, named: string | undefined): OwnerTyped | undefined {
  if (raw === 'me') return { kind: 'me' }
  if (raw === 'body') return { kind: 'body' }
  const role = ROLES.find((one) => raw === `role:${one}`)
  if (role) return { kind: 'role', role }
  const person = raw.startsWith('person:') ? personId(raw.slice('person:'.length)) : undefined
  if (person) return { kind: 'id', person }
  if (!Object.hasOwn(NAMED, raw) || named === undefined) return undefined
  return { kind: NAMED[raw as keyof typeof NAMED], named }
}

const owned = {
  owner: z.string().max(NAME_LENGTH_MAX),
  named: optional(line({ max: NAME_LENGTH_MAX })),
}
type Owned = { readonly owner: string; readonly named?: string | undefined }

/** The problem is at the field that is left to fill in. */
function withOwner<Data extends Owned>(data: Data, context: z.RefinementCtx) {
  const owner = ownerIn(data.owner, data.named)
  if (owner) return { ...data, owner }
  const isUnnamed = Object.hasOwn(NAMED, data.owner)
  const path = [isUnnamed ? 'named' : 'owner']
  context.addIssue({ code: 'invalid_value', values: [], path })
  return z.NEVER
}

export const Making = Acting.extend({
  host,
  what: line({ max: WHAT_LENGTH_MAX }),
  due,
  source,
  from: origin,
  ...owned,
}).transform(withOwner)

export const Handing = Acting.extend(owned).transform(withOwner)
export const Reasoned = Acting.extend({ reason: passage({ max: WORDS_LENGTH_MAX }) })
export const Finishing = Acting.extend({
  evidence: optional(passage({ max: WORDS_LENGTH_MAX })),
  href: optional(line({ max: HREF_LENGTH_MAX })),
})
export const Quieting = Acting.extend({ quiet: tick() })
