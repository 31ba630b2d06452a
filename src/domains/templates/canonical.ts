/** The canonical form of a template: what is stored, and what its hash is of. Decides nothing. */
import { createHash } from 'node:crypto'
import { jcs } from '../../platform/record/log/index.ts'
import type { Json } from '../../platform/values.ts'
import { isSpared, TemplateSchema, type Pin, type Template, type TemplateHash } from './template.ts'

export type CheckedTemplate = {
  readonly template: Template
  readonly pin: Pin
  /** Canonical JSON (RFC 8785). */
  readonly canonical: string
}

export const hashOf = (canonical: string): TemplateHash =>
  createHash('sha256').update(canonical).digest('base64') as TemplateHash

/** The template with its hash, which any other tool can recompute from the stored copy. */
export function pinned(template: Template): CheckedTemplate {
  // Through JSON, because a field that may be absent is not one that is undefined.
  const plain: Json = JSON.parse(
    JSON.stringify(template, (key, value: unknown) => (isSpared(key, value) ? undefined : value)),
  )
  const canonical = jcs(plain)
  const { template: name, version } = template
  return { template, canonical, pin: { name, version, hash: hashOf(canonical) } }
}

/** A stored copy is parsed again: it may have been written by an older release. */
export const storedTemplate = (canonical: string): Template =>
  TemplateSchema.parse(JSON.parse(canonical))
