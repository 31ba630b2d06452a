/** A served demo in which a test can let time pass: for what only the hour brings about. */
import pino from 'pino'
import { onTestFinished } from 'vitest'
import { run } from '../../src/commands/serve.ts'
import { readConfig } from '../../src/config.ts'
import { clockDoors } from '../../src/clockwork.ts'
import { systemClock, type Clock } from '../../src/platform/clock.ts'
import { openDoor } from '../../src/platform/jobs/index.ts'
import { after, days, type Instant } from '../../src/platform/values.ts'
import { openGround } from '../../src/serving.ts'
import { aDemoFolder, freePort, type ServedDemo } from './site.ts'

export type PlayedDemo = ServedDemo & {
  /** Lets so many days pass, and opens the clock's doors as the next minute would. */
  readonly pass: (count: number) => Promise<Instant>
}

/** In this process and not as a program, since a program takes the time that its machine has. */
export async function servePlayed(): Promise<PlayedDemo> {
  const folder = await aDemoFolder()
  const port = await freePort()
  const environment = { PARLEY_DATA: folder, PARLEY_PORT: String(port), PARLEY_SMTP_PORT: '0' }
  const read = readConfig(environment)
  if (!read.ok) throw new Error('these are no settings')
  let ahead = days(0)
  // What is entered keeps its real time, as everywhere.
  const clock: Clock = { ...systemClock, now: () => after(systemClock.now(), ahead), played: true }
  const logger = pino({ level: process.env['PARLEY_TEST_LOG'] ?? 'silent' })
  const running = await run(read.config, { clock, logger })
  const ground = await openGround(read.config, { clock, logger })
  onTestFinished(async () => {
    await running.stop()
    await ground.close()
  })
  const { url } = read.config
  const doors = clockDoors({ ...ground, url, wordsIn: ground.catalogues.translator })
  const report = (name: string, problem: unknown) => {
    throw new Error(`the door “${name}” did not open: ${String(problem)}`)
  }
  return {
    url,
    folder,
    environment,
    printed: [],
    pass: async (count) => {
      ahead = days(ahead / days(1) + count)
      for (const door of doors) await openDoor(ground.database, door, report)
      return clock.now()
    },
  }
}
