/**
 * The only way to write a public row, and the numbering of entries as the last step of a commit
 * (decision 0003). Knows nothing of what an act means.
 */
import { createHash } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Tx } from '../db/index.ts'
import type { Instant } from '../values.ts'
import { EVERYTHING, type Act, type AnyAct, type DeclaredActs } from './act.ts'
import { entryBytes, type CommitFacts } from './entry.ts'
import { jcs, leafHash } from './log/index.ts'
import { insertParts } from './part-store.ts'
import { insertEntries, insertPlaces, lastEntries, takeNumbers, type EntryRow } from './store.ts'

/** More acts in one transaction would hold the record's number for too long. */
export const ACTS_PER_TRANSACTION_MAX = 2_000

export type KeptRow = { readonly [column: string]: string | number | null }

declare const rowOf: unique symbol

/** A table of which only `keep` writes, whatever its rows. */
export type AnyKeptTable = {
  readonly table: string
  /** The first word of the subject of its entries: `call` in `call:01J…`. */
  readonly noun: string
  readonly key: readonly string[]
}

export type KeptTable<Row extends KeptRow> = AnyKeptTable & { readonly [rowOf]?: Row }

export const keptTable = <Row extends KeptRow>(
  table: AnyKeptTable & { readonly key: readonly (keyof Row & string)[] },
): KeptTable<Row> => table

type Waiting = { readonly act: AnyAct; readonly of?: string; readonly kept?: string }

/** By executor: a transaction shares it with all views of it. */
const waiting = new WeakMap<object, Waiting[]>()

/** By executor, too: what changes on pages without an act. */
const touched = new WeakMap<object, string[]>()

/** Pages with these topics show a number that is no act, as how many answered in private. */
export function touchPages(tx: Tx, topics: readonly string[]): void {
  touched.set(tx.getExecutor(), [...(touched.get(tx.getExecutor()) ?? []), ...topics])
}

/** Upserts the row; the entry of its act will carry the row's digest. */
export async function keep<Row extends KeptRow>(
  tx: Tx,
  table: KeptTable<Row>,
  row: NoInfer<Row>,
  act: Act,
): Promise<void> {
  await keepRow(tx, { table, row, act })
}

/** As `keep`, for the record's own acts too. */
export async function keepRow(
  tx: Tx,
  {
    table,
    row,
    act,
  }: { readonly table: AnyKeptTable; readonly row: KeptRow; readonly act: AnyAct },
): Promise<void> {
  await tx
    .withTables<Record<string, KeptRow>>()
    .insertInto(table.table)
    .values(row)
    // With all columns, those of the key too: a row that is nothing but its key is locked as well.
    .onConflict((conflict) => conflict.columns(table.key).doUpdateSet(row))
    .execute()
  wait(tx, { act, of: subjectOf(table, row), kept: digestOf(table, row) })
}

/** An act that changes no row. */
export async function recordAct(tx: Tx, act: Act): Promise<void> {
  wait(tx, { act })
}

function wait(tx: Tx, one: Waiting): void {
  const acts = waiting.get(tx.getExecutor()) ?? []
  if (acts.length >= ACTS_PER_TRANSACTION_MAX) throw new Error('too many acts in one transaction')
  acts.push(one)
  waiting.set(tx.getExecutor(), acts)
}

/** `noun:key…`; colons inside a key are escaped, so two rows never share a subject. */
export const subjectOf = (table: AnyKeptTable, row: KeptRow): string =>
  [table.noun, ...table.key.map((column) => escaped(String(row[column])))].join(':')

/** The key back from a subject. */
export const keyOf = (subject: string): readonly string[] =>
  subject
    .split(':')
    .slice(1)
    .map((key) => key.replace(/%(25|3A)/g, decodeURIComponent))

const escaped = (key: string) => key.replace(/[%:]/g, encodeURIComponent)

/**
 * Base64 SHA-256 of JCS({table, row}). Columns that are null are left out, so that a column added
 * by a later release does not change the digests of rows that were there before.
 */
export function digestOf({ table }: AnyKeptTable, row: KeptRow): string {
  const there = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
  return createHash('sha256')
    .update(jcs({ table, row: there }))
    .digest('base64')
}

export type Finishing = {
  readonly clock: Clock
  readonly acts: DeclaredActs
  /** Told the topics of all acts, once they are durable; `all` where a text was removed. */
  readonly touch: (topics: readonly string[] | 'all') => void
  /** Of the topics of an act those that name where it happened: `process:01J…`. */
  readonly placesOf?: (topics: readonly string[]) => readonly string[]
  /** What people are told of the acts by mail is written here: kept with them, or not at all. */
  readonly tell?: (tx: Tx, acts: readonly AnyAct[], now: Instant) => Promise<void>
  /** Tells other processes the same, once the transaction commits: the database's `announce`. */
  readonly announce?: (tx: Tx, topics: readonly string[]) => Promise<void>
}

/** The `beforeCommit` of the database. Throws, and so rolls back, on an act nobody declared. */
export function finishActs(finishing: Finishing) {
  return async (tx: Tx, now: Instant): Promise<(() => void) | undefined> => {
    const entered = waiting.get(tx.getExecutor())
    const alone = touched.get(tx.getExecutor()) ?? []
    touched.delete(tx.getExecutor())
    if (!entered) return touchAlone(tx, [...new Set(alone)], finishing)
    waiting.delete(tx.getExecutor())

    // Before the numbers are taken: whoever writes letters must not hold up the record.
    await finishing.tell?.(
      tx,
      entered.map(({ act }) => act),
      now,
    )
    await enter(tx, entered, { ...finishing, now })
    const named = ['record', ...entered.flatMap(({ act }) => act.topics), ...alone]
    const everything = named.includes(EVERYTHING)
    const topics = everything ? [EVERYTHING] : [...new Set(named)]
    await finishing.announce?.(tx, topics)
    return () => finishing.touch(everything ? 'all' : topics)
  }
}

async function touchAlone(tx: Tx, topics: readonly string[], { announce, touch }: Finishing) {
  if (topics.length === 0) return undefined
  await announce?.(tx, topics)
  return () => touch(topics)
}

async function enter(
  tx: Tx,
  entered: readonly Waiting[],
  { clock, acts, placesOf = () => [], now }: Finishing & { readonly now: Instant },
): Promise<void> {
  // Each row is locked by its upsert, so nobody else can add to its subject before we commit, and
  // this need not be asked while the number is held.
  const subjects = new Set(entered.flatMap(({ of }) => (of === undefined ? [] : [of])))
  const last = new Map(await lastEntries(tx, [...subjects]))
  const first = await takeNumbers(tx, entered.length)
  const times = timesOf(clock, now)
  const rows = entered.map(({ act, of, kept }, offset) => {
    const prev = of === undefined ? undefined : last.get(of)
    if (of !== undefined) last.set(of, first + offset)
    const facts = { ...times, prev, of, kept }
    return entryRow(first + offset, { act, facts, bytes: entryBytes(act, facts, acts) })
  })
  await insertEntries(tx, rows)
  const places = entered.flatMap(({ act }, offset) =>
    [...new Set(placesOf(act.topics))].map((place) => ({ place, idx: first + offset })),
  )
  await insertPlaces(tx, places)
  const parts = entered.flatMap(({ act }, offset) =>
    (act.parts ?? []).map((part) => ({ part, object: act.obj, entry: first + offset })),
  )
  await insertParts(tx, parts)
}

/**
 * The entry's time is the one that the rules were told, so that whoever recounts from the log
 * judges deadlines as they were judged. Only where time is played is it the hour of real entry,
 * with the told one beside it.
 */
function timesOf(clock: Clock, now: Instant): Pick<CommitFacts, 't' | 'dated'> {
  const told = Math.floor(now / 1_000)
  const t = clock.played ? Math.floor(clock.entered() / 1_000) : told
  return { t, dated: told === t ? undefined : told }
}

function entryRow(
  idx: number,
  entry: { readonly act: AnyAct; readonly facts: CommitFacts; readonly bytes: Uint8Array },
): EntryRow {
  const { act, facts, bytes } = entry
  return {
    idx,
    leaf: Buffer.from(leafHash(bytes)).toString('base64'),
    bytes: Buffer.from(bytes).toString('utf8'),
    act: act.act,
    actor: act.actor,
    obj: act.obj,
    subject: facts.of ?? null,
    t: facts.t,
    rules: act.rules ?? null,
  }
}
