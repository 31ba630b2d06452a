/** A PostgreSQL of a promise's own: on a socket, killed as a whole, started again. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

const DEBIAN = '/usr/lib/postgresql'
const ATTEMPTS_MAX = 400
const PAUSE_MS = 50

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

/** The folder of both programs: on PATH, or Debian's newest. */
export function postgresPrograms(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map(Number) : []
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...versions.toSorted((one, other) => other - one).map((one) => join(DEBIAN, `${one}`, 'bin')),
  ]
  // Whom to kill is read from /proc.
  if (process.platform !== 'linux') return undefined
  return folders.find((folder) =>
    ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  )
}

/** PostgreSQL refuses to run as root. */
function ordinaryUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n')
  const fields = accounts.map((line) => line.split(':'))
  const [, , uid, gid] = fields.find(([name]) => name === 'postgres' || name === 'nobody') ?? []
  if (uid === undefined || gid === undefined) throw new Error('there is no ordinary user')
  return { uid: Number(uid), gid: Number(gid) }
}

export async function makeCluster(programs: string): Promise<Cluster> {
  const user = ordinaryUser()
  const folder = await mkdtemp(join(tmpdir(), 'parley-promise-'))
  const cluster = join(folder, 'cluster')
  mkdirSync(cluster, { mode: 0o700 })
  if (user) for (const path of [folder, cluster]) chownSync(path, user.uid, user.gid)
  const init = ['-D', cluster, '-U', 'parley', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']
  const initialised = spawnSync(join(programs, 'initdb'), init, {
    ...user,
    cwd: folder,
    encoding: 'utf8',
  })
  if (initialised.status !== 0) throw new Error(`initdb failed: ${initialised.stderr}`)

  const url = `postgres://parley@localhost/postgres?host=${encodeURIComponent(folder)}`
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
      const own = ['listen_addresses=', ...settings].flatMap((setting) => ['-c', setting])
      const command = [join(programs, 'postgres'), '-D', cluster, '-k', folder, ...own]
      const [program = '', ...more] = command
      server = spawn(program, more, { ...user, cwd: folder, stdio: 'ignore' })
      await ready(url)
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
      await rm(folder, { recursive: true, force: true })
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

async function ready(url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const client = new pg.Client(url)
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (attempt === ATTEMPTS_MAX) throw error
      await pause(PAUSE_MS)
    }
  }
}
