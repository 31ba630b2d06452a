/** SQL for ballots and who is counted in them. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../../platform/db/index.ts'
import { keep, type Act } from '../../../platform/record/index.ts'
import { storedInstant } from '../../../platform/stored.ts'
import { isUlid } from '../../../platform/clock.ts'
import type { TermId } from '../../bodies/index.ts'
import type { CallId } from '../../decisions/index.ts'
import { ROLES, storedPerson, type BodyId } from '../../people/index.ts'
import type { ProcessId } from '../../processes/index.ts'
import type { Voice } from '../../rules/index.ts'
import { textId, type TextId } from '../../texts/index.ts'
import type { About } from '../about.ts'
import {
  BALLOTS_MAX,
  type Ballot,
  type BallotId,
  type BallotState,
  type BallotSubject,
} from '../ballot.ts'
import { BALLOTS, own, ROLLS, type BallotRow } from './tables.ts'

const storedText = z.string().transform((raw, context): TextId => {
  const id = textId(raw)
  if (!id) context.addIssue('not a text')
  return id ?? z.NEVER
})
const storedCall = z
  .string()
  .refine(isUlid)
  .transform((raw) => raw as string as CallId)
const storedTerm = z
  .string()
  .refine(isUlid)
  .transform((raw) => raw as string as TermId)

const ABOUT = [
  z.object({ kind: z.literal('question') }),
  z.object({ kind: z.literal('text'), text: storedText, version: z.int(), hash: z.string() }),
  z.object({ kind: z.literal('advice'), advice: z.string(), number: z.int() }),
  z.object({ kind: z.literal('petition'), petition: z.string() }),
  z.object({ kind: z.literal('call'), call: storedCall }),
] as const

export const StoredAbout: z.ZodType<About> = z.discriminatedUnion('kind', ABOUT)
const StoredSubject: z.ZodType<BallotSubject> = z.discriminatedUnion('kind', [
  ...ABOUT,
  z.object({
    kind: z.literal('removal'),
    term: storedTerm,
    person: storedPerson,
    role: z.enum(ROLES),
  }),
])

const StoredState: z.ZodType<BallotState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open') }),
  z
    .object({
      kind: z.literal('closed'),
      closedAt: storedInstant,
      outcome: z.string().optional(),
      met: z.boolean(),
    })
    .transform(({ outcome, ...state }) => ({ ...state, outcome })),
  z.object({
    kind: z.literal('withdrawn'),
    withdrawnAt: storedInstant,
    reason: z.string(),
  }),
])

const ballotFrom = (row: BallotRow): Ballot => ({
  id: row.id,
  process: row.process_id,
  decision: row.decision,
  stage: row.stage,
  question: row.question,
  subject: StoredSubject.parse(fromJson(row.subject)),
  rules: row.rules,
  hidden: row.hidden === 1,
  round: row.round,
  earlier: row.earlier ?? undefined,
  body: row.body_id,
  window: row.window_id,
  openedBy: row.opened_by,
  openedAt: row.opened_at,
  state: StoredState.parse(fromJson(row.state)),
  takes: row.takes ?? undefined,
  seedFrom: row.seed_from ?? undefined,
})

export async function findBallot(db: Read | Tx, id: BallotId): Promise<Ballot | undefined> {
  const query = own(db).selectFrom('ballots').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && ballotFrom(row)
}

/** Held until the transaction ends: votes, and what closes the ballot, do not cross. */
export async function lockBallot(tx: Tx, id: BallotId): Promise<Ballot | undefined> {
  const query = own(tx).selectFrom('ballots').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && ballotFrom(row)
}

/** The newest first. */
export const ballotsOf = remembered(
  async (
    db: Read | Tx,
    of: { readonly process: ProcessId } | { readonly body: BodyId },
  ): Promise<readonly Ballot[]> => {
    const all = own(db).selectFrom('ballots').selectAll()
    const some =
      'process' in of
        ? all.where('process_id', '=', of.process)
        : all.where('body_id', '=', of.body)
    return (await some.orderBy('id', 'desc').limit(BALLOTS_MAX).execute()).map(ballotFrom)
  },
)

/** By what their row says: the hour may have ended some that are `open`. */
export const ballotsThatAre = remembered(
  async (db: Read | Tx, kinds: readonly BallotState['kind'][]): Promise<readonly Ballot[]> => {
    const all = own(db).selectFrom('ballots').selectAll().where('kind', 'in', kinds)
    return (await all.orderBy('id', 'desc').limit(BALLOTS_MAX).execute()).map(ballotFrom)
  },
)

export async function saveBallot(tx: Tx, ballot: Ballot, act: Act): Promise<void> {
  const { state } = ballot
  const row: BallotRow = {
    id: ballot.id,
    process_id: ballot.process,
    decision: ballot.decision,
    stage: ballot.stage,
    question: ballot.question,
    subject: json(ballot.subject),
    rules: ballot.rules,
    hidden: +ballot.hidden,
    round: ballot.round,
    earlier: ballot.earlier ?? null,
    body_id: ballot.body,
    window_id: ballot.window,
    opened_by: ballot.openedBy,
    opened_at: ballot.openedAt,
    kind: state.kind,
    state: stateText(state),
    takes: ballot.takes === 'votes' ? null : (ballot.takes ?? null),
    seed_from: ballot.seedFrom ?? null,
  }
  await keep(tx, BALLOTS, row, act)
}

/** What is undefined has no place in JSON: it is left out. */
function stateText(state: BallotState): string {
  if (state.kind !== 'closed') return json(state)
  const { outcome, ...rest } = state
  return json(outcome === undefined ? rest : { ...rest, outcome })
}

const StoredVoices: z.ZodType<readonly Voice[]> = z.array(
  z
    .object({
      voice: z.string(),
      person: z.string().optional(),
      organisation: z.string().optional(),
      parts: z.record(z.string(), z.string()),
      weight: z.int(),
    })
    .transform(({ voice, ...rest }) => ({ id: voice, ...rest })),
)

/** Frozen when the ballot opened. */
export async function voicesOf(db: Read | Tx, ballot: BallotId): Promise<readonly Voice[]> {
  const query = own(db).selectFrom('ballot_rolls').select('voices')
  const rows = await query.where('ballot_id', '=', ballot).orderBy('part').execute()
  return rows.flatMap(({ voices }) => StoredVoices.parse(fromJson(voices)))
}

/** Each voice as the line of JSON that the record has too. */
export async function saveRollPart(
  tx: Tx,
  ballot: BallotId,
  { part, lines }: { readonly part: number; readonly lines: readonly string[] },
  act: Act,
): Promise<void> {
  await keep(tx, ROLLS, { ballot_id: ballot, part, voices: `[${lines.join(',')}]` }, act)
}
