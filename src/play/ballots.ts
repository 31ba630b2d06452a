/** Acts in ballots and of officers who judge: the rules are those of both domains. */
import {
  countedBy,
  electorateOf,
  foundBy,
  giveProxy,
  mayFollow,
  mayManage,
  mayOffer,
  recuse,
  verdictOf,
  vote,
  waitsForSeed,
  close as closed,
  type Ballot,
  type BallotId,
  type Before,
  type Choice,
  type Holding,
} from '../domains/ballots/index.ts'
import { heardIn, judge, type JudgementId } from '../domains/judgements/index.ts'
import type { PersonId } from '../domains/people/index.ts'
import { stageOf } from '../domains/processes/index.ts'
import type { Verdict } from '../domains/rules/index.ts'
import { undertakingsOf } from '../domains/templates/index.ts'
import { ok, refuse, type Instant, type Result } from '../platform/values.ts'
import { actorOf, type Answer, type PlayRefusal, type Turn } from './answer.ts'
import { opened } from './courses.ts'
import { callsIn } from './facts.ts'
import { aboutIn } from './items.ts'
import { chosen } from './names.ts'
import { optionsIn } from './points.ts'
import type { ActOf } from './scenario.ts'
import { personOf, rulesAs, sittingIn, TABLE, type Table, type Voted } from './table.ts'

export function judgeIn(table: Table, act: ActOf<'judge'>, turn: Turn): Answer {
  const calls = callsIn(table).map(({ call, positions, objections: behind }) =>
    heardIn(
      call,
      positions,
      behind.map(({ objection }) => objection),
    ),
  )
  const objections = calls.flatMap((one) => one.objections)
  const { process, template, windows, judgements } = table
  const made = judgements.length
  const before = { process, template, windows, objections, calls, made, now: turn.now }
  const { decision, outcome, reasons } = act
  const about = aboutIn(table, act.about)
  if (!about.ok) return about
  const id = `judgement-${turn.nth}` as string as JudgementId
  const judged = judge(before, { id, decision, outcome, about: about.value, reasons }, turn.by)
  return judged.ok ? ok({ ...table, judgements: [...judgements, judged.value] }) : judged
}

export function openBallot(table: Table, act: ActOf<'open-ballot'>, turn: Turn): Answer {
  const counted = countedBy(table.template, act.decision)
  if (!counted.ok) return counted
  const { template, process } = table
  const role = mayManage(process, counted.value, { template, by: turn.by })
  if (!role.ok) return role
  const others = table.ballots.map(({ ballot }) => ballot)
  const earlier = act.follows ? newest(table, act.decision)?.ballot : undefined
  if (act.follows && !earlier) return refuse({ kind: 'no-next-round' })
  const about = aboutIn(table, act.about)
  if (!about.ok) return about
  const subject = earlier?.subject ?? about.value
  const options = optionsIn(act)
  const hasSeed = act.seedFrom !== undefined
  const takes = mayOffer(counted.value.rule, {
    options: options.map(({ title }) => title),
    hasSeed,
  })
  if (!takes.ok) return takes
  const round = mayFollow(counted.value, { subject, earlier, others, now: turn.now })
  if (!round.ok) return round
  const { electorate, decision, window: kind } = counted.value
  const seats = sittingIn(table, electorate.body)
  const voices = electorateOf(
    electorate,
    {
      seats: seats.map(({ seat }) => seat),
      places: seats.map(({ place }) => place),
      standIns: [],
      organisationOf: (person) => organisationOf(table, person),
    },
    turn.now,
  )
  if (!voices.ok) return voices
  const id = `ballot-${turn.nth}` as string as BallotId
  const asked = { kind, closesOn: act.closesOn, serves: `ballot:${id}` } as const
  const window = opened(table, asked, turn)
  const actor = actorOf(turn)
  const stage = stageOf(process)
  if (!window.ok) return window
  if (!actor || stage === undefined) return refuse({ kind: 'no-electorate' })
  const ballot: Ballot = {
    id,
    process: process.id,
    decision: decision.id,
    stage,
    question: decision.id,
    subject,
    rules: table.pin.hash,
    hidden: decision.hidden ?? false,
    round: round.value,
    earlier: earlier?.id,
    body: seats[0]?.seat.body ?? (TABLE as Ballot['body']),
    window: window.value.window.id,
    openedBy: actor.person,
    openedAt: turn.now,
    takes: takes.value,
    seedFrom: act.seedFrom,
    state: { kind: 'open' },
  }
  const standing = { voices: voices.value, votes: [], recusals: [], proxies: [], options }
  return ok({ ...window.value.table, ballots: [...table.ballots, { ballot, standing }] })
}

const organisationOf = ({ people }: Table, person: PersonId) =>
  [...people.values()].find(({ actor }) => actor.person === person)?.organisation

export const newest = ({ ballots }: Table, decision: string): Voted | undefined =>
  ballots.findLast(({ ballot }) => ballot.decision === decision)

/** Somebody before the newest ballot of a decision. */
export function beforeIt(table: Table, decision: string, turn: Turn): Result<Before, PlayRefusal> {
  const voted = newest(table, decision)
  const window = table.windows.find(({ id }) => id === voted?.ballot.window)
  if (!voted || !window) return refuse({ kind: 'no-such-ballot' })
  return ok({
    ballot: voted.ballot,
    window,
    standing: voted.standing,
    undertakings: undertakingsOf(table.rulebook.get(voted.ballot.rules)?.pin ?? table.pin),
    actor: actorOf(turn),
    now: turn.now,
  })
}

export const withStanding = (table: Table, { ballot, standing }: Voted): Table => ({
  ...table,
  ballots: table.ballots.map((one) => (one.ballot.id === ballot.id ? { ballot, standing } : one)),
})

const SIDES = ['yes', 'no', 'abstain'] as const satisfies readonly Choice[]

/** Each who is named votes for themselves; whoever may not stops the act, and none of it stands. */
export function voteIn(table: Table, act: ActOf<'vote'>, turn: Turn): Answer {
  let after = table
  for (const choice of SIDES) {
    const people = chosen(table, act[choice] ?? [])
    if (!people.ok) return people
    for (const person of people.value) {
      const by = { kind: 'person', actor: person.actor } as const
      const before = beforeIt(after, act.decision, { ...turn, by })
      if (!before.ok) return before
      const { takes = 'votes' } = before.value.ballot
      if (takes !== 'votes') return refuse({ kind: 'other-ballot' })
      const shown = { kind: 'open', choice } as const
      const cast = vote(before.value, { voice: undefined, shown, reason: undefined })
      if (!cast.ok) return cast
      const { ballot, standing } = before.value
      const others = standing.votes.filter(({ voice }) => voice !== cast.value.voice)
      after = withStanding(after, {
        ballot,
        standing: { ...standing, votes: [...others, cast.value] },
      })
    }
  }
  return ok(after)
}

export function recuseIn(table: Table, act: ActOf<'recuse'>, turn: Turn): Answer {
  const before = beforeIt(table, act.decision, turn)
  if (!before.ok) return before
  const { ballot, standing } = before.value
  const back = recuse(before.value, act.reason)
  if (!back.ok) return back
  const recusals = [...standing.recusals, back.value]
  return ok(withStanding(table, { ballot, standing: { ...standing, recusals } }))
}

export function proxyIn(table: Table, act: ActOf<'proxy'>, turn: Turn): Answer {
  const before = beforeIt(table, act.decision, turn)
  if (!before.ok) return before
  const counted = countedBy(rulesAs(table, before.value.ballot.rules), act.decision)
  if (!counted.ok) return counted
  const most = counted.value.electorate.proxies
  const { ballot, standing } = before.value
  const given = giveProxy(before.value, personOf(act.to), { instruction: 'as told', most })
  if (!given.ok) return given
  const proxies = [...standing.proxies, given.value]
  return ok(withStanding(table, { ballot, standing: { ...standing, proxies } }))
}

/** This ballot with the rounds before it, as the rules of counting ask for it. */
export function holdingOf(table: Table, { ballot, standing }: Voted): Holding | undefined {
  const counted = countedBy(rulesAs(table, ballot.rules), ballot.decision)
  if (!counted.ok) return undefined
  const earlier = table.ballots.find((one) => one.ballot.id === ballot.earlier)
  const chair = standing.voices.find(({ person }) => isChair(table, person))?.id
  const before = earlier ? (holdingOf(table, earlier)?.rounds ?? []) : []
  return { counted: counted.value, rounds: [...before, standing], chair }
}

const isChair = ({ people }: Table, person: string | undefined): boolean =>
  [...people.values()].some(
    ({ actor }) => actor.person === person && actor.roles.some(({ role }) => role === 'chair'),
  )

/** Equals wait for the seed that was named at the opening. */
export function isUndrawn(table: Table, voted: Voted): boolean {
  const holding = holdingOf(table, voted)
  return !!holding && waitsForSeed(holding.counted.rule, voted.standing, verdictOf(holding))
}

export function closeIn(
  table: Table,
  voted: Voted,
  now: Instant,
): { readonly table: Table; readonly verdict: Verdict } | undefined {
  const window = table.windows.find(({ id }) => id === voted.ballot.window)
  const holding = holdingOf(table, voted)
  if (!window || !holding) return undefined
  const verdict = verdictOf(holding)
  const done = closed(voted.ballot, window, foundBy(holding, verdict), now)
  if (!done.ok) return undefined
  const { standing } = voted
  return { table: withStanding(table, { ballot: done.value, standing }), verdict }
}
