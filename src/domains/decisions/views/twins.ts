/** The pages of calls for machines: pseudonyms, choices and numbers; names stay on the pages. */
import type { Rows } from '../../../platform/http/index.ts'
import { standing } from '../rules/behind.ts'
import { unreachable } from '../../../platform/values.ts'
import { datesOf } from '../call.ts'
import type { DesignationState } from '../designation.ts'
import { answerOf, type Behind } from '../objection.ts'
import type { Position } from '../position.ts'
import type { CallShown, ObjectionShown, Scene } from './shown.ts'

const textOf = ({ words }: Scene, commitment: string | undefined): string | null => {
  if (commitment === undefined) return null
  const wording = words.get(commitment)
  return wording.kind === 'text' ? wording.text : null
}

export function callJson(shown: CallShown) {
  const { call, phase, lines, positions, behind, designations, minority, entries } = shown
  const dates = datesOf(call)
  return {
    id: call.id,
    process: shown.process.slug,
    question: textOf(shown, call.question),
    text: call.subject,
    rules: call.rules,
    visibility: call.visibility,
    ladder: call.ladder ?? 'consensus',
    state: phase,
    opens: dates?.opens ?? null,
    closes: dates?.closes ?? null,
    reopened: shown.reopened.map(({ window, opened, group, role, reason, at }) => ({
      window,
      opened,
      group,
      role,
      reason: textOf(shown, reason),
      at,
    })),
    entry: entries.get(`call:${call.id}`) ?? null,
    roll: call.roll,
    tally: lines,
    positions: positions.map((position) => positionJson(shown, position)),
    unlisted: shown.unlisted,
    silent: shown.silent,
    attendance: shown.attendance,
    objections: behind.map((one) => objectionOf(shown, one)),
    designations: designations.map(({ reasons, state, prepared, ...rest }) => ({
      ...rest,
      prepared: prepared ?? [],
      attendance: shown.attendanceAt.get(rest.id) ?? [],
      reasons: textOf(shown, reasons),
      state: state.kind,
      ...stateJson(shown, state),
    })),
    reactions: shown.reactions.map(({ reason, hat, ...rest }) => ({
      ...rest,
      hat: hat ?? null,
      reason: textOf(shown, reason),
    })),
    minorityStatements: minority.map(({ objection, author, text, hat, writtenAt }) => ({
      objection,
      author,
      hat: hat ?? null,
      text: textOf(shown, text),
      writtenAt,
    })),
  }
}

function stateJson(scene: Scene, state: DesignationState) {
  switch (state.kind) {
    case 'proposed':
      return { reactUntil: state.reactUntil }
    case 'lapsed':
      return { lapsedAt: state.lapsedAt, window: state.window }
    case 'final':
      return {
        finalAt: state.finalAt,
        unmet: state.unmet,
        unanswered: state.override?.unanswered ?? [],
        override: textOf(scene, state.override?.reason),
      }
    default:
      return unreachable(state)
  }
}

const positionJson = (shown: CallShown, position: Position) => ({
  person: position.person,
  counted: position.counted,
  group: position.group,
  choice: position.shown.kind,
  until: position.shown.kind === 'reserve' ? position.shown.until : null,
  reason: textOf(shown, position.reason),
  capacity: position.capacity,
  for: textOf(shown, position.spokeFor),
  hat: position.hat ?? null,
  statedAt: position.statedAt,
  entry: shown.entries.get(`position:${position.call}:${position.person}`) ?? null,
})

function objectionOf(scene: Scene, behind: Behind) {
  const { objection } = behind
  const { state } = objection
  const answer = answerOf(objection)
  return {
    id: objection.id,
    owner: objection.owner,
    hat: objection.hat ?? null,
    behind: standing(behind),
    title: textOf(scene, objection.title),
    argument: textOf(scene, objection.argument),
    remedy: textOf(scene, objection.remedy),
    clause: objection.clause ?? null,
    group: objection.group,
    raisedAt: objection.raisedAt,
    state: state.kind,
    mergedInto: state.kind === 'merged' ? state.into : null,
    answer: answer ? { ...answer, reason: textOf(scene, answer.reason) } : null,
  }
}

export const objectionJson = (shown: ObjectionShown) => ({
  call: shown.call.id,
  ...objectionOf(shown, shown.behind),
  steps: shown.steps.map(({ entry, at, act, person, clear }) => ({
    entry,
    at,
    act,
    person: person ?? null,
    clear,
  })),
})

/** One line for each current position. */
export function callCsv(shown: CallShown): Rows {
  const rows = shown.positions.map((position) => {
    const one = positionJson(shown, position)
    return [
      one.person,
      one.counted ? 'member' : 'participant',
      one.group,
      one.choice,
      one.until,
      one.capacity,
      one.hat,
      one.statedAt,
      one.entry,
    ]
  })
  return [
    ['person', 'counted', 'group', 'choice', 'until', 'capacity', 'hat', 'stated_at', 'entry'],
    ...rows,
  ]
}
