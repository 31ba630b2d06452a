/** Writes the README's figures from the last runs of the promises: none is typed by hand. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup.mjs'

const BEGIN = '<!-- figures: written by bin/figures.mjs -->'
const END = '<!-- end of figures -->'

const linesOf = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [])

const promises = linesOf(join(root, 'promises/last-run.json'))
const rows = promises.map(
  ({ name, text, sabotage, at }) => `| ${name} | ${text} | ${sabotage} | ${at.slice(0, 10)} |`,
)
const table = ['| promise | measured | sabotaged twin | on |', '|---|---|---|---|', ...rows].join(
  '\n',
)

const readme = join(root, 'README.md')
const text = readFileSync(readme, 'utf8')
const [before, rest] = text.split(BEGIN)
const after = rest?.split(END)[1]
if (after === undefined) throw new Error('README.md has no place for figures')
writeFileSync(readme, `${before}${BEGIN}\n${table}\n${END}${after}`)
