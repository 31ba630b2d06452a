/**
 * What is said about a line of the log: its full reason, an objection, the answer, the objector's
 * word; each decided and saved in one step, for every door: form and demo.
 */
import { newUlid, type Clock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import { prose, type Act, type Via } from '../../platform/record/index.ts'
import type { Instant, Result } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import * as rules from './rules.ts'
import type { Contest, ContestId, StewardAct } from './steward-act.ts'
import { saveContest, saveStewardAct } from './store.ts'

/** By whom, when, through which door; what it is about was held by the caller. */
export type Saying = {
  readonly tx: Tx
  readonly clock: Clock
  readonly now: Instant
  readonly actor: Actor
  readonly via: Via
}

const about = (
  { actor, via }: Saying,
  act: Act['act'],
  line: Pick<StewardAct, 'id'>,
  said: Pick<Act, 'clear' | 'parts'>,
): Act => ({
  act,
  actor: actor.person,
  obj: `steward-act:${line.id}`,
  via,
  topics: ['stewards'],
  ...said,
})

/** Of whom a line is about, and what its objector or answerer had said of themselves by then. */
const spoken = ({ actor: { interest } }: Saying, line: StewardAct) => ({
  steward: line.by,
  ...(interest === undefined ? {} : { interest }),
})

const written = ({ clock, actor }: Saying, name: string, words: string) =>
  prose(name, words, clock, actor.person)

export async function giveFullReason(
  saying: Saying,
  line: StewardAct,
  words: string,
): Promise<Result<StewardAct, rules.StewardRefusal>> {
  const said = written(saying, 'reason', words)
  const given = rules.giveReason(line, saying.actor, said, saying.now)
  if (!given.ok) return given
  const { reason } = given.value
  const clear = { late: reason.kind === 'given' && reason.late }
  const act = about(saying, 'steward.reason', line, { clear, parts: [said] })
  await saveStewardAct(saying.tx, given.value, act)
  return given
}

export async function contestAct(
  saying: Saying,
  line: StewardAct,
  words: string,
): Promise<Result<Contest, rules.StewardRefusal>> {
  const { actor: by, clock, now } = saying
  const argument = written(saying, 'argument', words)
  const id = newUlid(clock) as ContestId
  const raised = rules.contest(id, line, { by, argument }, now)
  if (!raised.ok) return raised
  const said = { clear: spoken(saying, line), parts: [argument] }
  await saveContest(saying.tx, raised.value, about(saying, 'contest.raise', line, said))
  return raised
}

export async function answerContest(
  saying: Saying,
  line: StewardAct,
  contested: Contest,
  words: string,
): Promise<Result<Contest, rules.StewardRefusal>> {
  const said = written(saying, 'answer', words)
  const told = { by: saying.actor, words: said }
  const answered = rules.answer(contested, line, told, saying.now)
  if (!answered.ok) return answered
  const clear = spoken(saying, line)
  const act = about(saying, 'contest.answer', line, { clear, parts: [said] })
  await saveContest(saying.tx, answered.value, act)
  return answered
}

export async function settleContest(
  saying: Saying,
  line: StewardAct,
  contested: Contest,
  word: rules.ContestWord,
): Promise<Result<Contest, rules.StewardRefusal>> {
  const settled = rules.settle(contested, saying.actor, word, saying.now)
  if (!settled.ok) return settled
  const clear = { ...spoken(saying, line), word }
  const act = about(saying, 'contest.word', line, { clear })
  await saveContest(saying.tx, settled.value, act)
  return settled
}
