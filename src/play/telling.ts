/** What was played, as plain data for other programs: gates, decisions, designations, clocks. */
import { dutiesOf, limitsOf, stageOf, type WayAhead } from '../domains/processes/index.ts'
import { isOwed, phaseOf as appealPhaseOf } from '../domains/appeals/index.ts'
import { letterPhase, phaseOf as itemPhaseOf } from '../domains/advice/index.ts'
import { phaseOf } from '../domains/challenges/index.ts'
import { petitionPhase, ratificationPhase, ratificationRule } from '../domains/petitions/index.ts'
import type { Verdict } from '../domains/rules/index.ts'
import { factOf } from '../domains/templates/index.ts'
import { unreachable, type Instant, type Json } from '../platform/values.ts'
import { waysOf } from './expecting.ts'
import { holdingsOf } from './facts.ts'
import type { Event, Played } from './play.ts'
import type { Struck } from './clock.ts'
import type { Table } from './table.ts'

const iso = (at: Instant) => new Date(at).toISOString().replace(':00.000Z', 'Z')

/** Everything, in the order in which it happened, and how it stands at the end. */
export function told({ template, scenario, events, table, fault }: Played): Json {
  const last = events.at(-1)
  const now = last ? hourOf(last) : undefined
  return {
    scenario: scenario.scenario,
    template: { ...template.pin },
    went: fault === undefined ? 'as it says' : { ...fault, found: plain(fault.found ?? null) },
    events: events.map(eventTold),
    stages: stagesTold(table),
    windows: table.windows.map(({ kind, serves, state, extensions }) => ({
      kind,
      serves,
      ...(state.kind === 'dated'
        ? { opens: iso(state.opens), closes: iso(state.closes) }
        : { waits: 'for a language' }),
      extensions: extensions.length,
    })),
    decisions: decisionsTold(table),
    designations: designationsTold(table),
    rules: rulesTold(table),
    ...(now === undefined
      ? {}
      : {
          challenges: challengesTold(table, now),
          appeals: appealsTold(table, now),
          petitions: petitionsTold(table, now),
          ratifications: ratificationsTold(table, now),
          advice: adviceTold(table, now),
          letters: lettersTold(table, now),
          duties: dutiesTold(table, now),
          limits: limitsTold(table, now),
        }),
    ends: endTold(table),
  }
}

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value))

const hourOf = (event: Event): Instant => (event.kind === 'act' ? event.at : event.struck.at)

function eventTold(event: Event): Json {
  const at = hourOf(event)
  const after = { stage: stageOf(event.table.process) ?? null, next: waysTold(event.table, at) }
  if (event.kind === 'clock')
    return { at: iso(at), by: 'the clock', ...struckTold(event.struck), ...after }
  const { do: what, by, ...rest } = event.act
  return {
    nth: event.nth,
    at: iso(at),
    by: by ?? null,
    do: what,
    asked: plain({ ...rest, at: undefined, refused: undefined }),
    ...(event.refusal ? { refused: plain(event.refusal) } : {}),
    ...after,
  }
}

/** Of each way on: what is unmet, by how much, whose move it is. */
const waysTold = (table: Table, now: Instant): Json =>
  waysOf(table, now).map(({ kind, id, to, unmet, waitsFor, clockAt }) => ({
    way: kind,
    ...(kind === 'exit' ? { exit: id } : {}),
    to,
    open: unmet.length === 0,
    unmet: unmet.map(conditionTold),
    waitsFor: [...waitsFor],
    ...(clockAt === undefined ? {} : { clock: iso(clockAt) }),
  }))

const conditionTold = ({ condition, standing }: WayAhead['unmet'][number]): Json => ({
  fact: factOf(condition),
  says: condition.says.en,
  ...(standing.kind === 'known'
    ? { have: standing.fact.value, short: standing.short }
    : { have: 'nobody says' }),
})

function struckTold(struck: Struck): { readonly [key: string]: Json } {
  switch (struck.kind) {
    case 'ballot-closed': {
      const { decision, outcome, verdict, agrees } = struck.ballot
      const counted = { verdict: verdictTold(verdict), secondCount: agrees ? 'agrees' : 'differs' }
      return { do: struck.kind, decision, outcome: outcome ?? 'next round', ...counted }
    }
    case 'call-closed':
      return { do: struck.kind, call: struck.call }
    case 'petition-closed':
      return { do: struck.kind, ...struck.petition }
    case 'duty-missed':
      return { do: struck.kind, duty: struck.duty }
    case 'expired':
      return { do: struck.kind, from: struck.from }
    case 'resumed':
      return { do: struck.kind }
    default:
      return unreachable(struck)
  }
}

function verdictTold({ kind, met, part, measure, parts, ranked, drawn }: Verdict): Json {
  return {
    kind,
    met,
    ...(part === undefined ? {} : { part }),
    ...(measure ? { have: measure.have, need: measure.need ?? null, short: measure.short } : {}),
    ...(parts ? { parts: parts.map(verdictTold) } : {}),
    ...(ranked ? { ranked: plain(ranked) } : {}),
    ...(drawn ? { drawn } : {}),
  }
}

const stagesTold = ({ process: { past } }: Table): Json =>
  past.map(({ stage, since, until, way }) => {
    return { stage, entered: iso(since), left: iso(until), way }
  })

const decisionsTold = ({ ballots, judgements }: Table): Json => [
  ...ballots.map(({ ballot: { decision, round, state }, standing }) => ({
    decision,
    by: 'ballot',
    round,
    voices: standing.voices.length,
    outcome: state.kind === 'closed' ? (state.outcome ?? 'next round') : state.kind,
  })),
  ...judgements.map(({ decision, outcome, role, at }) => {
    return { decision, by: role, outcome, at: iso(at) }
  }),
]

/** Under which rules it ran, until when, and what became of each change that was proposed. */
const rulesTold = ({ pin, process, changes }: Table): Json => ({
  inForce: { ...pin },
  earlier: process.earlier.map((one) => ({ ...one.pin, until: iso(one.until) })),
  changes: changes.map(({ name, change: { state } }) => ({ change: name, is: state.kind })),
})

const designationsTold = ({ calls }: Table): Json =>
  calls.flatMap(({ name, designations }) =>
    designations.map(({ round, level, polarity, state }) => ({
      call: name,
      round,
      level,
      polarity,
      ...(state.kind === 'final'
        ? {
            final: iso(state.finalAt),
            unmet: [...state.unmet],
            over: state.override?.unanswered.length ?? 0,
          }
        : state.kind === 'lapsed'
          ? { lapsed: iso(state.lapsedAt) }
          : { reactUntil: iso(state.reactUntil) }),
    })),
  )

const challengesTold = ({ challenges }: Table, now: Instant): Json =>
  challenges.map(({ challenge, supporters, rulings }) => ({
    challenge: challenge.id,
    phase: phaseOf(challenge, now),
    supporters: supporters.length,
    rulings: rulings.map(({ rung, role, finding }) => ({ rung, role, finding })),
  }))

const appealsTold = ({ appeals }: Table, now: Instant): Json =>
  appeals.map(({ appeal, signers, rulings }) => ({
    appeal: appeal.id,
    against: appeal.subject.thing,
    ladder: appeal.ladder,
    phase: appealPhaseOf(appeal, now),
    signers: signers.length,
    rulings: rulings.map(({ rung, role, finding }) => ({ rung, role, finding })),
    owed: isOwed(appeal),
  }))

const petitionsTold = ({ petitions }: Table, now: Instant): Json =>
  petitions.map(({ name, petition, signatures }) => ({
    petition: name,
    rule: petition.rule,
    phase: petitionPhase(petition, now),
    signatures: signatures.length,
    ...('counted' in petition.state ? { counted: petition.state.counted } : {}),
  }))

const ratificationsTold = ({ process, template, ratifications }: Table, now: Instant): Json =>
  ratifications.flatMap((one) => {
    const rule = ratificationRule(template, one.ratification.rule)
    if (!rule) return []
    const phase = ratificationPhase({ process, template, rule, ...one }, now)
    const answers = one.answers.map(({ body, finding }) => ({ body, finding }))
    return [{ ratification: rule.id, phase, answers }]
  })

const adviceTold = ({ advice }: Table, now: Instant): Json =>
  advice.flatMap(({ items }) =>
    items.map((item) => ({
      advice: item.advice,
      item: item.number,
      phase: itemPhaseOf(item, now),
    })),
  )

const lettersTold = ({ letters }: Table, now: Instant): Json =>
  letters.map(({ kind, sender, dated, due, reply }) => ({
    kind,
    sender,
    dated,
    due: iso(due),
    phase: letterPhase({ reply, due }, now),
  }))

const dutiesTold = (table: Table, now: Instant): Json =>
  dutiesOf(table.process, table.template, holdingsOf(table), now).map(({ rule, due, state }) => ({
    duty: rule.id,
    owner: rule.owner,
    due: iso(due),
    is: state.kind,
  }))

const limitsTold = (table: Table, now: Instant): Json =>
  limitsOf(table.process, table.template, holdingsOf(table), now).map(({ rule, due, state }) => ({
    limit: rule.id,
    due: iso(due),
    is: state.kind,
  }))

function endTold({ process: { state } }: Table): Json {
  return 'stage' in state ? { as: state.kind, stage: state.stage } : { as: state.kind }
}
