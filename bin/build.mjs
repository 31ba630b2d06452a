/**
 * Turns `src`, `demo`, `bench` and `promises` into `dist`, file by file, with their data, and `src`
 * into the program.
 */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, relative } from 'node:path'

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

/**
 * Builds into a fresh folder and moves it in place: a half-written build is never started.
 *
 * @param {{ root: string, out: string }} where
 */
export async function buildTree({ root, out }) {
  // Most starts find all built, and need neither.
  const [{ build }, { makeProgram }] = [await import('esbuild'), await import('./program.mjs')]
  const files = filesOf(root)
  const fresh = `${out}.${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  const program = makeProgram({ from: root, out: fresh })
  await build({
    entryPoints: files.filter(isCode),
    outdir: fresh,
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
    const target = join(fresh, relative(root, file))
    mkdirSync(dirname(target), { recursive: true })
    cpSync(file, target)
  }
  await program
  writeFileSync(join(fresh, 'built-from'), fingerprint(root))
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

export async function buildIfChanged(root) {
  const out = join(root, 'dist')
  const stamp = join(out, 'built-from')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root)) return
  await buildTree({ root, out })
}
