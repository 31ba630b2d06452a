/** What a pinned template says of calls, and in which roles somebody stands to them. Pure. */
import type { Actor } from '../../people/index.ts'
import {
  findWindowRule,
  rolesIn,
  undertakingsOf,
  type Pin,
  type Process,
  type Template,
} from '../../processes/index.ts'
import type { CallRule, Party } from '../call-rule.ts'

export function callRuleOf(template: Template, pin: Pin, windowKind: string): CallRule {
  const { grouping, consensus, overrides } = template
  return {
    rules: pin.hash,
    undertakings: undertakingsOf(pin),
    groups: grouping.kind === 'none' ? [] : grouping.groups.map(({ id }) => id),
    visibility: consensus.positionsVisible,
    levels: consensus.designations.map(({ id, passes, needs }) => ({ id, passes, needs })),
    chairs: findWindowRule(template, windowKind)?.opens ?? [],
    overriders: overrides.by,
  }
}

/** A process that only reports what sources say is nobody's to act in. */
export const partyOf = (process: Process, actor: Actor | undefined): Party => ({
  actor,
  roles: actor && !process.reported ? rolesIn(process, actor) : [],
})

/** The group that somebody chose for themselves in the scheme of the process. */
export const ownGroupOf = ({ grouping }: Template, actor: Actor | undefined): string | undefined =>
  grouping.kind === 'scheme' ? actor?.codes.get(grouping.scheme) : undefined
