/** The same facts as the pages of outcomes, for machines. */
import type { Cell } from '../../../platform/http/index.ts'
import type { Instant } from '../../../platform/values.ts'
import { standingOf, type Commitment } from '../commitment.ts'
import type { Said } from '../outcome.ts'
import type { OutcomeShown } from './shown.ts'

/** Words as they can be read now; null where they were removed. */
const textOf = ({ words }: Pick<OutcomeShown, 'words'>, of: Said): string | null => {
  const wording = words.get(of)
  return wording.kind === 'text' ? wording.text : null
}

const textIf = (shown: OutcomeShown, of: Said | undefined) =>
  of === undefined ? null : textOf(shown, of)

const iso = (at: Instant | undefined) => (at === undefined ? null : new Date(at).toISOString())

const partyOf = (shown: OutcomeShown, { party }: Commitment): string | null =>
  party.kind === 'role' ? party.role : textOf(shown, party.name)

function commitmentJson(shown: OutcomeShown, commitment: Commitment) {
  const { id, party, madeBy, madeAt, what, due, reported, state } = commitment
  return {
    id,
    party: { kind: party.kind, name: partyOf(shown, commitment) },
    signedBy: madeBy,
    madeAt,
    what: textOf(shown, what),
    due: due ?? null,
    standing: standingOf(commitment, shown.now),
    state: 'reason' in state ? { ...state, reason: textOf(shown, state.reason) } : state,
    reported: reported ?? null,
    earlier: commitment.earlier.map((one) => ({ ...one, what: textOf(shown, one.what) })),
    reports: commitment.reports.map((one) => ({ ...one, evidence: textOf(shown, one.evidence) })),
    contests: shown.contests
      .filter((contest) => contest.commitment === id)
      .map(({ by, at, reason }) => ({ by, at, reason: textOf(shown, reason) })),
  }
}

export function outcomeJson(shown: OutcomeShown) {
  const { outcome, process, agreed } = shown
  const { basis } = outcome
  return {
    id: outcome.id,
    process: { id: process.id, slug: process.slug, practice: process.practice },
    title: textOf(shown, outcome.title),
    summary: textIf(shown, outcome.summary),
    basis:
      basis.kind === 'reported' ? { ...basis, decidedBy: textOf(shown, basis.decidedBy) } : basis,
    reasons: agreed ? textOf(shown, agreed.designation.reasons) : null,
    challenges: agreed?.challenges ?? [],
    minority: (agreed?.minority ?? []).map(({ objection, author, text, writtenAt }) => ({
      objection,
      author,
      text: textOf(shown, text),
      writtenAt,
    })),
    adoptedBy: outcome.adoptedBy,
    role: outcome.role,
    adoptedAt: outcome.adoptedAt,
    commitments: shown.commitments.map((one) => commitmentJson(shown, one)),
  }
}

const HEAD = ['commitment', 'party', 'signed_by', 'what', 'due', 'standing', 'reports', 'contests']

/** One line for each commitment. */
export const commitmentsCsv = (shown: OutcomeShown): readonly (readonly Cell[])[] => [
  HEAD,
  ...shown.commitments.map((one) => [
    one.id,
    partyOf(shown, one),
    one.madeBy,
    textOf(shown, one.what),
    iso(one.due),
    standingOf(one, shown.now),
    one.reports.length,
    shown.contests.filter(({ commitment }) => commitment === one.id).length,
  ]),
]
