/** Reads messages beside the program, one at a time and in bounded time. Knows no mail itself. */
import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Timers } from '../../jobs/index.ts'
import { minutes, refuse, type Result } from '../../values.ts'
import type { Read, Unreadable } from './parse.ts'

/** The largest message takes some seconds; what takes longer was made to. */
const LONGEST = minutes(1)
/** What a message may be made into while it is read. */
const MEGABYTES_MAX = 512

export type Asked = { readonly raw: Uint8Array; readonly sender: string }
type Answered = Result<Read, Unreadable>

export type Reading = {
  /** Never throws for what a message holds: what ends the thread waits for a person. */
  readonly read: (asked: Asked) => Promise<Answered>
  readonly stop: () => Promise<void>
}

/** Beside this file, in the sources as in a build. */
const THREAD = join(import.meta.dirname, `reading-thread${extname(import.meta.filename)}`)

export function openReading(timers: Timers): Reading {
  let thread: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  const discard = async (): Promise<void> => {
    const ending = thread
    thread = undefined
    await ending?.terminate()
  }
  const one = async (asked: Asked): Promise<Answered> => {
    thread ??= new Worker(THREAD, { resourceLimits: { maxOldGenerationSizeMb: MEGABYTES_MAX } })
    const answered = await answerOf(thread, asked, timers)
    if (!answered.alive) await discard()
    return answered.read
  }
  return {
    read: (asked) => {
      const turn = last.then(() => one(asked))
      last = turn.catch(() => undefined)
      return turn
    },
    stop: async () => {
      await last
      await discard()
    },
  }
}

type Answer = { readonly read: Answered; readonly alive: boolean }

function answerOf(thread: Worker, asked: Asked, timers: Timers): Promise<Answer> {
  return new Promise((resolve) => {
    const end = (answer: Answer) => {
      cancel()
      thread.off('message', told).off('error', failed).off('exit', ended)
      // One that is asked nothing keeps no process alive.
      thread.unref()
      resolve(answer)
    }
    const dead = (words: string): Answer => ({
      read: refuse({ kind: 'unreadable', words }),
      alive: false,
    })
    const told = (read: Answered) => end({ read, alive: true })
    const failed = (problem: unknown) =>
      end(dead(problem instanceof Error ? problem.message : String(problem)))
    const ended = () => end(dead('the thread ended'))
    const cancel = timers.after(LONGEST, () => end(dead('reading took too long')))
    thread.on('message', told).on('error', failed).on('exit', ended)
    thread.ref()
    thread.postMessage(asked)
  })
}
