/** A served site as operators run it: the built command in a process of its own. Measures none. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const MAIN = join(import.meta.dirname, '../program/main.js')
/** A start that takes longer has failed. */
const PATIENCE_MS = 60_000
/** Ten thousand entries are written within it on a machine that others use as well. */
const LOG_WRITTEN_WITHIN_MS = 240_000
/** The kernel counts processor time in these. Source: proc(5), `sysconf(_SC_CLK_TCK)` on Linux. */
const MS_OF_TICK = 10
const KIB_OF_MIB = 1_024

export type Served = {
  readonly origin: string
  readonly pid: number
  readonly stop: () => Promise<void>
}

export const canPin = spawnSync('taskset', ['--version']).status === 0

export type Serving = {
  readonly folder: string
  /** The one core that server and signer share. */
  readonly core?: number
  /** For Node itself: `--cpu-prof`. */
  readonly flags?: readonly string[]
}

export async function serve({ folder, core, flags = [] }: Serving): Promise<Served> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  // With the flags that every command of Parley is started with, this one too.
  const node = [process.execPath, ...process.execArgv, ...flags, MAIN, 'serve']
  const pinned = core === undefined || !canPin ? node : ['taskset', '-c', String(core), ...node]
  const [command = '', ...words] = pinned
  const environment = { PARLEY_DATA: folder, PARLEY_PORT: String(port), PARLEY_SMTP_PORT: '0' }
  const child = spawn(command, words, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await answering(`${origin}/`)
  return { origin, pid: child.pid ?? 0, stop: () => stopped(child) }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Waits for the first 200. */
export async function answering(url: string): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while (performance.now() < until) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await pause(10)
  }
  throw new Error(`no answer from ${url}`)
}

export async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

/** The log is written a moment later; until it has caught up it would be measured too. */
export async function settled({ pid }: Pick<Served, 'pid'>): Promise<void> {
  const until = performance.now() + LOG_WRITTEN_WITHIN_MS
  while (performance.now() < until) {
    const before = cpuOf(pid)
    await pause(2_000)
    if (cpuOf(pid) - before <= MS_OF_TICK * 5) return
  }
}

/** Processor time of one process so far, in ms. */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  const [user, system] = [fields[11], fields[12]]
  return (Number(user) + Number(system)) * MS_OF_TICK
}

/** What is in memory of one process, in MiB. */
export function residentOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / KIB_OF_MIB
}

export type Child = { readonly pid: number; readonly command: string }

/** All processes that came from one, however deep. */
export function childrenOf(pid: number): readonly Child[] {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const own = processes.flatMap((name): readonly Child[] => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /, '')
      if (Number(stat.split(' ')[1]) !== pid) return []
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return [{ pid: Number(name), command }]
    } catch {
      // It ended while we looked.
      return []
    }
  })
  return own.flatMap((child) => [child, ...childrenOf(child.pid)])
}
