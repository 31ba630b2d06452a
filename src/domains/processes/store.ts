/** SQL for processes and their documents. Decides nothing. */
import { z } from 'zod'
import { held, json, parsedOnce, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { BodyId, Commitment } from '../people/index.ts'
import { DutySchema, type TemplateHash } from '../templates/index.ts'
import {
  type DocumentId,
  type EarlierRules,
  type PastStage,
  type Process,
  type ProcessDocument,
  type ProcessId,
  type ProcessState,
  type Reported,
  WAYS_ON,
} from './process.ts'

/** A list of processes, and what one of them has. */
export const PROCESSES_MAX = 500
export const DOCUMENTS_MAX = 500

export type ProcessRow = {
  readonly id: ProcessId
  readonly slug: string
  readonly template: string
  readonly version: string
  readonly hash: TemplateHash
  readonly title: Commitment
  readonly question: Commitment
  readonly body_id: BodyId | null
  readonly practice: number
  readonly source: string | null
  readonly reported_on: string | null
  readonly begun_at: Instant
  readonly past: string
  /** Null while it runs under the rules it began with. */
  readonly earlier: string | null
  readonly kind: ProcessState['kind']
  readonly state: string
}
export type DocumentRow = {
  readonly id: DocumentId
  readonly process_id: ProcessId
  readonly artefact: string
  readonly title: Commitment
  readonly href: string
  readonly at: Instant
  readonly source: string | null
  readonly reported_on: string | null
}
type ProcessTables = {
  readonly processes: ProcessRow
  readonly process_documents: DocumentRow
}

export const PROCESSES = keptTable<ProcessRow>({
  table: 'processes',
  noun: 'process',
  key: ['id'],
})
export const DOCUMENTS = keptTable<DocumentRow>({
  table: 'process_documents',
  noun: 'document',
  key: ['id'],
})

const own = (db: Read | Tx) => db.withTables<ProcessTables>()

/** Rows may have been written by an older release, so what is JSON in them is parsed. */
export const InstantSchema = z.int().transform((at) => at as Instant)

const at = { stage: z.string(), since: InstantSchema, pausedMs: z.int().exactOptional() }
const StateSchema: z.ZodType<ProcessState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('running'), ...at }),
  z.object({
    kind: z.literal('suspended'),
    ...at,
    suspendedAt: InstantSchema,
    reason: z.string(),
    until: InstantSchema.exactOptional(),
  }),
  z.object({ kind: z.literal('concluded'), concludedAt: InstantSchema }),
  z.object({
    kind: z.literal('terminated'),
    stage: z.string(),
    terminatedAt: InstantSchema,
    reason: z.string(),
  }),
])
const PastSchema: z.ZodType<readonly PastStage[]> = z.array(
  z
    .object({
      stage: z.string(),
      since: InstantSchema,
      until: InstantSchema,
      way: z.enum(WAYS_ON),
      pausedMs: z.int().exactOptional(),
      reason: z.string().optional(),
    })
    .transform(({ reason, ...spell }) => (reason === undefined ? spell : { ...spell, reason })),
)

const EarlierSchema: z.ZodType<readonly EarlierRules[]> = z.array(
  z.object({
    pin: z.object({
      name: z.string(),
      version: z.string(),
      hash: z.string().transform((hash) => hash as TemplateHash),
    }),
    until: InstantSchema,
    duties: z.array(DutySchema),
  }),
)

const pastIn = parsedOnce(PastSchema)
const earlierIn = parsedOnce(EarlierSchema)
const stateIn = parsedOnce(StateSchema)

export const reportedFrom = (row: {
  readonly source: string | null
  readonly reported_on: string | null
}): Reported | undefined =>
  row.source === null || row.reported_on === null
    ? undefined
    : { source: row.source, on: row.reported_on }

export const reportedColumns = (reported: Reported | undefined) => ({
  source: reported?.source ?? null,
  reported_on: reported?.on ?? null,
})

export const processFrom = (row: ProcessRow): Process => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  question: row.question,
  pin: { name: row.template, version: row.version, hash: row.hash },
  body: row.body_id ?? undefined,
  practice: row.practice === 1,
  reported: reportedFrom(row),
  begunAt: row.begun_at,
  past: pastIn(row.past),
  earlier: row.earlier === null ? [] : earlierIn(row.earlier),
  state: stateIn(row.state),
})

type Key = { readonly id: ProcessId } | { readonly slug: string }

const one = (db: Read | Tx, key: Key) => {
  const all = own(db).selectFrom('processes').selectAll()
  return 'id' in key ? all.where('id', '=', key.id) : all.where('slug', '=', key.slug)
}

export const findProcess = remembered(
  async (db: Read | Tx, key: Key): Promise<Process | undefined> => {
    const row = await one(db, key).executeTakeFirst()
    return row && processFrom(row)
  },
)

/** Held until the transaction ends: two officers cannot both move it on. */
export async function lockProcess(tx: Tx, key: Key): Promise<Process | undefined> {
  const row = await held(tx, one(tx, key)).executeTakeFirst()
  return row && processFrom(row)
}

/** The newest first. */
export const findProcesses = remembered(async (db: Read | Tx): Promise<readonly Process[]> => {
  const rows = await own(db)
    .selectFrom('processes')
    .selectAll()
    .orderBy('begun_at', 'desc')
    .orderBy('id')
    .limit(PROCESSES_MAX)
    .execute()
  return rows.map(processFrom)
})

const CHANGES_RULES = 'process.change-rules'

/** Throws for a process as it was under other rules: they are changed by their own act alone. */
export async function saveProcess(tx: Tx, process: Process, act: Act): Promise<void> {
  const before = await one(tx, { id: process.id }).executeTakeFirst()
  if (before && before.hash !== process.pin.hash && act.act !== CHANGES_RULES) {
    throw new Error(`${process.slug} would be saved under the rules of another day`)
  }
  const row: ProcessRow = {
    id: process.id,
    slug: process.slug,
    template: process.pin.name,
    version: process.pin.version,
    hash: process.pin.hash,
    title: process.title,
    question: process.question,
    body_id: process.body ?? null,
    practice: +process.practice,
    ...reportedColumns(process.reported),
    begun_at: process.begunAt,
    past: json(process.past),
    // As it is printed: a field that may be absent is not one that is undefined.
    earlier: process.earlier.length === 0 ? null : JSON.stringify(process.earlier),
    kind: process.state.kind,
    state: json(process.state),
  }
  await keep(tx, PROCESSES, row, act)
}

export const documentFrom = (row: DocumentRow): ProcessDocument => {
  const { process_id, source, reported_on, ...rest } = row
  return { ...rest, process: process_id, reported: reportedFrom({ source, reported_on }) }
}

/** The oldest first. */
export const documentsOf = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly ProcessDocument[]> => {
    const rows = await own(db)
      .selectFrom('process_documents')
      .selectAll()
      .where('process_id', '=', process)
      .orderBy('id')
      .limit(DOCUMENTS_MAX)
      .execute()
    return rows.map(documentFrom)
  },
)

export async function saveDocument(tx: Tx, document: ProcessDocument, act: Act): Promise<void> {
  const { process, reported, ...rest } = document
  await keep(tx, DOCUMENTS, { ...rest, process_id: process, ...reportedColumns(reported) }, act)
}
