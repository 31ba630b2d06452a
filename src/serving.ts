/** Opens all that a site stands on, for `serve`, `demo` and every command that acts on it. */
import { mkdirSync } from 'node:fs'
import pino, { type Logger } from 'pino'
import type { Config } from './config.ts'
import { systemClock, type Clock } from './platform/clock.ts'
import { openDatabase, loadMigrations, type Database } from './platform/db/index.ts'
import { openFiles, type Files } from './platform/files/index.ts'
import { createPageCache, type PageCache } from './platform/http/index.ts'
import { openCatalogues, type OpenCatalogues } from './platform/languages/index.ts'
import { hostName, mailSecret, openOutbox, type Outbox } from './platform/mail/index.ts'
import { openReplyAddresses, type ReplyAddresses } from './platform/mail/inbox/index.ts'
import { entrySource } from './platform/record/index.ts'
import {
  folderReader,
  headStore,
  openEpoch,
  startSequencer,
  startSigner,
  type Epoch,
  type LogSigner,
  type Sequencer,
} from './platform/record/log/index.ts'
import { seconds } from './platform/values.ts'
import { openVideo, type Video } from './platform/video/index.ts'
import { takesMail } from './inbox.ts'
import { finishing, SOURCES } from './site.ts'

/** Between two batches of the log: an entry is published within a second or two. */
const SEQUENCED_EVERY = seconds(1)

export type Ground = {
  readonly config: Config
  readonly clock: Clock
  readonly database: Database
  readonly cache: PageCache
  readonly outbox: Outbox
  readonly files: Files
  readonly replyAddresses: ReplyAddresses
  readonly catalogues: OpenCatalogues
  readonly video: Video | undefined
  readonly logger: Logger
  readonly close: () => Promise<void>
}

export type GroundOptions = {
  readonly clock?: Clock
  /** Mail that is queued is held for ever: while a demo plays, nobody gets any. */
  readonly muted?: boolean
  readonly logger?: Logger
}

export async function openGround(config: Config, options: GroundOptions = {}): Promise<Ground> {
  const { clock = systemClock, muted = false } = options
  const logger = options.logger ?? pino()
  mkdirSync(config.folder, { recursive: true })
  const domain = hostName(config.mailDomain)
  if (!domain) throw new Error(`PARLEY_MAIL_DOMAIN is no name of a host: ${config.mailDomain}`)
  const cache = createPageCache()
  const opened: { database?: Database } = {}
  const announce: Database['announce'] = async (tx, topics) => opened.database?.announce(tx, topics)
  // The system's chance, also where the demo's is seeded: this one must not be guessed.
  const secret = mailSecret(config.folder, systemClock.random)
  const outbox = openOutbox({ clock, secret, domain, muted })
  const { scanner, filesUrl } = config
  const files = openFiles({ folder: config.folder, secret, scanner, url: filesUrl })
  const replyAddresses = openReplyAddresses(secret, domain)
  const catalogues = openCatalogues(SOURCES)
  const answered = takesMail(config) && !muted ? { replyAddresses } : {}
  const letterbox = { outbox, url: config.url, wordsIn: catalogues.translator, ...answered }
  const database = await openDatabase({
    folder: config.folder,
    url: config.databaseUrl,
    readUrl: config.databaseReadUrl,
    clock,
    migrations: await loadMigrations(SOURCES),
    beforeCommit: finishing(clock, cache, { announce, letterbox }),
  })
  opened.database = database
  const { close } = database
  const video = openVideo(config, systemClock)
  const made = { outbox, files, replyAddresses, catalogues, video }
  return { config, clock, database, cache, ...made, logger, close }
}

export type RunningLog = {
  readonly epoch: Epoch
  readonly signer: LogSigner
  readonly sequencer: Sequencer
  readonly close: () => Promise<void>
}

/** The log as it is written: the signer's process, and the sequencer that feeds it. */
export async function startLog({ config, clock, database }: Ground): Promise<RunningLog> {
  const epoch = await epochOf(config)
  const signer = startSigner({ folder: epoch.keys, origin: epoch.origin })
  const sequencer = startSequencer({
    folder: epoch.folder,
    signer,
    head: headStore(database, epoch.origin),
    source: entrySource(database.read),
    durable: database.durable,
    every: SEQUENCED_EVERY,
    clock,
  })
  const close = async () => {
    await sequencer.stop()
    await signer.close()
  }
  return { epoch, signer, sequencer, close }
}

export function epochOf(config: Config): Promise<Epoch> {
  const { host, pathname } = new URL(config.url)
  const year = new Date(systemClock.now()).getUTCFullYear()
  return openEpoch({ data: config.folder, site: `${host}${pathname}`.replace(/\/$/, ''), year })
}

export const logFolderOf = async (config: Config) => folderReader((await epochOf(config)).folder)
