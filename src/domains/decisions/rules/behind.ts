/** Who stands behind an objection, and while it can be moved. Pure; decides no act. */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import type { PersonId } from '../../people/index.ts'
import { phaseOf, type Call } from '../call.ts'
import { answerOf, isStanding, type Behind, type Objection, type Supporter } from '../objection.ts'
import type { Refusal } from './refusal.ts'

/** What a word or a leaving changes: each is one row and one act. */
export type Change =
  | {
      readonly kind: 'objection'
      readonly act: 'word' | 'pass' | 'withdraw'
      readonly objection: Objection
    }
  | {
      readonly kind: 'supporter'
      readonly act: 'leave' | 'concur'
      readonly supporter: Supporter
    }

export type Case = { readonly call: Call; readonly behind: Behind }

/** Behind it and not content with the answer that stands now. A word on an earlier one has aged. */
function isStillBehind({ state }: Supporter, round: number): boolean {
  if (state.kind === 'left' || state.kind === 'carried') return false
  return state.kind === 'behind' || state.word === 'maintained' || state.round < round
}

export const roundOf = (objection: Objection) => answerOf(objection)?.round ?? 0

/** All those behind it now, the owner first, then in the order in which they joined. */
export function standing({ objection, supporters }: Behind): readonly PersonId[] {
  const others = inOrder(supporters).filter(
    (supporter) =>
      supporter.person !== objection.owner && isStillBehind(supporter, roundOf(objection)),
  )
  return [objection.owner, ...others.map(({ person }) => person)]
}

export const inOrder = (supporters: readonly Supporter[]) =>
  supporters.toSorted((a, b) => a.joinedAt - b.joinedAt || (a.person < b.person ? -1 : 1))

export const standsBehind = (behind: Behind, person: PersonId): boolean =>
  standing(behind).includes(person)

export const findSharer = ({ supporters }: Behind, person: PersonId) =>
  supporters.find(
    ({ person: one, state }) => one === person && state.kind !== 'left' && state.kind !== 'carried',
  )

/** Whether somebody stands behind an objection that still stands. */
export const objectsIn = (behind: readonly Behind[], person: PersonId): boolean =>
  behind.some((one) => isStanding(one.objection) && standsBehind(one, person))

/** Until the chair has designated, an objection can still be answered, settled or given up. */
export function isMovable(call: Call, now: Instant): Result<true, Refusal> {
  const phase = phaseOf(call, now)
  if (phase === 'designated') return refuse({ kind: 'already-designated' })
  return phase === 'open' || phase === 'closed' ? ok(true) : refuse({ kind: 'not-open', phase })
}
