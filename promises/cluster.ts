/** Lays a PostgreSQL cluster of one's own, on a socket, and serves it. Decides not when it ends. */
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

/** The folder that holds both programs: on PATH first, then Debian's newest version. */
export function findPrograms(path = process.env['PATH'] ?? ''): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).map(Number) : []
  const folders = [
    ...path.split(delimiter),
    ...versions.toSorted((one, other) => other - one).map((one) => join(DEBIAN, `${one}`, 'bin')),
  ]
  return folders.find((folder) =>
    ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  )
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

export type Laid = {
  readonly url: string
  /** @param settings as in `synchronous_commit=off`; resolves when it answers */
  readonly serve: (settings: readonly string[]) => Promise<ChildProcess>
  /** PostgreSQL's fast shutdown waits for nobody; then nothing is left. */
  readonly stop: (server: ChildProcess) => Promise<void>
  /** After it was ended in some other way. */
  readonly remove: () => Promise<void>
}

export async function layCluster(programs: string): Promise<Laid> {
  const user = ordinaryUser()
  const folder = await mkdtemp(join(tmpdir(), 'parley-pg-'))
  const cluster = join(folder, 'cluster')
  mkdirSync(cluster, { mode: 0o700 })
  if (user) for (const path of [folder, cluster]) chownSync(path, user.uid, user.gid)

  const init = ['-D', cluster, '-U', 'parley', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']
  const made = spawnSync(join(programs, 'initdb'), init, { ...user, cwd: folder, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)

  const remove = () => rm(folder, { recursive: true, force: true })
  const url = `postgres://parley@localhost/postgres?host=${encodeURIComponent(folder)}`
  return {
    url,
    serve: async (settings) => {
      const own = ['listen_addresses=', ...settings].flatMap((setting) => ['-c', setting])
      const server = spawn(join(programs, 'postgres'), ['-D', cluster, '-k', folder, ...own], {
        ...user,
        cwd: folder,
        stdio: 'ignore',
      })
      try {
        await ready(url)
      } catch (error) {
        server.kill('SIGKILL')
        throw error
      }
      return server
    },
    stop: async (server) => {
      const ended = once(server, 'exit')
      server.kill('SIGINT')
      await ended
      await remove()
    },
    remove,
  }
}

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
