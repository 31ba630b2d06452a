/** Puts a site together and takes it apart again: the one place that knows every part. */
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import pino, { type Logger } from 'pino'
import { filesHost } from './domains/discussions/index.ts'
import { findActor, personId, type Reading, type SiteEnv } from './domains/people/index.ts'
import { findAccount, type Letterbox, type Tools } from './domains/people/index.ts'
import { LATER } from './beside.ts'
import { ACTS, mountsOf, NAMING, officesOf } from './joined.ts'
import { tellNews } from './news.ts'
import type { Clock } from './platform/clock.ts'
import type { Database } from './platform/db/index.ts'
import type { Files } from './platform/files/index.ts'
import type { Site } from './platform/html/index.ts'
import { createApp, createMetrics, databaseHealth, healthOf } from './platform/http/index.ts'
import { mountOperating, plainAsset, serveAssets } from './platform/http/index.ts'
import type { HealthCheck, Limits, Metrics, PageCache } from './platform/http/index.ts'
import { htmlAssets } from './platform/html/index.ts'
import { systemTimers } from './platform/jobs/index.ts'
import { openCatalogues, type OpenCatalogues } from './platform/languages/index.ts'
import { createHub, type Hub } from './platform/live/index.ts'
import type { Outbox } from './platform/mail/index.ts'
import type { ReplyAddresses } from './platform/mail/inbox/index.ts'
import { finishActs, mountRecord, type RecordRoutes } from './platform/record/index.ts'
import type { Video } from './platform/video/index.ts'
import { replyRoutes } from './domains/replies/index.ts'
import { demoRoutes } from './demo-routes.tsx'
import { favicon } from './favicon.ts'
import { INBOX_REASONS, replyingOn } from './inbox.ts'
import { inboxRoutes } from './inbox-routes.tsx'
import { sentences } from './sentences.tsx'

/** `src`, or `dist/src` once built: where catalogues, migrations and templates lie. */
export const SOURCES = fileURLToPath(new URL('.', import.meta.url))

export type SiteSettings = {
  readonly name: string
  readonly url: string
  readonly demo: boolean
  readonly behindProxy: boolean
  /** Mail that is sent to us is taken in. */
  readonly takesMail?: boolean
  /** A gateway that shows it hands over SMS. */
  readonly smsSecret?: string | undefined
}

export type Parts = {
  readonly settings: SiteSettings
  readonly clock: Clock
  readonly database: Database
  readonly outbox: Outbox
  readonly files: Files
  readonly replyAddresses: ReplyAddresses
  readonly cache: PageCache
  readonly video?: Video | undefined
  readonly log: Pick<RecordRoutes, 'log' | 'signer' | 'olderLog'>
  readonly catalogues?: OpenCatalogues
  readonly limits?: Limits | undefined
  readonly logger?: Logger
  readonly health?: readonly HealthCheck[]
}

export type JoinedSite = {
  readonly app: Hono<SiteEnv>
  readonly tools: Tools
  readonly assets: ReturnType<typeof serveAssets>
  readonly metrics: Metrics
}

/**
 * The hook that numbers the acts of a transaction and tells the page cache what they change; given
 * a letterbox, also those whom they concern.
 */
export const finishing = (
  clock: Clock,
  cache: PageCache,
  more: { readonly announce?: Database['announce']; readonly letterbox?: Letterbox } = {},
) =>
  finishActs({
    clock,
    acts: ACTS,
    ...(more.announce ? { announce: more.announce } : {}),
    ...(more.letterbox ? { tell: tellNews(more.letterbox) } : {}),
    placesOf: (topics) => topics.filter((topic) => /^(process|meeting):/.test(topic)),
    touch: (topics) => (topics === 'all' ? cache.retire() : cache.touch(topics)),
  })

/** Nothing here is secret; what is of no use to a search engine is left out of it. */
const ROBOTS = ['/account', '/desk', '/needs-me', '/sign-in'].reduce(
  (text, path) => `${text}Disallow: ${path}\n`,
  'User-agent: *\n',
)

const NAV = [
  'issues',
  'discussions',
  'meetings',
  'processes',
  'ballots',
  'bodies',
  'stewards',
  'record',
] as const

export function siteFor({ name, url, demo }: SiteSettings): Site {
  return {
    name: 'Parley',
    host: name,
    url,
    nav: NAV.map((key) => ({ key, href: `/${key}`, label: `html.nav.${key}` as const })),
    tools: [],
    links: [],
    demo,
    practice: false,
  }
}

export function joinSite(parts: Parts): JoinedSite {
  const { settings, clock, database, outbox, files, cache } = parts
  const catalogues = parts.catalogues ?? openCatalogues(SOURCES)
  const sentenceOf = sentences(NAMING)
  const { url, smsSecret } = settings
  const replyAddresses = settings.takesMail ? parts.replyAddresses : undefined
  const logger = parts.logger ?? pino()
  const live = hubFor(database, logger)
  const { video } = parts
  const made = { database, clock, outbox, files, replyAddresses, live, video, smsSecret }
  const tools: Tools = { ...made, url, officesOf, sentenceOf, ...LATER }
  const assets = serveAssets([
    ...htmlAssets,
    plainAsset('/robots.txt', 'text/plain; charset=utf-8', ROBOTS),
    plainAsset('/favicon.svg', 'image/svg+xml', favicon),
  ])
  const metrics = createMetrics(cache)
  const health = healthOf([databaseHealth(database), ...(parts.health ?? [])])
  const app = createApp<Reading>({
    database,
    site: siteFor(settings),
    catalogues,
    cache,
    secure: settings.url.startsWith('https:'),
    mount: [
      filesHost(files),
      (app) => mountOperating(app, { assets, health, metrics }),
      mountRecord<Reading>({ ...parts.log, naming: NAMING }),
      ...mountsOf(tools),
      replyRoutes(tools, replyingOn({ ...parts, catalogues })),
      inboxRoutes(tools, INBOX_REASONS),
      ...(settings.demo ? [demoRoutes(tools)] : []),
    ],
    viewerOf: (subject) => viewerOf(tools, subject),
    log: logger,
    ...(parts.limits ? { limits: parts.limits } : {}),
    behindProxy: settings.behindProxy,
  })
  return { app, tools, assets, metrics }
}

const hubFor = ({ read }: Database, logger: Logger): Hub =>
  createHub({
    read,
    timers: systemTimers,
    report: (problem) => {
      const why = problem instanceof Error ? problem.message : 'unknown'
      logger.error({ problem: why }, 'listeners were not told')
    },
  })

/** Who is signed in, as pages and rules see them. */
async function viewerOf(tools: Tools, subject: string): Promise<Reading | undefined> {
  const person = personId(subject)
  if (!person) return undefined
  const { read } = tools.database
  const facts = { officesOf: tools.officesOf, now: tools.clock.now() }
  const actor = await findActor(read, person, facts)
  const account = actor && (await findAccount(read, { person }))
  if (!actor || !account) return undefined
  const { language, zone } = account
  return { name: actor.name, handle: actor.handle, language, zone, actor }
}
