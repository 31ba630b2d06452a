/**
 * Whether a template file is one that processes can run by: its shape, its references, its hash.
 * Every problem names line, column and field. Reads no file and no database.
 */
import { isMap, isNode, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { pinned, type CheckedTemplate } from './canonical.ts'
import { brokenReferences } from './rules-references.ts'
import { TemplateSchema } from './template.ts'

/** Far above any real one; a template is read and canonicalised whole. */
export const TEMPLATE_LENGTH_MAX = 400_000
export const PROBLEMS_MAX = 50

/** Where in the file, both from 1, and which field: `stages[2].gate.all[0].atMost`. */
export type TemplateProblem = {
  readonly line: number
  readonly column: number
  readonly field: string
  readonly message: string
}

type Path = readonly PropertyKey[]

export function checkTemplate(text: string): Result<CheckedTemplate, readonly TemplateProblem[]> {
  if (text.length > TEMPLATE_LENGTH_MAX) {
    const message = `longer than ${TEMPLATE_LENGTH_MAX} characters`
    return refuse([{ line: 1, column: 1, field: '', message }])
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  if (document.errors.length > 0) {
    return refuse(
      document.errors.slice(0, PROBLEMS_MAX).map(({ message, pos }) => {
        const { line, col } = lines.linePos(pos[0])
        return { line, column: col, field: '', message: message.split('\n')[0] ?? message }
      }),
    )
  }
  const alias = firstAlias(document)
  if (alias) {
    const { line, col } = lines.linePos(alias.range?.[0] ?? 0)
    return refuse([
      { line, column: col, field: '', message: 'a template repeats, it has no aliases' },
    ])
  }
  const problem = (path: Path, message: string): TemplateProblem => {
    const { line, col } = lines.linePos(offsetOf(document, path))
    return { line, column: col, field: fieldOf(path), message }
  }
  const read = TemplateSchema.safeParse(document.toJS())
  if (!read.success) {
    const problems = read.error.issues.map((issue) =>
      issue.code === 'unrecognized_keys'
        ? problem([...issue.path, issue.keys[0] ?? ''], `unknown: ${issue.keys.join(', ')}`)
        : problem(issue.path, issue.message),
    )
    return refuse(problems.slice(0, PROBLEMS_MAX))
  }
  const broken = brokenReferences(read.data).map(({ path, message }) => problem(path, message))
  return broken.length > 0 ? refuse(broken.slice(0, PROBLEMS_MAX)) : ok(pinned(read.data))
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
