/**
 * Makes `dist/program` of `src/main`: few files instead of a thousand modules, which start sooner
 * and hold less (docs/decisions/0011). What lies beside a module stays where the build copied it.
 */
import { build } from 'esbuild'
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { extname, join, relative, resolve, sep } from 'node:path'
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

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'))

/** What a packed library asks for goes with it, unless we ask for it ourselves. */
function outside() {
  const { dependencies } = readJson(new URL('../package.json', import.meta.url))
  return Object.keys(dependencies).filter((name) => !PACKED.includes(name))
}

const ENDING = /\.(tsx?|js)$/

/** Modules that ask where they lie. */
function placedIn(from) {
  const folders = ['src', 'demo'].map((tree) => join(from, tree)).filter(existsSync)
  const names = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => join(folder, name)),
  )
  const code = names.filter((name) => ENDING.test(name) && !/\.(test|fixtures)\./.test(name))
  return code.filter((name) => readFileSync(name, 'utf8').includes('import.meta.'))
}

/**
 * A module finds its words, templates and threads beside itself: it is told where it lay. On the
 * line that it begins with, so that every line keeps its number.
 */
const keepPlaces = (from) => ({
  name: 'keep-places',
  setup(bundle) {
    const placed = placedIn(from).map((path) => path.replaceAll(/[^\w/-]/g, '\\$&'))
    bundle.onLoad({ filter: new RegExp(`^(${placed.join('|')})$`) }, ({ path }) => {
      const built = relative(from, path).replace(ENDING, '.js').replaceAll(sep, '/')
      const known = readFileSync(path, 'utf8')
        .replaceAll('import.meta.url', '$place.href')
        .replaceAll('import.meta.filename', '$path($place)')
        .replaceAll('import.meta.dirname', "$path(new URL('.', $place)).slice(0, -1)")
      const place =
        "import { fileURLToPath as $path } from 'node:url';" +
        `const $place = new URL('../${built}', import.meta.url);`
      return { contents: place + known, loader: extname(path).slice(1) }
    })
  },
})

/** One letter outside Latin, as in a pattern, and Node holds the whole file in twice the memory. */
const inLatin = (code) =>
  code.replaceAll(/[^\0-\x7f]/g, (letter) => {
    return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  })

/** @param {{ from: string, out: string }} where `from` holds `src`, as written or as built */
export async function makeProgram({ from, out }) {
  const ending = existsSync(join(from, 'src/main.ts')) ? '.ts' : '.js'
  const folder = join(out, 'program')
  rmSync(folder, { recursive: true, force: true })
  await build({
    entryPoints: [join(from, `src/main${ending}`)],
    outdir: folder,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: LINE_CHARACTERS,
    // Beside each file, and read for a trace only: Node would hold them all (70 MiB).
    sourcemap: 'external',
    sourcesContent: false,
    legalComments: 'none',
    banner: { js: REQUIRE },
    external: outside(),
    plugins: [keepPlaces(from)],
    logLevel: 'warning',
  })
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
