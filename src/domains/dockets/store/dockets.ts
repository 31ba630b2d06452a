/** SQL for dockets. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../../platform/db/index.ts'
import { keep, type Act } from '../../../platform/record/index.ts'
import { storedInstant } from '../../../platform/stored.ts'
import { isUlid } from '../../../platform/clock.ts'
import { type DocumentId, type ProcessId, windowId, type WindowId } from '../../processes/index.ts'
import { textId, type TextId } from '../../texts/index.ts'
import {
  DOCKETS_MAX,
  windowOf,
  type Docket,
  type DocketId,
  type DocketState,
  type Subject,
} from '../docket.ts'
import { DOCKETS, own, reportedFrom, sourceColumns, type DocketRow } from './tables.ts'

const storedWindow = z.string().transform((raw, context): WindowId => {
  const id = windowId(raw)
  if (!id) context.addIssue('not a window')
  return id ?? z.NEVER
})
const storedText = z.string().transform((raw, context): TextId => {
  const id = textId(raw)
  if (!id) context.addIssue('not a text')
  return id ?? z.NEVER
})
const storedDocument = z
  .string()
  .refine(isUlid)
  .transform((raw) => raw as DocumentId)

const StoredSubject: z.ZodType<Subject> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    text: storedText,
    version: z.int(),
    hash: z.string(),
  }),
  z.object({ kind: z.literal('document'), document: storedDocument }),
])

const closed = { window: storedWindow, closedAt: storedInstant }
const StoredState: z.ZodType<DocketState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('draft') }),
  z.object({ kind: z.literal('open'), window: storedWindow }),
  z.object({ kind: z.literal('closed'), ...closed }),
  z.object({
    kind: z.literal('reported'),
    ...closed,
    report: z.object({ title: z.string(), href: z.string(), at: storedInstant }),
  }),
  z
    .object({
      kind: z.literal('withdrawn'),
      window: storedWindow.optional(),
      withdrawnAt: storedInstant,
      reason: z.string(),
    })
    .transform(({ window, ...state }) => ({ ...state, window })),
])

const docketFrom = (row: DocketRow): Docket => ({
  id: row.id,
  process: row.process_id,
  title: row.title,
  asks: row.asks,
  subject: StoredSubject.parse(fromJson(row.subject)),
  windowKind: row.window_kind,
  draftedBy: row.drafted_by,
  draftedAt: row.drafted_at,
  reported: reportedFrom(row),
  state: StoredState.parse(fromJson(row.state)),
})

export async function findDocket(db: Read | Tx, id: DocketId): Promise<Docket | undefined> {
  const query = own(db).selectFrom('dockets').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && docketFrom(row)
}

/** Held until the transaction ends: what comes in and what closes it do not cross. */
export async function lockDocket(tx: Tx, id: DocketId): Promise<Docket | undefined> {
  const query = own(tx).selectFrom('dockets').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && docketFrom(row)
}

/** The newest first. */
export const docketsOf = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly Docket[]> => {
    const all = own(db).selectFrom('dockets').selectAll().where('process_id', '=', process)
    const rows = await all.orderBy('id', 'desc').limit(DOCKETS_MAX).execute()
    return rows.map(docketFrom)
  },
)

/** The newest first; by what their row says: the hour may have closed some that are `open`. */
export async function docketsThatAre(
  db: Read | Tx,
  kinds: readonly DocketState['kind'][],
): Promise<readonly Docket[]> {
  const all = own(db).selectFrom('dockets').selectAll().where('kind', 'in', kinds)
  const rows = await all.orderBy('id', 'desc').limit(DOCKETS_MAX).execute()
  return rows.map(docketFrom)
}

export async function saveDocket(tx: Tx, docket: Docket, act: Act): Promise<void> {
  const { state } = docket
  const row: DocketRow = {
    id: docket.id,
    process_id: docket.process,
    title: docket.title,
    asks: docket.asks,
    subject: json(docket.subject),
    window_kind: docket.windowKind,
    window_id: windowOf(docket) ?? null,
    drafted_by: docket.draftedBy,
    drafted_at: docket.draftedAt,
    ...sourceColumns(docket.reported),
    kind: state.kind,
    state: stateText(state),
  }
  await keep(tx, DOCKETS, row, act)
}

/** What is undefined has no place in JSON: it is left out. */
function stateText(state: DocketState): string {
  if (state.kind !== 'withdrawn') return json(state)
  const { window, ...rest } = state
  return json(window === undefined ? rest : { ...rest, window })
}
