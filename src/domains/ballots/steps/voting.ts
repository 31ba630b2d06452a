/** Voting, standing back, handing one's voice over: each decided and saved in one step. */
import { prose, type Clear } from '../../../platform/record/index.ts'
import { refuse, type Result } from '../../../platform/values.ts'
import type { PersonId } from '../../people/index.ts'
import type { Step } from '../../processes/index.ts'
import { actOf, voteClear } from '../acts.ts'
import type { Choice, Proxy, Recusal, Vote } from '../ballot.ts'
import type { Sheet } from '../option.ts'
import { countedBy } from '../rules/ballots.ts'
import type { Refusal } from '../rules/refusal.ts'
import { giveProxy, recuse, takeBack, vote } from '../rules/votes.ts'
import { saveProxy, saveRecusal, saveSealed, saveVote } from '../store/votes.ts'
import { beforeOf, optionalWords, personally, written, type Around } from './step.ts'

export type VoteTyped = {
  readonly choice: Choice | Sheet
  /** The voice that is voted for; one's own where it is left out. */
  readonly voice: string | undefined
  readonly reason: string | undefined
}

/** Yes, no or abstaining; a ballot that chooses between options takes points, or nothing. */
export async function castVote(
  step: Step,
  around: Around,
  typed: VoteTyped,
): Promise<Result<Vote, Refusal>> {
  const { takes = 'votes' } = around.ballot
  return takes === 'votes' ? saveVoteOf(step, around, typed) : refuse({ kind: 'other-ballot' })
}

/** The last vote of a voice before the close counts. */
export async function saveVoteOf(
  step: Step,
  around: Around,
  { choice, voice, reason: words }: VoteTyped,
): Promise<Result<Vote, Refusal>> {
  const { tx, clock } = step
  const { ballot } = around
  const before = await beforeOf(step, around)
  const reason = ballot.hidden ? undefined : optionalWords(step, 'reason', words)
  const inside = JSON.stringify({ choice })
  const seal = prose('vote', inside, clock, before.actor?.person, 'application/json')
  const shown = ballot.hidden
    ? ({ kind: 'sealed', seal: seal.commitment } as const)
    : ({ kind: 'open', choice } as const)
  const cast = vote(before, { voice, shown, reason: reason?.commitment })
  if (!cast.ok) return cast
  const doing = personally(step)
  const { interest } = before.actor ?? {}
  const clear: Clear = {
    ...voteClear(cast.value),
    ...(interest === undefined ? {} : { interest }),
  }
  const door = cast.value.carriedBy === undefined ? doing : { ...doing, via: 'proxy' as const }
  const act = actOf(door, ballot, { act: 'vote.cast', clear, parts: [reason] })
  await saveVote(tx, cast.value, act)
  if (ballot.hidden) {
    await saveSealed(tx, ballot.id, { voice: cast.value.voice, choice, opening: seal })
  }
  if (cast.value.carriedBy === undefined) {
    // Whoever votes themselves takes back what they had handed over.
    const taken = takeBack(before)
    if (taken.ok) await endProxy(step, around, taken.value)
  }
  return cast
}

/** Stands back from this ballot; a seal of theirs is broken unread. */
export async function recuseFrom(
  step: Step,
  around: Around,
  words: string,
): Promise<Result<Recusal, Refusal>> {
  const before = await beforeOf(step, around)
  const reason = written(step, 'reason', words)
  const recused = recuse(before, reason.commitment)
  if (!recused.ok) return recused
  const { voice } = recused.value
  const told = { act: 'vote.recuse', clear: { voice }, parts: [reason] } as const
  await saveRecusal(step.tx, recused.value, actOf(personally(step), around.ballot, told))
  const taken = takeBack(before)
  if (taken.ok) await endProxy(step, around, taken.value)
  return recused
}

export type ProxyTyped = { readonly to: PersonId; readonly instruction: string }

export async function handOver(
  step: Step,
  around: Around,
  { to, instruction }: ProxyTyped,
): Promise<Result<Proxy, Refusal>> {
  const counted = countedBy(around.template, around.ballot.decision)
  if (!counted.ok) return counted
  const before = await beforeOf(step, around)
  const words = written(step, 'instruction', instruction)
  const most = counted.value.electorate.proxies
  const given = giveProxy(before, to, { instruction: words.commitment, most })
  if (!given.ok) return given
  const { voice, carriedBy } = given.value
  const clear = { voice, carrier: carriedBy }
  const told = { act: 'proxy.give', clear, parts: [words] } as const
  await saveProxy(step.tx, given.value, actOf(personally(step), around.ballot, told))
  return given
}

export async function takeVoiceBack(step: Step, around: Around): Promise<Result<Proxy, Refusal>> {
  const taken = takeBack(await beforeOf(step, around))
  if (!taken.ok) return taken
  await endProxy(step, around, taken.value)
  return taken
}

async function endProxy(step: Step, { ballot }: Around, proxy: Proxy): Promise<void> {
  const told = { act: 'proxy.end', clear: { voice: proxy.voice } } as const
  await saveProxy(step.tx, proxy, actOf(personally(step), ballot, told))
}
