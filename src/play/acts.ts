/** Takes one act of a scenario: one line for each kind; what it means is in the other files. */
import { isFactName } from '../domains/processes/index.ts'
import { ok, refuse, unreachable } from '../platform/values.ts'
import type { Answer, Turn } from './answer.ts'
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
import type { Act, ActOf } from './scenario.ts'
import type { Table } from './table.ts'

/** Acts that may change the table; `expect` only looks. */
export type Deed = Exclude<Act, { readonly do: 'expect' }>

type InCall = ActOf<
  | 'open-call'
  | 'position'
  | 'object'
  | 'share'
  | 'answer'
  | 'word'
  | 'propose'
  | 'react'
  | 'designate'
>
type InBallot = ActOf<'judge' | 'open-ballot' | 'vote' | 'recuse' | 'proxy'>
type InChallenge = ActOf<'challenge' | 'join-challenge' | 'rule' | 'carry'>
type InCourse = Exclude<Deed, InCall | InBallot | InChallenge>

export function take(table: Table, act: Deed, turn: Turn): Answer {
  switch (act.do) {
    case 'open-call':
    case 'position':
    case 'object':
    case 'share':
    case 'answer':
    case 'word':
    case 'propose':
    case 'react':
    case 'designate':
      return inCall(table, act, turn)
    case 'judge':
    case 'open-ballot':
    case 'vote':
    case 'recuse':
    case 'proxy':
      return inBallot(table, act, turn)
    case 'challenge':
    case 'join-challenge':
    case 'rule':
    case 'carry':
      return inChallenge(table, act, turn)
    default:
      return inCourse(table, act, turn)
  }
}

function inCall(table: Table, act: InCall, turn: Turn): Answer {
  switch (act.do) {
    case 'open-call':
      return openCall(table, act, turn)
    case 'position':
      return positionIn(table, act, turn)
    case 'object':
      return object(table, act, turn)
    case 'share':
      return share(table, act, turn)
    case 'answer':
      return answerTo(table, act, turn)
    case 'word':
      return wordOn(table, act, turn)
    case 'propose':
      return proposeLevel(table, act, turn)
    case 'react':
      return reactTo(table, act, turn)
    case 'designate':
      return designate(table, act, turn)
    default:
      return unreachable(act)
  }
}

function inBallot(table: Table, act: InBallot, turn: Turn): Answer {
  switch (act.do) {
    case 'judge':
      return judgeIn(table, act, turn)
    case 'open-ballot':
      return openBallot(table, act, turn)
    case 'vote':
      return voteIn(table, act, turn)
    case 'recuse':
      return recuseIn(table, act, turn)
    case 'proxy':
      return proxyIn(table, act, turn)
    default:
      return unreachable(act)
  }
}

function inChallenge(table: Table, act: InChallenge, turn: Turn): Answer {
  switch (act.do) {
    case 'challenge':
      return challenge(table, act, turn)
    case 'join-challenge':
      return joinChallenge(table, act, turn)
    case 'rule':
      return ruleOn(table, act, turn)
    case 'carry':
      return carry(table, act, turn)
    default:
      return unreachable(act)
  }
}

function inCourse(table: Table, act: InCourse, turn: Turn): Answer {
  switch (act.do) {
    case 'wait':
      return ok(table)
    case 'state':
      return stateFact(table, act)
    case 'publish':
      return publish(table, act, turn)
    case 'open-window':
      return openOwn(table, act, turn)
    case 'extend-window':
      return extend(table, act, turn)
    case 'move':
      return move(table, act, turn)
    case 'override':
      return override(table, act, turn)
    case 'exit':
      return exit(table, act, turn)
    case 'skip':
      return skip(table, act, turn)
    case 'vary':
      return vary(table, act, turn)
    case 'suspend':
      return halt(table, act, turn)
    case 'resume':
      return runOn(table, turn)
    case 'terminate':
      return end(table, act, turn)
    case 'stop-the-clock':
      return stopClock(table, act, turn)
    case 'walk-out':
      return leave(table, act, turn)
    default:
      return unreachable(act)
  }
}

/** What domains that are not played here would say: given by the scenario, and told as such. */
function stateFact(table: Table, { fact, value, of }: ActOf<'state'>): Answer {
  if (!isFactName(fact)) return refuse({ kind: 'no-such-fact' })
  if (isPlayed(fact)) return refuse({ kind: 'fact-is-played' })
  const said = of === undefined ? { value } : { value, of }
  return ok({ ...table, stated: { ...table.stated, [fact]: said } })
}
