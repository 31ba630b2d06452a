/** Work beside the program: one piece at a time, each in a thread that ends with it. */
import { Worker } from 'node:worker_threads'
import { ok, refuse, type Result } from '../values.ts'

/** As many wait for their turn as may; whoever comes now is asked to come again. */
export type Busy = { readonly kind: 'busy' }

export type InTurn = <Value>(work: () => Promise<Value>) => Promise<Result<Value, Busy>>

export function oneAtATime(waitingMax: number): InTurn {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  return async (work) => {
    if (waiting >= waitingMax) return refuse({ kind: 'busy' })
    waiting += 1
    const turn = last.then(work)
    last = turn.then(
      () => undefined,
      () => undefined,
    )
    try {
      return ok(await turn)
    } finally {
      waiting -= 1
    }
  }
}

/** What a thread may make of what it is given. */
const MEGABYTES_MAX = 1_024

/** Rejects where the thread ends without an answer. */
export function inThread<Answer>(path: string, given: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const limits = { maxOldGenerationSizeMb: MEGABYTES_MAX }
    const thread = new Worker(path, { workerData: given, resourceLimits: limits })
    thread.once('message', (answer: Answer) => resolve(answer))
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`a thread ended without an answer: ${code}`)))
  })
}
