/** Which rules can change themselves: what a template says of it, checked. Pure. */
import { nearest } from './rules-known.ts'
import type { Broken } from './rules-references.ts'
import { laddersOf, type Template } from './template.ts'

/** Who may propose a change, and by what it is adopted, must be in the rules themselves. */
export function brokenChanges(template: Template): readonly Broken[] {
  const { changes, roles, windows, stages, decisions } = template
  if (!changes) return []
  const { proposedBy, adoptedBy } = changes
  const path = ['changes', 'adoptedBy']
  const named = (known: readonly string[], at: Broken['path'], name: string): readonly Broken[] =>
    known.includes(name)
      ? []
      : [{ path: at, message: `no such name: ${name}`, example: nearest(name, known) }]
  const proposers = proposedBy.flatMap((role, at) =>
    named(
      roles.map(({ id }) => id),
      ['changes', 'proposedBy', at],
      role,
    ),
  )
  if ('decision' in adoptedBy) {
    const known = decisions.filter(({ by, subject }) => 'electorate' in by && subject === 'text')
    return [
      ...proposers,
      ...named(
        known.map(({ id }) => id),
        [...path, 'decision'],
        adoptedBy.decision,
      ),
    ]
  }
  const { window, ladder = 'consensus' } = adoptedBy
  const kinds = windows.map(({ kind }) => kind)
  const isHeld = stages.some((stage) => stage.windows.includes(window))
  return [
    ...proposers,
    ...named(kinds, [...path, 'window'], window),
    ...named(
      laddersOf(template).map(({ id }) => id),
      [...path, 'ladder'],
      ladder,
    ),
    ...(kinds.includes(window) && !isHeld
      ? [
          {
            path: [...path, 'window'],
            message: `no stage has the window ${window}`,
            example: `stages: [{id: …, windows: [${window}]}]`,
          },
        ]
      : []),
  ]
}
