/** The pages of ballots and polls for machines: pseudonyms, choices and numbers; no names. */
import type { Rows } from '../../../platform/http/index.ts'
import type { BallotLine, BallotView } from '../load.ts'
import type { Poll } from '../poll.ts'
import { headsOf } from '../rules/counting.ts'
import { divisionsOf, linesBy } from '../rules/tally.ts'

const textOf = ({ words }: Pick<BallotView, 'words'>, commitment: string | undefined) => {
  const wording = commitment === undefined ? undefined : words.get(commitment)
  return wording?.kind === 'text' ? wording.text : null
}

export function ballotJson(view: BallotView) {
  const { ballot, standing, counted, phase, window, verdict } = view
  const { voices, votes, recusals, proxies } = standing
  const dates = window.state.kind === 'dated' ? window.state : undefined
  return {
    id: ballot.id,
    process: view.process.slug,
    decision: ballot.decision,
    question: textOf(view, ballot.question),
    subject: ballot.subject,
    rules: ballot.rules,
    rule: counted.rule,
    electorate: counted.electorate.id,
    body: view.body.slug,
    hidden: ballot.hidden,
    round: ballot.round,
    earlier: ballot.earlier ?? null,
    state: phase,
    outcome: ballot.state.kind === 'closed' ? (ballot.state.outcome ?? null) : null,
    opens: dates?.opens ?? null,
    closes: dates?.closes ?? null,
    takes: ballot.takes ?? 'votes',
    options: (standing.options ?? []).map(({ number, title, parts }) => ({
      number,
      title: textOf(view, title),
      parts,
    })),
    seedFrom: textOf(view, ballot.seedFrom),
    seed: standing.seed ?? null,
    voices,
    votes: votes.map(({ shown, reason, ballot: _ballot, ...rest }) => ({
      ...rest,
      ...(shown.kind === 'open' ? { choice: shown.choice } : { seal: shown.seal }),
      reason: textOf(view, reason),
    })),
    recusals: recusals.map(({ ballot: _ballot, reason, ...rest }) => ({
      ...rest,
      reason: textOf(view, reason),
    })),
    proxies: proxies.map(({ ballot: _ballot, instruction, ...rest }) => ({
      ...rest,
      instruction: textOf(view, instruction),
    })),
    verdict: verdict ?? null,
    heads: verdict ? headsOf(standing) : null,
    tally: verdict
      ? divisionsOf(standing).map((division) => ({ division, lines: linesBy(division, standing) }))
      : [],
  }
}

/** One line for each voice, whatever it said. */
export function ballotRows({ standing }: BallotView): Rows {
  const said = new Map(standing.votes.map((vote) => [vote.voice, vote]))
  const back = new Set(standing.recusals.map(({ voice }) => voice))
  const rows = standing.voices.map(({ id, person, parts, weight }) => {
    const vote = said.get(id)
    const choice = vote ? (vote.shown.kind === 'open' ? vote.shown.choice : 'sealed') : ''
    const what = back.has(id) ? 'recused' : choice
    const { house = '', group = '' } = parts
    return [id, person ?? '', house, group, weight, what, vote?.carriedBy ?? '']
  })
  return [['voice', 'person', 'house', 'group', 'weight', 'choice', 'proxy'], ...rows]
}

export const lineJson = ({ ballot, question, phase, closes }: BallotLine) => ({
  id: ballot.id,
  decision: ballot.decision,
  question,
  state: phase,
  outcome: ballot.state.kind === 'closed' ? (ballot.state.outcome ?? null) : null,
  closes: closes ?? null,
})

export const pollJson = (poll: Poll, question: string) => ({
  id: poll.id,
  question,
  binding: false,
  verifiable: false,
  closes: poll.closesAt,
  hands: poll.state.kind === 'closed' ? poll.state.hands : null,
  counts: poll.state.kind === 'closed' ? (poll.state.counts ?? null) : null,
})
