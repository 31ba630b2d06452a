/** The doors of the clock: once a minute, by one process, and never silent about a failure. */
import { setImmediate } from 'node:timers/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openTestDatabase } from '../../../test/databases.ts'
import { playedClock, seededRandom } from '../clock.ts'
import { loadMigrations } from '../db/index.ts'
import { after, instant, minutes, seconds, type Duration, type Instant } from '../values.ts'
import { doorTroubles, everyMinute, openDoor, startClock, type ClockDoor } from './doors.ts'
import { playedTimers } from './timers.fixtures.ts'

const migrations = await loadMigrations(dirname(fileURLToPath(import.meta.url)))
const start = instant('2026-11-21T12:00:10Z')

async function aClock() {
  const clock = playedClock(start, seededRandom('doors'))
  const db = await openTestDatabase({ migrations, clock })
  onTestFinished(() => db.close())
  const timers = playedTimers()
  const problems: unknown[] = []
  const report = (_: string, problem: unknown) => void problems.push(problem)
  const pass = async (span: Duration) => {
    clock.set(after(clock.now(), span))
    await timers.pass(span)
  }
  return { clock, db, timers, problems, report, pass }
}

/** Lets all that was begun come to rest. */
async function until(condition: () => boolean | Promise<boolean>) {
  while (!(await condition())) await setImmediate()
}

test('each minute is served once, however many processes there are', async () => {
  const { db, clock, report } = await aClock()
  const other = await db.again()
  onTestFinished(() => other.close())
  const served: Instant[] = []
  const door = everyMinute('close calls', async (now) => void served.push(now))

  await Promise.all([openDoor(db, door, report), openDoor(other, door, report)])
  await openDoor(db, door, report)
  expect(served).toEqual([start])
  clock.set(after(start, seconds(49)))
  await openDoor(db, door, report)
  expect(served).toHaveLength(1)
  clock.set(after(start, seconds(50)))
  await openDoor(other, door, report)
  expect(served).toEqual([start, after(start, seconds(50))])
})

test('a door that fails is reported, shown until it ends well, and opened again', async () => {
  const { db, clock, report, problems } = await aClock()
  let broken = true
  const door = everyMinute('close calls', async () => {
    if (broken) throw new Error('no such call')
  })
  await openDoor(db, door, report)
  clock.set(after(start, minutes(1)))
  await openDoor(db, door, report)
  expect(problems).toHaveLength(2)
  expect(await doorTroubles(db.read, clock.now())).toEqual([
    { name: 'close calls', endedWell: start, failures: 2, words: 'no such call' },
  ])
  broken = false
  clock.set(after(start, minutes(2)))
  await openDoor(db, door, report)
  expect(await doorTroubles(db.read, clock.now())).toEqual([])
  expect(await doorTroubles(db.read, after(clock.now(), minutes(11)))).toMatchObject([
    { name: 'close calls', failures: 0 },
  ])
})

test('the clock opens its doors each whole minute, and leaves a busy one in peace', async () => {
  const { db, timers, report, pass } = await aClock()
  const served: Record<string, number> = { quick: 0, slow: 0 }
  let end = () => {}
  const count = (name: string) => (served[name] = (served[name] ?? 0) + 1)
  const doors: readonly ClockDoor[] = [
    everyMinute('quick', async () => void count('quick')),
    everyMinute('slow', () => {
      count('slow')
      return new Promise((resolve) => (end = resolve))
    }),
  ]
  const clockwork = startClock({ db, doors, timers, report })
  await until(() => served['quick'] === 1 && served['slow'] === 1)
  await until(async () => {
    await pass(minutes(1))
    return served['quick'] === 3
  })
  expect(served['slow']).toBe(1)

  let stopped = false
  const stopping = clockwork.stop().then(() => (stopped = true))
  await setImmediate()
  expect(stopped).toBe(false)
  end()
  await stopping
})
