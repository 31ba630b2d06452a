/** Which facts a template may ask for, and where it asks for one that nobody gives. Pure. */
import { type FactName, factOf, type Gate } from './gate.ts'
import type { Broken } from './rules-references.ts'
import { appealLaddersOf, laddersOf, type Template } from './template.ts'

/** Facts whose names follow from the template itself, whoever gives them. */
export function factsOfTemplate(template: Template): readonly FactName[] {
  return [
    'stage.days',
    'exits.statements',
    'exits.groups',
    'objections.undisposed',
    ...template.stages.map(({ id }): FactName => `rounds.${id}`),
    ...template.windows.map(({ kind }): FactName => `windows.${kind}.closed`),
    ...template.artefacts.map(({ id }): FactName => `documents.${id}`),
    ...template.duties.map(({ id }): FactName => `duties.${id}.met`),
    ...template.decisions.flatMap(({ id, outcomes }) =>
      outcomes.map((outcome): FactName => `decisions.${id}.${outcome.id}`),
    ),
    ...template.decisions.flatMap(({ id, by }): readonly FactName[] =>
      'electorate' in by ? [`decisions.${id}.undecided`] : [],
    ),
    ...laddersOf(template).flatMap(({ designations }) =>
      designations.map(({ id }): FactName => `designations.${id}`),
    ),
    ...template.petitions.map(({ id }): FactName => `petitions.${id}.passed`),
    ...template.ratifications.map(({ id }): FactName => `ratifications.${id}.missing`),
    ...(template.challenges ? (['challenges.open'] as const) : []),
    ...(appealLaddersOf(template).length > 0 ? (['appeals.open'] as const) : []),
    ...(template.advice.length > 0 ? (['advice.unanswered', 'advice.consulting'] as const) : []),
  ]
}

type Placed = { readonly gate: Gate; readonly path: readonly (string | number)[] }

/** Every gate of a template with its place: of stages, exits, skips, petitions. */
export const gatesOf = ({ stages, petitions }: Template): readonly Placed[] => [
  ...stages.flatMap(({ gate, exits, optional }, at): readonly Placed[] => [
    { gate, path: ['stages', at, 'gate'] },
    ...exits.flatMap(({ when }, index) =>
      when ? [{ gate: when, path: ['stages', at, 'exits', index, 'when'] }] : [],
    ),
    ...(optional?.when ? [{ gate: optional.when, path: ['stages', at, 'optional', 'when'] }] : []),
  ]),
  ...petitions.flatMap(({ when }, at) =>
    when ? [{ gate: when, path: ['petitions', at, 'when'] }] : [],
  ),
]

/** Gates over facts that nobody gives could never open, and nobody would know why. */
export function unknownFacts(template: Template, known: readonly string[]): readonly Broken[] {
  const all = [...factsOfTemplate(template), ...known]
  return gatesOf(template).flatMap(({ gate, path }) => asked(gate, path, all))
}

function asked(gate: Gate, path: Placed['path'], known: readonly string[]): readonly Broken[] {
  if ('all' in gate) return gate.all.flatMap((part, at) => asked(part, [...path, 'all', at], known))
  if ('any' in gate) return gate.any.flatMap((part, at) => asked(part, [...path, 'any', at], known))
  const fact = factOf(gate)
  if (!('fact' in gate) || known.some((name) => isNamed(name, fact))) return []
  const example = nearest(fact, known)
  return [{ path: [...path, 'fact'], message: `nobody gives the fact ${fact}`, example }]
}

/** A domain may announce a whole family of facts: `decisions.*`. */
export const isNamed = (announced: string, fact: string): boolean =>
  announced.endsWith('.*') ? fact.startsWith(announced.slice(0, -1)) : announced === fact

/** The name that shares the longest beginning with what was typed. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const shared = (name: string) => {
    let length = 0
    while (length < name.length && name[length] === typed[length]) length++
    return length
  }
  return names.toSorted((one, other) => shared(other) - shared(one))[0]
}
