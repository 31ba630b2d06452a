/**
 * What a backup is: a SQLite file with all tables, the files in `sqlar`, and sums over both.
 *
 * Seals one and checks one; takes nothing from a site and gives nothing back to it.
 */
import { createHash, type Hash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { isSafePath, archivedPaths } from './archive-files.ts'
import { quoted, tablesOf, type Migration } from './platform/db/index.ts'
import { ok, refuse, unreachable, type Result } from './platform/values.ts'

/** Grows when an older Parley could no longer read what this one writes. */
const FORMAT = '1'

const FACTS = 'backup_facts'
const SUMS = 'backup_sums'
/** In an archive and in no database. */
export const OF_THE_ARCHIVE = ['sqlar', FACTS, SUMS] as const

export type Facts = {
  readonly what: 'site' | 'keys'
  /** The log's name. */
  readonly origin: string
  readonly madeAt: string
}

export type Sum = { readonly name: string; readonly rows: number; readonly sha256: string }

export type ArchiveRefusal =
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'not-ours' }
  | { readonly kind: 'other-kind'; readonly what: string }
  | { readonly kind: 'later-format'; readonly format: string }
  | { readonly kind: 'later-release'; readonly migration: string }
  | { readonly kind: 'damaged'; readonly where: string }
  | { readonly kind: 'foreign'; readonly name: string }

/** The last thing written into an archive. */
export function sealArchive(archive: DatabaseSync, facts: Facts): readonly Sum[] {
  archive.exec(`create table ${FACTS} (name text primary key, value text not null)`)
  const fact = archive.prepare(`insert into ${FACTS} values (?, ?)`)
  for (const [name, value] of Object.entries({ format: FORMAT, ...facts })) fact.run(name, value)
  const sums = tablesOf(archive).map(({ name }) => sumOf(archive, name))
  archive.exec(
    `create table ${SUMS} (name text primary key, rows bigint not null, sha256 text not null)`,
  )
  const insert = archive.prepare(`insert into ${SUMS} values (?, ?, ?)`)
  for (const { name, rows, sha256 } of sums) insert.run(name, BigInt(rows), sha256)
  return sums
}

function sumOf(archive: DatabaseSync, name: string): Sum {
  const table = tablesOf(archive).find((one) => one.name === name)
  const order = table && table.key.length > 0 ? table.key : (table?.columns ?? [])
  const hash = createHash('sha256')
  let rows = 0
  const all = archive.prepare(`select * from ${quoted(name)} order by ${order.map(quoted)}`)
  for (const row of all.iterate()) {
    rows++
    for (const value of Object.values(row)) addValue(hash, value)
  }
  return { name, rows, sha256: hash.digest('hex') }
}

/** With its kind and length, so that no two rows are written alike. */
function addValue(hash: Hash, value: unknown): void {
  if (value === null) hash.update('-')
  else if (value instanceof Uint8Array) hash.update(`b${value.length}:`).update(value)
  else if (typeof value === 'string') hash.update(`t${Buffer.byteLength(value)}:`).update(value)
  else hash.update(`n${String(value)};`)
}

export type Archive = { readonly facts: Facts; readonly sums: readonly Sum[] }

/** Reads all of it before anything of it is believed. */
export function checkArchive(
  path: string,
  what: Facts['what'],
  migrations: readonly Migration[],
): Result<Archive, ArchiveRefusal> {
  let archive: DatabaseSync | undefined
  try {
    archive = new DatabaseSync(path, { readOnly: true })
    const facts = factsOf(archive)
    if (!facts) return refuse({ kind: 'not-ours' })
    if (facts.format !== FORMAT) return refuse({ kind: 'later-format', format: facts.format })
    if (facts.what !== what) return refuse({ kind: 'other-kind', what: facts.what })
    const wrong = wrongWith(archive, what === 'site' ? migrations : undefined)
    return wrong ? refuse(wrong) : ok({ facts, sums: sumsOf(archive) })
  } catch (error) {
    // SQLite throws for a page that is none; what it says is all that is known.
    return refuse({ kind: 'unreadable', why: error instanceof Error ? error.message : 'unknown' })
  } finally {
    archive?.close()
  }
}

function factsOf(archive: DatabaseSync): (Facts & { readonly format: string }) | undefined {
  if (!tablesOf(archive).some(({ name }) => name === FACTS)) return undefined
  const rows = archive.prepare(`select name, value from ${FACTS}`).all()
  const told = new Map(rows.map(({ name, value }) => [name, String(value)]))
  const [format, what, origin] = [told.get('format'), told.get('what'), told.get('origin')]
  const madeAt = told.get('madeAt')
  if (!format || !origin || !madeAt || (what !== 'site' && what !== 'keys')) return undefined
  return { format, what, origin, madeAt }
}

const sumsOf = (archive: DatabaseSync): readonly Sum[] =>
  archive
    .prepare(`select name, rows, sha256 from ${SUMS} order by name`)
    .all()
    .map(({ name, rows, sha256 }) => ({
      name: String(name),
      rows: Number(rows),
      sha256: String(sha256),
    }))

function wrongWith(
  archive: DatabaseSync,
  migrations: readonly Migration[] | undefined,
): ArchiveRefusal | undefined {
  const said = archive.prepare('pragma integrity_check(1)').get()?.['integrity_check']
  if (said !== 'ok') return { kind: 'damaged', where: String(said) }
  const schema = migrations ? strangeSchema(archive, migrations) : undefined
  if (schema) return schema
  const sums = sumsOf(archive)
  const present = tablesOf(archive).filter(({ name }) => name !== SUMS)
  const unsummed = present.find(({ name }) => !sums.some((sum) => sum.name === name))
  if (unsummed) return { kind: 'foreign', name: unsummed.name }
  const differs = sums.find((sum) => {
    const found = sumOf(archive, sum.name)
    return found.rows !== sum.rows || found.sha256 !== sum.sha256
  })
  if (differs) return { kind: 'damaged', where: `the table ${differs.name}` }
  const unsafe = archivedPaths(archive).find((path) => !isSafePath(path))
  return unsafe === undefined ? undefined : { kind: 'foreign', name: unsafe }
}

/** Whatever its migrations do not make: a table, an index, a trigger. */
function strangeSchema(
  archive: DatabaseSync,
  migrations: readonly Migration[],
): ArchiveRefusal | undefined {
  const applied = archive.prepare('select name from migrations order by name').all()
  const names = applied.map(({ name }) => String(name))
  const later = names.find((name) => !migrations.some((known) => known.name === name))
  if (later !== undefined) return { kind: 'later-release', migration: later }

  const made = new DatabaseSync(':memory:')
  try {
    for (const { name, sql } of migrations) if (names.includes(name)) made.exec(sql.sqlite)
    const more = [...OF_THE_ARCHIVE, 'migrations'].map((name) => `table ${name}`)
    const known = new Set([...schemaOf(made), ...more])
    const strange = schemaOf(archive).find((name) => !known.has(name))
    if (strange !== undefined) return { kind: 'foreign', name: strange }
    const missing = schemaOf(made).find((name) => !schemaOf(archive).includes(name))
    return missing === undefined ? undefined : { kind: 'damaged', where: `no ${missing}` }
  } finally {
    made.close()
  }
}

const schemaOf = (file: DatabaseSync): readonly string[] =>
  file
    .prepare("select type, name from sqlite_master where name not like 'sqlite_%'")
    .all()
    .map(({ type, name }) => `${String(type)} ${String(name)}`)

export function explainArchive(path: string, refusal: ArchiveRefusal): string {
  switch (refusal.kind) {
    case 'unreadable':
      return `${path} cannot be read as a backup: ${refusal.why}.`
    case 'not-ours':
      return `${path} is no backup of Parley.`
    case 'other-kind':
      return refusal.what === 'keys'
        ? `${path} holds keys; name it after --keys.`
        : `${path} holds a site, not its keys.`
    case 'later-format':
      return `${path} was written by a newer Parley (format ${refusal.format}): restore with that.`
    case 'later-release':
      return `${path} is of a newer Parley (${refusal.migration}): restore it with that version.`
    case 'damaged':
      return `${path} is damaged (${refusal.where}): nothing was restored. Take another backup.`
    case 'foreign':
      return `${path} holds ${refusal.name}, which no backup holds: nothing was restored.`
    default:
      return unreachable(refusal)
  }
}
