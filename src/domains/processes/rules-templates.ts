/**
 * Whether a template file is one that processes can run by: its shape, its references, its hash.
 * Every problem names line, column, field and what would be right. Reads no database.
 */
import { isMap, isNode, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml'
import type { z } from 'zod'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { pinned, type CheckedTemplate } from './canonical.ts'
import { exampleFor } from './examples.ts'
import { regionsKnown } from './holidays.ts'
import { DEPTH_MAX, expandPhrases, shippedPhrases, type Phrases } from './phrases.ts'
import { brokenDeciding } from './rules-deciding.ts'
import { brokenGraph } from './rules-graph.ts'
import { nearest, unknownFacts } from './rules-known.ts'
import { brokenReferences } from './rules-references.ts'
import { TemplateSchema, type Template } from './template.ts'

/** Far above any real one; a template is read and canonicalised whole. */
export const TEMPLATE_LENGTH_MAX = 400_000
export const PROBLEMS_MAX = 50

/** Where in the file, both from 1, and which field: `stages[2].gate.all[0].atMost`. */
export type TemplateProblem = {
  readonly line: number
  readonly column: number
  readonly field: string
  /** What is wrong, or what was expected. */
  readonly message: string
  /** What would be right there. */
  readonly example?: string | undefined
}

type Path = readonly PropertyKey[]
type Checked = Result<CheckedTemplate, readonly TemplateProblem[]>

/** What a template is checked against, besides itself. */
export type Known = {
  /** Facts that domains give, by name or family (`decisions.*`); not looked at where absent. */
  readonly facts?: readonly string[]
  readonly phrases?: Phrases
}

/** All problems of a template file, or the template. */
export function checkTemplate(text: string, known: Known = {}): Checked {
  const large = tooLarge(text)
  if (large) return refuse([{ line: 1, column: 1, field: '', message: large }])
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  if (document.errors.length > 0) return refuse(broken(document, lines))
  const alias = firstAlias(document)
  if (alias) {
    const { line, col } = lines.linePos(alias.range?.[0] ?? 0)
    return refuse([{ line, column: col, field: '', message: ALIAS }])
  }
  const placed = ({ path, message, example }: Found): TemplateProblem => {
    const { line, col } = lines.linePos(offsetOf(document, path))
    const problem = { line, column: col, field: fieldOf(path), message }
    return example === undefined ? problem : { ...problem, example }
  }
  const found = problemsOf(document.toJS(), known)
  if (found.ok) return ok(pinned(found.value))
  return refuse(found.refusal.slice(0, PROBLEMS_MAX).map(placed))
}

const ALIAS = 'a template repeats, it has no aliases'

/** What a reader of YAML would have to unfold before it could be refused. */
function tooLarge(text: string): string | undefined {
  if (text.length > TEMPLATE_LENGTH_MAX) return `longer than ${TEMPLATE_LENGTH_MAX} characters`
  let depth = 0
  for (const letter of text) {
    if (letter === '[' || letter === '{') depth++
    if (letter === ']' || letter === '}') depth--
    if (depth > DEPTH_MAX) return `brackets within brackets: at most ${DEPTH_MAX}`
  }
  return DASHES.test(text) ? `lists within lists: at most ${DEPTH_MAX}` : undefined
}
const DASHES = new RegExp(`^ *(?:[-?:] +){${DEPTH_MAX}}`, 'm')

const broken = (document: Document, lines: LineCounter): readonly TemplateProblem[] =>
  document.errors.slice(0, PROBLEMS_MAX).map(({ message, pos }) => {
    const { line, col } = lines.linePos(pos[0])
    return { line, column: col, field: '', message: message.split('\n')[0] ?? message }
  })

type Found = {
  readonly path: Path
  readonly message: string
  readonly example?: string | undefined
}

/** Shape first; names, graph, numbers and facts once the shape is right. */
function problemsOf(value: unknown, known: Known): Result<Template, readonly Found[]> {
  const phrases = known.phrases ?? shippedPhrases()
  const expanded = expandPhrases(value, phrases)
  const unknown = expanded.missing.map(({ path, key }) => ({
    path,
    message: `no such phrase: ${key}`,
    example: nearest(key, Object.keys(phrases)),
  }))
  const read = TemplateSchema.safeParse(expanded.value)
  if (!read.success) {
    const within = (path: Path) => unknown.some((one) => startsWith(path, one.path.slice(0, -1)))
    const shape = read.error.issues.map(shapeProblem).filter(({ path }) => !within(path))
    return refuse([...unknown, ...shape])
  }
  const template = read.data
  const names = [...brokenReferences(template, regionsKnown()), ...brokenDeciding(template)]
  const found: readonly Found[] = [
    ...unknown,
    ...names,
    // A graph over names that are wrong would only say the same again.
    ...(names.length === 0 ? brokenGraph(template) : []),
    ...(known.facts ? unknownFacts(template, known.facts) : []),
  ]
  return found.length > 0 ? refuse(found) : ok(template)
}

const startsWith = (path: Path, start: Path) => start.every((key, at) => path[at] === key)

function shapeProblem(issue: z.core.$ZodIssue): Found {
  if (issue.code === 'unrecognized_keys') {
    return {
      path: [...issue.path, issue.keys[0] ?? ''],
      message: `unknown: ${issue.keys.join(', ')}`,
    }
  }
  const example = exampleFor(issue.path)
  return { path: issue.path, message: sayIssue(issue), example }
}

const sayIssue = (issue: z.core.$ZodIssue): string => {
  if (issue.code !== 'invalid_type') return issue.message
  return issue.input === undefined && issue.message.includes('undefined')
    ? `missing: ${issue.expected} was expected`
    : issue.message
}

/** Aliases could make a small file unfold without end, and a reader look elsewhere for a rule. */
function firstAlias(document: Document): Node | undefined {
  const found: Node[] = []
  visit(document, {
    Alias: (_, node) => {
      found.push(node)
      return visit.BREAK
    },
  })
  return found[0]
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
