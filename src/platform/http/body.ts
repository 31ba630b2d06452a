/** Reads a posted body within bounds, form or JSON. Judges no field's meaning. */
import { ok, refuse, type Json, type Result } from '../values.ts'
import type { Asking } from './env.ts'
import { readParts, type SentFile } from './parts.ts'

/** Bytes of one post: a long comment with its quotes, twice over. */
export const BODY_BYTES_MAX = 256 * 1024
/**
 * Bytes of one form of somebody who is signed in: forty clauses of 8,000 letters that a browser
 * sends as nine bytes each, and what stands around them.
 */
export const TYPED_BYTES_MAX = 3 * 1024 * 1024
/** Fields of one form: the longest of ours has 40. */
export const FIELDS_MAX = 100
/** Levels of one JSON text: an object of lists of objects, and one to spare. */
export const JSON_DEPTH_MAX = 8

export type BodyRefusal =
  | { readonly kind: 'unsupported-type' }
  | { readonly kind: 'too-large'; readonly bytesMax: number }
  | { readonly kind: 'too-many-fields'; readonly fieldsMax: number }
  | { readonly kind: 'too-deep'; readonly depthMax: number }
  | { readonly kind: 'not-json' }
  | { readonly kind: 'not-text' }

/** Name and value as sent, in their order; a JSON value keeps its shape. */
export type Field = readonly [name: string, value: Json]

export type Body = {
  readonly form: boolean
  readonly fields: readonly Field[]
  /** Names of fields whose bytes are no text; their values show U+FFFD there. */
  readonly damaged: readonly string[]
  /** Only of a form that may bring some. */
  readonly files?: readonly SentFile[]
}

export async function readBody(c: Asking, takesFiles = false): Promise<Result<Body, BodyRefusal>> {
  const type = (c.req.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase()
  if (takesFiles && type === 'multipart/form-data') return readParts(c)
  const isForm = type === 'application/x-www-form-urlencoded'
  if (!isForm && type !== 'application/json') return refuse({ kind: 'unsupported-type' })

  const bytesMax = c.var.subject === undefined ? BODY_BYTES_MAX : TYPED_BYTES_MAX
  const bytes = await readBytes(c, bytesMax).catch(cutOff)
  if (bytes === 'cut-off') return refuse({ kind: 'not-text' })
  if (!bytes) return refuse({ kind: 'too-large', bytesMax })
  const text = utf8(bytes)
  if (text === undefined) return refuse({ kind: 'not-text' })
  return isForm ? readForm(text) : readJson(text)
}

/** The sender went away in the middle, or sent what is no body: nobody is to blame here. */
export const cutOff = () => 'cut-off' as const

/** `undefined` when there are too many: by the header first, then while they come. */
export async function readBytes(
  c: Asking,
  bytesMax = BODY_BYTES_MAX,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const announced = c.req.header('content-length')
  if (announced !== undefined) {
    if (Number(announced) > bytesMax) return undefined
    const whole = new Uint8Array(await c.req.raw.arrayBuffer())
    return whole.length > bytesMax ? undefined : whole
  }
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of c.req.raw.body ?? []) {
    size += chunk.length
    if (size > bytesMax) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/**
 * Not URLSearchParams: it turns bytes that are no text into U+FFFD, and so keeps what nobody typed.
 *
 * Source: WHATWG URL §5.1, but for that.
 */
function readForm(text: string): Result<Body, BodyRefusal> {
  const pairs = text.split('&', FIELDS_MAX + 1).filter((pair) => pair !== '')
  if (pairs.length > FIELDS_MAX) return refuse({ kind: 'too-many-fields', fieldsMax: FIELDS_MAX })
  const fields: Field[] = []
  const damaged: string[] = []
  for (const pair of pairs) {
    const cut = pair.indexOf('=')
    const name = percentDecoded(cut < 0 ? pair : pair.slice(0, cut))
    const value = percentDecoded(cut < 0 ? '' : pair.slice(cut + 1))
    fields.push([name.text, value.text])
    if (!name.whole || !value.whole) damaged.push(name.text)
  }
  return ok({ form: true, fields, damaged })
}

function percentDecoded(raw: string): { readonly text: string; readonly whole: boolean } {
  const spaced = raw.replaceAll('+', ' ')
  if (!spaced.includes('%')) return { text: spaced, whole: true }
  // A percent sign that leads nowhere stands for itself, as browsers have it.
  const escaped = spaced.replace(/%(?![0-9a-f]{2})/gi, '%25')
  try {
    return { text: decodeURIComponent(escaped), whole: true }
  } catch (error) {
    if (error instanceof URIError) return { text: decodeLeniently(escaped), whole: false }
    throw error
  }
}

function decodeLeniently(escaped: string): string {
  return escaped.replace(/(%[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  )
}

function readJson(text: string): Result<Body, BodyRefusal> {
  if (depthOf(text) > JSON_DEPTH_MAX) return refuse({ kind: 'too-deep', depthMax: JSON_DEPTH_MAX })
  const value = parsed(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse({ kind: 'not-json' })
  }
  const fields: readonly Field[] = Object.entries(value)
  if (fields.length > FIELDS_MAX) return refuse({ kind: 'too-many-fields', fieldsMax: FIELDS_MAX })
  return ok({ form: false, fields, damaged: [] })
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** The deepest level of brackets outside strings, before anything is built from them. */
export function depthOf(json: string): number {
  let [depth, deepest, inString] = [0, 0, false]
  for (let index = 0; index < json.length; index++) {
    const character = json[index]
    if (inString) {
      if (character === '\\') index++
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{' || character === '[') deepest = Math.max(deepest, ++depth)
    else if (character === '}' || character === ']') depth--
  }
  return deepest
}
