/** The whole demo, played into an empty site on the engine under test. */
import { openTestDatabase, type TestDatabase } from '../test/databases.ts'
import { playedClock, seededRandom, systemClock } from '../src/platform/clock.ts'
import { openFiles } from '../src/platform/files/index.ts'
import { createPageCache } from '../src/platform/http/index.ts'
import { hostName, openOutbox } from '../src/platform/mail/index.ts'
import type { Instant } from '../src/platform/values.ts'
import { finishing } from '../src/site.ts'
import { playOn } from './play.ts'

export type Played = {
  readonly database: TestDatabase
  /** Of the real hour, before and after it was played. */
  readonly began: Instant
  readonly ended: Instant
}

export async function playedHere(): Promise<Played> {
  const began = systemClock.now()
  const clock = playedClock(began, seededRandom('parley demo 1'), systemClock.entered)
  const database = await openTestDatabase({
    clock,
    beforeCommit: finishing(clock, createPageCache()),
  })
  const domain = hostName('lists.localhost')
  if (!domain) throw new Error('not a host')
  const outbox = openOutbox({ clock, secret: Buffer.alloc(32, 7), domain, muted: true })
  const files = openFiles({ folder: database.folder, secret: new Uint8Array(32) })
  await playOn({ database, outbox, files, url: 'http://localhost:3000', clock, real: began })
  return { database, began, ended: systemClock.now() }
}
