/** Loads what calls and objections say to the gates of a process. Judges nothing. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { type FactProvider, type Facts, type Process, stageSince } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { rulesTextsOf } from '../texts/index.ts'
import { askedIn, decisionFactsOf } from './rules/facts.ts'
import { callsOf } from './store/calls.ts'
import { designationsIn } from './store/designations.ts'
import { objectionsOf } from './store/objections.ts'
import { positionsOf } from './store/positions.ts'

const FACTS = [
  'objections.unanswered',
  'objections.undisposed',
  'objections.open',
  'calls.open',
  'calls.undesignated',
  'calls.designated',
  'groups.unheard',
  'designations.*',
] as const

export const decisionFacts: FactProvider = {
  facts: FACTS,
  async provide(read: Read | Tx, process: Process, now: Instant): Promise<Facts> {
    const template = await templateOf(read, process.pin)
    // Whether the rules change is no step towards what the process itself agrees on.
    const rules = await rulesTextsOf(read, process.id)
    const calls = askedIn(await callsOf(read, { process: process.id })).filter(
      ({ subject }) => !rules.has(subject.text),
    )
    const [newest] = calls
    const ids = calls.map(({ id }) => id)
    const behind = await objectionsOf(read, ids)
    const said = {
      calls,
      objections: behind.map(({ objection }) => objection),
      positions: newest ? await positionsOf(read, newest.id) : [],
      designations: await designationsIn(read, ids),
      since: stageSince(process),
    }
    return decisionFactsOf(said, template, now)
  },
}
