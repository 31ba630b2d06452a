/** A site as its own process, from a build, killed and started again at will. Judges nothing. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { addPerson } from '../src/adding.ts'
import { readConfig, type Config } from '../src/config.ts'
import { foundSite } from '../src/founding.ts'
import { cookieHeader, startSession } from '../src/platform/http/index.ts'
import { mailAddress } from '../src/platform/mail/index.ts'
import { hours } from '../src/platform/values.ts'
import { openGround } from '../src/serving.ts'

/** Longer than any run. */
const SESSION_LASTS = hours(2)
const READY_ATTEMPTS_MAX = 1_200
const READY_PAUSE_MS = 50
/** A site that finds no database ends, and whoever runs it starts it again, as systemd would. */
const STARTED_AGAIN_MAX = 200
const STARTED_AGAIN_AFTER_MS = 250

export type Place = {
  /** A `dist`: the one under test, or a copy that was broken on purpose. */
  readonly build: string
  readonly folder: string
  readonly databaseUrl: string | undefined
  /** Settings besides. */
  readonly more?: Readonly<Record<string, string>>
}

export type Writer = { readonly person: string; readonly cookie: string; readonly network: string }

export type Served = {
  readonly config: Config
  readonly url: string
  readonly start: (through?: readonly string[]) => ChildProcess
  /** `kill -9`; the log's signer ends with it. */
  readonly kill: () => Promise<void>
  readonly stop: () => Promise<void>
  /** What runs is another's to end, and is not started again. */
  readonly forget: () => void
  readonly ready: () => Promise<void>
}

/** Nothing is started yet. Each writer seems to come from a network of its own. */
export async function siteAt({ build, folder, databaseUrl, more }: Place): Promise<Served> {
  mkdirSync(folder, { recursive: true })
  const port = await freePort()
  const environment = {
    PARLEY_DATA: join(folder, 'data'),
    PARLEY_PORT: String(port),
    PARLEY_BEHIND_PROXY: 'yes',
    PARLEY_SMTP_PORT: '0',
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    ...more,
  }
  const read = readConfig(environment)
  if (!read.ok) throw new Error('not a setting')
  let child: ChildProcess | undefined
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const ended = once(ending, 'exit')
    ending.kill(signal)
    await ended
  }
  const url = `http://127.0.0.1:${port}`
  let startedAgain = 0
  const start = (through: readonly string[] = []): ChildProcess => {
    const started = spawned({ build, folder, environment, through })
    child = started
    started.once('exit', () => {
      if (child !== started || ++startedAgain > STARTED_AGAIN_MAX) return
      setTimeout(() => child === started && start(through), STARTED_AGAIN_AFTER_MS)
    })
    return started
  }
  return {
    config: read.config,
    url,
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    forget: () => {
      child = undefined
    },
    ready: () => answering(url),
  }
}

function spawned({
  build,
  folder,
  environment,
  through,
}: {
  readonly build: string
  readonly folder: string
  readonly environment: Readonly<Record<string, string>>
  readonly through: readonly string[]
}): ChildProcess {
  const log = openSync(join(folder, 'server.log'), 'a')
  const main = join(build, 'program/main.js')
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', main, 'serve']
  const [program = process.execPath, ...more] = [...through, ...node]
  // A copy of a build lies below the project too, and finds the same libraries.
  const child = spawn(program, more, {
    cwd: dirname(build),
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  return child
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function answering(url: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await (await fetch(`${url}/robots.txt`)).arrayBuffer()
      return
    } catch (error) {
      if (attempt === READY_ATTEMPTS_MAX) throw error
      await pause(READY_PAUSE_MS)
    }
  }
}

/** Founds the site and its people before the load, with what `parley session` gives each. */
export async function peopleAt(config: Config, count: number): Promise<readonly Writer[]> {
  const ground = await openGround(config)
  try {
    await foundSite(ground)
    const writers: Writer[] = []
    for (let index = 0; index < count; index++) writers.push(await personAt(ground, index))
    return writers
  } finally {
    await ground.close()
  }
}

async function personAt(
  { database, clock }: Awaited<ReturnType<typeof openGround>>,
  index: number,
): Promise<Writer> {
  const mail = mailAddress(`writer-${index}@example.org`)
  if (!mail) throw new Error('not an address')
  return database.transact(async (tx, now) => {
    const added = await addPerson(tx, clock, { mail, name: `Writer ${index}` }, now)
    if (!added.ok) throw new Error(added.refusal.kind)
    const person = added.value
    const session = { subject: person, now, clock, lasts: SESSION_LASTS }
    const token = await startSession(tx, session)
    return { person, cookie: cookieHeader(false, token), network: `10.1.${index}.1` }
  })
}
