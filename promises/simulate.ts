/**
 * R-16, the rules alone: random acts over random templates, by whoever sits at the table. After
 * each act nothing may stand that was done after a close; at the end the acts that were taken are
 * played again and must give the same tables, and every ballot is counted a second time by another
 * program. Of each of these three a twin is made that must be noticed.
 */
import { situationOf, verdictOf } from '../src/domains/ballots/index.ts'
import { recountRule } from '../src/domains/rules/index.ts'
import { holdingOf } from '../src/play/ballots.ts'
import { advance, opening, type Moment } from '../src/play/play.ts'
import type { Act } from '../src/play/scenario.ts'
import type { Table } from '../src/play/table.ts'
import type { Line } from './index.ts'
import { anyAct, chanceOf, membersFor } from './simulate-chance.ts'
import { drawnTemplate } from './simulate-templates.ts'

/** N of the issue: 200 seeds of 500 steps. */
const SEEDS = 200
const STEPS = 500
const STARTS = '2027-01-04'

type Logged = { readonly nth: number; readonly act: Act }

type Run = {
  readonly taken: readonly Logged[]
  readonly done: number
  readonly refused: number
  readonly late: string | undefined
  readonly first: Moment
  readonly last: Moment
}

function simulate(seed: string): Run {
  const chance = chanceOf(seed)
  const template = drawnTemplate(chance)
  const first = opening(template, { starts: STARTS, members: membersFor(template.template) })
  const taken: Logged[] = []
  let moment = first
  let refused = 0
  let done = 0
  let late: string | undefined
  for (let nth = 1; nth <= STEPS && late === undefined; nth++) {
    const act = anyAct(moment.table, chance, nth)
    const step = advance(moment, act, nth)
    if (step.kind !== 'on') throw new Error(`${seed}: ${step.kind}`)
    moment = step.moment
    if (step.refusal) refused++
    else if (act.do !== 'wait') done++
    // What was refused still let the time pass, so the log keeps its hour.
    taken.push({ nth, act: step.refusal ? passing(act) : act })
    late = lateIn(moment.table)
  }
  return { taken, done, refused, late, first, last: moment }
}

const passing = ({ at }: Act): Act => ({ do: 'wait', ...(at === undefined ? {} : { at }) })

/** The first thing that stands although it came after the close of what it belongs to. */
function lateIn({ process, windows, calls, ballots, judgements }: Table): string | undefined {
  const closes = new Map<string, number>(
    windows.map(({ id, state }) => [id, state.kind === 'dated' ? state.closes : 0]),
  )
  for (const { ballot, standing } of ballots) {
    const end = closes.get(ballot.window) ?? 0
    if (standing.votes.some(({ castAt }) => castAt >= end)) return 'a vote after the close'
  }
  for (const { call, positions, objections } of calls) {
    const end = closes.get(call.window?.id ?? '') ?? 0
    if (positions.some(({ statedAt }) => statedAt >= end)) return 'a position after the close'
    const raised = objections.some(({ objection }) => objection.raisedAt >= end)
    if (raised) return 'an objection after the close'
  }
  const ended = endOf(process.state)
  const after = (at: number) => ended !== undefined && at > ended
  if (process.past.some(({ until }) => after(until))) return 'a move after the end'
  if (judgements.some(({ at }) => after(at))) return 'a judgement after the end'
  return ballots.some(({ ballot }) => after(ballot.openedAt)) ? 'a ballot after the end' : undefined
}

function endOf(state: Table['process']['state']): number | undefined {
  if (state.kind === 'concluded') return state.concludedAt
  return state.kind === 'terminated' ? state.terminatedAt : undefined
}

/** The acts that were taken, from the first table on. */
function replayed(first: Moment, log: readonly Logged[]): Moment {
  return log.reduce((moment, { nth, act }) => {
    const step = advance(moment, act, nth)
    return step.kind === 'on' ? step.moment : moment
  }, first)
}

/** The tables as bytes: maps and sets in their order. */
const bytesOf = (table: Table): string =>
  JSON.stringify(table, (_, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  )

const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

type Counts = { readonly ballots: number; readonly differ: number; readonly spoiltDiffer: number }

/** Every ballot by both programs; and by the second with a rule that is met the other way round. */
function counted(table: Table): Counts {
  let [ballots, differ, spoiltDiffer] = [0, 0, 0]
  for (const voted of table.ballots) {
    const holding = holdingOf(table, voted)
    if (!holding) continue
    ballots++
    const rule = plain(holding.counted.rule)
    const situation = situationOf(holding)
    const { met } = verdictOf(holding)
    if (recountRule(rule, plain(situation)) !== met) differ++
    const other = situation.rounds.map((round) =>
      round.map((one) => ({ ...one, choice: one.choice === 'yes' ? 'no' : 'yes' })),
    )
    if (recountRule(rule, plain({ ...situation, rounds: other })) !== met) spoiltDiffer++
  }
  return { ballots, differ, spoiltDiffer }
}

/** As if a vote had been taken a minute too late. */
function withLateVote(table: Table): Table | undefined {
  const voted = table.ballots.find(({ standing }) => standing.votes.length > 0)
  const window = table.windows.find(({ id }) => id === voted?.ballot.window)
  const [vote] = voted?.standing.votes ?? []
  if (!voted || !vote || window?.state.kind !== 'dated') return undefined
  const late = { ...vote, castAt: window.state.closes }
  const standing = { ...voted.standing, votes: [late] }
  return { ...table, ballots: [{ ...voted, standing }] }
}

export async function run(): Promise<readonly Line[]> {
  const sums = { acts: 0, refused: 0, ballots: 0, concluded: 0 }
  const twins = { lateMade: 0, lateSeen: 0, dropped: 0, droppedSeen: 0, spoilt: 0 }
  const failing: string[] = []
  for (let at = 0; at < SEEDS; at++) {
    const seed = `parley-${at}`
    const { taken, done, refused, late, first, last } = simulate(seed)
    const bytes = bytesOf(last.table)
    const isSame = bytesOf(replayed(first, taken).table) === bytes
    const counts = counted(last.table)
    if (late !== undefined) failing.push(`${seed}: ${late}`)
    if (!isSame) failing.push(`${seed}: the log gives other tables`)
    if (counts.differ > 0) failing.push(`${seed}: ${counts.differ} ballots counted otherwise`)
    sums.acts += done
    sums.refused += refused
    sums.ballots += counts.ballots
    sums.concluded += last.table.process.state.kind === 'concluded' ? 1 : 0
    twins.spoilt += counts.spoiltDiffer
    const spoilt = withLateVote(last.table)
    twins.lateMade += spoilt ? 1 : 0
    twins.lateSeen += spoilt && lateIn(spoilt) !== undefined ? 1 : 0
    // The last act that left something: without it the tables cannot be the same.
    const index = taken.findLastIndex(({ act }) => act.do === 'publish')
    if (index < 0) continue
    twins.dropped++
    const shorter = taken.map((one, place) => {
      return place === index ? { ...one, act: passing(one.act) } : one
    })
    twins.droppedSeen += bytesOf(replayed(first, shorter).table) === bytes ? 0 : 1
  }
  const isRed =
    twins.lateMade > 0 &&
    twins.lateSeen === twins.lateMade &&
    twins.dropped > 0 &&
    twins.droppedSeen === twins.dropped &&
    twins.spoilt > 0
  return [
    {
      name: 'R-16 simulate',
      text:
        `${SEEDS} seeds of ${STEPS} steps, ${sums.acts} acts taken and ${sums.refused} refused, ` +
        `${sums.concluded} processes concluded, 0 acts after a close, logs replay to the same ` +
        `tables, ${sums.ballots} ballots counted twice alike; twins noticed: ` +
        `${twins.lateSeen} of ${twins.lateMade} late votes, ${twins.droppedSeen} of ` +
        `${twins.dropped} dropped acts, ${twins.spoilt} changed counts` +
        (failing.length === 0 ? '' : `; FAILING: ${failing.slice(0, 5).join(', ')}`),
      ok: failing.length === 0,
      sabotage: isRed ? 'red' : 'green',
    },
  ]
}
