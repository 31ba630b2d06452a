/**
 * Makes `dist/program` of `src/main`: few files instead of a thousand modules, which start sooner
 * and hold less, with the data that they read (docs/decisions/0011). All that a site runs on.
 */
import { build } from 'esbuild'
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Libraries that every start loads. Any other stays outside: it may look for files beside itself.
 */
const PACKED = [
  '@hono/node-server',
  'commander',
  'hono',
  'intl-messageformat',
  'kysely',
  'markdown-it',
  'preact',
  'preact-render-to-string',
  'sanitize-html',
  'yaml',
  'zod',
]
/** A line of the program, about: a trace names one, and its map is exact within it. */
const LINE_CHARACTERS = 400

/** Some libraries are CommonJS and ask for parts of Node as that does. */
const REQUIRE =
  "import { createRequire as $createRequire } from 'node:module';" +
  'const require = $createRequire(import.meta.url);'

const TREES = ['src', 'demo']
const ENDING = /\.(tsx?|js)$/
const isForTests = (path) => /\.(test|fixtures)\.\w+$/.test(path)

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** What a packed library asks for goes with it, unless we ask for it ourselves. */
function outside() {
  const { dependencies } = readJson(new URL('../package.json', import.meta.url))
  return Object.keys(dependencies).filter((name) => !PACKED.includes(name))
}

/** Modules that ask where they lie: path → source. */
function placedIn(from) {
  const folders = TREES.map((tree) => join(from, tree)).filter(existsSync)
  const paths = folders
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, name)))
    .filter((path) => ENDING.test(path) && !isForTests(path))
  const read = paths.map((path) => [path, readFileSync(path, 'utf8')])
  return new Map(read.filter(([, source]) => source.includes('import.meta.')))
}

const moduleIn = (folder, stem) =>
  ['.ts', '.tsx', '.js'].map((ending) => join(folder, stem + ending)).find(existsSync)

/**
 * What starts as a process or a thread of its own: whoever starts it names it by its own ending,
 * as in `reading-thread${extname(import.meta.filename)}`, so that it is found before a build too.
 */
function apartIn(placed) {
  const named = /`(?:\.\/)?([\w-]+)\$\{extname\(import\.meta\.\w+\)\}/g
  return [...placed].flatMap(([path, source]) =>
    [...source.matchAll(named)].map(([, stem]) => {
      const found = moduleIn(dirname(path), stem)
      if (!found) throw new Error(`${path} starts ${stem}, which is not beside it`)
      return found
    }),
  )
}

/**
 * A module finds its words, templates and threads beside itself: it is told where it lay. On the
 * line that it begins with, so that every line keeps its number.
 */
const keepPlaces = ({ from, placed, up }) => ({
  name: 'keep-places',
  setup(bundle) {
    const paths = [...placed.keys()].map((path) => path.replaceAll(/[^\w/-]/g, '\\$&'))
    bundle.onLoad({ filter: new RegExp(`^(${paths.join('|')})$`) }, ({ path }) => {
      const lay = relative(from, path).replace(ENDING, '.js').replaceAll(sep, '/')
      const known = placed
        .get(path)
        .replaceAll('import.meta.url', '$place.href')
        .replaceAll('import.meta.filename', '$path($place)')
        .replaceAll('import.meta.dirname', "$path(new URL('.', $place)).slice(0, -1)")
      const place =
        "import { fileURLToPath as $path } from 'node:url';" +
        `const $place = new URL('${up}${lay}', import.meta.url);`
      return { contents: place + known, loader: extname(path).slice(1) }
    })
  },
})

const bundled = (options) =>
  build({
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: LINE_CHARACTERS,
    legalComments: 'none',
    banner: { js: REQUIRE },
    external: outside(),
    logLevel: 'warning',
    ...options,
  })

/** One file, where the module would lie that it is made of. */
function makeApart(entry, { from, placed, folder }) {
  const path = relative(from, entry).replace(ENDING, '.js')
  const up = '../'.repeat(path.split(sep).length - 1)
  const plugins = [keepPlaces({ from, placed, up })]
  return bundled({ entryPoints: [entry], outfile: join(folder, path), plugins })
}

/** One letter outside Latin, as in a pattern, and Node holds the whole file in twice the memory. */
const inLatin = (code) =>
  code.replaceAll(/[^\0-\x7f]/g, (letter) => {
    return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  })

function copyData(from, folder) {
  const isData = (path) => !/\.tsx?$/.test(path) && !path.endsWith('.md')
  for (const tree of TREES.filter((name) => existsSync(join(from, name)))) {
    cpSync(join(from, tree), join(folder, tree), { recursive: true, filter: isData })
  }
}

/** @param {{ from: string, out: string }} where `from` holds `src`, as written or as built */
export async function makeProgram({ from, out }) {
  const folder = join(out, 'program')
  rmSync(folder, { recursive: true, force: true })
  const placed = placedIn(from)
  const main = bundled({
    entryPoints: [moduleIn(from, 'src/main')],
    outdir: folder,
    splitting: true,
    // Beside each file, and read for a trace only: Node would hold them all (70 MiB).
    sourcemap: 'external',
    sourcesContent: false,
    plugins: [keepPlaces({ from, placed, up: './' })],
  })
  copyData(from, folder)
  await main
  await Promise.all(apartIn(placed).map((entry) => makeApart(entry, { from, placed, folder })))
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.js'))) {
    const file = join(folder, name)
    writeFileSync(file, inLatin(readFileSync(file, 'utf8')))
  }
}

/** `node bin/program.mjs DIST` makes the program anew of modules that were changed there. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = resolve(process.argv[2] ?? 'dist')
  await makeProgram({ from: dist, out: dist })
}
