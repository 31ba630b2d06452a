/** A loop that takes what is due and does so much of it at once. Does not know what the work is. */
import { seconds, type Duration } from '../values.ts'
import { pauseAfter, type Retry } from './retry.ts'
import { openNap, type Timers } from './timers.ts'

/** Tells the operator's log; the loop itself never stops for a problem. */
export type Report = (name: string, problem: unknown) => void

export type Workers = {
  /** Looks for work now and not at the end of the rest. */
  readonly wake: () => void
  /** Takes nothing more, and ends when all that is under way has ended. */
  readonly stop: () => Promise<void>
}

export type Work<Item> = {
  readonly name: string
  /** How many items are under way at most. */
  readonly atOnce: number
  /** How long it rests when nothing is due. */
  readonly rest: Duration
  /** Claims at most `room` items. What it throws is reported, and it is asked again later. */
  readonly take: (room: number) => Promise<readonly Item[]>
  /** Does one item and settles it. What it throws is reported; the lease brings the item back. */
  readonly work: (item: Item) => Promise<void>
  readonly timers: Timers
  readonly report: Report
}

/** A store that does not answer is asked again ever more rarely, but for ever. */
const TAKE_AGAIN: Retry = {
  first: seconds(1),
  longest: seconds(30),
  attempts: Number.POSITIVE_INFINITY,
}

export function startWorkers<Item>(options: Work<Item>): Workers {
  const { name, atOnce, rest, report } = options
  const nap = openNap(options.timers)
  const underWay = new Set<Promise<void>>()
  let stopping = false
  let failedTakes = 0

  const begin = (item: Item) => {
    const end = options
      .work(item)
      .catch((problem: unknown) => report(name, problem))
      .finally(() => {
        underWay.delete(end)
        nap.wake()
      })
    underWay.add(end)
  }

  /** How long to rest after this look; `undefined` when there may be more to take. */
  const look = async (): Promise<Duration | undefined> => {
    const room = atOnce - underWay.size
    if (room === 0) return rest
    try {
      const items = await options.take(room)
      failedTakes = 0
      items.forEach(begin)
      return items.length === 0 ? rest : undefined
    } catch (problem) {
      report(name, problem)
      failedTakes += 1
      return pauseAfter(TAKE_AGAIN, failedTakes)
    }
  }

  const loop = async () => {
    while (!stopping) {
      const pause = await look()
      if (pause !== undefined && !stopping) await nap.sleep(pause)
    }
    await Promise.all(underWay)
  }
  const ended = loop()

  return {
    wake: nap.wake,
    stop: () => {
      stopping = true
      nap.wake()
      return ended
    },
  }
}
