/** SQL for actions: the only file that names their table. Decides nothing. */
import { z } from 'zod'
import { fromJson, held, json, remembered, type Read, type Tx } from '../../platform/db/index.ts'
import { keep, keptTable, type Act } from '../../platform/record/index.ts'
import { storedInstant } from '../../platform/stored.ts'
import type { Instant } from '../../platform/values.ts'
import { storedPerson, type BodyId, type Commitment, type PersonId } from '../people/index.ts'
import type { ProcessId } from '../processes/index.ts'
import type { Host } from '../processes/index.ts'
import {
  askedOf,
  OPEN_KINDS,
  OPEN_MAX,
  ownerKey,
  sourceOf,
  type Action,
  type ActionId,
  type ActionState,
  type Owner,
  type Source,
  type Standing,
} from './action.ts'

type ActionRow = {
  readonly id: ActionId
  /** The host is one of both. */
  readonly process_id: ProcessId | null
  readonly body_id: BodyId | null
  readonly what: Commitment
  readonly owner: string
  readonly owner_key: string
  readonly due: Instant
  readonly source: string | null
  readonly made_by: PersonId
  readonly made_at: Instant
  readonly kind: Standing
  readonly state: string
  /** Whose word it waits for. */
  readonly asked_key: string | null
}
type Tables = { readonly actions: ActionRow }

const ACTIONS = keptTable<ActionRow>({ table: 'actions', noun: 'action', key: ['id'] })
export const ACTION_TABLES = [ACTIONS] as const

const own = (db: Read | Tx) => db.withTables<Tables>()

const StoredOwner: z.ZodType<Owner> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), person: storedPerson }),
  z.object({ kind: z.literal('role'), role: z.string() }),
  z.object({ kind: z.literal('body'), body: z.string().transform((id) => id as BodyId) }),
  z.object({ kind: z.literal('organisation'), name: z.string() }),
])
const StoredState: z.ZodType<ActionState> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('asked'), since: storedInstant }),
  z.object({ kind: z.literal('open'), since: storedInstant }),
  z.object({
    kind: z.literal('handed'),
    to: StoredOwner,
    by: storedPerson,
    since: storedInstant,
  }),
  z.object({
    kind: z.literal('declined'),
    by: storedPerson,
    reason: z.string(),
    since: storedInstant,
  }),
  z
    .object({
      kind: z.literal('done'),
      by: storedPerson,
      evidence: z.string().optional(),
      href: z.string().optional(),
      at: storedInstant,
    })
    .transform(({ evidence, href, ...rest }) => ({ ...rest, evidence, href })),
  z.object({
    kind: z.literal('dropped'),
    by: storedPerson,
    reason: z.string(),
    at: storedInstant,
  }),
])

function hostFrom({ id, process_id, body_id }: ActionRow): Host {
  if (process_id !== null) return { kind: 'process', process: process_id }
  if (body_id !== null) return { kind: 'body', body: body_id }
  throw new Error(`action ${id} is nowhere`)
}

const actionFrom = (row: ActionRow): Action => ({
  id: row.id,
  host: hostFrom(row),
  what: row.what,
  owner: StoredOwner.parse(fromJson(row.owner)),
  due: row.due,
  source: row.source === null ? undefined : sourceOf(row.source),
  madeBy: row.made_by,
  madeAt: row.made_at,
  state: StoredState.parse(fromJson(row.state)),
})

export async function findAction(db: Read | Tx, id: ActionId): Promise<Action | undefined> {
  const row = await own(db)
    .selectFrom('actions')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && actionFrom(row)
}

/** Held until the transaction ends: an action is not done and dropped at once. */
export async function lockAction(tx: Tx, id: ActionId): Promise<Action | undefined> {
  const query = own(tx).selectFrom('actions').selectAll().where('id', '=', id)
  const row = await held(tx, query).executeTakeFirst()
  return row && actionFrom(row)
}

export async function saveAction(tx: Tx, one: Action, act: Act): Promise<void> {
  const { host, owner } = one
  const asked = askedOf(one)
  const row: ActionRow = {
    id: one.id,
    process_id: host.kind === 'process' ? host.process : null,
    body_id: host.kind === 'body' ? host.body : null,
    what: one.what,
    owner: json(owner),
    owner_key: ownerKey(owner),
    due: one.due,
    source: one.source ?? null,
    made_by: one.madeBy,
    made_at: one.madeAt,
    kind: one.state.kind,
    state: json(storable(one.state)),
    asked_key: asked === undefined ? null : ownerKey(asked),
  }
  await keep(tx, ACTIONS, row, act)
}

const storable = (state: ActionState) => {
  if (state.kind !== 'done') return state
  const { evidence, href, ...rest } = state
  return {
    ...rest,
    ...(evidence === undefined ? {} : { evidence }),
    ...(href === undefined ? {} : { href }),
  }
}

export type Which = 'open' | 'ended' | 'all'

export type ActionsAsked = {
  readonly host?: Host | undefined
  readonly source?: Source | undefined
  /** Of these owners, or waiting for their word. */
  readonly owners?: readonly string[] | undefined
  /** Made by somebody, and declined by whom they had named. */
  readonly declinedOf?: PersonId | undefined
  readonly which: Which
  /** Due by this hour: of the open ones, those that are overdue then. */
  readonly dueBy?: Instant | undefined
  readonly limit: number
  readonly offset?: number
}

/** Open ones by their day, the first first; where ended ones are among them, the last first. */
export async function actionsWhere(
  db: Read | Tx,
  { host, source, owners, declinedOf, which, dueBy, limit, offset = 0 }: ActionsAsked,
): Promise<readonly Action[]> {
  if (owners?.length === 0) return []
  let query = own(db).selectFrom('actions').selectAll()
  if (host?.kind === 'process') query = query.where('process_id', '=', host.process)
  if (host?.kind === 'body') query = query.where('body_id', '=', host.body)
  if (source !== undefined) query = query.where('source', '=', source)
  if (owners) {
    query = query.where((is) =>
      is.or([is('owner_key', 'in', owners), is('asked_key', 'in', owners)]),
    )
  }
  if (declinedOf) query = query.where('made_by', '=', declinedOf).where('kind', '=', 'declined')
  if (which === 'open') query = query.where('kind', 'in', OPEN_KINDS)
  if (dueBy !== undefined) query = query.where('due', '<=', dueBy)
  if (which === 'ended') query = query.where('kind', 'in', ['done', 'dropped'])
  const direction = which === 'open' ? 'asc' : 'desc'
  const rows = await query
    .orderBy('due', direction)
    .orderBy('id', direction)
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map(actionFrom)
}

/** Open ones of one process or body, the most urgent first. */
export const openIn = remembered(
  async (db: Read | Tx, hostKey: string): Promise<readonly Action[]> => {
    const [kind, id = ''] = hostKey.split(':')
    const column = kind === 'process' ? 'process_id' : 'body_id'
    const rows = await own(db)
      .selectFrom('actions')
      .selectAll()
      .where(column, '=', id as ProcessId & BodyId)
      .where('kind', 'in', OPEN_KINDS)
      .orderBy('due')
      .orderBy('id')
      .limit(OPEN_MAX)
      .execute()
    return rows.map(actionFrom)
  },
)

/** Looked at in one minute by the clock; the most overdue first. */
export const DUE_MAX = 2_000

/** Open ones that are due before `until`, on the whole site. */
export async function dueBefore(
  db: Read | Tx,
  until: Instant,
  since: Instant,
): Promise<readonly Action[]> {
  const rows = await own(db)
    .selectFrom('actions')
    .selectAll()
    .where('kind', 'in', OPEN_KINDS)
    .where('due', '<', until)
    .where('due', '>=', since)
    .orderBy('due')
    .orderBy('id')
    .limit(DUE_MAX)
    .execute()
  return rows.map(actionFrom)
}
