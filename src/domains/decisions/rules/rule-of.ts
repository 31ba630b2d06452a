/** What a pinned template says of calls, and in which roles somebody stands to them. Pure. */
import type { Actor } from '../../people/index.ts'
import { actingFor, type Process, rolesIn } from '../../processes/index.ts'
import {
  findWindowRule,
  holidaysOf,
  laddersOf,
  overridersOf,
  type Pin,
  rulesWindowOf,
  type Template,
  undertakingsOf,
} from '../../templates/index.ts'
import type { CallRule, Party, Takes } from '../call-rule.ts'

/** The levels of the ladder that a call names; one that the template does not have has none. */
export const levelsOf = (template: Template, ladder = 'consensus') =>
  laddersOf(template).find(({ id }) => id === ladder)?.designations ?? []

export function callRuleOf(
  template: Template,
  pin: Pin,
  windowKind: string,
  ladder?: string,
): CallRule {
  const { grouping, consensus, objections } = template
  const chairs = findWindowRule(template, windowKind)?.opens ?? []
  const within = objections?.wordWithin
  return {
    rules: pin.hash,
    undertakings: undertakingsOf(pin),
    groups: grouping.kind === 'none' ? [] : grouping.groups.map(({ id }) => id),
    visibility: consensus.positionsVisible,
    levels: levelsOf(template, ladder).map(({ id, passes, needs }) => ({ id, passes, needs })),
    chairs,
    answerers: objections?.answeredBy ?? chairs,
    takes: takesOf(template, windowKind),
    wordWithin: within && { span: within.for, holidays: holidaysOf(template) },
    overriders: overridersOf(template, 'calls'),
  }
}

/** Where calls have only one window, it is for both. */
function takesOf(template: Template, windowKind: string): Takes {
  const rules = rulesWindowOf(template)
  if (rules === undefined) return 'any'
  if (windowKind !== rules) return 'others'
  const { windows } = template
  const hasOther = windows.some(({ kind, silence }) => kind !== rules && silence !== 'nothing')
  return hasOther ? 'rules' : 'any'
}

/** A process that only reports what sources say is nobody's to act in. */
export const partyOf = (
  process: Process,
  actor: Actor | undefined,
  { answerers }: Pick<CallRule, 'answerers'> = { answerers: [] },
): Party => ({
  actor,
  inPlaceOf: actor ? actingFor(process, actor, answerers) : [],
  roles: actor && !process.reported ? rolesIn(process, actor) : [],
})

/** The group that somebody chose for themselves in the scheme of the process. */
export const ownGroupOf = ({ grouping }: Template, actor: Actor | undefined): string | undefined =>
  grouping.kind === 'scheme' ? actor?.codes.get(grouping.scheme) : undefined
