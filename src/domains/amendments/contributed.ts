/** Amendments as contributions to their text, and what editors made of them. Decides nothing. */
import { unreachable } from '../../platform/values.ts'
import type { Became, Contributed, ContributedSource } from '../processes/index.ts'
import { amendmentId, clausesNamed, type Amendment, type AmendmentState } from './amendment.ts'
import { findAmendment } from './store/amendments.ts'
import { amendmentsOf } from './store/contributed.ts'

/** One that its proposer took back asks for nothing any more. */
const isAsked = ({ state }: Amendment) => state.kind !== 'withdrawn'

function dispositionOf(state: AmendmentState): Became['disposition'] | undefined {
  switch (state.kind) {
    case 'taken':
      return state.extent === 'part' ? 'partly' : 'taken-up'
    case 'merged':
      // The text says it already, or another one that has its own fate says it.
      return state.into === 'text' ? 'taken-up' : undefined
    case 'declined':
      return 'not'
    case 'proposed':
    case 'withdrawn':
      return undefined
    default:
      return unreachable(state)
  }
}

function becameOf({ state }: Amendment): Became | undefined {
  const disposition = dispositionOf(state)
  if (disposition === undefined || !('version' in state)) return undefined
  const { version, by, at } = state
  return { disposition, version, by, at, reason: 'reason' in state ? state.reason : undefined }
}

/** Once it is taken, where it stands; until then, and in older records, what it names. */
const clausesOf = ({ state, changes }: Amendment): readonly string[] =>
  state.kind === 'taken' && state.clauses.length > 0 ? state.clauses : clausesNamed(changes)

const intoOf = ({ state }: Amendment): readonly string[] =>
  state.kind === 'merged' && state.into !== 'text' ? [`amendment:${state.into}`] : []

const contributedFrom = (one: Amendment): Contributed => ({
  ref: `amendment:${one.id}`,
  process: one.process,
  text: one.text,
  clauses: clausesOf(one),
  href: `/amendments/${one.id}`,
  said: one.reason,
  by: one.by,
  capacity: one.capacity,
  spokeFor: undefined,
  group: undefined,
  interest: undefined,
  at: one.at,
  door: undefined,
  grewInto: intoOf(one),
  became: becameOf(one),
})

export const contributedAmendments: ContributedSource = {
  kind: 'amendment',
  async find(db, raw) {
    const id = amendmentId(raw)
    const found = id && (await findAmendment(db, id))
    return found && contributedFrom(found)
  },
  async of(db, process) {
    return (await amendmentsOf(db, process)).filter(isAsked).map(contributedFrom)
  },
}
