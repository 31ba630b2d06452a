/** Joins the domains that take mail, and starts the doors at which it comes in. Reads no mail. */
import { systemTimers } from './platform/jobs/index.ts'
import { bouncesOfLists, hostName, trialAnswers } from './platform/mail/index.ts'
import { ownAddresses, startMailIn } from './platform/mail/inbox/index.ts'
import type { DoorPlace, InboxProvider, MailIn } from './platform/mail/inbox/index.ts'
import { officesOf } from './domains/bodies/index.ts'
import { doneDoor } from './domains/actions/index.ts'
import { CALENDAR_REASONS, calendarInbox } from './domains/calendars/index.ts'
import { draftInbox } from './domains/colleagues/index.ts'
import { MAIL_DOORS, noticeInbox, REPLY_REASONS, replyInbox } from './domains/replies/index.ts'
import type { Replying } from './domains/replies/index.ts'
import type { Database } from './platform/db/index.ts'
import type { OpenCatalogues } from './platform/languages/index.ts'
import type { Config } from './config.ts'
import type { Ground } from './serving.ts'

/** Those that need nothing of the site. */
const PLATFORM: readonly InboxProvider[] = [ownAddresses, bouncesOfLists, trialAnswers]

/** The first that takes a recipient gets its mail. */
export const inboxProviders = (replying: Replying): readonly InboxProvider[] => [
  noticeInbox(replying),
  ...PLATFORM,
  calendarInbox(replying),
  draftInbox(replying),
  replyInbox(replying),
]

/** Of all that take mail: why they leave some for a person. */
export const INBOX_REASONS = [
  ...PLATFORM.flatMap(({ reasons }) => reasons),
  ...CALENDAR_REASONS,
  ...REPLY_REASONS,
]

export type ReplyGround = Pick<Replying, 'clock' | 'outbox' | 'files' | 'replyAddresses'> & {
  readonly database: Pick<Database, 'engine'>
  readonly catalogues: OpenCatalogues
  readonly settings: { readonly name: string; readonly url: string }
}

/** What answers to mail stand on, with the doors of all domains. */
export const replyingOn = ({ settings, catalogues, ...ground }: ReplyGround): Replying => ({
  clock: ground.clock,
  engine: ground.database.engine,
  outbox: ground.outbox,
  files: ground.files,
  replyAddresses: ground.replyAddresses,
  wordsIn: catalogues.translator,
  url: settings.url,
  host: settings.name,
  officesOf,
  doors: [doneDoor, ...MAIL_DOORS],
})

export function openMailIn(ground: Ground): Promise<MailIn> {
  const { config, database, replyAddresses, logger } = ground
  const domain = hostName(config.mailDomain)
  if (!domain) throw new Error(`PARLEY_MAIL_DOMAIN is no name of a host: ${config.mailDomain}`)
  return startMailIn({
    db: database,
    providers: inboxProviders(replyingOn({ ...ground, settings: config })),
    replyAddresses,
    server: config.authservId,
    domain,
    places: placesOf(config),
    folder: config.folder,
    timers: systemTimers,
    report: (name, problem) =>
      logger.error({ name, problem: problem instanceof Error ? problem.message : 'unknown' }),
  })
}

/** Without a door no mail says that it can be answered. */
export const takesMail = (config: Config): boolean => placesOf(config).length > 0

const placesOf = ({ smtpHost, smtpPort, lmtpSocket }: Config): readonly DoorPlace[] => [
  ...(smtpPort === 0 ? [] : [{ kind: 'smtp', host: smtpHost, port: smtpPort } as const]),
  ...(lmtpSocket === undefined ? [] : [{ kind: 'lmtp', socket: lmtpSocket } as const]),
]
