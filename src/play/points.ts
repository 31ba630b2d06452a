/** Ballots that choose between options: sheets of points, and the seed of a lot between equals. */
import {
  countedBy,
  mayManage,
  sheetFrom,
  vote,
  type Line,
  type Option,
} from '../domains/ballots/index.ts'
import { windowPhase } from '../domains/processes/index.ts'
import { ok, refuse } from '../platform/values.ts'
import type { Answer, Turn } from './answer.ts'
import { beforeIt, holdingOf, isUndrawn, newest, withStanding } from './ballots.ts'
import { chosen } from './names.ts'
import type { ActOf } from './scenario.ts'
import { rulesAs, type Table } from './table.ts'

/** Numbered in the order in which the scenario names them. */
export const optionsIn = ({ options = [] }: ActOf<'open-ballot'>): readonly Option[] =>
  options.map(({ title, parts }, at) => ({ number: at + 1, title, parts }))

/** Each who is named gives the same sheet; whoever may not stops the act, and none of it stands. */
export function scoreIn(table: Table, act: ActOf<'score'>, turn: Turn): Answer {
  const people = chosen(table, act.reviewers)
  if (!people.ok) return people
  let after = table
  for (const { actor } of people.value) {
    const by = { kind: 'person', actor } as const
    const before = beforeIt(after, act.decision, { ...turn, by })
    if (!before.ok) return before
    const { ballot, standing } = before.value
    const counted = countedBy(rulesAs(table, ballot.rules), act.decision)
    if (!counted.ok) return counted
    const sheet = sheetFrom(counted.value.rule, standing.options ?? [], linesIn(act))
    if (!sheet.ok) return sheet
    const shown = { kind: 'open', choice: sheet.value } as const
    const cast = vote(before.value, { voice: undefined, shown, reason: undefined })
    if (!cast.ok) return cast
    const others = standing.votes.filter(({ voice }) => voice !== cast.value.voice)
    const votes = [...others, cast.value]
    after = withStanding(after, { ballot, standing: { ...standing, votes } })
  }
  return ok(after)
}

const linesIn = ({ points }: ActOf<'score'>): readonly Line[] =>
  points.flatMap((given, at) => (given === 'none' ? [] : [{ option: at + 1, points: given }]))

/** After the close, where equals wait for it. */
export function seedIn(table: Table, act: ActOf<'seed'>, turn: Turn): Answer {
  const voted = newest(table, act.decision)
  const window = table.windows.find(({ id }) => id === voted?.ballot.window)
  const holding = voted && holdingOf(table, voted)
  if (!voted || !window || !holding) return refuse({ kind: 'no-such-ballot' })
  const { ballot, standing } = voted
  const { counted } = holding
  const template = rulesAs(table, ballot.rules)
  const role = mayManage(table.process, counted, { template, by: turn.by })
  if (!role.ok) return role
  const isWaiting =
    ballot.state.kind === 'open' &&
    windowPhase(window, turn.now) === 'closed' &&
    isUndrawn(table, voted)
  if (!isWaiting) return refuse({ kind: 'no-seed-now' })
  return ok(withStanding(table, { ballot, standing: { ...standing, seed: act.seed } }))
}
