/** Starts one PostgreSQL for the run, on a socket of its own, and removes it afterwards. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the cluster listens; empty where this machine has none. */
    readonly postgres: string
  }
}

const DEBIAN = '/usr/lib/postgresql'
const START_ATTEMPTS_MAX = 200
const START_PAUSE_MS = 50
/** Two workers, each with a few databases open at a time, each with its two pools. */
const CONNECTIONS_MAX = 200

export default async function startPostgres(project: TestProject) {
  const programs = findPrograms()
  if (!programs) {
    project.provide('postgres', '')
    console.log('PostgreSQL was not found: its tests are skipped.')
    return undefined
  }
  const cluster = await startCluster(programs)
  project.provide('postgres', cluster.url)
  return cluster.stop
}

/** The folder that holds both programs: on PATH first, then Debian's newest version. */
export function findPrograms(path = process.env['PATH'] ?? ''): string | undefined {
  const versions = existsSync(DEBIAN)
    ? readdirSync(DEBIAN)
        .map(Number)
        .sort((a, b) => b - a)
    : []
  return [
    ...path.split(delimiter),
    ...versions.map((one) => join(DEBIAN, String(one), 'bin')),
  ].find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))))
}

/** PostgreSQL refuses to run as root, so root starts it as somebody else. */
function ordinaryUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const wanted of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find(([name]) => name === wanted) ?? []
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('PostgreSQL needs an ordinary user: there is neither "postgres" nor "nobody"')
}

export async function startCluster(programs: string) {
  const user = ordinaryUser()
  const folder = await mkdtemp(join(tmpdir(), 'parley-pg-'))
  const cluster = join(folder, 'cluster')
  mkdirSync(cluster, { mode: 0o700 })
  if (user) for (const path of [folder, cluster]) chownSync(path, user.uid, user.gid)

  const init = ['-D', cluster, '-U', 'parley', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']
  const made = spawnSync(join(programs, 'initdb'), init, { ...user, cwd: folder, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)

  const settings = ['listen_addresses=', `max_connections=${CONNECTIONS_MAX}`]
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', cluster, '-k', folder, ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: folder, stdio: 'ignore' },
  )
  const url = `postgres://parley@localhost/postgres?host=${encodeURIComponent(folder)}`
  await ready(url)
  return { url, stop: () => stop(server, folder) }
}

async function ready(url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client(url)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (attempt === START_ATTEMPTS_MAX) throw error
      await pause(START_PAUSE_MS)
    }
  }
}

/** SIGINT is PostgreSQL's fast shutdown: it waits for nobody. */
async function stop(server: ChildProcess, folder: string): Promise<void> {
  const ended = once(server, 'exit')
  server.kill('SIGINT')
  await ended
  await rm(folder, { recursive: true, force: true })
}
