/** Runs one measurement by its name: `npm run bench pages`. Measures nothing itself. */
import { readdirSync } from 'node:fs'
import { extname, join, parse } from 'node:path'

const [, , name = ''] = process.argv
const ending = extname(import.meta.filename)
/** Parts of a measurement are named `<measurement>-<part>`. */
const names = readdirSync(import.meta.dirname)
  .map((file) => parse(file))
  .filter((file) => file.ext === ending && file.name !== 'index' && !file.name.includes('-'))
  .map((file) => file.name)

if (names.includes(name)) {
  await import(join(import.meta.dirname, `${name}${ending}`))
} else {
  console.error(`Usage: npm run bench NAME, where NAME is one of ${names.join(', ')}`)
  process.exitCode = 2
}
