/** House rules that a machine can hold. Each failure names the file and the rule. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { DOMAINS } from '../src/domains.ts'
import { PRIVATE_TABLES } from './private-tables.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Limits only shrink. */
const LINES_MAX = 300
const COLUMNS_MAX = 100
const FUNCTION_LINES_MAX = 70
const PARAMETERS_MAX = 4
const README_LINES_MAX = 40

/** Siblings that a file of a domain may not import: decisions stay pure, stores decide nothing. */
const MUST_NOT_IMPORT: Readonly<Record<string, readonly string[]>> = {
  rules: ['store', 'routes', 'views', 'mails', 'jobs'],
  store: ['rules', 'routes', 'views', 'mails', 'jobs'],
  views: ['store', 'routes', 'jobs'],
  mails: ['store', 'routes', 'jobs'],
}

const BANNED_NAMES = /(^|[-/])(utils?|helpers?|common|misc|manager|service|handler)(\.|\/|-|$)/

type Source = {
  readonly path: string
  readonly text: string
  readonly imports: readonly string[]
  readonly tree: ts.SourceFile
}

function filesUnder(top: string): readonly string[] {
  return readdirSync(join(root, top), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const imports = tree.statements.flatMap((statement) =>
    (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
    statement.moduleSpecifier &&
    ts.isStringLiteral(statement.moduleSpecifier)
      ? [statement.moduleSpecifier.text]
      : [],
  )
  return { path, text, imports, tree }
}

const all = ['src', 'demo', 'test', 'bench', 'promises', 'bin'].flatMap(filesUnder).map(readSource)
const product = all.filter(
  ({ path }) => path.startsWith('src/') && !/\.test\.|fixtures\.tsx?$/.test(path),
)

const target = ({ path }: Source, specifier: string) =>
  posix.normalize(posix.join(posix.dirname(path), specifier))
const domainOf = (path: string) => /^src\/domains\/([^/]+)\//.exec(path)?.[1]
const partOf = (path: string) => /^src\/domains\/[^/]+\/([a-z]+)/.exec(path)?.[1] ?? ''

/** Every place that breaks a rule, as one list: a test shows all of them at once. */
function breaches(sources: readonly Source[], find: (source: Source) => readonly string[]) {
  return sources.flatMap((source) => find(source).map((breach) => `${source.path}: ${breach}`))
}

function nodesOf(source: Source): readonly ts.Node[] {
  const nodes: ts.Node[] = []
  const visit = (node: ts.Node) => {
    nodes.push(node)
    node.forEachChild(visit)
  }
  visit(source.tree)
  return nodes
}

const lineOf = (source: Source, position: number) =>
  source.tree.getLineAndCharacterOfPosition(position).line

test('no file is longer than a reader can hold in mind', () => {
  expect(
    breaches(all, ({ text }) => {
      const count = text.trimEnd().split('\n').length
      return count > LINES_MAX ? [`${count} lines of ${LINES_MAX}`] : []
    }),
  ).toEqual([])
})

test('no line is longer than a page is wide', () => {
  expect(
    breaches(all, ({ text }) =>
      text
        .split('\n')
        .flatMap((line, index) => (line.length > COLUMNS_MAX ? [`line ${index + 1}`] : [])),
    ),
  ).toEqual([])
})

test('a function fits on a screen and takes few things', () => {
  expect(
    breaches(all, (source) =>
      nodesOf(source).flatMap((node) => {
        if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return []
        const lines = lineOf(source, node.end) - lineOf(source, node.getStart()) + 1
        const at = `line ${lineOf(source, node.getStart()) + 1}`
        const isTest = source.path.includes('.test.')
        return [
          ...(lines > FUNCTION_LINES_MAX && !isTest ? [`${at}: ${lines} lines`] : []),
          ...(node.parameters.length > PARAMETERS_MAX ? [`${at}: too many parameters`] : []),
        ]
      }),
    ),
  ).toEqual([])
})

test('every file says first what it is', () => {
  expect(
    breaches(all, ({ text }) =>
      /^(#!.*\n)?\/\*\*/.test(text) ? [] : ['does not begin with a docstring'],
    ),
  ).toEqual([])
})

test('names say what a thing is, and never utils', () => {
  expect(breaches(all, ({ path }) => (BANNED_NAMES.test(path) ? ['name'] : []))).toEqual([])
})

test('the platform knows no domain', () => {
  expect(
    breaches(
      product.filter(({ path }) => path.startsWith('src/platform/')),
      (source) => source.imports.filter((specifier) => specifier.includes('domains/')),
    ),
  ).toEqual([])
})

test('a domain imports only earlier domains, and only their index', () => {
  const order: readonly string[] = DOMAINS
  expect(
    breaches(product, (source) =>
      source.imports
        .filter((specifier) => specifier.startsWith('.'))
        .flatMap((specifier) => {
          const path = target(source, specifier)
          const [from, to] = [domainOf(source.path), domainOf(path)]
          if (!from || !to || from === to) return []
          if (!/\/index\.tsx?$/.test(path)) return [`enters ${to} by ${specifier}`]
          return order.indexOf(to) < order.indexOf(from) ? [] : [`${from} may not know ${to}`]
        }),
    ),
  ).toEqual([])
})

test('every domain on disk is in the list, and the other way round', () => {
  const folders = readdirSync(join(root, 'src/domains'))
  expect(folders.filter((name) => !(DOMAINS as readonly string[]).includes(name))).toEqual([])
})

test('rules, views and mails never reach the store, and the store decides nothing', () => {
  expect(
    breaches(product, (source) => {
      const banned = MUST_NOT_IMPORT[partOf(source.path)] ?? []
      return source.imports.filter((specifier) => {
        const path = target(source, specifier)
        return domainOf(path) === domainOf(source.path) && banned.includes(partOf(path))
      })
    }),
  ).toEqual([])
})

test('only config reads the environment, only clock reads time and randomness', () => {
  const environment = /process\.env/
  const time =
    /Date\.now\(|new Date\(\)|Math\.random\(|randomBytes\(|randomUUID\(|performance\.now\(/
  expect(
    breaches(product, ({ path, text }) => [
      ...(path !== 'src/config.ts' && environment.test(text) ? ['reads the environment'] : []),
      ...(path !== 'src/platform/clock.ts' && time.test(text) ? ['reads time or chance'] : []),
    ]),
  ).toEqual([])
})

test('no any, no enum, no non-null assertion', () => {
  expect(
    breaches(all, (source) =>
      nodesOf(source).flatMap((node) => {
        const at = `line ${lineOf(source, node.getStart()) + 1}`
        if (node.kind === ts.SyntaxKind.AnyKeyword) return [`${at}: any`]
        if (ts.isEnumDeclaration(node)) return [`${at}: enum`]
        return ts.isNonNullExpression(node) ? [`${at}: !`] : []
      }),
    ),
  ).toEqual([])
})

test('a public table is written only together with its act', () => {
  const write = /\.(insertInto|updateTable|deleteFrom|replaceInto)\(\s*'([a-z_]+)'/g
  expect(
    breaches(product, ({ text }) =>
      [...text.matchAll(write)].flatMap(([, verb, table]) =>
        table && !PRIVATE_TABLES.has(table) ? [`${verb} ${table} without keep`] : [],
      ),
    ),
  ).toEqual([])
})

test('pages carry no inline style or script', () => {
  expect(
    breaches(product, ({ path, text }) =>
      path.endsWith('.tsx') && /\sstyle=|<script>|\son[a-z]+="/.test(text) ? ['inline'] : [],
    ),
  ).toEqual([])
})

test('migrations are named by their minute, and no two share it', () => {
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.sql'),
  )
  const minutes = names.map((path) =>
    /\/(\d{12})_[a-z0-9_]+(\.(sqlite|postgres))?\.sql$/.exec(path),
  )
  expect(names.filter((_, index) => !minutes[index])).toEqual([])
  const stamps = minutes.map((match) => `${match?.[1]}${match?.[2] ?? ''}`)
  expect(new Set(stamps).size).toBe(stamps.length)
})

test('each domain has a short README', () => {
  const folders = readdirSync(join(root, 'src/domains'))
  const lengths = folders.map((name) => {
    const text = readFileSync(join(root, 'src/domains', name, 'README.md'), 'utf8')
    return text.trimEnd().split('\n').length
  })
  expect(folders.filter((_, index) => (lengths[index] ?? 0) > README_LINES_MAX)).toEqual([])
})
