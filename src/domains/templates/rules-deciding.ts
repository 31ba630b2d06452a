/** What names mean in the deciding parts of a template: electorates, rules, ladders. Pure. */
import { z } from 'zod'
import { placedLadders } from './rules-appealing.ts'
import { ofCountersigning } from './rules-countersigning.ts'
import { unfindable } from './rules-findable.ts'
import type { Broken } from './rules-references.ts'
import { nearest } from './rules-known.ts'
import type { Template } from './template.ts'

type Path = Broken['path']

/** A rule put together from named ones: more parts than this nobody can hold in mind. */
export const RULE_SIZE_MAX = 200

export function brokenDeciding(template: Template): readonly Broken[] {
  return [
    ...circles(template),
    ...namedRules(template),
    ...sourcesOfRules(template),
    ...ofElectorates(template),
    ...ofDecisions(template),
    ...unfindable(template),
    ...ofOthers(template),
    ...repeated(template),
    ...ofLineage(template),
    ...ofCountersigning(template),
  ]
}

const missing = (known: readonly string[], path: Path, name: string): readonly Broken[] =>
  known.includes(name)
    ? []
    : [{ path, message: `no such name: ${name}`, example: nearest(name, known) }]

const all = (known: readonly string[], path: Path, names: readonly string[]) =>
  names.flatMap((name, at) => missing(known, [...path, at], name))

const sourcesOfRules = ({ rules, ruleSources }: Template) =>
  Object.keys(ruleSources).flatMap((name) =>
    missing(Object.keys(rules), ['ruleSources', name], name),
  )

const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id)

/** `{rule: name}` anywhere in a rule, with its place. */
function* references(
  part: unknown,
  path: Path,
): Generator<{ readonly name: string; readonly path: Path }> {
  if (Array.isArray(part)) {
    for (const [at, item] of part.entries()) yield* references(item, [...path, at])
    return
  }
  if (typeof part !== 'object' || part === null) return
  for (const [key, inner] of Object.entries(part)) {
    if (key === 'rule' && typeof inner === 'string') yield { name: inner, path: [...path, key] }
    else yield* references(inner, [...path, key])
  }
}

const refersTo = (rule: unknown): readonly string[] =>
  [...references(rule, [])].map(({ name }) => name)

/** Each name once: a rule that leads back to itself, or that unfolds beyond what anybody reads. */
function circles({ rules }: Template): readonly Broken[] {
  const sizes = new Map<string, number>()
  const size = (name: string, path: readonly string[]): number => {
    const known = sizes.get(name)
    if (known !== undefined) return known
    if (path.includes(name)) return Number.POSITIVE_INFINITY
    const found = refersTo(rules[name]).reduce((sum, next) => sum + size(next, [...path, name]), 1)
    sizes.set(name, found)
    return found
  }
  return Object.keys(rules).flatMap((name): readonly Broken[] => {
    const parts = size(name, [])
    const path = ['rules', name]
    if (parts === Number.POSITIVE_INFINITY) {
      const message = `the rule ${name} leads in a circle, back to itself`
      return [{ path, message, example: '{share: yes, outOf: seats, moreThan: 1/2}' }]
    }
    return parts > RULE_SIZE_MAX
      ? [{ path, message: `unfolds to more than ${RULE_SIZE_MAX} parts` }]
      : []
  })
}

function namedRules({ rules, decisions, ratifications, advice }: Template): readonly Broken[] {
  const known = Object.keys(rules)
  const named = (part: unknown, path: Path): readonly Broken[] =>
    typeof part === 'string'
      ? missing(known, path, part)
      : [...references(part, path)].flatMap((found) => missing(known, found.path, found.name))
  return [
    ...Object.entries(rules).flatMap(([name, rule]) => named(rule, ['rules', name])),
    ...decisions.flatMap(({ rule }, at) => named(rule, ['decisions', at, 'rule'])),
    ...ratifications.flatMap(({ bodies }, at) =>
      bodies.flatMap(({ rule }, index) =>
        named(rule, ['ratifications', at, 'bodies', index, 'rule']),
      ),
    ),
    ...advice.flatMap(({ overrideRule }, at) =>
      overrideRule === undefined
        ? []
        : missing(known, ['advice', at, 'overrideRule'], overrideRule),
    ),
  ]
}

const ofElectorates = ({ electorates }: Template): readonly Broken[] =>
  electorates.flatMap(({ houses, parts }, at): readonly Broken[] => [
    ...parts.flatMap(({ house }, index) =>
      house === undefined
        ? []
        : missing(ids(houses), ['electorates', at, 'parts', index, 'house'], house),
    ),
    ...houses.flatMap(({ id }, index) =>
      parts.some(({ house }) => house === id)
        ? []
        : [
            {
              path: ['electorates', at, 'houses', index],
              message: `nobody sits in the house ${id}`,
              example: `parts: [{id: …, label: …, house: ${id}, seats: 7}]`,
            },
          ],
    ),
  ])

function ofDecisions(template: Template): readonly Broken[] {
  const { decisions, electorates, roles, windows } = template
  return decisions.flatMap(({ by, rule, window, outcomes }, at): readonly Broken[] => {
    const path = ['decisions', at]
    const named = 'electorate' in by
    return [
      ...(named
        ? missing(ids(electorates), [...path, 'by', 'electorate'], by.electorate)
        : all(ids(roles), [...path, 'by', 'roles'], by.roles)),
      ...(named && rule === undefined
        ? [
            {
              path: [...path, 'rule'],
              message: 'an electorate decides by a rule',
              example: '{share: yes, outOf: seats, moreThan: 1/2}',
            },
          ]
        : []),
      ...(window === undefined
        ? []
        : missing(
            windows.map(({ kind }) => kind),
            [...path, 'window'],
            window,
          )),
      ...twice([...path, 'outcomes'], outcomes),
      ...(named ? housesOf(template, rule, by.electorate, [...path, 'rule']) : []),
    ]
  })
}

const HouseSchema = z.object({
  in: z.object({ house: z.string() }).optional(),
  each: z.string().optional(),
  over: z.string().optional(),
  among: z.array(z.string()).optional(),
})

/** Houses that a rule names must be houses of those who decide by it. */
function housesOf(
  { electorates, rules }: Template,
  rule: unknown,
  electorate: string,
  path: Path,
): readonly Broken[] {
  const houses = ids(electorates.find(({ id }) => id === electorate)?.houses ?? [])
  const seen = new Set<string>()
  const look = (part: unknown): readonly string[] => {
    if (Array.isArray(part)) return part.flatMap(look)
    if (typeof part === 'string' && Object.hasOwn(rules, part) && !seen.has(part)) {
      seen.add(part)
      return look(rules[part])
    }
    if (typeof part !== 'object' || part === null) return []
    const told = HouseSchema.safeParse(part)
    const own = told.success ? told.data : {}
    const isHouses = own.each === 'house' || own.over === 'house'
    return [
      ...(own.in ? [own.in.house] : []),
      ...(isHouses ? (own.among ?? []) : []),
      ...Object.values(part).flatMap(look),
    ]
  }
  return [...new Set(look(rule))].flatMap((house) => {
    const [broken] = missing(houses, path, house)
    return broken ? [{ ...broken, message: `${electorate} has no house ${house}` }] : []
  })
}

function ofOthers(template: Template): readonly Broken[] {
  const { challenges, objections, petitions, advice, ratifications } = template
  const roles = ids(template.roles)
  const parties = [...roles, ...ids(template.electorates)]
  return [
    ...petitions.flatMap(({ startedBy, moves }, at) => [
      ...all(roles, ['petitions', at, 'startedBy'], startedBy),
      ...missing(ids(template.stages), ['petitions', at, 'moves', 'to'], moves.to),
    ]),
    ...ratifications.flatMap(({ needs, bodies }, at) =>
      needs !== 'all' && needs.atLeast.count > bodies.length
        ? [
            {
              path: ['ratifications', at, 'needs', 'atLeast'],
              message: `${needs.atLeast.count} of ${bodies.length} bodies`,
              example: `needs: all`,
            },
          ]
        : [],
    ),
    ...advice.flatMap(({ from, to }, at) => [
      ...missing(parties, ['advice', at, 'from'], from),
      ...missing(parties, ['advice', at, 'to'], to),
    ]),
    ...all(roles, ['objections', 'answeredBy'], objections?.answeredBy ?? []),
    ...(challenges?.rungs ?? []).flatMap(({ forum, final }, at) => [
      ...missing(roles, ['challenges', 'rungs', at, 'forum'], forum),
      ...lastIfFinal(['challenges', 'rungs', at], final, at, challenges?.rungs.length ?? 0),
    ]),
    ...placedLadders(template).flatMap(({ rungs, path }) =>
      rungs.flatMap(({ final }, at) => lastIfFinal([...path, at], final, at, rungs.length)),
    ),
  ]
}

const lastIfFinal = (path: Path, final: boolean | undefined, at: number, rungs: number) =>
  final && at < rungs - 1
    ? [
        {
          path: [...path, 'final'],
          message: 'only the last forum is final',
          example: 'final: false',
        },
      ]
    : []

const twice = (path: Path, items: readonly { readonly id: string }[]): readonly Broken[] =>
  items.flatMap(({ id }, at) =>
    items.findIndex((item) => item.id === id) < at
      ? [{ path: [...path, at], message: `twice: ${id}` }]
      : [],
  )

function repeated(template: Template): readonly Broken[] {
  const { electorates, decisions, ladders, petitions, ratifications, duties } = template
  return [
    ...twice(['electorates'], electorates),
    ...electorates.flatMap(({ houses, parts }, at) => [
      ...twice(['electorates', at, 'houses'], houses),
      ...twice(['electorates', at, 'parts'], parts),
    ]),
    ...twice(['decisions'], decisions),
    ...twice(['petitions'], petitions),
    ...twice(['ratifications'], ratifications),
    ...twice(['duties'], duties),
    ...twice(['ladders'], ladders),
    ...ladders.flatMap(({ designations }, at) =>
      twice(['ladders', at, 'designations'], designations),
    ),
  ]
}

/** Where everybody speaks for themselves there is no group to stand behind. */
const ofLineage = ({ lineage, grouping }: Template): readonly Broken[] =>
  lineage?.shown === 'by-group' && grouping.kind === 'none'
    ? [
        {
          path: ['lineage', 'shown'],
          message: 'this template has no groups',
          example: 'shown: sealed-until-adoption',
        },
      ]
    : []
