/** Joins the domains that take mail, and starts the doors at which it comes in. Reads no mail. */
import { systemTimers } from './platform/jobs/index.ts'
import { bouncesOfLists, hostName } from './platform/mail/index.ts'
import { ownAddresses, startMailIn } from './platform/mail/inbox/index.ts'
import type { DoorPlace, InboxProvider, MailIn } from './platform/mail/inbox/index.ts'
import type { Config } from './config.ts'
import type { Ground } from './serving.ts'

/** The first that takes a recipient gets its mail. */
export const INBOX_PROVIDERS: readonly InboxProvider[] = [ownAddresses, bouncesOfLists]

/** Of all that take mail: why they leave some for a person. */
export const INBOX_REASONS = INBOX_PROVIDERS.flatMap(({ reasons }) => reasons)

export function openMailIn({ config, database, replyAddresses, logger }: Ground): Promise<MailIn> {
  const domain = hostName(config.mailDomain)
  if (!domain) throw new Error(`PARLEY_MAIL_DOMAIN is no name of a host: ${config.mailDomain}`)
  return startMailIn({
    db: database,
    providers: INBOX_PROVIDERS,
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

const placesOf = ({ smtpHost, smtpPort, lmtpSocket }: Config): readonly DoorPlace[] => [
  ...(smtpPort === 0 ? [] : [{ kind: 'smtp', host: smtpHost, port: smtpPort } as const]),
  ...(lmtpSocket === undefined ? [] : [{ kind: 'lmtp', socket: lmtpSocket } as const]),
]
