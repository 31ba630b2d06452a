/** Objections as contributions to the text of their call, and their answers. Decides nothing. */
import { unreachable } from '../../platform/values.ts'
import type { Became, Contributed, ContributedSource } from '../processes/index.ts'
import type { Call } from './call.ts'
import { answerOf, objectionId, type Answer, type Objection } from './objection.ts'
import { callsOf, findCall } from './store/calls.ts'
import { findObjection, objectionsOf } from './store/objections.ts'

/** Taken back before anybody answered: it asks for nothing any more. */
const isAsked = ({ state }: Objection) => state.kind !== 'withdrawn' || state.answer !== undefined

function dispositionOf(answer: Answer): Became['disposition'] | undefined {
  switch (answer.kind) {
    case 'accommodated':
      return 'taken-up'
    case 'addressed':
      return 'not'
    case 'out-of-scope':
      return 'out-of-scope'
    case 'repetition':
      // What became of the one that it repeats became of it.
      return undefined
    default:
      return unreachable(answer)
  }
}

function becameOf(objection: Objection): Became | undefined {
  const answer = answerOf(objection)
  const disposition = answer && dispositionOf(answer)
  if (!answer || disposition === undefined) return undefined
  const version = answer.kind === 'accommodated' ? answer.version : undefined
  return { disposition, version, reason: answer.reason, by: answer.by, at: answer.at }
}

function intoOf(objection: Objection): readonly string[] {
  if (objection.state.kind === 'merged') return [`objection:${objection.state.into}`]
  const answer = answerOf(objection)
  return answer?.kind === 'repetition' ? [`objection:${answer.of}`] : []
}

const contributedFrom = (one: Objection, { process, subject }: Call): Contributed => ({
  ref: `objection:${one.id}`,
  process,
  text: subject.text,
  clauses: one.clause === undefined ? [] : [one.clause],
  href: `/objections/${one.id}`,
  said: one.title,
  by: one.raisedBy,
  capacity: one.capacity,
  spokeFor: one.spokeFor,
  group: one.group,
  interest: undefined,
  at: one.raisedAt,
  door: undefined,
  grewInto: intoOf(one),
  became: becameOf(one),
})

export const contributedObjections: ContributedSource = {
  kind: 'objection',
  async find(db, raw) {
    const id = objectionId(raw)
    const behind = id && (await findObjection(db, id))
    const call = behind && (await findCall(db, behind.objection.call))
    return call && contributedFrom(behind.objection, call)
  },
  async of(db, process) {
    const calls = new Map((await callsOf(db, { process })).map((call) => [call.id, call]))
    const all = (await objectionsOf(db, [...calls.keys()])).map(({ objection }) => objection)
    return all.filter(isAsked).flatMap((one) => {
      const call = calls.get(one.call)
      return call ? [contributedFrom(one, call)] : []
    })
  },
}
