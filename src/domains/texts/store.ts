/** SQL for texts and their versions. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import type { Language } from '../../platform/languages/index.ts'
import { keep, keptTable, wordsOf, type Act } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Commitment } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import { reportedFrom, sourceColumns, type SourceColumns } from './source-columns.ts'
import {
  clauseId,
  TEXTS_MAX,
  VERSIONS_MAX,
  type ClauseId,
  type ClauseLine,
  type ClauseWords,
  type Lineage,
  type PublishedBy,
  type Text,
  type TextId,
  type TextStage,
  type TextVersion,
  type VersionHash,
  type VersionHead,
} from './text.ts'

type TextRow = SourceColumns & {
  readonly id: TextId
  readonly process_id: ProcessId
  readonly title: Commitment
  readonly language: Language
  readonly drafted_by: PublishedBy
  readonly drafted_at: Instant
  /** Null for a text that is negotiated. */
  readonly matter: 'rules' | null
  /** Null for a text that is or was on the table. */
  readonly stage: 'draft' | null
  readonly superseded_by: TextId | null
  readonly superseded_at: Instant | null
}
type VersionRow = SourceColumns & {
  readonly text_id: TextId
  readonly version: number
  readonly clauses: string
  /** Null where no clause was split or merged. */
  readonly lineage: string | null
  readonly clauses_ever: number
  readonly hash: VersionHash
  readonly brackets: number
  readonly published_by: PublishedBy
  readonly role: string
  readonly reason: Commitment
  readonly note: Commitment | null
  readonly published_at: Instant
}
type TextTables = { readonly texts: TextRow; readonly text_versions: VersionRow }

export const TEXTS = keptTable<TextRow>({ table: 'texts', noun: 'text', key: ['id'] })
export const VERSIONS = keptTable<VersionRow>({
  table: 'text_versions',
  noun: 'version',
  key: ['text_id', 'version'],
})

const HEAD = [
  ...(['text_id', 'version', 'clauses_ever', 'hash', 'brackets', 'published_by'] as const),
  ...(['role', 'reason', 'note', 'published_at', 'source', 'reported_on'] as const),
] as const

const own = (db: Read | Tx) => db.withTables<TextTables>()

const Id = z.string().transform((raw, context) => {
  const id = clauseId(raw)
  if (!id) context.addIssue('not the id of a clause')
  return id ?? z.NEVER
})
const StoredClauses: z.ZodType<readonly ClauseLine[]> = z.array(
  z.object({ id: Id, words: z.string() }),
)
const StoredLineage: z.ZodType<readonly Lineage[]> = z.array(
  z.object({ clause: Id, from: z.array(Id) }),
)

const stageFrom = ({ stage, superseded_by: by, superseded_at: at }: TextRow): TextStage =>
  by !== null && at !== null ? { kind: 'superseded', by, at } : { kind: stage ?? 'on-table' }

const textFrom = (row: TextRow): Text => ({
  id: row.id,
  process: row.process_id,
  title: row.title,
  language: row.language,
  draftedBy: row.drafted_by,
  draftedAt: row.drafted_at,
  matter: row.matter ?? 'negotiated',
  stage: stageFrom(row),
  reported: reportedFrom(row),
})

const versionFrom = (row: VersionRow): TextVersion => ({
  ...headFrom(row),
  clauses: StoredClauses.parse(fromJson(row.clauses)),
  lineage: row.lineage === null ? [] : StoredLineage.parse(fromJson(row.lineage)),
})

const headFrom = (row: Omit<VersionRow, 'clauses' | 'lineage'>): VersionHead => ({
  text: row.text_id,
  number: row.version,
  clausesEver: row.clauses_ever,
  hash: row.hash,
  brackets: row.brackets,
  by: row.published_by,
  role: row.role,
  reason: row.reason,
  note: row.note ?? undefined,
  at: row.published_at,
  reported: reportedFrom(row),
})

export async function findText(db: Read | Tx, id: TextId): Promise<Text | undefined> {
  const query = own(db).selectFrom('texts').selectAll().where('id', '=', id)
  const row = await query.executeTakeFirst()
  return row && textFrom(row)
}

/** Held until the transaction ends: two editors cannot both publish the next version. */
export async function lockText(tx: Tx, id: TextId): Promise<Text | undefined> {
  const query = own(tx).selectFrom('texts').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && textFrom(row)
}

/** The texts of a process, the oldest first. */
export const textsOf = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<readonly Text[]> => {
    const rows = await own(db)
      .selectFrom('texts')
      .selectAll()
      .where('process_id', '=', process)
      .orderBy('id')
      .limit(TEXTS_MAX)
      .execute()
    return rows.map(textFrom)
  },
)

/** Texts whose place a text took, the oldest first. */
export const supersededBy = remembered(
  async (db: Read | Tx, successor: TextId): Promise<readonly Text[]> => {
    const rows = await own(db)
      .selectFrom('texts')
      .selectAll()
      .where('superseded_by', '=', successor)
      .orderBy('id')
      .limit(TEXTS_MAX)
      .execute()
    return rows.map(textFrom)
  },
)

export async function saveText(tx: Tx, text: Text, act: Act): Promise<void> {
  const { process, draftedBy, draftedAt, matter, stage, reported, ...rest } = text
  const row: TextRow = {
    ...rest,
    process_id: process,
    drafted_by: draftedBy,
    drafted_at: draftedAt,
    matter: matter === 'negotiated' ? null : matter,
    stage: stage.kind === 'draft' ? 'draft' : null,
    superseded_by: stage.kind === 'superseded' ? stage.by : null,
    superseded_at: stage.kind === 'superseded' ? stage.at : null,
    ...sourceColumns(reported),
  }
  await keep(tx, TEXTS, row, act)
}

/** One version, the latest where none is named. */
export const findVersion = remembered(
  async (db: Read | Tx, text: TextId, number?: number): Promise<TextVersion | undefined> => {
    const all = own(db).selectFrom('text_versions').selectAll().where('text_id', '=', text)
    const query = number === undefined ? all : all.where('version', '=', number)
    const row = await query.orderBy('version', 'desc').limit(1).executeTakeFirst()
    return row && versionFrom(row)
  },
)

/** The latest version of each text of a process, those about its rules among them. */
export const latestVersions = remembered(
  async (db: Read | Tx, process: ProcessId): Promise<ReadonlyMap<TextId, TextVersion>> => {
    const rows = await own(db)
      .selectFrom('text_versions')
      .innerJoin('texts', 'texts.id', 'text_versions.text_id')
      .selectAll('text_versions')
      .where('texts.process_id', '=', process)
      .where(({ eb, selectFrom }) =>
        eb(
          'text_versions.version',
          '=',
          selectFrom('text_versions as newer')
            .select(({ fn }) => fn.max('newer.version').as('latest'))
            .whereRef('newer.text_id', '=', 'text_versions.text_id'),
        ),
      )
      .limit(TEXTS_MAX)
      .execute()
    return new Map(rows.map((row) => [row.text_id, versionFrom(row)]))
  },
)

/** The newest first, without their clauses. */
export async function versionsOf(db: Read | Tx, text: TextId): Promise<readonly VersionHead[]> {
  const rows = await own(db)
    .selectFrom('text_versions')
    .select(HEAD)
    .where('text_id', '=', text)
    .orderBy('version', 'desc')
    .limit(VERSIONS_MAX)
    .execute()
  return rows.map(headFrom)
}

/** What each version after one and up to another says was split and merged, the oldest first. */
export async function lineagesBetween(
  db: Read | Tx,
  { text, number }: Pick<TextVersion, 'text' | 'number'>,
  after: number,
): Promise<readonly (readonly Lineage[])[]> {
  const rows = await own(db)
    .selectFrom('text_versions')
    .select('lineage')
    .where('text_id', '=', text)
    .where('version', '>', after)
    .where('version', '<=', number)
    .where('lineage', 'is not', null)
    .orderBy('version')
    .limit(VERSIONS_MAX)
    .execute()
  return rows.flatMap(({ lineage }) =>
    lineage === null ? [] : [StoredLineage.parse(fromJson(lineage))],
  )
}

/** The newest version that has a clause; nothing where none ever had it. */
export async function newestWith(
  db: Read | Tx,
  text: TextId,
  clause: ClauseId,
): Promise<number | undefined> {
  const row = await own(db)
    .selectFrom('text_versions')
    .select('version')
    .where('text_id', '=', text)
    .where('clauses', 'like', `%"id":"${clause}"%`)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.version
}

export async function saveVersion(tx: Tx, version: TextVersion, act: Act): Promise<void> {
  const row: VersionRow = {
    text_id: version.text,
    version: version.number,
    clauses: json(version.clauses),
    lineage: version.lineage.length === 0 ? null : json(version.lineage),
    clauses_ever: version.clausesEver,
    hash: version.hash,
    brackets: version.brackets,
    published_by: version.by,
    role: version.role,
    reason: version.reason,
    note: version.note ?? null,
    published_at: version.at,
    ...sourceColumns(version.reported),
  }
  await keep(tx, VERSIONS, row, act)
}

/** What the clauses of a version say, in order; empty where the words were removed. */
export async function versionWords(
  db: Read | Tx,
  version: TextVersion,
): Promise<readonly ClauseWords[]> {
  const words = await wordsOf(
    db,
    version.clauses.map(({ words: of }) => of),
  )
  return version.clauses.map(({ id, words: of }) => {
    const wording = words.get(of)
    return wording.kind === 'text'
      ? { id, words: wording.text, removed: undefined }
      : { id, words: '', removed: wording.entry }
  })
}
