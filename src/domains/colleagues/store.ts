/** SQL for drafts and their versions. Decides nothing; every list is of one person's own. */
import { z } from 'zod'
import { fromJson, held, json, type Read, type Tx } from '../../platform/db/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import { after, type Instant } from '../../platform/values.ts'
import { callId } from '../decisions/index.ts'
import { docketId } from '../dockets/index.ts'
import type { PersonId } from '../people/index.ts'
import {
  endOf,
  KEPT_AFTER,
  LISTED_MAX,
  VERSIONS_MAX,
  type About,
  type AdoptionRule,
  type Content,
  type Draft,
  type DraftId,
  type DraftState,
  type Version,
} from './draft.ts'
import { own, type DraftRow, type VersionRow } from './tables.ts'

const StoredStance = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['support', 'accept', 'object', 'none']) }),
  z.object({ kind: z.literal('reserve'), until: storedInstant }),
])
const StoredObjection = z.object({ title: z.string(), argument: z.string(), remedy: z.string() })

const StoredContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('submission'), words: z.string() }),
  z
    .object({
      kind: z.literal('position'),
      stance: StoredStance,
      reason: z.string().optional(),
      objection: StoredObjection.optional(),
    })
    .transform(({ reason, objection, ...rest }) => ({ ...rest, reason, objection })),
])

const StoredRule: z.ZodType<AdoptionRule> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('approver') }),
  z.object({ kind: z.literal('silence') }),
  z.object({ kind: z.literal('vote'), quorum: z.int().min(1) }),
])

const contentFrom = (stored: string): Content => StoredContent.parse(fromJson(stored))

const versionFrom = (row: Omit<VersionRow, 'draft_id'>): Version => ({
  number: row.number,
  content: contentFrom(row.content),
  hash: row.hash,
  deadline: row.deadline,
  at: row.at,
})

function aboutFrom(row: DraftRow): About {
  const docket = row.about_kind === 'docket' ? docketId(row.about_id) : undefined
  if (docket) return { kind: 'docket', id: docket }
  const call = row.about_kind === 'call' ? callId(row.about_id) : undefined
  if (call) return { kind: 'call', id: call }
  throw new Error(`draft ${row.id} is about nothing`)
}

function stateFrom(row: DraftRow): DraftState {
  if (row.state === 'open' || row.ended_at === null) return { kind: 'open' }
  const at = row.ended_at
  if (row.state === 'withdrawn') return { kind: 'withdrawn', at }
  return { kind: 'submitted', at, href: row.ended_in ?? '/' }
}

type JoinedRow = DraftRow & { readonly content: string; readonly hash: string } & {
  readonly written_at: Instant
}

const draftFrom = (row: JoinedRow): Draft => ({
  id: row.id,
  owner: row.owner,
  about: aboutFrom(row),
  process: row.process_id,
  capacity: row.capacity,
  organ: row.organ ?? undefined,
  note: row.note,
  language: row.language,
  rule: StoredRule.parse(fromJson(row.rule)),
  version: versionFrom({ ...row, number: row.version, at: row.written_at }),
  begunAt: row.begun_at,
  state: stateFrom(row),
  reminded: row.reminded,
  told: row.told,
  toldUnreached: row.told_unreached,
})

const joined = (db: Read | Tx) =>
  own(db)
    .selectFrom('asked_drafts as d')
    .innerJoin('asked_versions as v', (on) =>
      on.onRef('v.draft_id', '=', 'd.id').onRef('v.number', '=', 'd.version'),
    )
    .selectAll('d')
    .select(['v.content', 'v.hash', 'v.at as written_at'])

export async function findDraft(db: Read | Tx, id: DraftId): Promise<Draft | undefined> {
  const row = await joined(db).where('d.id', '=', id).executeTakeFirst()
  return row && draftFrom(row)
}

/** Held until the transaction ends: an answer and a change cannot both be first. */
export async function lockDraft(tx: Tx, id: DraftId): Promise<Draft | undefined> {
  const query = own(tx).selectFrom('asked_drafts').select('id').where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && findDraft(tx, id)
}

/** The newest first. */
export async function draftsBy(db: Read | Tx, owner: PersonId): Promise<readonly Draft[]> {
  const query = joined(db).where('d.owner', '=', owner)
  return (await query.orderBy('d.id', 'desc').limit(LISTED_MAX).execute()).map(draftFrom)
}

export async function countOpen(tx: Tx, owner: PersonId): Promise<number> {
  const { count } = await own(tx)
    .selectFrom('asked_drafts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('owner', '=', owner)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function versionsOf(db: Read | Tx, id: DraftId): Promise<readonly Version[]> {
  const query = own(db).selectFrom('asked_versions').selectAll().where('draft_id', '=', id)
  return (await query.orderBy('number').limit(VERSIONS_MAX).execute()).map(versionFrom)
}

function rowOf(draft: Draft): DraftRow {
  const { state, version } = draft
  return {
    id: draft.id,
    owner: draft.owner,
    about_kind: draft.about.kind,
    about_id: draft.about.id,
    process_id: draft.process,
    capacity: draft.capacity,
    organ: draft.organ ?? null,
    note: draft.note,
    language: draft.language,
    rule: json(draft.rule),
    version: version.number,
    deadline: version.deadline,
    begun_at: draft.begunAt,
    state: state.kind,
    ended_at: state.kind === 'open' ? null : state.at,
    ended_in: state.kind === 'submitted' ? state.href : null,
    reminded: draft.reminded,
    told: draft.told,
    told_unreached: draft.toldUnreached,
    remove_at: after(endOf(draft), KEPT_AFTER),
  }
}

export async function addDraft(tx: Tx, draft: Draft): Promise<void> {
  await own(tx).insertInto('asked_drafts').values(rowOf(draft)).execute()
  await addVersion(tx, draft)
}

export async function addVersion(tx: Tx, { id, version }: Draft): Promise<void> {
  const { number, content, hash, deadline, at } = version
  await own(tx)
    .insertInto('asked_versions')
    .values({ draft_id: id, number, content: JSON.stringify(content), hash, deadline, at })
    .execute()
}

export async function saveDraft(tx: Tx, draft: Draft): Promise<void> {
  const { id, ...row } = rowOf(draft)
  await own(tx).updateTable('asked_drafts').set(row).where('id', '=', id).execute()
}
