/** What keeps a template from having its versions countersigned. Pure. */
import type { Broken } from './rules-references.ts'
import { COUNTERSIGNING_ROLE, type Template } from './template.ts'

/** A signature that nobody can give, or from a group that nobody has. */
export const ofCountersigning = ({
  countersigned,
  grouping,
  roles,
}: Template): readonly Broken[] => {
  if (!countersigned) return []
  const isThere = roles.some(({ id }) => id === COUNTERSIGNING_ROLE)
  return [
    ...(isThere
      ? []
      : [
          {
            path: ['roles'],
            message: `nobody is ${COUNTERSIGNING_ROLE} here, and versions are countersigned`,
            example: `- {id: ${COUNTERSIGNING_ROLE}, title: …}`,
          },
        ]),
    ...(countersigned.by === 'other-group' && grouping.kind === 'none'
      ? [
          {
            path: ['countersigned', 'by'],
            message: 'this template has no groups',
            example: 'by: rapporteur',
          },
        ]
      : []),
  ]
}
