/** SQL for the windows of processes. Decides nothing. */
import { z } from 'zod'
import { held, json, parsedOnce, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { LANGUAGES, type Language } from '../../platform/languages/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import type { ProcessId } from './process.ts'
import { InstantSchema, reportedColumns, reportedFrom } from './store.ts'
import type { Extension, Published, Window, WindowId, WindowState } from './window.ts'

/** Windows of one process, its consensus calls among them. */
export const WINDOWS_MAX = 1_000

export type WindowRow = {
  readonly id: WindowId
  readonly process_id: ProcessId
  readonly kind: string
  readonly serves: Window['serves']
  readonly languages: string
  readonly published: string
  readonly extensions: string
  readonly source: string | null
  readonly reported_on: string | null
  readonly state_kind: WindowState['kind']
  readonly state: string
  readonly continues: WindowId | null
}
type WindowTables = { readonly windows: WindowRow }

export const WINDOWS = keptTable<WindowRow>({ table: 'windows', noun: 'window', key: ['id'] })

const own = (db: Read | Tx) => db.withTables<WindowTables>()

const language = z.enum(LANGUAGES)
const PublishedSchema: z.ZodType<readonly Published[]> = z.array(
  z.object({ language, at: InstantSchema }),
)
const ExtensionsSchema: z.ZodType<readonly Extension[]> = z.array(
  z.object({ from: InstantSchema, to: InstantSchema, at: InstantSchema, reason: z.string() }),
)
const StateSchema: z.ZodType<WindowState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting'), notBefore: InstantSchema, days: z.int() }),
  z.object({ kind: z.literal('dated'), opens: InstantSchema, closes: InstantSchema }),
])

const languagesIn = parsedOnce<readonly Language[]>(z.array(language))
const publishedIn = parsedOnce(PublishedSchema)
const extensionsIn = parsedOnce(ExtensionsSchema)
const stateIn = parsedOnce(StateSchema)

export const windowFrom = (row: WindowRow): Window => ({
  id: row.id,
  process: row.process_id,
  kind: row.kind,
  serves: row.serves,
  languages: languagesIn(row.languages),
  published: publishedIn(row.published),
  extensions: extensionsIn(row.extensions),
  reported: reportedFrom(row),
  ...(row.continues === null ? {} : { continues: row.continues }),
  state: stateIn(row.state),
})

export async function findWindow(db: Read | Tx, id: WindowId): Promise<Window | undefined> {
  const query = own(db).selectFrom('windows').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && windowFrom(row)
}

export const findWindows = remembered(
  async (db: Read | Tx, ids: readonly WindowId[]): Promise<ReadonlyMap<WindowId, Window>> => {
    if (ids.length === 0) return new Map()
    const rows = await own(db).selectFrom('windows').selectAll().where('id', 'in', ids).execute()
    return new Map(rows.map((row) => [row.id, windowFrom(row)]))
  },
)

/** Held until the transaction ends: an extension and a submission do not cross. */
export async function lockWindow(tx: Tx, id: WindowId): Promise<Window | undefined> {
  const query = own(tx).selectFrom('windows').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && windowFrom(row)
}

/** The oldest first. */
export const windowsOf = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly Window[]> => {
    const rows = await own(db)
      .selectFrom('windows')
      .selectAll()
      .where('process_id', '=', process)
      .orderBy('id')
      .limit(WINDOWS_MAX)
      .execute()
    return rows.map(windowFrom)
  },
)

export async function saveWindow(tx: Tx, window: Window, act: Act): Promise<void> {
  const row: WindowRow = {
    id: window.id,
    process_id: window.process,
    kind: window.kind,
    serves: window.serves,
    languages: json(window.languages),
    published: json(window.published),
    extensions: json(window.extensions),
    ...reportedColumns(window.reported),
    state_kind: window.state.kind,
    state: json(window.state),
    continues: window.continues ?? null,
  }
  await keep(tx, WINDOWS, row, act)
}
