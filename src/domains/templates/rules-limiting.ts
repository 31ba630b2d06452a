/** What names mean in the limits of a template, and whether they can be kept at all. Pure. */
import { compareSpans } from './calendar.ts'
import { no, twice, type Broken } from './rules-references.ts'
import type { LimitRule } from './template-courses.ts'
import type { Template } from './template.ts'

type Path = Broken['path']

export const brokenLimits = (template: Template): readonly Broken[] => [
  ...twice(['limits'], template.limits),
  ...template.limits.flatMap((limit, at) => [
    ...ofStages(template, limit, ['limits', at]),
    ...ofChoice(template, limit, ['limits', at]),
  ]),
]

function ofStages({ stages }: Template, limit: LimitRule, path: Path): readonly Broken[] {
  const ids = stages.map(({ id }) => id)
  const known = new Set(ids)
  const names = [
    ...no(known, [...path, 'entering'], limit.entering),
    ...no(known, [...path, 'leaving'], limit.leaving),
  ]
  if (names.length > 0) return names
  const [first, last] = [ids.indexOf(limit.entering), ids.indexOf(limit.leaving)]
  if (last < first) {
    const message = `${limit.leaving} comes before ${limit.entering} in stages`
    return [{ path: [...path, 'leaving'], message, example: `leaving: ${limit.entering}` }]
  }
  const within = stages.slice(first, last + 1)
  const long = within.find(
    ({ lasts: { min } }) => min && compareSpans(min.for, limit.within.for) > 0,
  )
  const example = `for: ${long?.lasts.min?.for}`
  const message = `shorter than the stage ${long?.id} lasts at least`
  return [
    ...(long ? [{ path: [...path, 'within'], message, example }] : []),
    ...ofExit(limit, ids, new Set(within.map(({ id }) => id)), path),
  ]
}

/** The clock leads out of the stages that the limit spans: else it would come by again at once. */
function ofExit(
  { exit }: LimitRule,
  ids: readonly string[],
  within: ReadonlySet<string>,
  path: Path,
): readonly Broken[] {
  if (!exit) return []
  const here = [...path, 'exit', 'to']
  if (within.has(exit.to)) {
    const message = `${exit.to} is one of the stages whose time has passed`
    return [{ path: here, message, example: 'to: terminated' }]
  }
  return no(new Set([...ids, 'concluded', 'terminated']), here, exit.to)
}

function ofChoice({ decisions }: Template, { when }: LimitRule, path: Path): readonly Broken[] {
  if (!when) return []
  const decision = decisions.find(({ id }) => id === when.decision)
  const ids = new Set(decisions.map(({ id }) => id))
  if (!decision) return no(ids, [...path, 'when', 'decision'], when.decision)
  const outcomes = new Set(decision.outcomes.map(({ id }) => id))
  return no(outcomes, [...path, 'when', 'outcome'], when.outcome)
}
