/** Serves a site until it is told to stop; `start` plays the demo first where there is none. */
import type { Config } from '../config.ts'
import { createLimits, listen, mayServeAt, type Listening } from '../platform/http/index.ts'
import { clockHealth } from '../platform/jobs/index.ts'
import type { Hub } from '../platform/live/index.ts'
import { mailHealth } from '../platform/mail/index.ts'
import { inboxHealth, type MailIn } from '../platform/mail/inbox/index.ts'
import { folderReader } from '../platform/record/log/index.ts'
import { startBackground, type Background } from '../background.ts'
import { foundSite } from '../founding.ts'
import { openMailIn, takesMail } from '../inbox.ts'
import { logHealth } from '../log-health.ts'
import {
  openGround,
  startLog,
  type Ground,
  type GroundOptions,
  type RunningLog,
} from '../serving.ts'
import { findSiteFact } from '../site-facts.ts'
import { joinSite } from '../site.ts'
import { demoGreeting, HALF_A_DEMO, standingOf } from './demo.ts'
import { done, refused, type Ending } from './ending.ts'

export type Running = {
  /** The port that was bound; it differs from the setting where that is 0. */
  readonly port: number
  readonly isDemo: boolean
  readonly stop: () => Promise<void>
}

export async function serve(config: Config, opened?: Ground): Promise<Ending> {
  const allowed = mayServeAt(config.url, config.httpIsFine)
  if (!allowed.ok) {
    return refused(
      `${config.url} is public and not https: sessions would cross the network in clear. ` +
        'Set PARLEY_URL to an https address, or PARLEY_HTTP_IS_FINE=yes for a test network.',
    )
  }
  const ground = opened ?? (await openGround(config))
  if ((await standingOf(ground)) === 'half') {
    await ground.close()
    return refused(HALF_A_DEMO)
  }
  const running = await runOn(ground)
  if (running.isDemo) console.log(demoGreeting(config))
  console.log(`Parley answers at ${config.url}`)
  await untilToldToStop()
  await running.stop()
  return done()
}

function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

/** Opens everything and listens; a test brings a clock of its own. */
export const run = async (config: Config, options: GroundOptions = {}): Promise<Running> =>
  runOn(await openGround(config, options))

async function runOn(ground: Ground): Promise<Running> {
  const { config } = ground
  await foundSite(ground)
  const log = await startLog(ground)
  const mailIn = await openMailIn(ground)
  const isDemo = (await findSiteFact(ground.database.read, 'demo')) !== undefined
  const { app, assets, metrics, tools } = joinSite({
    ...ground,
    settings: { ...config, demo: config.demo || isDemo, takesMail: takesMail(config) },
    log: { log: folderReader(log.epoch.folder), signer: log.signer, olderLog: () => undefined },
    limits: createLimits(),
    health: [
      logHealth(log.sequencer),
      clockHealth(ground.database),
      mailHealth(ground.database, config.smtpUrl !== undefined),
      inboxHealth(ground.database, mailIn.trouble),
    ],
  })
  const listening = await listen(
    {
      database: ground.database,
      cache: ground.cache,
      assets,
      secure: config.url.startsWith('https:'),
      isElsewhere: ground.files.isAt,
      fetch: app.fetch,
      log: ground.logger,
      metrics,
    },
    { port: config.port, host: config.host },
  )
  const background = startBackground(ground)
  return {
    port: listening.port,
    isDemo,
    stop: () => stopAll({ listening, background, mailIn, log, ground, live: tools.live }),
  }
}

type Open = {
  readonly listening: Listening
  readonly background: Background
  readonly mailIn: MailIn
  readonly log: RunningLog
  readonly ground: Ground
  readonly live: Hub
}

/**
 * Nobody is cut off: those who listen come back by themselves, requests end first, then what works
 * beside them, then the ground.
 */
async function stopAll(open: Open): Promise<void> {
  const { listening, background, mailIn, log, ground, live } = open
  live.close()
  await listening.stop()
  await mailIn.stop()
  await background.stop()
  await log.close()
  await ground.close()
}
