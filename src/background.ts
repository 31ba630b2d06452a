/** What works beside requests: mail that goes out, and the clock's doors of every domain. */
import { systemTimers, everyMinute, startClock, type ClockDoor } from './platform/jobs/index.ts'
import { forgetOldReplays, forgetOldSessions } from './platform/http/index.ts'
import {
  hostName,
  mailDoors,
  openSmtp,
  readDkim,
  sender,
  startMail,
} from './platform/mail/index.ts'
import { forgetOldEvents } from './platform/live/index.ts'
import { inboxDoors } from './platform/mail/inbox/index.ts'
import { calendarDoors } from './domains/calendars/index.ts'
import { mailingDoors } from './domains/mailings/index.ts'
import { exampleWord, replyDoors } from './domains/replies/index.ts'
import { replyingOn, takesMail } from './inbox.ts'
import type { Database } from './platform/db/index.ts'
import { clockDoors } from './clockwork.ts'
import { officesOf } from './joined.ts'
import { THINGS } from './things.ts'
import { ASKED } from './news.ts'
import { thingAt } from './places.ts'
import { publishedLog } from './platform/record/index.ts'
import { logFolderOf, type Ground } from './serving.ts'

export type Background = { readonly stop: () => Promise<void> }

export function startBackground(ground: Ground): Background {
  const { database, logger } = ground
  const report = (name: string, problem: unknown) =>
    logger.error({ name, problem: problem instanceof Error ? problem.message : 'unknown' })
  const wordsIn = ground.catalogues.translator
  const replyAddresses = takesMail(ground.config) ? ground.replyAddresses : undefined
  const tools = { ...ground, url: ground.config.url, wordsIn, replyAddresses }
  const mailWork = [...mailDoors(database), ...inboxDoors(database)]
  const mailings = mailingDoors({
    ...tools,
    needs: THINGS,
    asked: ASKED,
    example: exampleWord,
    thingAt,
    officesOf,
    host: ground.config.name,
    checkpoint: async () => publishedLog(await logFolderOf(ground.config)),
  })
  const replies = replyDoors({ ...replyingOn({ ...ground, settings: ground.config }), database })
  const invitations = calendarDoors({ ...tools, site: ground.config.name })
  const late = [...mailings, ...replies, ...invitations]
  const doors = [...housekeeping(database), ...mailWork, ...clockDoors(tools), ...late]
  const clockwork = startClock({ db: database, doors, timers: systemTimers, report })
  const mail = mailWorkers(ground, report)
  return {
    stop: async () => {
      await clockwork.stop()
      await mail?.stop()
    },
  }
}

const housekeeping = ({ transact }: Database): readonly ClockDoor[] => [
  everyMinute('forget old sessions', (now) => transact((tx) => forgetOldSessions(tx, now))),
  everyMinute('forget old events', (now) => transact((tx) => forgetOldEvents(tx, now))),
  everyMinute('forget old replays', (now) => transact((tx) => forgetOldReplays(tx, now))),
]

/** Without a server mail waits in the outbox; nothing is lost, and the doctor says so. */
function mailWorkers(
  { config, database }: Ground,
  report: (name: string, problem: unknown) => void,
) {
  const domain = hostName(config.mailDomain)
  if (config.smtpUrl === undefined || !domain) return undefined
  const from = sender(config.name, domain)
  const dkim = readDkim(config.folder, domain)
  const transport = openSmtp({ url: config.smtpUrl, from, dkim, timers: systemTimers })
  const workers = startMail({ db: database, transport, timers: systemTimers, report })
  return {
    stop: async () => {
      await workers.stop()
      transport.close()
    },
  }
}
