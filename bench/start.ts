/**
 * From a fresh clone to the first answer, and what the processes then hold in memory. Clones what
 * is committed here, so nothing that this folder has installed or built is of use to it.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, report, type Figure } from './run-figures.ts'
import { answering, childrenOf, freePort, residentOf, stopped } from './run-site.ts'
import { walk } from './start-walk.ts'

const LATER_STARTS = 3
const MS = 1_000
const FIRST_ANSWER_MOST_S = 15
const LATER_START_MOST_S = 2
const SERVER_MOST_MIB = 200
const SIGNER_MOST_MIB = 60

function run(folder: string, command: string, words: readonly string[]): number {
  const begun = performance.now()
  const { status, stderr } = spawnSync(command, words, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}: ${stderr}`)
  return (performance.now() - begun) / MS
}

/** One part of what `npm start` does, on the Node that the machine has. */
const part = (folder: string, script: string) =>
  run(folder, hostNode(), ['--input-type=module', '-e', script])

/** Ours was put first on the path when this bench started; a clone has none yet. */
function hostNode(): string {
  const folders = (process.env['PATH'] ?? '').split(':')
  const own = folders.filter((folder) => !folder.includes('node_modules'))
  return own.map((folder) => join(folder, 'node')).find(existsSync) ?? process.execPath
}

type Started = { readonly seconds: number; readonly pid: number; stop: () => Promise<void> }

/** As a person does it: `npm start`, until the front page is there. */
async function npmStart(folder: string, port: number): Promise<Started> {
  const begun = performance.now()
  const environment = { PARLEY_PORT: String(port), PARLEY_SMTP_PORT: '0', PARLEY_DATA: '' }
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await answering(`http://localhost:${port}/`)
  const seconds = (performance.now() - begun) / MS
  const pid = child.pid ?? 0
  return {
    seconds,
    pid,
    stop: async () => {
      const server = serverOf(pid)
      process.kill(server.pid, 'SIGTERM')
      if (child.exitCode === null) await stopped(child)
    },
  }
}

function serverOf(pid: number) {
  const server = childrenOf(pid).find(({ command }) => / dist\/program\/main\.js /.test(command))
  if (!server) throw new Error('no server runs below npm')
  return server
}

const INSTALL = "(await import('./bin/setup.mjs')).install({ wantsDev: false })"
const BUILD = "await (await import('./bin/build.mjs')).buildIfChanged(process.cwd())"

async function inClone(folder: string): Promise<readonly Figure[]> {
  run(process.cwd(), 'git', ['clone', '--quiet', '--no-hardlinks', process.cwd(), folder])
  const installing = part(folder, INSTALL)
  const building = part(folder, BUILD)
  const port = await freePort()
  const first = await npmStart(folder, port)
  await first.stop()
  const later: number[] = []
  for (let start = 0; start < LATER_STARTS; start++) {
    const again = await npmStart(folder, port)
    later.push(again.seconds)
    await again.stop()
  }
  const last = await npmStart(folder, port)
  try {
    const server = serverOf(last.pid)
    const fresh = residentOf(server.pid)
    const walked = await walk(`http://localhost:${port}`)
    // It is started with the first entry that is to be signed.
    const [signer] = childrenOf(server.pid)
    if (!signer) throw new Error('no signer runs below the server')
    return [
      { name: 'install', value: installing, unit: 's' },
      { name: 'build', value: building, unit: 's' },
      { name: 'first answer', value: first.seconds, unit: 's' },
      seconds('build and first answer', building + first.seconds, FIRST_ANSWER_MOST_S),
      seconds('a later start', median(later), LATER_START_MOST_S),
      { name: 'pages and forms asked for', value: walked, unit: 'requests' },
      { name: 'server before them', value: fresh, unit: 'MiB' },
      mebibytes('server resident', residentOf(server.pid), SERVER_MOST_MIB),
      mebibytes('signer resident', residentOf(signer.pid), SIGNER_MOST_MIB),
    ]
  } finally {
    await last.stop()
  }
}

const seconds = (name: string, value: number, atMost: number) =>
  ({ name, value, unit: 's', atMost }) as const
const mebibytes = (name: string, value: number, atMost: number) =>
  ({ name, value, unit: 'MiB', atMost }) as const

const folder = mkdtempSync(join(tmpdir(), 'parley-clone-'))
try {
  report('start', await inClone(join(folder, 'parley')))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
