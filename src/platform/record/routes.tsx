/** HTTP for the record: two pages with their twins, and the log's own files as they lie on disk. */
import type { Hono } from 'hono'
import { z } from 'zod'
import { absent, page, type Asking, type Env, type Viewer } from '../http/index.ts'
import { EntryPage } from './entry-view.tsx'
import { entryAt, historyOf, type EntryInFull, type EntryLine } from './history.ts'
import { leafHash, type LogReader, type LogSigner } from './log/index.ts'
import type { ActorName, Naming } from './naming.ts'
import { logFile, logFiles } from './published-files.ts'
import { publishedLog, receiptOf, standingOf } from './standing.ts'
import { entryCount } from './store.ts'
import { entryTwin, recordTwin } from './twins.ts'
import { RecordPage, type Asked } from './views.tsx'

export type RecordRoutes = {
  /** The current epoch's. */
  readonly log: LogReader
  readonly signer: Pick<LogSigner, 'receipt'>
  /** An older epoch's, by its name, where there is one. */
  readonly olderLog: (epoch: string) => LogReader | undefined
  readonly naming: Naming
}

/** Entries on one page. */
const LINES = 50

/** Every act touches it, and every new checkpoint. */
const TOPICS = ['record']

const text = z
  .string()
  .max(200)
  .transform((raw) => (raw.trim() === '' ? undefined : raw.trim()))
  .optional()
  .catch(undefined)
const Index = z
  .string()
  .regex(/^(0|[1-9][0-9]{0,15})$/)
  .transform(Number)
  .refine(Number.isSafeInteger)
const Query = z.object({
  act: text,
  actor: text,
  obj: text,
  before: Index.optional().catch(undefined),
})
export function mountRecord<Who extends Viewer>(routes: RecordRoutes) {
  return (app: Hono<Env<Who>>): void => {
    app.get('/record', (c) => recordPage(c, routes))
    app.get('/record/entries/:number', (c) => entryPage(c, routes, c.req.param('number')))
    app.get('/record/receipts/:number', (c) => receipt(c, routes, c.req.param('number')))
    app.get('/record/files', (c) => logFiles(c, routes.log))
    app.get('/record/:file{(checkpoint|keys|tile/.+)}', (c) =>
      logFile(c, routes.log, c.req.param('file')),
    )
    app.get('/record/:epoch{[0-9]{4}[a-z]?}/:file{(checkpoint|keys|tile/.+)}', (c) =>
      logFile(c, routes.olderLog(c.req.param('epoch')), c.req.param('file')),
    )
  }
}

async function recordPage(c: Asking, { log, naming }: RecordRoutes): Promise<Response> {
  const { read } = c.var.here.database
  const { before, ...asked } = Query.parse(c.req.query())
  const lines = await historyOf(read, { ...asked, before, limit: LINES + 1 })
  const shown = lines.slice(0, LINES)
  const older = lines.length > LINES ? shown.at(-1)?.index : undefined
  const published = await publishedLog(log)
  const props = {
    lines: shown,
    asked,
    count: await entryCount(read),
    published,
    naming,
    names: await namesOf(c, naming, shown),
    newer: before === undefined ? undefined : pathTo(asked, undefined),
    older: older === undefined ? undefined : pathTo(asked, older),
  }
  return page(c, <RecordPage {...props} />, { json: recordTwin(props), topics: TOPICS })
}

function pathTo(asked: Asked, before: number | undefined): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, value)
  if (before !== undefined) query.set('before', String(before))
  return query.size === 0 ? '/record' : `/record?${query}`
}

const namesOf = (
  c: Asking,
  naming: Naming,
  lines: readonly EntryLine[],
): Promise<ReadonlyMap<string, ActorName>> =>
  naming.actorsOf(c.var.here.database.read, [...new Set(lines.map(({ entry }) => entry.actor))])

async function entryPage(c: Asking, on: RecordRoutes, raw: string): Promise<Response> {
  const entry = await entryFor(c, raw)
  if (!entry) return absent(c)
  const standing = await standingOf(on.log, entry.index, leafOf(entry))
  const names = await namesOf(c, on.naming, [entry])
  const node = <EntryPage entry={entry} standing={standing} naming={on.naming} names={names} />
  return page(c, node, { json: entryTwin(entry, standing), topics: TOPICS })
}

async function receipt(c: Asking, on: RecordRoutes, raw: string): Promise<Response> {
  const entry = await entryFor(c, raw)
  if (!entry) return absent(c)
  const { index } = entry
  const file = await receiptOf(on, { index, leaf: leafOf(entry), entry: entry.entry })
  const ending = file.kind === 'proof' ? 'tlog-proof' : 'receipt'
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="entry-${index}.${ending}"`,
      // A promise is soon replaced by a proof, and a proof by one with more witnesses.
      'cache-control': 'no-store',
    },
  })
}

async function entryFor(c: Asking, raw: string): Promise<EntryInFull | undefined> {
  const index = Index.safeParse(raw)
  return index.success ? entryAt(c.var.here.database.read, index.data) : undefined
}

/** Of the bytes as the table holds them now: a changed row does not pass for the published one. */
function leafOf(entry: EntryInFull) {
  return leafHash(Buffer.from(entry.bytes))
}
