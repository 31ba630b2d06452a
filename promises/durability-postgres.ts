/** A PostgreSQL of a promise's own: on a socket, killed as a whole, started again. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { findPrograms, layCluster } from './cluster.ts'

const ATTEMPTS_MAX = 400

export type Cluster = {
  readonly url: string
  /** @param settings as in `synchronous_commit=off`; where none are given, those of last time */
  readonly start: (settings?: readonly string[]) => Promise<void>
  /** The address of an empty database in it. */
  readonly fresh: () => Promise<string>
  /** Postmaster and children at once, as when a machine stops; then waits until all are gone. */
  readonly kill: () => Promise<void>
  readonly remove: () => Promise<void>
}

/** Those of this machine, where whom to kill can be read: from /proc. */
export const postgresPrograms = (): string | undefined =>
  process.platform === 'linux' ? findPrograms() : undefined

export async function makeCluster(programs: string): Promise<Cluster> {
  const { url, serve, remove } = await layCluster(programs)
  let current: readonly string[] = []
  let made = 0
  let server: ChildProcess | undefined
  const kill = async () => {
    const postmaster = server
    server = undefined
    if (!postmaster?.pid) return
    const family = [postmaster.pid, ...childrenOf(postmaster.pid)]
    const ended = once(postmaster, 'exit')
    for (const pid of family) endNow(pid)
    await ended
    for (let attempt = 0; family.some(isAlive) && attempt < ATTEMPTS_MAX; attempt++) await pause(10)
  }
  return {
    url,
    start: async (settings = current) => {
      current = settings
      server = await serve(settings)
    },
    fresh: async () => {
      const name = `site_${++made}`
      const client = new pg.Client(url)
      await client.connect()
      await client.query(`create database ${name}`)
      await client.end()
      return url.replace('/postgres?', `/${name}?`)
    },
    kill,
    remove: async () => {
      await kill()
      await remove()
    },
  }
}

function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    // It ended by itself between the list and the kill.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

/** The fields after a process's name, which may hold anything, in brackets. */
function statOf(pid: number): readonly string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    // It has ended.
    return undefined
  }
}

export const childrenOf = (parent: number): readonly number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && statOf(pid)?.[1] === String(parent))

const isAlive = (pid: number): boolean => !['Z', undefined].includes(statOf(pid)?.[0])
