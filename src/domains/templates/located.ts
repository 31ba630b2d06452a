/**
 * Reads a file that people write: every problem with line, column, field and what would be right.
 * Knows no template; guards against files that unfold without end.
 */
import type { z } from 'zod'
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Document, Node } from 'yaml'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { DEPTH_MAX } from './phrases.ts'

export const PROBLEMS_MAX = 50

/** Where in the file, both from 1, and which field: `stages[2].gate.all[0].atMost`. */
export type FileProblem = {
  readonly line: number
  readonly column: number
  readonly field: string
  /** What is wrong, or what was expected. */
  readonly message: string
  /** What would be right there. */
  readonly example?: string | undefined
}

export type Path = readonly PropertyKey[]

export type Found = {
  readonly path: Path
  readonly message: string
  readonly example?: string | undefined
}

/** What a file says, or all that is wrong with it. */
export function located<Value>(
  text: string,
  lengthMax: number,
  read: (value: unknown) => Result<Value, readonly Found[]>,
): Result<Value, readonly FileProblem[]> {
  const large = tooLarge(text, lengthMax)
  if (large) return refuse([{ line: 1, column: 1, field: '', message: large }])
  const lines = new LineCounter()
  const document = parsed(text, lines)
  if (document.errors.length > 0) return refuse(broken(document, lines))
  const odd = oddIn(document)
  if (odd.length > 0) return refuse(odd.map((one) => lineOf(lines, one)))
  const found = read(document.toJS())
  if (found.ok) return ok(found.value)
  return refuse(found.refusal.slice(0, PROBLEMS_MAX).map((one) => placed(document, lines, one)))
}

/** Where something lies in a file that was read before, and is sound. */
export function placedIn(text: string, found: readonly Found[]): readonly FileProblem[] {
  const lines = new LineCounter()
  const document = parsed(text, lines)
  return found.slice(0, PROBLEMS_MAX).map((one) => placed(document, lines, one))
}

/**
 * What the reader finds it says once, without quoting lines, and it compares no key with all that
 * stand before it: of a small file full of either, it would make minutes.
 */
const parsed = (text: string, lineCounter: LineCounter): Document =>
  parseDocument(text, { lineCounter, prettyErrors: false, uniqueKeys: false })

function lineOf(lines: LineCounter, { node, message }: Odd): FileProblem {
  const { line, col } = lines.linePos(node.range?.[0] ?? 0)
  return { line, column: col, field: '', message }
}

function placed(
  document: Document,
  lines: LineCounter,
  { path, message, example }: Found,
): FileProblem {
  const { line, col } = lines.linePos(offsetOf(document, path))
  const problem = { line, column: col, field: fieldOf(path), message }
  return example === undefined ? problem : { ...problem, example }
}

const TWICE = 'this name stands here already'
const ALIAS = 'a file of this kind repeats, it has no aliases'

/** What a reader of YAML would have to unfold before it could be refused. */
function tooLarge(text: string, lengthMax: number): string | undefined {
  if (text.length > lengthMax) return `longer than ${lengthMax} characters`
  let depth = 0
  for (const letter of text) {
    if (letter === '[' || letter === '{') depth++
    if (letter === ']' || letter === '}') depth--
    if (depth > DEPTH_MAX) return `brackets within brackets: at most ${DEPTH_MAX}`
  }
  return DASHES.test(text) ? `lists within lists: at most ${DEPTH_MAX}` : undefined
}
const DASHES = new RegExp(`^ *(?:[-?:] +){${DEPTH_MAX}}`, 'm')

const broken = (document: Document, lines: LineCounter): readonly FileProblem[] =>
  document.errors.slice(0, PROBLEMS_MAX).map(({ message, pos }) => {
    const { line, col } = lines.linePos(pos[0])
    return { line, column: col, field: '', message: message.split('\n')[0] ?? message }
  })

type Odd = { readonly node: Node; readonly message: string }

/**
 * Aliases could make a small file unfold without end, and a reader look elsewhere for a rule. Of a
 * name that stands twice in one map nobody would know which is meant.
 */
function oddIn(document: Document): readonly Odd[] {
  const found: Odd[] = []
  // By hand: the library's own walk copies the way to each node, half as long as reading took.
  const isEnough = (node: unknown): boolean => {
    if (isAlias(node)) {
      found.unshift({ node, message: ALIAS })
      return true
    }
    if (isSeq(node)) return node.items.some(isEnough)
    if (!isMap(node)) return false
    const known = new Set<unknown>()
    for (const { key } of node.items) {
      if (!isScalar(key)) continue
      if (known.has(key.value)) found.push({ node: key, message: TWICE })
      known.add(key.value)
    }
    if (found.length >= PROBLEMS_MAX) return true
    return node.items.some(({ key, value }) => isEnough(key) || isEnough(value))
  }
  isEnough(document.contents)
  return found.slice(0, PROBLEMS_MAX)
}

/** The place of a field; where it is missing, that of the nearest thing around it. */
function offsetOf(document: Document, path: Path): number {
  const keys = path.map((key) => (typeof key === 'number' ? key : String(key)))
  for (let depth = keys.length; depth > 0; depth--) {
    const around = depth === 1 ? document.contents : document.getIn(keys.slice(0, depth - 1), true)
    const last = keys[depth - 1]
    if (isMap(around)) {
      const pair = around.items.find(({ key }) => String(key) === String(last))
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0]
    }
    const node = document.getIn(keys.slice(0, depth), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return document.contents?.range?.[0] ?? 0
}

const fieldOf = (path: Path): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')

/** Names in one sentence; whoever mends these sees the next. */
const KEYS_MAX = 8

/** What a schema found, said as a problem of the file. */
export function shapeProblem(issue: z.core.$ZodIssue): Found {
  if (issue.code !== 'unrecognized_keys') return { path: issue.path, message: sayIssue(issue) }
  const path = [...issue.path, issue.keys[0] ?? '']
  return { path, message: `unknown: ${issue.keys.slice(0, KEYS_MAX).join(', ')}` }
}

const sayIssue = (issue: z.core.$ZodIssue): string => {
  if (issue.code !== 'invalid_type') return issue.message
  return issue.input === undefined && issue.message.includes('undefined')
    ? `missing: ${issue.expected} was expected`
    : issue.message
}
