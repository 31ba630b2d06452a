/** The life of the signer's process: started when asked, restarted when it died. Signs nothing. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { extname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { linesOf } from './lines.ts'
import type { SigningRequest } from './signing.ts'

/** Tries of one question, the first included; before each further one the pause doubles. */
const TRIES_MAX = 5
const PAUSE_MS = 100

/** After that many failures every question fails at once, for this long. */
const REST_MS = 5_000

/** A signature takes about a millisecond, and what it waits for is one fsync. */
const ANSWER_MS_MAX = 5_000
const CLOSING_MS_MAX = 2_000
const WAITING_MAX = 1_024

/** Measured with 20,000 receipts at once: 58 MB, of which 40 are Node itself; compiling adds 12. */
const SMALL = [
  '--max-old-space-size=16',
  '--max-semi-space-size=1',
  '--max-lazy',
  '--no-opt',
  '--no-maglev',
  '--no-sparkplug',
  '--no-warnings',
]

/** The signer's process does not stay alive, or does not answer. */
export class SignerDown extends Error {}

/** It died under this question; the next try starts it again. */
class SignerDied extends Error {}

/** What carries questions to the signer, and its answers back. */
export type Asking = {
  readonly ask: (request: SigningRequest) => Promise<unknown>
  readonly close: () => Promise<void>
}

export type SignerProcess = Asking & {
  /** Of the process that runs now, if one does. */
  readonly pid: () => number | undefined
}

type Waiting = {
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
}
type Running = { readonly child: ChildProcess; readonly waiting: Map<number, Waiting> }

export function startSignerProcess(place: {
  readonly folder: string
  readonly origin: string
}): SignerProcess {
  let running: Running | undefined
  let state: 'open' | 'resting' | 'closed' = 'open'
  let asked = 0

  const startOnce = (): Running => {
    if (running) return running
    const started = start(place)
    running = started
    started.child.once('close', () => {
      if (running === started) running = undefined
      for (const { reject } of started.waiting.values()) reject(new SignerDied('the signer died'))
      started.waiting.clear()
    })
    return started
  }

  const rest = () => {
    state = 'resting'
    setTimeout(() => {
      if (state === 'resting') state = 'open'
    }, REST_MS).unref()
  }

  return {
    ask: async (request) => {
      for (let tries = 0; tries < TRIES_MAX; tries++) {
        if (state !== 'open') throw new SignerDown(`the signer is ${state}`)
        if (tries > 0) await wait(PAUSE_MS * 2 ** (tries - 1))
        try {
          return await exchange(startOnce(), asked++, request)
        } catch (error) {
          if (!(error instanceof SignerDied)) throw error
        }
      }
      if (state === 'open') rest()
      throw new SignerDown(`the signer died ${TRIES_MAX} times`)
    },
    pid: () => running?.child.pid,
    close: async () => {
      state = 'closed'
      if (running) await end(running.child)
    },
  }
}

function start({ folder, origin }: { readonly folder: string; readonly origin: string }): Running {
  // Beside this file, from source or as built: with the same ending.
  const file = new URL(`./signer-process${extname(import.meta.url)}`, import.meta.url)
  const child = spawn(process.execPath, [...SMALL, fileURLToPath(file), folder, origin], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {},
  })
  const waiting = new Map<number, Waiting>()
  // `close` follows, where all who wait are told.
  child.once('error', () => {})
  child.stdin.on('error', () => child.kill('SIGKILL'))
  void hear(child, child.stdout, waiting)
  return { child, waiting }
}

type Stdout = Parameters<typeof linesOf>[0]

async function hear(child: ChildProcess, stdout: Stdout, waiting: Map<number, Waiting>) {
  try {
    for await (const line of linesOf(stdout)) {
      const { id, answer }: { readonly id?: number; readonly answer?: unknown } = JSON.parse(line)
      if (id === undefined) continue
      waiting.get(id)?.resolve(answer)
      waiting.delete(id)
    }
  } catch {
    child.kill('SIGKILL')
  }
}

async function exchange({ child, waiting }: Running, id: number, request: SigningRequest) {
  if (waiting.size >= WAITING_MAX) throw new SignerDown('too many wait for the signer')
  const timer = setTimeout(() => child.kill('SIGKILL'), ANSWER_MS_MAX)
  try {
    return await new Promise<unknown>((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      child.stdin?.write(`${JSON.stringify({ id, request })}\n`)
    })
  } finally {
    clearTimeout(timer)
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const timer = setTimeout(() => child.kill('SIGKILL'), CLOSING_MS_MAX)
  child.stdin?.end()
  await once(child, 'close')
  clearTimeout(timer)
}
