/**
 * How an objection ends: by the word of its owner, or when nobody is left behind it. Pure.
 *
 * Several people may stand behind one objection; its owner speaks for it. But nobody's stand is
 * given away by another: when the owner is content or leaves, the earliest of those who are not
 * becomes the owner of what is maintained.
 */
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { mayAct, type PersonId } from '../../people/index.ts'
import {
  answerOf,
  isStanding,
  isWordOver,
  type Answer,
  type Behind,
  type Supporter,
  type Word,
} from '../objection.ts'
import type { Party } from '../call-rule.ts'
import {
  findSharer,
  inOrder,
  isMovable,
  standing,
  standsBehind,
  type Case,
  type Change,
} from './behind.ts'
import type { Refusal } from './refusal.ts'

export function maySayWord(
  { call, behind }: Case,
  party: Party,
  now: Instant,
): Result<PersonId, Refusal> {
  const actor = mayAct(party.actor)
  if (!actor.ok) return actor
  const movable = isMovable(call, now)
  if (!movable.ok) return movable
  const { objection } = behind
  const { person } = actor.value
  const { state } = objection
  if (state.kind === 'withdrawn' || state.kind === 'merged') {
    return refuse({ kind: 'already-ended' })
  }
  if (state.kind === 'open') return refuse({ kind: 'unanswered' })
  const { answer, kind } = state
  if (answer.wordUntil !== undefined && isWordOver(answer, now)) {
    return refuse({ kind: 'word-over', until: answer.wordUntil })
  }
  if (person === objection.owner) {
    return kind === 'satisfied' ? refuse({ kind: 'already-ended' }) : ok(person)
  }
  return findSharer(behind, person) ? ok(person) : refuse({ kind: 'not-behind' })
}

/** Says whether an answer settles it, for oneself; the owner's word is the objection's. */
export function sayWord(
  { call, behind }: Case,
  party: Party,
  facts: { readonly now: Instant; readonly word: Word; readonly round: number },
): Result<readonly Change[], Refusal> {
  const allowed = maySayWord({ call, behind }, party, facts.now)
  if (!allowed.ok) return allowed
  const { objection } = behind
  const given = answerOf(objection)
  if (!given || given.round !== facts.round) {
    return refuse({ kind: 'other-answer', round: given?.round ?? 0 })
  }
  if (allowed.value === objection.owner) return ok(ownersWord(behind, given, facts))
  const sharer = findSharer(behind, allowed.value)
  return sharer ? ok(sharersWord(behind, sharer, given, facts)) : refuse({ kind: 'not-behind' })
}

type Saying = { readonly now: Instant; readonly word: Word; readonly round: number }

function ownersWord(behind: Behind, answer: Answer, { now, word, round }: Saying) {
  const { objection } = behind
  const heir = word === 'satisfied' ? firstToMaintain(behind, round) : undefined
  const state = { kind: heir ? 'maintained' : word, answer, saidAt: now } as const
  const next: Change = {
    kind: 'objection',
    act: heir ? 'pass' : 'word',
    objection: { ...objection, ...takenOver(heir), state },
  }
  const own = findSharer(behind, objection.owner)
  return own ? [concur(own, word, round), next] : [next]
}

function sharersWord(
  { objection }: Behind,
  sharer: Supporter,
  answer: Answer,
  { now, word, round }: Saying,
): readonly Change[] {
  const said = concur(sharer, word, round)
  if (word !== 'maintained' || objection.state.kind !== 'satisfied') return [said]
  const state = { kind: 'maintained', answer, saidAt: now } as const
  const passed = { ...objection, ...takenOver(sharer), state }
  return [said, { kind: 'objection', act: 'pass', objection: passed }]
}

const concur = (sharer: Supporter, word: Word, round: number): Change => ({
  kind: 'supporter',
  act: 'concur',
  supporter: { ...sharer, state: { kind: 'said', word, round } },
})

const firstToMaintain = ({ objection, supporters }: Behind, round: number) =>
  inOrder(supporters).find(
    ({ person, state }) =>
      person !== objection.owner &&
      state.kind === 'said' &&
      state.word === 'maintained' &&
      state.round === round,
  )

/** A new owner speaks in their own capacity; the words stay those of the one who raised it. */
export const takenOver = (heir: Supporter | undefined) =>
  heir && {
    owner: heir.person,
    capacity: heir.capacity,
    spokeFor: heir.spokeFor,
    hat: heir.hat,
    group: heir.group,
  }

export function mayLeave(
  { call, behind }: Case,
  party: Party,
  now: Instant,
): Result<PersonId, Refusal> {
  const actor = mayAct(party.actor)
  if (!actor.ok) return actor
  const movable = isMovable(call, now)
  if (!movable.ok) return movable
  if (!isStanding(behind.objection)) return refuse({ kind: 'already-ended' })
  const { person } = actor.value
  return standsBehind(behind, person) ? ok(person) : refuse({ kind: 'not-behind' })
}

/** Takes one's own stand back. The objection is withdrawn when nobody is left behind it. */
export function leave(
  { call, behind }: Case,
  party: Party,
  now: Instant,
): Result<readonly Change[], Refusal> {
  const allowed = mayLeave({ call, behind }, party, now)
  if (!allowed.ok) return allowed
  const { objection, supporters } = behind
  const own = findSharer(behind, allowed.value)
  const left: readonly Change[] = own
    ? [{ kind: 'supporter', act: 'leave', supporter: { ...own, state: { kind: 'left' } } }]
    : []
  if (allowed.value !== objection.owner) return ok(left)

  const [, next] = standing(behind)
  const heir = supporters.find(({ person }) => person === next)
  if (heir) {
    const passed = { ...objection, ...takenOver(heir) }
    return ok([...left, { kind: 'objection', act: 'pass', objection: passed }])
  }
  const state = { kind: 'withdrawn', answer: answerOf(objection), saidAt: now } as const
  return ok([...left, { kind: 'objection', act: 'withdraw', objection: { ...objection, state } }])
}
