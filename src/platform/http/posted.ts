/** A form as it was sent: cleaned, bounded, judged by its schema. Saves nothing. */
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Json } from '../values.ts'
import { readBody, type Body } from './body.ts'
import type { SentFile } from './parts.ts'
import type { Asking, Course } from './env.ts'
import { isReading } from './origin.ts'
import { explainProblem, problemOf, type FieldProblem, type WordedProblem } from './problems.ts'
import { wordsFor } from './reader.ts'
import { Refused } from './refused.ts'
import { readTyping } from './typing.ts'

/** The hidden field that tells one filling of a form from the next. */
export const KEY_FIELD = 'key'
const KEY_HEADER = 'idempotency-key'
const KEY = /^[A-Za-z0-9_-]{8,128}$/

/** Texts by field name, to fill the form again. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

type Sent = {
  readonly typed: Typed
  readonly key: string | undefined
  /** Of all fields but the key. */
  readonly digest: string
  readonly files: readonly SentFile[]
}

export type Sound<Data> = Sent & { readonly ok: true; readonly data: Data }
export type Posted<Data> =
  Sound<Data> | (Sent & { readonly ok: false; readonly problems: readonly WordedProblem[] })

/**
 * @throws Refused when the body as a whole cannot be read (400, 413, 415): the app answers
 */
export async function posted<Schema extends z.ZodType>(
  c: Asking,
  schema: Schema,
  takesFiles = false,
): Promise<Posted<z.output<Schema>>> {
  const body = await readBody(c, takesFiles)
  if (!body.ok) throw new Refused(body.refusal)
  const { fields, refused, key } = cleanBody(c, body.value)
  const typed = typedOf(fields)
  const files = body.value.files ?? []
  const sent: Sent = { typed, key, digest: digestOf(fields, files), files }
  c.var.course.sent = { typed, key }
  if (refused.length > 0) {
    const problems = refused.map((field) => ({ field, kind: 'control-characters' }) as const)
    return { ok: false, ...sent, problems: await inWords(c, problems) }
  }
  return judged(c, { schema, fields, sent })
}

/** A question that stands in the address, as a form of a page that saves nothing asks it. */
export async function asked<Schema extends z.ZodType>(
  c: Asking,
  schema: Schema,
): Promise<Posted<z.output<Schema>>> {
  const parameters = Object.entries(c.req.queries()).flatMap(([name, values]) =>
    values.map((value): readonly [string, Json] => [name, value]),
  )
  const { fields, refused, key } = cleanBody(c, {
    form: true,
    fields: parameters,
    damaged: [],
  })
  const sent: Sent = { typed: typedOf(fields), key, digest: digestOf(fields, []), files: [] }
  if (refused.length === 0) return judged(c, { schema, fields, sent })
  const problems = refused.map((field) => ({ field, kind: 'control-characters' }) as const)
  return { ok: false, ...sent, problems: await inWords(c, problems) }
}

type ToJudge<Schema> = {
  readonly schema: Schema
  readonly fields: Fields
  readonly sent: Sent
}

async function judged<Schema extends z.ZodType>(
  c: Asking,
  { schema, fields, sent }: ToJudge<Schema>,
): Promise<Posted<z.output<Schema>>> {
  const read = schema.safeParse(fields)
  if (read.success) return { ok: true, ...sent, data: read.data }
  const problems = firstOfEach(read.error.issues, fields)
  return { ok: false, ...sent, problems: await inWords(c, problems) }
}

async function inWords(
  c: Asking,
  problems: readonly FieldProblem[],
): Promise<readonly WordedProblem[]> {
  const t = await wordsFor(c)
  return problems.map((one) => ({ ...one, message: explainProblem(one, t) }))
}

/** What was typed, also where no route came to read it; `undefined` when no form was sent. */
export async function readTypedAnyway(c: Asking): Promise<Course['sent']> {
  const { course } = c.var
  if (course.sent || isReading(c.req.method) || c.req.raw.bodyUsed) return course.sent
  const body = await readBody(c)
  if (!body.ok) return undefined
  const { fields, key } = cleanBody(c, body.value)
  return (course.sent = { typed: typedOf(fields), key })
}

function cleanBody(c: Asking, body: Body) {
  const { fields, refused } = clean(body)
  const { [KEY_FIELD]: field, ...content } = fields
  const sent = field ?? c.req.header(KEY_HEADER)
  const key = typeof sent === 'string' && KEY.test(sent) ? sent : undefined
  return { fields: content, refused, key }
}

type Fields = Readonly<Record<string, Json>>

/** A name that comes twice becomes a list, in the order sent. */
function clean({ fields, damaged }: Body): { fields: Fields; refused: readonly string[] } {
  const refused = new Set<string>(damaged)
  const kept = new Map<string, Json>()
  for (const [rawName, rawValue] of fields) {
    const name = readTyping(rawName).text
    const value = cleanValue(rawValue, () => refused.add(name))
    const before = kept.get(name)
    if (before === undefined) kept.set(name, value)
    else kept.set(name, Array.isArray(before) ? [...before, value] : [before, value])
  }
  return { fields: Object.fromEntries(kept), refused: [...refused] }
}

function cleanValue(value: Json, refuse: () => void): Json {
  if (typeof value === 'string') {
    const typing = readTyping(value)
    if (typing.kind === 'control-characters') refuse()
    return typing.text
  }
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one: Json) => cleanValue(one, refuse))
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [readTyping(name).text, cleanValue(one, refuse)]),
  )
}

const textOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

function typedOf(fields: Fields): Typed {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(textOf) : textOf(value),
    ]),
  )
}

/** The same content gives the same digest, in whatever order its fields come. */
function digestOf(fields: Fields, files: readonly SentFile[]): string {
  const ordered = Object.entries(fields).toSorted(([one], [other]) => (one < other ? -1 : 1))
  const hash = createHash('sha256').update(JSON.stringify(ordered))
  for (const { name, bytes } of files)
    hash.update(`\n${name.length} ${name} ${bytes.length} `).update(bytes)
  return hash.digest('base64url')
}

function firstOfEach(issues: readonly z.core.$ZodIssue[], fields: Fields) {
  const problems = new Map<string, FieldProblem>()
  for (const issue of issues) {
    const found = problemOf(issue, fields)
    if (!problems.has(found.field)) problems.set(found.field, found)
  }
  return [...problems.values()]
}
