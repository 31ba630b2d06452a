/**
 * Turns `src` into the program; and, for what measures and breaks it, `src`, `demo`, `bench` and
 * `promises` file by file, with their data.
 */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, relative } from 'node:path'

/** What the program, and the modules, were built from. */
const STAMP = 'built-from'
const MODULES_STAMP = 'modules-built-from'

const TREES = ['src', 'demo', 'bench', 'promises']
const isCode = (file) => ['.ts', '.tsx'].includes(extname(file))
const isTest = (file) => /\.test\.tsx?$/.test(file)

/** Relative imports keep their place; only endings change. */
const keepImports = {
  name: 'keep-imports',
  setup(bundle) {
    bundle.onResolve({ filter: /^\.{1,2}\// }, ({ path, kind }) =>
      kind === 'entry-point' ? null : { path: path.replace(/\.tsx?$/, '.js'), external: true },
    )
  },
}

function filesOf(root) {
  return TREES.filter((top) => existsSync(join(root, top))).flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !isTest(entry.name))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
      .sort(),
  )
}

async function makeModules(root, out) {
  const { build } = await import('esbuild')
  const files = filesOf(root)
  await build({
    entryPoints: files.filter(isCode),
    outdir: out,
    outbase: root,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node26',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [keepImports],
    logLevel: 'warning',
  })
  for (const file of files.filter((name) => !isCode(name))) {
    const target = join(out, relative(root, file))
    mkdirSync(dirname(target), { recursive: true })
    cpSync(file, target)
  }
}

/** Builds into a fresh folder and moves it in place: a half-written build is never started. */
async function buildTree({ root, out, modules, stamp }) {
  // Most starts find all built, and need no compiler.
  const { makeProgram } = await import('./program.mjs')
  const fresh = `${out}.${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  const program = makeProgram({ from: root, out: fresh })
  if (modules) await makeModules(root, fresh)
  await program
  writeFileSync(join(fresh, STAMP), stamp)
  if (modules) writeFileSync(join(fresh, MODULES_STAMP), stamp)
  rmSync(out, { recursive: true, force: true })
  renameSync(fresh, out)
}

/** What the sources look like now: names, sizes and times of change. */
function fingerprint(root) {
  const hash = createHash('sha256')
  const besides = ['bin/build.mjs', 'bin/program.mjs', 'package-lock.json']
  const sources = [...filesOf(root), ...besides.map((name) => join(root, name))]
  for (const file of sources) {
    const { mtimeMs, size } = statSync(file)
    hash.update(`${relative(root, file)} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @param {{ modules: boolean }} wanted whether the modules are needed one by one
 */
export async function buildIfChanged(root, { modules } = { modules: false }) {
  const out = join(root, 'dist')
  const stamp = fingerprint(root)
  const built = join(out, modules ? MODULES_STAMP : STAMP)
  if (existsSync(built) && readFileSync(built, 'utf8') === stamp) return
  await buildTree({ root, out, modules, stamp })
}
