/** Closing a ballot: opens its seals, finds what came of it, and carries out what that binds. */
import type { Tx } from '../../../platform/db/index.ts'
import { heldByMail } from '../../../platform/mail/inbox/index.ts'
import { ok, refuse, type Instant, type Result } from '../../../platform/values.ts'
import { carryOutRemoval, lockTerm, termsOf } from '../../bodies/index.ts'
import { actOf, type Doing } from '../acts.ts'
import type { Ballot, BallotId, Standing } from '../ballot.ts'
import { close, countedBy, mayClose } from '../rules/ballots.ts'
import { foundBy, headsOf, verdictOf, type Holding } from '../rules/counting.ts'
import { chosenIn, waitsForSeed } from '../rules/selecting.ts'
import type { Refusal } from '../rules/refusal.ts'
import { findBallot, saveBallot } from '../store/ballots.ts'
import { breakSeal, saveVote, sealedIn, standingOf } from '../store/votes.ts'
import type { Around } from './step.ts'

/** Seals opened in one transaction; a ballot with more is closed in several. */
export const SEALS_PER_STEP = 500
/** A rule has at most so many rounds. */
const ROUNDS_MAX = 12

export type Closing = { readonly tx: Tx; readonly now: Instant }

/** The clock closes; whoever acts first after the end does what its job would do a moment later. */
const BY_CLOCK: Doing = { actor: undefined, via: 'api' }

/** @returns the ballot as it is then; still `open` while there are seals left */
export async function closeBallot(
  { tx, now }: Closing,
  around: Around,
): Promise<Result<Ballot, Refusal>> {
  const { ballot, window } = around
  const over = mayClose(ballot, window, now)
  if (!over.ok) return over
  const until = await heldByMail(tx, closeOf(around), now)
  if (until !== undefined) return refuse({ kind: 'mail-unread', until })
  if (await openSeals({ tx, now }, ballot)) return ok(ballot)
  const holding = await holdingOf(tx, around, now)
  const last = holding.rounds.at(-1)
  if (!last) throw new Error(`ballot ${ballot.id} of no round`)
  const verdict = verdictOf(holding)
  if (waitsForSeed(holding.counted.rule, last, verdict)) return refuse({ kind: 'seed-missing' })
  const found = foundBy(holding, verdict)
  const closed = close(ballot, window, found, now)
  if (!closed.ok) return closed
  const { outcome, met } = found
  const told = { met, ...(outcome === undefined ? {} : { outcome }), voices: last.voices.length }
  const act =
    (ballot.takes ?? 'votes') === 'votes'
      ? ({ act: 'ballot.close', clear: { ...told, ...headsOf(last) } } as const)
      : ({ act: 'ballot.select', clear: { ...told, selected: chosenIn(verdict) } } as const)
  await saveBallot(tx, closed.value, actOf(BY_CLOCK, ballot, act))
  if (met) await carryOut({ tx, now }, ballot)
  return closed
}

/** A window that is over has its hour. */
export function closeOf({ ballot, window }: Pick<Around, 'ballot' | 'window'>) {
  if (window.state.kind !== 'dated') throw new Error(`ballot ${ballot.id} of no hour`)
  return { what: `ballot:${ballot.id}`, closes: window.state.closes }
}

/** Someone stays in office unless the rule was met; then the term ends with the ballot. */
async function carryOut({ tx, now }: Closing, { id, subject }: Ballot): Promise<void> {
  if (subject.kind !== 'removal') return
  const term = await lockTerm(tx, subject.term)
  if (term) await carryOutRemoval({ tx, now, decision: `ballot:${id}` }, term)
}

/** @returns whether there are more */
async function openSeals({ tx }: Closing, ballot: Ballot): Promise<boolean> {
  if (!ballot.hidden) return false
  const sealed = await sealedIn(tx, ballot.id, SEALS_PER_STEP)
  if (sealed.length === 0) return false
  const { votes } = await standingOf(tx, ballot.id)
  const byVoice = new Map(votes.map((vote) => [vote.voice, vote]))
  for (const { voice, choice, opening } of sealed) {
    const vote = byVoice.get(voice)
    if (vote?.shown.kind !== 'sealed' || vote.shown.seal !== opening.commitment) {
      throw new Error(`the seal of ${voice} in ${ballot.id} does not fit`)
    }
    const opened = { ...vote, shown: { kind: 'open', choice } } as const
    const clear = { voice, choice, person: vote.by }
    const act = actOf(BY_CLOCK, ballot, { act: 'vote.open', clear, parts: [opening] })
    await saveVote(tx, opened, act)
    await breakSeal(tx, ballot.id, voice)
  }
  return sealed.length === SEALS_PER_STEP
}

/** This round and those before it, with the voice that breaks a tie where the rule lets it. */
export async function holdingOf(
  tx: Tx | Parameters<typeof standingOf>[0],
  { ballot, template }: Pick<Around, 'ballot' | 'template'>,
  now: Instant,
): Promise<Holding> {
  const counted = countedBy(template, ballot.decision)
  if (!counted.ok) throw new Error(`ballot ${ballot.id} of no decision that counts`)
  const rounds: Standing[] = []
  let id: BallotId | undefined = ballot.id
  for (let round = 0; id !== undefined && round < ROUNDS_MAX; round++) {
    rounds.unshift(await standingOf(tx, id))
    const one: Ballot | undefined = await findBallot(tx, id)
    id = one?.earlier
  }
  const chairs = (await termsOf(tx, ballot.body, now)).filter(({ role }) => role === 'chair')
  const voices = rounds.at(-1)?.voices ?? []
  const chair = voices.find(({ person }) => chairs.some((term) => term.person === person))?.id
  return { counted: counted.value, rounds, chair }
}
