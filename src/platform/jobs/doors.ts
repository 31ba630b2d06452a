/**
 * The clock as a door: work that looks every minute whether something has become due.
 *
 * The hour decides, never the job: a rule reads the time it is told, and a minute that nobody
 * served is made up by the next. One process serves a minute; the others find it taken.
 */
import { held, type Database, type Read, type Tx } from '../db/index.ts'
import { minutes, type Duration, type Instant } from '../values.ts'
import { openNap, type Timers } from './timers.ts'
import type { Report } from './workers.ts'

export type ClockDoor = {
  /** Says what it does: `close calls`. */
  readonly name: string
  /** Safe to do twice, and to leave out: what is due stays due. */
  readonly work: (now: Instant) => Promise<void>
}

export const everyMinute = (name: string, work: ClockDoor['work']): ClockDoor => ({ name, work })

const MINUTE = minutes(1)
const WORDS_MAX = 500

type DoorTables = {
  clock_doors: {
    name: string
    minute: Instant
    ended: Instant
    failures: number
    words: string | null
  }
}

/** Serves one minute of one door, if nobody else has. What the work throws is written down. */
export async function openDoor(db: Database, door: ClockDoor, report: Report): Promise<void> {
  const { mine, now } = await db.transact(async (tx, told) => ({
    mine: await takeMinute(tx, door.name, told),
    now: told,
  }))
  if (!mine) return
  try {
    await door.work(now)
    await db.transact((tx, ended) => saveEnd(tx, door.name, ended, undefined))
  } catch (problem) {
    report(door.name, problem)
    const words = problem instanceof Error ? problem.message : String(problem)
    await db.transact((tx, ended) => saveEnd(tx, door.name, ended, words))
  }
}

async function takeMinute(tx: Tx, name: string, now: Instant): Promise<boolean> {
  const own = tx.withTables<DoorTables>()
  const minute = (now - (now % MINUTE)) as Instant
  await own
    .insertInto('clock_doors')
    .values({ name, minute: 0 as Instant, ended: now, failures: 0, words: null })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const row = own.selectFrom('clock_doors').select('minute').where('name', '=', name)
  const { minute: taken } = await held(tx, row).executeTakeFirstOrThrow()
  if (taken >= minute) return false
  await own.updateTable('clock_doors').set({ minute }).where('name', '=', name).execute()
  return true
}

async function saveEnd(tx: Tx, name: string, ended: Instant, words: string | undefined) {
  const own = tx.withTables<DoorTables>().updateTable('clock_doors').where('name', '=', name)
  if (words === undefined) {
    await own.set({ ended, failures: 0, words: null }).execute()
  } else {
    await own
      .set(({ eb }) => ({ failures: eb('failures', '+', 1), words: words.slice(0, WORDS_MAX) }))
      .execute()
  }
}

export type Clockwork = {
  /** Ends when the doors that stand open have been served. */
  readonly stop: () => Promise<void>
}

/** Opens every door at each whole minute; one that is still being served is left in peace. */
export function startClock(options: {
  readonly db: Database
  readonly doors: readonly ClockDoor[]
  readonly timers: Timers
  readonly report: Report
}): Clockwork {
  const { db, doors, report } = options
  const nap = openNap(options.timers)
  const open = new Map<string, Promise<void>>()
  let stopping = false

  const serve = (door: ClockDoor) => {
    if (open.has(door.name)) return
    const served = openDoor(db, door, report)
      .catch((problem: unknown) => report(door.name, problem))
      .finally(() => open.delete(door.name))
    open.set(door.name, served)
  }
  const loop = async () => {
    while (!stopping) {
      doors.forEach(serve)
      await nap.sleep((MINUTE - (db.clock.now() % MINUTE)) as Duration)
    }
    await Promise.all(open.values())
  }
  const ended = loop()

  return {
    stop: () => {
      stopping = true
      nap.wake()
      return ended
    },
  }
}

/** A door is overdue when it has not ended well for so long. */
const OVERDUE_AFTER = minutes(10)

export type DoorTrouble = {
  readonly name: string
  readonly endedWell: Instant
  readonly failures: number
  readonly words: string | undefined
}

/** The doors that fail, or that nobody serves: what health and the doctor ask. */
export async function doorTroubles(read: Read, now: Instant): Promise<readonly DoorTrouble[]> {
  const rows = await read
    .withTables<DoorTables>()
    .selectFrom('clock_doors')
    .selectAll()
    .orderBy('name')
    .execute()
  return rows
    .filter(({ failures, ended }) => failures > 0 || now - ended > OVERDUE_AFTER)
    .map(({ name, ended, failures, words }) => ({
      name,
      endedWell: ended,
      failures,
      words: words ?? undefined,
    }))
}

/** For `/healthz`, which anybody may read: the doors' names, and not what they threw. */
export const clockHealth = (db: Database) => async () => {
  const troubles = await doorTroubles(db.read, db.clock.now())
  if (troubles.length === 0) return { name: 'clock', kind: 'well' } as const
  const why = `not done: ${troubles.map(({ name }) => name).join(', ')}`
  return { name: 'clock', kind: 'degraded', why } as const
}
