/**
 * Turns committed entries into a published log, batch after batch, and goes on where it stopped.
 *
 * Numbers nothing: entries come in the order in which they were committed. One process leads, the
 * others stand by and take over when it ends.
 */
import { dirname, join } from 'node:path'
import type { Clock } from '../../clock.ts'
import type { Duration, Instant } from '../../values.ts'
import { LogHalted, type Alarm } from './alarm.ts'
import { addBatch, openLog, publishHead, readIn, type LogPlace, type LogState } from './batch.ts'
import { readCheckpoint } from './checkpoint.ts'
import { diskFiles, type Files } from './files.ts'
import { takeLock, type Lock } from './lock.ts'
import { readNote } from './note.ts'
import { EMPTY_HEAD, type Head } from './tree.ts'

/** Entries in one batch: eight tiles, and at 8 KiB each no more than 16 MiB in memory. */
export const BATCH_ENTRIES_MAX = 2_048

/** Batches in one pass: after them the pass ends, and the next one begins at once. */
const BATCHES_MAX = 1_000

export type EntrySource = {
  /** Committed entries from index `size` on, in order, at most `limit`. */
  readonly after: (size: number, limit: number) => Promise<readonly Uint8Array[]>
}

export type SequencerOptions = Omit<LogPlace, 'files'> & {
  readonly source: EntrySource
  /** Resolves when all that was committed before the call is on disk. */
  readonly durable: () => Promise<void>
  /** Between two passes. */
  readonly every: Duration
  readonly clock: Pick<Clock, 'entered'>
  readonly files?: Files
  /** Who may lead; without it a lock file beside the log's folder decides. */
  readonly lock?: () => Promise<Lock | undefined>
  readonly batchMax?: number
}

export type SequencerHealth =
  | { readonly kind: 'leading'; readonly published: Head }
  /** Another process leads. */
  | { readonly kind: 'standby'; readonly published: Head }
  /** The signer, the disk or the database does not answer; it is tried again. */
  | {
      readonly kind: 'waiting'
      readonly published: Head
      readonly since: Instant
      readonly reason: string
    }
  | { readonly kind: 'halted'; readonly published: Head; readonly alarm: Alarm }

export type Sequencer = {
  /** The size and root of the checkpoint that everybody can fetch. */
  readonly published: () => Head
  readonly health: () => SequencerHealth
  /** Resolves when everything committed before the call is published; throws where it cannot be. */
  readonly flush: () => Promise<void>
  /** Ends the pass under way, and lets another process lead. */
  readonly stop: () => Promise<void>
}

type Condition =
  | { readonly kind: 'leading' }
  | { readonly kind: 'standby' }
  | { readonly kind: 'waiting'; readonly since: Instant; readonly reason: string }
  | { readonly kind: 'halted'; readonly alarm: Alarm }

export function startSequencer(options: SequencerOptions): Sequencer {
  const { every, clock } = options
  const log = openSequence({ ...options, files: options.files ?? diskFiles })
  let condition: Condition = { kind: 'standby' }
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  const pass = async () => {
    if (stopped) throw new Error('the sequencer is stopped')
    if (condition.kind === 'halted') throw new LogHalted(condition.alarm)
    try {
      const leads = await log.pass()
      condition = { kind: leads ? 'leading' : 'standby' }
    } catch (error) {
      condition =
        error instanceof LogHalted
          ? { kind: 'halted', alarm: error.alarm }
          : waiting(condition, clock.entered(), error)
      throw error
    }
  }
  const next = oneAfterTheOther(pass)

  const tick = async () => {
    // What a pass met is kept in `condition`, for `health` to tell.
    await next().catch(() => {})
    if (!stopped) timer = setTimeout(() => void tick(), every).unref()
  }
  void tick()

  return {
    published: log.published,
    health: () => ({ ...condition, published: log.published() }),
    flush: async () => {
      await next()
      while (condition.kind === 'standby' && (await log.isBehind())) {
        await new Promise((resolve) => setTimeout(resolve, every))
        await next()
      }
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await next.idle()
      log.close()
    },
  }
}

/** Calls wait for the run under way and share the one after it: it begins after they were made. */
function oneAfterTheOther(work: () => Promise<void>) {
  let running: Promise<void> = Promise.resolve()
  let queued: Promise<void> | undefined
  const next = (): Promise<void> => {
    queued ??= running.then(() => {
      const run = work()
      running = run.catch(() => {})
      queued = undefined
      return run
    })
    return queued
  }
  return Object.assign(next, { idle: () => running })
}

function waiting(before: Condition, now: Instant, error: unknown): Condition {
  const since = before.kind === 'waiting' ? before.since : now
  return { kind: 'waiting', since, reason: error instanceof Error ? error.message : String(error) }
}

/** The passes themselves: take the lock, open what is there, add what is new. */
function openSequence(options: SequencerOptions & { readonly files: Files }) {
  const { source, durable, folder, batchMax = BATCH_ENTRIES_MAX } = options
  const take = options.lock ?? (() => takeLock(join(dirname(folder), '.lock')))
  let lock: Lock | undefined
  let state: LogState | undefined
  let published = EMPTY_HEAD

  const add = async (from: LogState): Promise<number> => {
    const entries = await source.after(from.head.size, batchMax)
    // After the read: only then does the fsync cover all that was read.
    await durable()
    if (entries.length > 0) {
      state = undefined
      state = await addBatch(options, from, entries)
    }
    return entries.length
  }

  const lead = async () => {
    if (!state) ({ state, published } = await openLog(options))
    for (let batch = 0; batch < BATCHES_MAX; batch++) {
      if (published.size < state.head.size) {
        await publishHead(options, state.head)
        published = state.head
      }
      if ((await add(state)) === 0) return
    }
  }

  return {
    published: () => published,
    isBehind: async () => (await source.after(published.size, 1)).length > 0,
    pass: async (): Promise<boolean> => {
      lock ??= await take()
      if (lock) await lead()
      else published = await checkpointOnDisk(options)
      return lock !== undefined
    },
    close: () => {
      lock?.release()
      lock = undefined
    },
  }
}

/** What the leading process published; taken at its word, since it is not added to here. */
async function checkpointOnDisk(place: LogPlace): Promise<Head> {
  const bytes = await readIn(place)('checkpoint')
  const note = bytes && readNote(bytes)
  return (note && readCheckpoint(note.text)) ?? EMPTY_HEAD
}
