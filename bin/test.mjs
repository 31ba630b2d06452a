/**
 * All that CI runs, ending in one line of counts. `check` is the fast part: format, lint, types,
 * and the tests that need neither PostgreSQL nor a browser.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pinnedNode, root } from './setup.mjs'

const fast = process.argv[2] === 'check'
const node = pinnedNode()
const tally = { passed: 0, failed: 0, skipped: 0 }

function run(command, args, options = {}) {
  return spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options }).status === 0
}

/** Whole checks that are no vitest tests, side by side: each counts as one. */
async function check(all) {
  console.log(`\n# ${Object.keys(all).join(', ')}`)
  const ends = Object.entries(all).map(async ([name, args]) => {
    const [code] = await once(spawn(node, args, { cwd: root, stdio: 'inherit' }), 'exit')
    tally[code === 0 ? 'passed' : 'failed']++
    if (code !== 0) console.error(`# ${name} FAILED`)
  })
  await Promise.all(ends)
}

/** Debian packages the tests need; each is looked for by a file that it brings. */
const PACKAGES = [
  { name: 'postgresql', present: () => found('/usr/lib/postgresql') || onPath('initdb') },
  { name: 'chromium', present: () => found('/usr/bin/chromium') },
  { name: 'strace', present: () => onPath('strace') },
  { name: 'python3', present: () => onPath('python3') },
  { name: 'openssl', present: () => onPath('openssl') },
]
const found = (path) => existsSync(path)
const onPath = (name) =>
  (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, name)))

function installSystemPackages() {
  const missing = PACKAGES.filter(({ present }) => !present()).map(({ name }) => name)
  if (missing.length === 0) return
  const mayInstall = process.getuid?.() === 0 && onPath('apt-get')
  if (mayInstall) {
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'] }
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    run('apt-get', ['update', '-qq'], quiet)
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], {
      ...quiet,
      env,
    })
  }
  for (const { name, present } of PACKAGES) {
    if (!present()) console.log(`Without ${name}: the tests that need it are left out and counted.`)
  }
}

function vitest(projects) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-test-'))
  const report = join(folder, 'report.json')
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json']
  const wanted = projects.map((name) => `--project=${name}`)
  const passed = run(node, [...args, `--outputFile.json=${report}`, ...wanted])
  if (!existsSync(report)) {
    tally.failed++
    return
  }
  const totals = JSON.parse(readFileSync(report, 'utf8'))
  tally.passed += totals.numPassedTests
  tally.failed += totals.numFailedTests
  tally.skipped += totals.numPendingTests + totals.numTodoTests
  // A file that cannot be loaded fails no single test, and must still be red.
  if (!passed && totals.numFailedTests === 0) tally.failed++
  rmSync(folder, { recursive: true, force: true })
}

if (!fast) installSystemPackages()
await check({
  format: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  lint: ['node_modules/eslint/bin/eslint.js', '.'],
  types: ['node_modules/typescript7/bin/tsc', '-p', '.'],
})
vitest(fast ? ['pure', 'sqlite'] : ['pure', 'sqlite', 'postgres', 'browser'])

const { passed, failed, skipped } = tally
console.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)
