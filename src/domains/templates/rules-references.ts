/** What the names within a template refer to, and whether its numbers agree. Pure. */
import { compareSpans } from './calendar.ts'
import type { Gate } from './gate.ts'
import type { Span } from './template-parts.ts'
import { nearest } from './rules-known.ts'
import { ENDS, triggerOf, type DutyRule } from './template-courses.ts'
import { OVERRIDABLE } from './template-appeals.ts'
import { appealLaddersOf, overridersOf, type Stage, type Template } from './template.ts'

export type Broken = {
  readonly path: readonly (string | number)[]
  readonly message: string
  /** What would be right there. */
  readonly example?: string | undefined
}

type Known = {
  readonly roles: ReadonlySet<string>
  readonly artefacts: ReadonlySet<string>
  readonly stages: readonly string[]
  readonly phases: readonly string[]
  readonly windows: ReadonlySet<string>
}

/** Every name that leads nowhere and every span that contradicts another, in file order. */
export function brokenReferences(
  template: Template,
  regions: readonly string[],
): readonly Broken[] {
  const known: Known = {
    roles: new Set(template.roles.map(({ id }) => id)),
    artefacts: new Set(template.artefacts.map(({ id }) => id)),
    stages: template.stages.map(({ id }) => id),
    phases: template.phases.map(({ id }) => id),
    windows: new Set(template.windows.map(({ kind }) => kind)),
  }
  return [
    ...twice(['roles'], template.roles),
    ...twice(['artefacts'], template.artefacts),
    ...twice(['phases'], template.phases),
    ...twice(['stages'], template.stages),
    ...twice(
      ['windows'],
      template.windows.map(({ kind }) => ({ id: kind })),
    ),
    ...twice(['consensus', 'designations'], template.consensus.designations),
    ...(template.grouping.kind === 'none'
      ? []
      : twice(['grouping', 'groups'], template.grouping.groups)),
    ...template.artefacts.flatMap(({ by }, at) =>
      missing(known.roles, ['artefacts', at, 'by'], by),
    ),
    ...phasesOutOfOrder(template, known),
    ...template.stages.flatMap((stage, at) => ofStage(stage, at, known)),
    ...ofWindows(template, known),
    ...missing(known.roles, ['moves', 'by'], template.moves.by),
    ...ofOverrides(template, known),
    ...ofDuties(template, known),
    ...template.meetings.flatMap(({ items }, at) =>
      missing(known.roles, ['meetings', at, 'items', 'by'], items?.by ?? []),
    ),
    ...ofGroups(template),
    ...ofRegions(template, regions),
  ]
}

/** What nobody may resume must run on by itself. */
const ofOverrides = (template: Template, known: Known): readonly Broken[] => [
  ...(['by', ...OVERRIDABLE] as const).flatMap((part) =>
    missing(known.roles, ['overrides', part], template.overrides[part] ?? []),
  ),
  ...template.stages.flatMap(({ exits }, at) =>
    exits.flatMap(({ to, parksFor }, index) =>
      wrong(
        to === 'suspended' && !parksFor && overridersOf(template, 'ends').length === 0,
        ['stages', at, 'exits', index],
        {
          message: 'nobody may let the process run again: overrides.ends is empty',
          example: 'parksFor: {for: P6M, source: …, tag: D}',
        },
      ),
    ),
  ),
]

const RESERVED: readonly string[] = [...ENDS, 'conclusion']

const ofStage = (stage: Stage, at: number, known: Known): readonly Broken[] => [
  ...(RESERVED.includes(stage.id)
    ? [{ path: ['stages', at, 'id'], message: `${stage.id} is no stage but an end` }]
    : []),
  ...ofExits(stage, at, known),
  ...missing(known.roles, ['stages', at, 'decides'], stage.decides),
  ...missing(known.artefacts, ['stages', at, 'artefacts'], stage.artefacts),
  ...missing(known.windows, ['stages', at, 'windows'], stage.windows),
  ...missing(new Set(known.stages.slice(0, at)), ['stages', at, 'returnsTo'], stage.returnsTo),
  ...longer(['stages', at, 'lasts', 'min'], stage.lasts.min, stage.lasts.target ?? stage.lasts.max),
  ...longer(['stages', at, 'lasts', 'target'], stage.lasts.target, stage.lasts.max),
  ...longer(['stages', at, 'lasts', 'min'], stage.lasts.min, stage.lasts.max),
  ...ofGate(stage.gate, ['stages', at, 'gate'], known, stage),
]

function ofExits(stage: Stage, at: number, known: Known): readonly Broken[] {
  const { exits, lasts, optional, variance } = stage
  const ends = new Set<string>([...known.stages, ...ENDS])
  const path = ['stages', at]
  return [
    ...twice([...path, 'exits'], exits),
    ...exits.flatMap(({ to, when, by, auto, parksFor }, index): readonly Broken[] => {
      const here = [...path, 'exits', index]
      return [
        ...no(ends, [...here, 'to'], to),
        ...(when ? ofGate(when, [...here, 'when'], known, stage) : []),
        ...missing(known.roles, [...here, 'by'], by ?? []),
        ...wrong(auto && !lasts.max, [...here, 'auto'], NO_EXPIRY),
        ...wrong(auto && to === 'suspended', [...here, 'to'], PARKED_BY_CLOCK),
        ...wrong(parksFor && to !== 'suspended', [...here, 'parksFor'], NOT_PARKED),
      ]
    }),
    ...missing(known.roles, [...path, 'optional', 'skippedBy'], optional?.skippedBy ?? []),
    ...(optional?.when ? ofGate(optional.when, [...path, 'optional', 'when'], known, stage) : []),
    ...wrong(optional && at === 0, [...path, 'optional'], FIRST_SKIPPED),
    ...missing(known.roles, [...path, 'variance', 'by'], variance?.by ?? []),
    ...(variance
      ? no(new Set(stage.windows), [...path, 'variance', 'window'], variance.window)
      : []),
  ]
}

const NO_EXPIRY = {
  message: 'a stage without a longest time never expires',
  example: 'lasts: {max: {for: P6M, source: …, tag: D}}',
}
const PARKED_BY_CLOCK = {
  message: 'the clock would park an expired stage again and again',
  example: 'to: terminated',
}
const NOT_PARKED = { message: 'only what is suspended is parked', example: 'to: suspended' }
const FIRST_SKIPPED = { message: 'the first stage cannot be skipped', example: undefined }

const wrong = (
  is: unknown,
  path: Broken['path'],
  said: { readonly message: string; readonly example: string | undefined },
): readonly Broken[] => (is ? [{ path, ...said }] : [])

/** What is asked of groups must be possible with as many as there are. */
function ofGroups({ grouping, stopTheClock, walkOut, windows }: Template): readonly Broken[] {
  const groups = grouping.kind === 'none' ? 0 : grouping.groups.length
  const too = (count: number | undefined, path: Broken['path']) =>
    wrong(count !== undefined && count > groups, path, {
      message: `${count} groups, but there are ${groups}`,
      example: `count: ${groups}`,
    })
  return [
    ...wrong(grouping.kind !== 'none' && groups === 0, ['grouping', 'groups'], {
      message: `${grouping.kind} without anybody in them`,
      example: 'groups: [{id: business, label: {en: Business, …}}]',
    }),
    ...too(stopTheClock?.groups.count, ['stopTheClock', 'groups', 'count']),
    ...too(walkOut?.groupsAtLeast.count, ['walkOut', 'groupsAtLeast', 'count']),
    ...windows.flatMap(({ capPerGroup }, at) =>
      wrong(capPerGroup && groups === 0, ['windows', at, 'capPerGroup'], {
        message: 'a limit per group, but there are no groups',
        example: undefined,
      }),
    ),
  ]
}

const ofRegions = ({ regions }: Template, known: readonly string[]): readonly Broken[] =>
  missing(new Set(known), ['regions'], regions)

function ofGate(gate: Gate, path: Broken['path'], known: Known, stage: Stage): readonly Broken[] {
  if ('all' in gate)
    return gate.all.flatMap((one, at) => ofGate(one, [...path, 'all', at], known, stage))
  if ('any' in gate)
    return gate.any.flatMap((one, at) => ofGate(one, [...path, 'any', at], known, stage))
  return [
    ...('artefact' in gate ? no(known.artefacts, [...path, 'artefact'], gate.artefact) : []),
    ...('window' in gate ? no(new Set(stage.windows), [...path, 'window'], gate.window) : []),
    ...(gate.waitsFor ? no(known.roles, [...path, 'waitsFor'], gate.waitsFor) : []),
  ]
}

const ofWindows = ({ windows }: Template, known: Known): readonly Broken[] =>
  windows.flatMap((rule, at) => [
    ...missing(known.roles, ['windows', at, 'opens'], rule.opens),
    ...missing(known.roles, ['windows', at, 'extension', 'by'], rule.extension.by),
    ...missing(
      known.roles,
      ['windows', at, 'silenceCheck', 'reopenedBy'],
      rule.silenceCheck?.reopenedBy ?? [],
    ),
    ...longer(['windows', at, 'min'], rule.min, rule.default),
    ...longer(['windows', at, 'min'], rule.min, rule.max),
    ...longer(['windows', at, 'default'], rule.default, rule.max),
    ...wrong(isNothing(rule.max), ['windows', at, 'max'], {
      message: 'closes before it opens: it lasts no time at all',
      example: 'max: {for: P6W, source: …, tag: D}',
    }),
    ...(rule.silenceCheck
      ? longer(
          ['windows', at, 'silenceCheck', 'reachWithin'],
          rule.silenceCheck.reachWithin,
          rule.min,
        )
      : []),
  ])

const isNothing = ({ for: span }: Span): boolean => /^PT?0+[A-Z]$/.test(span)

const ofDuties = (template: Template, known: Known): readonly Broken[] =>
  template.duties.flatMap((duty, at) => [
    ...no(known.roles, ['duties', at, 'owner'], duty.owner),
    ...no(known.artefacts, ['duties', at, 'artefact'], duty.artefact),
    ...(duty.escalatesTo ? no(known.roles, ['duties', at, 'escalatesTo'], duty.escalatesTo) : []),
    ...ofTrigger(duty, at, template, known),
  ])

function ofTrigger(
  duty: DutyRule,
  at: number,
  template: Template,
  known: Known,
): readonly Broken[] {
  const { decisions, challenges } = template
  const trigger = triggerOf(duty)
  const path = ['duties', at, duty.after ? 'after' : 'trigger']
  if ('stage' in trigger) return no(new Set(known.stages), [...path, 'stage'], trigger.stage)
  if ('window' in trigger) return no(known.windows, [...path, 'window'], trigger.window)
  if ('document' in trigger) return no(known.artefacts, [...path, 'document'], trigger.document)
  if ('decision' in trigger) {
    return no(new Set(decisions.map(({ id }) => id)), [...path, 'decision'], trigger.decision)
  }
  if ('limit' in trigger) {
    return no(new Set(template.limits.map(({ id }) => id)), [...path, 'limit'], trigger.limit)
  }
  if ('appeal' in trigger) {
    const ladders = new Set(appealLaddersOf(template).map(({ id }) => id))
    if (ladders.size === 0) return [{ path, message: 'this template has no appeals' }]
    const { ladder } = trigger
    return ladder === undefined ? [] : no(ladders, [...path, 'ladder'], ladder)
  }
  return challenges ? [] : [{ path, message: 'this template has no challenges' }]
}

/** Stages run through the phases in order, so that a track of phases never goes backwards. */
function phasesOutOfOrder({ stages }: Template, { phases }: Known): readonly Broken[] {
  return stages.flatMap(({ phase }, at) => {
    const path = ['stages', at, 'phase']
    if (!phases.includes(phase)) return no(new Set(phases), path, phase)
    const before = stages[at - 1]?.phase
    const backwards = before !== undefined && phases.indexOf(phase) < phases.indexOf(before)
    return backwards ? [{ path, message: `${phase} comes before ${before} in phases` }] : []
  })
}

export const no = (
  known: ReadonlySet<string>,
  path: Broken['path'],
  name: string,
): readonly Broken[] =>
  known.has(name)
    ? []
    : [{ path, message: `no such name: ${name}`, example: nearest(name, [...known]) }]

export const missing = (
  known: ReadonlySet<string>,
  path: Broken['path'],
  names: readonly string[],
) => names.flatMap((name, at) => no(known, [...path, at], name))

export const twice = (path: Broken['path'], items: readonly { readonly id: string }[]) =>
  items.flatMap(({ id }, at) =>
    items.findIndex((item) => item.id === id) < at
      ? [{ path: [...path, at], message: `twice: ${id}` }]
      : [],
  )

const longer = (path: Broken['path'], one: Span | undefined, other: Span | undefined) =>
  one && other && compareSpans(one.for, other.for) > 0
    ? [{ path, message: `${one.for} is longer than ${other.for}`, example: `for: ${other.for}` }]
    : []
