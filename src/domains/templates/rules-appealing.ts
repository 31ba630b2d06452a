/** What names mean in the appeals of a template, and whether its gates wait for them. Pure. */
import { conditionsOf, factOf } from './gate.ts'
import { gatesOf } from './rules-known.ts'
import { no, missing, twice, type Broken } from './rules-references.ts'
import { PLAIN_LADDER, type AppealRule, type Matter } from './template-appeals.ts'
import { laddersOf, type Template } from './template.ts'

type Path = Broken['path']
type Placed = { readonly rungs: readonly AppealRule[]; readonly path: Path }

/** Every ladder with its place in the file, the plain list first. */
export const placedLadders = ({ appeals, appealLadders }: Template): readonly Placed[] => [
  { rungs: appeals, path: ['appeals'] },
  ...appealLadders.map(({ rungs }, at) => ({ rungs, path: ['appealLadders', at, 'rungs'] })),
]

export function brokenAppeals(template: Template): readonly Broken[] {
  const roles = new Set(template.roles.map(({ id }) => id))
  return [
    ...placedLadders(template).flatMap(({ rungs, path }) =>
      rungs.flatMap(({ forum, from }, at) => [
        ...no(roles, [...path, at, 'forum'], forum),
        ...missing(roles, [...path, at, 'from', 'roles'], from?.roles ?? []),
      ]),
    ),
    ...twice(['appealLadders'], template.appealLadders),
    ...template.appealLadders.flatMap(({ id, against }, at): readonly Broken[] => [
      ...(id === PLAIN_LADDER
        ? [{ path: ['appealLadders', at, 'id'], message: RESERVED, example: 'id: process-failure' }]
        : []),
      ...against.flatMap((matter, index) =>
        ofMatter(template, matter, ['appealLadders', at, 'against', index]),
      ),
    ]),
  ]
}

const RESERVED = `${PLAIN_LADDER} is the name of the list that has none`

function ofMatter(template: Template, matter: Matter, path: Path): readonly Broken[] {
  const ids = (items: readonly { readonly id: string }[]) => new Set(items.map(({ id }) => id))
  if ('decision' in matter) {
    return no(ids(template.decisions), [...path, 'decision'], matter.decision)
  }
  if ('designation' in matter) {
    return no(ids(laddersOf(template)), [...path, 'designation'], matter.designation)
  }
  if ('document' in matter) {
    return no(ids(template.artefacts), [...path, 'document'], matter.document)
  }
  return 'conduct' in matter ? no(ids(template.roles), [...path, 'conduct'], matter.conduct) : []
}

const asks = (template: Template, fact: string): boolean =>
  gatesOf(template).some(({ gate }) => conditionsOf(gate).some((one) => factOf(one) === fact))

/** An appeal holds a process through its gates: where none asks for it, nothing would wait. */
export function unaskedAppeals(template: Template): readonly Broken[] {
  if (asks(template, 'appeals.open')) return []
  return placedLadders(template).flatMap(({ rungs, path }) =>
    rungs.flatMap(({ suspends }, at) =>
      suspends
        ? [
            {
              path: [...path, at, 'suspends'],
              message: 'no gate asks appeals.open, so nothing waits for it',
              example: 'gate: {fact: appeals.open, atMost: 0, says: …}',
            },
          ]
        : [],
    ),
  )
}

/**
 * What a ruling has repeated is owed in public, and holds nothing by itself: said to the author
 * once, at the first forum that can have something repeated. Nothing is refused for it.
 */
export function unaskedRepetitions(template: Template): readonly Broken[] {
  if (asks(template, 'appeals.owed')) return []
  return placedLadders(template)
    .flatMap(({ rungs, path }) =>
      rungs.flatMap(({ remedies = [] }, at) =>
        remedies.length === 0 || remedies.includes('annul') || remedies.includes('remand')
          ? [
              {
                path: [...path, at],
                message: 'can have something repeated, and no gate asks appeals.owed',
                example: 'gate: {fact: appeals.owed, atMost: 0, says: …}',
              },
            ]
          : [],
      ),
    )
    .slice(0, 1)
}
