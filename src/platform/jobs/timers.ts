/** The outer edge at which the program waits. Reads no time: what is due is decided elsewhere. */
import type { Duration } from '../values.ts'

export type Timers = {
  /** Rings once after `delay`; what it returns calls the ring off. */
  readonly after: (delay: Duration, ring: () => void) => () => void
}

export const systemTimers: Timers = {
  after: (delay, ring) => {
    const timer = setTimeout(ring, delay)
    return () => clearTimeout(timer)
  },
}

/** Somebody's sleep, which ends by itself or by being woken; a call while awake is not lost. */
export type Nap = {
  readonly sleep: (longest: Duration) => Promise<void>
  readonly wake: () => void
}

export function openNap(timers: Timers): Nap {
  let woken = false
  let rise: (() => void) | undefined
  return {
    wake: () => {
      woken = true
      rise?.()
    },
    sleep: async (longest) => {
      if (!woken) {
        await new Promise<void>((resolve) => {
          const cancel = timers.after(longest, resolve)
          rise = () => {
            cancel()
            resolve()
          }
        })
        rise = undefined
      }
      woken = false
    },
  }
}
