/**
 * Whether a template file is one that processes can run by: its shape, its references, its hash.
 * Every problem names line, column, field and what would be right. Reads no database.
 */
import type { z } from 'zod'
import { ok, refuse, type Result } from '../../platform/values.ts'
import { pinned, type CheckedTemplate } from './canonical.ts'
import { exampleFor } from './examples.ts'
import { regionsKnown } from './holidays.ts'
import {
  located,
  placedIn,
  shapeProblem,
  type FileProblem,
  type Found,
  type Path,
} from './located.ts'
import { expandPhrases, shippedPhrases, type Phrases } from './phrases.ts'
import { brokenAppeals, unaskedAppeals, unaskedRepetitions } from './rules-appealing.ts'
import { brokenChanges } from './rules-changing.ts'
import { brokenDeciding } from './rules-deciding.ts'
import { brokenGraph } from './rules-graph.ts'
import { brokenLimits } from './rules-limiting.ts'
import { nearest, unknownFacts } from './rules-known.ts'
import { brokenReferences } from './rules-references.ts'
import { TemplateSchema, type Template } from './template.ts'

/** Far above any real one; a template is read and canonicalised whole. */
export const TEMPLATE_LENGTH_MAX = 400_000

type Checked = Result<CheckedTemplate, readonly FileProblem[]>

/** What a template is checked against, besides itself. */
export type Known = {
  /** Facts that domains give, by name or family (`decisions.*`); not looked at where absent. */
  readonly facts?: readonly string[]
  readonly phrases?: Phrases
}

/** All problems of a template file, or the template. */
export function checkTemplate(text: string, known: Known = {}): Checked {
  const found = located(text, TEMPLATE_LENGTH_MAX, (value) => problemsOf(value, known))
  return found.ok ? ok(pinned(found.value)) : found
}

/** What an author of a sound template may have overlooked, with its place in the file. */
export const templateWarnings = (text: string, template: Template): readonly FileProblem[] =>
  placedIn(text, unaskedRepetitions(template))

/** Shape first; names, graph, numbers and facts once the shape is right. */
function problemsOf(value: unknown, known: Known): Result<Template, readonly Found[]> {
  const phrasesOf = () => known.phrases ?? shippedPhrases()
  const expanded = expandPhrases(value, phrasesOf)
  const unknown = expanded.missing.map(({ path, key }) => ({
    path,
    message: `no such phrase: ${key}`,
    example: nearest(key, Object.keys(phrasesOf())),
  }))
  const read = TemplateSchema.safeParse(expanded.value)
  if (!read.success) {
    const within = (path: Path) => unknown.some((one) => startsWith(path, one.path.slice(0, -1)))
    const shape = read.error.issues.map(withExample).filter(({ path }) => !within(path))
    return refuse([...unknown, ...shape])
  }
  const template = read.data
  const names = [
    ...brokenReferences(template, regionsKnown()),
    ...brokenDeciding(template),
    ...brokenAppeals(template),
    ...brokenLimits(template),
    ...brokenChanges(template),
  ]
  const found: readonly Found[] = [
    ...unknown,
    ...names,
    // A graph over names that are wrong would only say the same again.
    ...(names.length === 0 ? brokenGraph(template) : []),
    ...unaskedAppeals(template),
    ...(known.facts ? unknownFacts(template, known.facts) : []),
  ]
  return found.length > 0 ? refuse(found) : ok(template)
}

const startsWith = (path: Path, start: Path) => start.every((key, at) => path[at] === key)

/** What would be right there is shown beside what is wrong, but for a name that is not known. */
function withExample(issue: z.core.$ZodIssue): Found {
  const found = shapeProblem(issue)
  return issue.code === 'unrecognized_keys' ? found : { ...found, example: exampleFor(issue.path) }
}
