/** What calls and objections say to the gates of a process. Pure; judges no gate. */
import type { Instant } from '../../../platform/values.ts'
import type { Fact, Facts } from '../../processes/index.ts'
import { laddersOf, type Template } from '../../templates/index.ts'
import { phaseOf, type Call } from '../call.ts'
import type { Designation } from '../designation.ts'
import { isStanding, isUnanswered, type Objection } from '../objection.ts'
import type { Position } from '../position.ts'
import { tally, unheard } from './tally.ts'

/** The calls of a process, the newest first, and what was said in them. */
export type Said = {
  readonly calls: readonly Call[]
  readonly objections: readonly Objection[]
  /** In the newest call that is neither a draft nor withdrawn. */
  readonly positions: readonly Position[]
  readonly designations: readonly Designation[]
  /** When the stage began; nothing while the process has not begun or has ended. */
  readonly since: Instant | undefined
}

/** Drafts ask nothing yet and withdrawn calls no longer: neither opens nor shuts a gate. */
export const askedIn = (calls: readonly Call[]): readonly Call[] =>
  calls.filter(({ state }) => state.kind !== 'draft' && state.kind !== 'withdrawn')

export function decisionFactsOf(said: Said, template: Template, now: Instant): Facts {
  const calls = askedIn(said.calls)
  const ids = new Set(calls.map(({ id }) => id))
  // A merged one is counted once, in the one that it became a part of.
  const objections = said.objections.filter(
    ({ call, state }) => ids.has(call) && state.kind !== 'merged',
  )
  const designated = calls.filter(({ state }) => state.kind === 'designated')
  return {
    'objections.unanswered': counted(objections, isUnanswered),
    // The same count under the name of RFC 7282, section 3: an issue without a disposition.
    'objections.undisposed': counted(objections, isUnanswered),
    'objections.open': counted(objections, isStanding),
    'calls.open': { value: calls.filter((call) => phaseOf(call, now) === 'open').length },
    'calls.undesignated': { value: calls.length - designated.length, of: calls.length },
    'calls.designated': { value: designated.length, of: calls.length },
    'groups.unheard': unheardIn(template, calls[0], said.positions),
    ...levelsFound(template, designated, said),
  }
}

/** At each level, the calls that were designated so in this stage. One found against is none. */
function levelsFound(
  template: Template,
  designated: readonly Call[],
  { designations, since }: Said,
): Facts {
  if (since === undefined) return {}
  const here = designated.flatMap(({ state }) =>
    state.kind === 'designated' && state.designatedAt >= since ? [state.designation] : [],
  )
  const final = designations.filter(({ id, polarity }) => polarity === 'for' && here.includes(id))
  const levels = laddersOf(template).flatMap((ladder) => ladder.designations)
  return Object.fromEntries(
    levels.map(({ id }) => {
      const value = final.filter(({ level }) => level === id).length
      return [`designations.${id}`, { value, of: here.length }]
    }),
  )
}

/** Since when the oldest of them has waited. */
function counted(all: readonly Objection[], which: (one: Objection) => boolean): Fact {
  const some = all.filter(which)
  const since = some.map(({ raisedAt }) => raisedAt).toSorted((a, b) => a - b)[0]
  return { value: some.length, of: all.length, ...(since === undefined ? {} : { since }) }
}

/** In the newest call. While there was none, no group has been heard. */
function unheardIn(
  { grouping }: Template,
  newest: Call | undefined,
  positions: readonly Position[],
): Fact {
  const groups = grouping.kind === 'none' ? [] : grouping.groups
  if (!newest) return { value: groups.length, of: groups.length }
  const ids = groups.map(({ id }) => id)
  const missing = unheard(tally(positions, newest.roll, ids))
  const seated = new Set(newest.roll.map(({ group }) => group)).size
  const only = missing.length === 1 ? groups.find(({ id }) => id === missing[0]) : undefined
  return { value: missing.length, of: seated, ...(only ? { group: only.label } : {}) }
}
