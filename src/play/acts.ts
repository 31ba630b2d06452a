/** Takes one act of a scenario: one line for each kind; what it means is in the other files. */
import { isFactName } from '../domains/templates/index.ts'
import { ok, refuse } from '../platform/values.ts'
import { answerItem, consult, give } from './advice.ts'
import type { Answer, Turn } from './answer.ts'
import {
  appeal,
  carryAppeal,
  repeatForAppeal,
  ruleOnAppeal,
  signAppeal,
  withdrawAppeal,
} from './appeals.ts'
import { judgeIn, openBallot, proxyIn, recuseIn, voteIn } from './ballots.ts'
import {
  answerTo,
  designate,
  object,
  openCall,
  positionIn,
  proposeLevel,
  reactTo,
  share,
  wordOn,
} from './calls.ts'
import { enactRules, proposeRules, withdrawRules } from './changes.ts'
import { carry, challenge, joinChallenge, ruleOn } from './challenges.ts'
import {
  end,
  exit,
  extend,
  halt,
  leave,
  move,
  openOwn,
  override,
  publish,
  runOn,
  skip,
  stopClock,
  vary,
} from './courses.ts'
import { isPlayed } from './facts.ts'
import { answerLetter, enterLetter } from './letters.ts'
import { agreeIn, endIn, merge } from './merges.ts'
import { leaveIn, signIn, start } from './petitions.ts'
import { scoreIn, seedIn } from './points.ts'
import { answerIn, askIn } from './ratifications.ts'
import { reachIn, reopenWindow } from './reopening.ts'
import type { Act, ActOf } from './scenario.ts'
import type { Table } from './table.ts'

/** Acts that may change the table; `expect` only looks. */
export type Deed = Exclude<Act, { readonly do: 'expect' }>

/** For each kind of act its own shape, so that a taker is given what it takes and nothing else. */
type One<Do extends Deed['do']> = {
  readonly [Kind in Do]: { readonly do: Kind } & ActOf<Kind>
}[Do]
type Takers = {
  readonly [Do in Deed['do']]: (table: Table, act: One<Do>, turn: Turn) => Answer
}

export function take<Do extends Deed['do']>(table: Table, act: One<Do>, turn: Turn): Answer {
  return TAKERS[act.do](table, act, turn)
}

const TAKERS: Takers = {
  wait: (table) => ok(table),
  state: stateFact,
  publish,
  'open-window': openOwn,
  'extend-window': extend,
  reach: reachIn,
  'reopen-window': reopenWindow,
  move,
  override,
  exit,
  skip,
  vary,
  suspend: halt,
  resume: (table, _, turn) => runOn(table, turn),
  terminate: end,
  'stop-the-clock': stopClock,
  'walk-out': leave,
  judge: judgeIn,
  'open-ballot': openBallot,
  vote: voteIn,
  score: scoreIn,
  seed: seedIn,
  recuse: recuseIn,
  proxy: proxyIn,
  'open-call': openCall,
  position: positionIn,
  object,
  share,
  merge,
  'agree-merge': agreeIn,
  'end-merge': endIn,
  answer: answerTo,
  word: wordOn,
  propose: proposeLevel,
  react: reactTo,
  designate,
  challenge,
  'join-challenge': joinChallenge,
  rule: ruleOn,
  carry,
  appeal,
  'sign-appeal': signAppeal,
  'rule-appeal': ruleOnAppeal,
  'carry-appeal': carryAppeal,
  'withdraw-appeal': withdrawAppeal,
  repeat: repeatForAppeal,
  'propose-rules': proposeRules,
  'withdraw-rules': withdrawRules,
  'bring-into-force': enactRules,
  'start-petition': start,
  'sign-petition': signIn,
  'leave-petition': leaveIn,
  'ask-ratification': askIn,
  'answer-ratification': answerIn,
  'give-advice': give,
  'answer-advice': answerItem,
  'hold-consultation': consult,
  'enter-letter': enterLetter,
  'answer-letter': answerLetter,
}

/** What domains that are not played here would say: given by the scenario, and told as such. */
function stateFact(table: Table, { fact, value, of }: ActOf<'state'>): Answer {
  if (!isFactName(fact)) return refuse({ kind: 'no-such-fact' })
  if (isPlayed(fact)) return refuse({ kind: 'fact-is-played' })
  const said = of === undefined ? { value } : { value, of }
  return ok({ ...table, stated: { ...table.stated, [fact]: said } })
}
