/** The kinds of act of the audit, and what of each stands in clear. */
import {
  declareActs,
  type Act,
  type Clear,
  type Prose,
  type Via,
} from '../../platform/record/index.ts'
import { unreachable } from '../../platform/values.ts'
import { type By, IMPORTER, type Process, topicsOf } from '../processes/index.ts'

export const PARTICIPATION_ACTS = declareActs({
  'audit.answer': {
    question: 'text',
    verdict: 'text',
    round: 'whole',
    source: 'text?',
    reportedOn: 'text?',
  },
  'audit.contest': { question: 'text', answer: 'text', interest: 'whole?' },
})

export type Doing = {
  readonly by: By
  readonly cap: 'personal' | `role:${string}`
  readonly via: Via
  readonly process: Process
}

type Told = {
  readonly act: keyof typeof PARTICIPATION_ACTS
  readonly clear: Clear
  readonly parts: readonly (Prose | undefined)[]
}

export function actOf({ by, cap, via, process }: Doing, { act, clear, parts }: Told): Act {
  const rest = {
    act,
    obj: `process:${process.id}`,
    rules: process.pin.hash,
    parts: parts.filter((part) => part !== undefined),
    topics: [...topicsOf(process), 'audits'],
  } as const
  switch (by.kind) {
    case 'importer': {
      const { source, on } = by.reported
      const told = { ...clear, source, reportedOn: on }
      return { ...rest, actor: IMPORTER, via: 'import', clear: told }
    }
    case 'person': {
      if (!by.actor) throw new Error(`${act} by nobody`)
      return { ...rest, actor: by.actor.person, cap, via, clear }
    }
    default:
      return unreachable(by)
  }
}

/** Which version of their statement of interest somebody had when they spoke. */
export const interestOf = (by: By): Clear =>
  by.kind === 'person' && by.actor?.interest !== undefined ? { interest: by.actor.interest } : {}
