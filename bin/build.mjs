/** Turns `src`, `demo`, `bench` and `promises` into `dist`, file by file, with their data. */
import { build } from 'esbuild'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, relative, sep } from 'node:path'

const TREES = ['src', 'demo', 'bench', 'promises']
const isCode = (file) => ['.ts', '.tsx'].includes(extname(file))
const isTest = (file) => /\.test\.tsx?$/.test(file)

/**
 * Of many small modules, and needed by every start: each is made one file. A start took 1.76 s of
 * processor time with their 350 modules, and 1.55 s with two.
 */
const PACKED = ['kysely', 'zod']

/** Relative imports keep their place, packed packages have one; only endings change. */
const keepImports = (root) => ({
  name: 'keep-imports',
  setup(bundle) {
    bundle.onResolve({ filter: new RegExp(`^(${PACKED.join('|')})$`) }, ({ path, importer }) => ({
      path: `${relative(dirname(importer), join(root, 'packed')).replaceAll(sep, '/')}/${path}.js`,
      external: true,
    }))
    bundle.onResolve({ filter: /^\.{1,2}\// }, ({ path, kind }) =>
      kind === 'entry-point' ? null : { path: path.replace(/\.tsx?$/, '.js'), external: true },
    )
  },
})

const packed = (root, outdir) =>
  build({
    entryPoints: PACKED,
    absWorkingDir: root,
    outdir: join(outdir, 'packed'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    legalComments: 'none',
    logLevel: 'warning',
  })

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
  const files = filesOf(root)
  const fresh = `${out}.${process.pid}`
  rmSync(fresh, { recursive: true, force: true })
  await packed(root, fresh)
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
    plugins: [keepImports(root)],
    logLevel: 'warning',
  })
  for (const file of files.filter((name) => !isCode(name))) {
    const target = join(fresh, relative(root, file))
    mkdirSync(dirname(target), { recursive: true })
    cpSync(file, target)
  }
  writeFileSync(join(fresh, 'built-from'), fingerprint(root))
  rmSync(out, { recursive: true, force: true })
  renameSync(fresh, out)
}

/** What the sources look like now: names, sizes and times of change. */
function fingerprint(root) {
  const hash = createHash('sha256')
  const sources = [...filesOf(root), join(root, 'bin/build.mjs'), join(root, 'package-lock.json')]
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
