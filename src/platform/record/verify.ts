/** `parley verify`: the log as a stranger checks it, and the tables against it. Says no words. */
import type { Database } from '../db/index.ts'
import { besidePublished } from './check-entries.ts'
import { checkTables, type TablesAsked, type TablesReport } from './check.ts'
import { readEntry } from './entry.ts'
import { faultList, type TableFault } from './faults.ts'
import {
  diskFiles,
  folderReader,
  urlReader,
  verifyLog,
  verifyRemembering,
  type LogReader,
  type Verdict,
  type VerifyOptions,
} from './log/index.ts'
import { entryCount } from './store.ts'

export type HereAsked = TablesAsked & {
  readonly database: Pick<Database, 'read'>
  /** Of `checkpoint`, `keys` and `tile/`. */
  readonly folder: string
  /** The file that says what the last verification saw; without it nothing is remembered. */
  readonly memory?: string | undefined
}

export type HereReport = {
  readonly ok: boolean
  /** Left out where nothing was recorded yet, and so nothing is published. */
  readonly log: Verdict | undefined
  readonly tables: TablesReport
}

export async function verifyHere(asked: HereAsked): Promise<HereReport> {
  const { read } = asked.database
  const reader = folderReader(asked.folder)
  const faults = faultList()
  const isNew =
    (await entryCount(read)) === 0 && !(await diskFiles.read(`${asked.folder}/checkpoint`))
  const entry = besidePublished(read, faults.add)
  const log = isNew ? undefined : await verified(reader, asked.memory, { entry })
  const tables = await checkTables(read, asked, faults)
  return { ok: (log?.ok ?? true) && tables.faults.length === 0, log, tables }
}

export type AtReport = {
  readonly ok: boolean
  readonly log: Verdict
  /** Entries that are not written as entries are. */
  readonly faults: readonly TableFault[]
  readonly more: boolean
}

/** @param url of the site, or of the folder in which `checkpoint` lies */
export async function verifyAt(url: string, memory?: string): Promise<AtReport> {
  const faults = faultList()
  const entry = (index: number, bytes: Uint8Array) => {
    const read = readEntry(bytes)
    if (!read.ok) faults.add({ kind: 'entry-unreadable', index, refusal: read.refusal })
  }
  const log = await verified(urlReader(recordAt(url)), memory, { entry })
  const all = faults.all()
  return { ok: log.ok && all.faults.length === 0, log, ...all }
}

const verified = (
  reader: LogReader,
  memory: string | undefined,
  options: Pick<VerifyOptions, 'entry'>,
): Promise<Verdict> =>
  memory === undefined
    ? verifyLog(reader, options)
    : verifyRemembering(reader, { files: diskFiles, path: memory }, options)

function recordAt(url: string): string {
  const at = new URL(url)
  return /\/record(\/[0-9]{4}[a-z]?)?\/?$/.test(at.pathname)
    ? at.href
    : new URL('record/', at.pathname.endsWith('/') ? at : `${at.href}/`).href
}
