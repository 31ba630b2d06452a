/** The kinds of act of outcomes and commitments, and what of each stands in clear. */
import {
  declareActs,
  type Act,
  type Cap,
  type Clear,
  type Prose,
  type Via,
} from '../../platform/record/index.ts'
import { unreachable, wholeSecond, type Instant } from '../../platform/values.ts'
import { type By, IMPORTER, type Process, topicsOf } from '../processes/index.ts'
import type { OutcomeId } from './outcome.ts'

const reported = { source: 'text?', reportedOn: 'text?' } as const
const spoken = { interest: 'whole?' } as const

export const OUTCOME_ACTS = declareActs({
  'outcome.adopt': {
    process: 'text',
    call: 'text',
    designation: 'text',
    level: 'text',
    polarity: 'text',
    text: 'text',
    version: 'whole',
    hash: 'text',
  },
  'outcome.report': { process: 'text', ...reported },
  'commitment.make': { party: 'text', due: 'seconds?', ...spoken, ...reported },
  'commitment.change': { commitment: 'text', due: 'seconds', ...spoken },
  'commitment.report': { commitment: 'text', done: 'yes-no', ...spoken, ...reported },
  'commitment.withdraw': { commitment: 'text', ...spoken },
  'commitment.contest': { commitment: 'text', ...spoken },
})

/** By whom, for whom, through which door, about which outcome. */
export type Doing = {
  readonly by: By
  readonly cap: Cap
  readonly via: Via
  readonly process: Process
  readonly outcome: OutcomeId
}

type Told = {
  readonly act: keyof typeof OUTCOME_ACTS
  readonly clear: Clear
  readonly parts: readonly (Prose | undefined)[]
}

export function actOf({ by, cap, via, process, outcome }: Doing, told: Told): Act {
  const rest = {
    act: told.act,
    obj: `outcome:${outcome}`,
    rules: process.pin.hash,
    parts: told.parts.filter((part) => part !== undefined),
    topics: [`outcome:${outcome}`, 'outcomes', ...topicsOf(process)],
  } as const
  switch (by.kind) {
    case 'importer': {
      const { source, on } = by.reported
      const clear = { ...told.clear, source, reportedOn: on }
      return { ...rest, actor: IMPORTER, via: 'import', clear }
    }
    case 'person': {
      if (!by.actor) throw new Error(`${told.act} by nobody`)
      return { ...rest, actor: by.actor.person, cap, via, clear: told.clear }
    }
    default:
      return unreachable(by)
  }
}

export const seconds = (at: Instant) => wholeSecond(at) / 1_000

/** Which version of their statement of interest somebody had when they spoke. */
export const interestOf = (by: By): Clear =>
  by.kind === 'person' && by.actor?.interest !== undefined ? { interest: by.actor.interest } : {}
