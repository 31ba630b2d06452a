/** What calls and objections say to the gates of a process. Judges no gate. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import {
  templateOf,
  type Fact,
  type FactProvider,
  type Facts,
  type Process,
  type Template,
} from '../processes/index.ts'
import { phaseOf, type Call } from './call.ts'
import { isStanding, isUnanswered, type Objection } from './objection.ts'
import { tally, unheard } from './rules/tally.ts'
import { callsOf } from './store/calls.ts'
import { objectionsOf } from './store/objections.ts'
import { positionsOf } from './store/positions.ts'

const FACTS = [
  'objections.unanswered',
  'objections.open',
  'calls.open',
  'calls.undesignated',
  'calls.designated',
  'groups.unheard',
] as const

/** Drafts ask nothing yet and withdrawn calls no longer: neither opens nor shuts a gate. */
export const decisionFacts: FactProvider = {
  facts: FACTS,
  async provide(read: Read | Tx, process: Process, now: Instant): Promise<Facts> {
    const calls = (await callsOf(read, { process: process.id })).filter(({ state }) => {
      return state.kind !== 'draft' && state.kind !== 'withdrawn'
    })
    const behind = await objectionsOf(
      read,
      calls.map(({ id }) => id),
    )
    const objections = behind.map(({ objection }) => objection)
    const designated = calls.filter(({ state }) => state.kind === 'designated')
    return {
      'objections.unanswered': counted(objections, isUnanswered),
      'objections.open': counted(objections, isStanding),
      'calls.open': { value: calls.filter((call) => phaseOf(call, now) === 'open').length },
      'calls.undesignated': { value: calls.length - designated.length, of: calls.length },
      'calls.designated': { value: designated.length, of: calls.length },
      'groups.unheard': await unheardIn(read, process, calls[0]),
    }
  },
}

/** Since when the oldest of them has waited. */
function counted(all: readonly Objection[], which: (one: Objection) => boolean): Fact {
  const some = all.filter(which)
  const since = some.map(({ raisedAt }) => raisedAt).toSorted((a, b) => a - b)[0]
  return { value: some.length, of: all.length, ...(since === undefined ? {} : { since }) }
}

/** In the newest call. While there was none, no group has been heard. */
async function unheardIn(
  read: Read | Tx,
  process: Process,
  newest: Call | undefined,
): Promise<Fact> {
  const template = await templateOf(read, process.pin)
  const groups = groupsOf(template)
  if (!newest) return { value: groups.length, of: groups.length }
  const ids = groups.map(({ id }) => id)
  const missing = unheard(tally(await positionsOf(read, newest.id), newest.roll, ids))
  const seated = new Set(newest.roll.map(({ group }) => group)).size
  const only = missing.length === 1 ? groups.find(({ id }) => id === missing[0]) : undefined
  return { value: missing.length, of: seated, ...(only ? { group: only.label } : {}) }
}

const groupsOf = ({ grouping }: Template) => (grouping.kind === 'none' ? [] : grouping.groups)
