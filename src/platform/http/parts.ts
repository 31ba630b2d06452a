/** Reads a posted form that brings files, within bounds and in memory. Judges no file. */
import { ok, refuse, type Result } from '../values.ts'
import {
  BODY_BYTES_MAX,
  cutOff,
  FIELDS_MAX,
  readBytes,
  type Body,
  type BodyRefusal,
  type Field,
} from './body.ts'
import type { Asking } from './env.ts'

/** All files of one form together. */
export const FILES_BYTES_MAX = 10 * 1024 * 1024

export type SentFile = {
  /** As it was sent: any text at all. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** Whoever is not signed in sends no more than any form may hold. */
export async function readParts(c: Asking): Promise<Result<Body, BodyRefusal>> {
  const bytesMax = BODY_BYTES_MAX + (c.var.subject === undefined ? 0 : FILES_BYTES_MAX)
  const bytes = await readBytes(c, bytesMax).catch(cutOff)
  if (bytes === 'cut-off') return refuse({ kind: 'not-text' })
  if (!bytes) return refuse({ kind: 'too-large', bytesMax })
  const form = await parted(bytes, c.req.header('content-type') ?? '')
  if (!form) return refuse({ kind: 'not-text' })
  const fields: Field[] = []
  const files: SentFile[] = []
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.push([name, value])
    else if (value.name !== '' || value.size > 0) {
      files.push({ name: value.name, bytes: await value.bytes() })
    }
  }
  if (fields.length + files.length > FIELDS_MAX) {
    return refuse({ kind: 'too-many-fields', fieldsMax: FIELDS_MAX })
  }
  // What is no text was read as U+FFFD, which nobody types.
  const damaged = fields.flatMap(([name, value]) =>
    `${name}${String(value)}`.includes('\u{FFFD}') ? [name] : [],
  )
  return ok({ form: true, fields, damaged, files })
}

async function parted(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<FormData | undefined> {
  try {
    return await new Response(bytes, { headers: { 'content-type': type } }).formData()
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
