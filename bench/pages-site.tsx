/** A place with one long page of 100 things, for measuring: the product's own parts, no domain. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { systemClock } from '../src/platform/clock.ts'
import { loadMigrations, openDatabase } from '../src/platform/db/index.ts'
import {
  htmlAssets,
  Item,
  List,
  Page,
  Section,
  Tag,
  type Site,
} from '../src/platform/html/index.ts'
import {
  cookieHeader,
  createApp,
  createPageCache,
  listen,
  page,
  serveAssets,
  startSession,
} from '../src/platform/http/index.ts'
import { openCatalogues } from '../src/platform/languages/index.ts'
import type { Instant } from '../src/platform/values.ts'

const ITEMS = 100
const QUERIES = 5
const WORDS = 'who pays for the years of updates, and what happens when the maker is gone? '

const site: Site = {
  name: 'Parley',
  host: 'Example Institute',
  url: 'http://localhost',
  nav: [],
  tools: [],
  links: [],
  demo: true,
  practice: true,
}

type Tables = { heartbeats: { name: string; beat: Instant } }

const Notes = ({ names }: { readonly names: readonly string[] }) => (
  <Page title="Things to settle">
    <Section title="Open">
      <List>
        {names.map((name, index) => (
          <Item
            title={name}
            href={`/notes/${index}`}
            tag={<Tag>open</Tag>}
            meta={WORDS.repeat(3)}
          />
        ))}
      </List>
    </Section>
  </Page>
)

process.once('message', async () => {
  const source = join(import.meta.dirname, '../src')
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.on('SIGTERM', () => process.exit())
  const cache = createPageCache()
  const database = await openDatabase({
    folder,
    clock: systemClock,
    migrations: await loadMigrations(source),
    beforeCommit: async () => undefined,
  })
  const token = await database.transact(async (tx, now) => {
    const rows = Array.from({ length: ITEMS }, (_, index) => ({
      name: `Thing ${index}: ${WORDS}`,
      beat: now,
    }))
    await tx.withTables<Tables>().insertInto('heartbeats').values(rows).execute()
    return startSession(tx, { subject: 'ann', now, clock: systemClock })
  })
  const app = createApp({
    database,
    site,
    catalogues: openCatalogues(source),
    cache,
    secure: false,
    viewerOf: async (name) => ({ name, handle: name }),
    log: pino({ level: 'silent' }),
    mount: [
      (routes) =>
        routes.get('/notes', async (c) => {
          const read = database.read.withTables<Tables>()
          let names: readonly string[] = []
          for (let query = 0; query < QUERIES; query++) {
            const rows = await read.selectFrom('heartbeats').select('name').execute()
            names = rows.map(({ name }) => name)
          }
          return page(c, <Notes names={names} />, { topics: ['notes'] })
        }),
    ],
  })
  const served = { database, cache, assets: serveAssets(htmlAssets), secure: false }
  const log = pino({ level: 'error' })
  const { port } = await listen(
    { ...served, fetch: app.fetch, log },
    { port: 0, host: '127.0.0.1' },
  )
  process.send?.({ port, cookie: cookieHeader(false, token) })
})
