/** The kinds of act in calls, and what of each stands in clear: all that a recount needs. */
import { declareActs, type Clear } from '../../platform/record/index.ts'
import { wholeSecond, type Instant } from '../../platform/values.ts'
import type { Call, CallState, Roll } from './call.ts'
import type { Answer, Objection } from './objection.ts'
import type { Position } from './position.ts'

/**
 * Where somebody speaks: which version of their statement of interest they had then, and the office
 * that they hold in the call and do not speak from.
 */
const spoken = { interest: 'whole?', hat: 'text?' } as const

export const DECISION_ACTS = declareActs({
  'call.draft': {
    process: 'text',
    text: 'text',
    version: 'whole',
    hash: 'text',
    kind: 'text',
    visibility: 'text',
    ladder: 'text?',
  },
  'call.enrol': { members: 'texts' },
  'call.open': { window: 'text', seats: 'whole', visibility: 'text' },
  'call.close': {},
  'call.withdraw': {},
  'call.designate': { designation: 'text', level: 'text', polarity: 'text' },
  'call.reopen': { why: 'text' },
  'call.continue': { window: 'text', after: 'text' },
  'position.state': {
    choice: 'text',
    counted: 'yes-no',
    group: 'text',
    until: 'seconds?',
    seal: 'text?',
    ...spoken,
  },
  'position.open': {
    person: 'text',
    choice: 'text',
    counted: 'yes-no',
    group: 'text',
    until: 'seconds?',
  },
  'objection.raise': { call: 'text', group: 'text', clause: 'text?', ...spoken },
  'objection.answer': {
    call: 'text',
    answer: 'text',
    round: 'whole',
    version: 'whole?',
    repeats: 'text?',
    until: 'seconds?',
  },
  'objection.word': { call: 'text', word: 'text', round: 'whole', ...spoken },
  'objection.pass': { call: 'text', owner: 'text', state: 'text' },
  'objection.withdraw': { call: 'text' },
  'objection.join': { call: 'text', group: 'text', ...spoken },
  'objection.leave': { call: 'text' },
  'objection.concur': { call: 'text', word: 'text', round: 'whole', ...spoken },
  'merge.propose': { call: 'text', merge: 'text', into: 'text' },
  'merge.agree': { call: 'text', merge: 'text', into: 'text', ...spoken },
  'merge.end': { call: 'text', merge: 'text', into: 'text' },
  'objection.merge': { call: 'text', into: 'text' },
  'objection.carry': { call: 'text', person: 'text', from: 'text', into: 'text' },
  'objection.apart': { call: 'text', owner: 'text', ...spoken },
  'designation.propose': {
    call: 'text',
    level: 'text',
    polarity: 'text',
    round: 'whole',
    prepared: 'texts?',
  },
  'designation.lapse': { call: 'text', level: 'text', round: 'whole', window: 'text' },
  'designation.react': { call: 'text', reaction: 'text', ...spoken },
  'designation.conclude': {
    call: 'text',
    level: 'text',
    polarity: 'text',
    unanswered: 'whole',
    unmet: 'texts',
  },
  'minority.write': { call: 'text', objection: 'text', ...spoken },
})

export type DecisionAct = keyof typeof DECISION_ACTS

export const isSpoken = (act: DecisionAct): boolean => 'interest' in DECISION_ACTS[act]

/** Seats in one entry: 70 pseudonyms with the longest group names stay under the record's 8 KiB. */
export const ROLL_PART_SEATS = 70

const secondsOf = (at: Instant) => wholeSecond(at) / 1_000

/** The roll in the pieces in which it is logged, before the call opens. */
export function rollParts(roll: Roll): readonly Roll[] {
  const count = Math.ceil(roll.length / ROLL_PART_SEATS)
  return Array.from({ length: count }, (_, part) =>
    roll.slice(part * ROLL_PART_SEATS, (part + 1) * ROLL_PART_SEATS),
  )
}

export const enrolClear = (part: Roll): Clear => ({
  members: part.map(({ person, group }) => `${person}=${group}`),
})

export const openClear = ({ window, roll, visibility }: Call): Clear => ({
  ...(window ? { window: window.id } : {}),
  seats: roll.length,
  visibility,
})

export const draftClear = ({ process, subject, windowKind, visibility, ladder }: Call): Clear => ({
  process,
  text: subject.text,
  version: subject.version,
  hash: subject.hash,
  kind: windowKind,
  visibility,
  ...(ladder === undefined ? {} : { ladder }),
})

/** What changed about a call, by the state it came to; the designation says its level itself. */
export const ACT_OF_CALL = {
  draft: 'call.draft',
  open: 'call.open',
  closed: 'call.close',
  designated: 'call.designate',
  withdrawn: 'call.withdraw',
} as const satisfies Record<CallState['kind'], DecisionAct>

export function positionClear({ shown, counted, group }: Position): Clear {
  return {
    choice: shown.kind,
    counted,
    group,
    ...(shown.kind === 'reserve' ? { until: secondsOf(shown.until) } : {}),
    ...(shown.kind === 'sealed' ? { seal: shown.seal } : {}),
  }
}

export const openedClear = (position: Position): Clear => ({
  ...positionClear(position),
  person: position.person,
})

export const raiseClear = ({ call, group, clause }: Objection): Clear => ({
  call,
  group,
  ...(clause === undefined ? {} : { clause }),
})

export const answerClear = ({ call }: Objection, answer: Answer): Clear => ({
  call,
  answer: answer.kind,
  round: answer.round,
  ...(answer.kind === 'accommodated' ? { version: answer.version } : {}),
  ...(answer.kind === 'repetition' ? { repeats: answer.of } : {}),
  ...(answer.wordUntil === undefined ? {} : { until: secondsOf(answer.wordUntil) }),
})
