/** `parley template`: says what is wrong with a template, or what it says, in plain words. */
import { readFileSync, statSync } from 'node:fs'
import { asText, checkTemplate, explainTemplate } from '../domains/processes/index.ts'
import { isLanguage, openCatalogues } from '../platform/languages/index.ts'
import { hooksOf } from '../joined.ts'
import { systemClock } from '../platform/clock.ts'
import { SOURCES } from '../site.ts'
import { done, refused, type Ending } from './ending.ts'

/** What the domains of this release give gates. */
const KNOWN = hooksOf({ clock: systemClock }).facts.flatMap(({ facts }) => facts)

/** A folder is no file of a template, and a name may lead nowhere. */
const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true

export async function check(file: string): Promise<Ending> {
  if (!isFile(file)) return refused(`There is no file ${file}.`)
  const checked = checkTemplate(readFileSync(file, 'utf8'), { facts: KNOWN })
  if (checked.ok) {
    const { name, version, hash } = checked.value.pin
    return done(`${file}: ${name} ${version} is sound. Its hash is ${hash}`)
  }
  const lines = checked.refusal.map(
    ({ line, column, field, message, example }) =>
      `${file}:${line}:${column} ${field}: ${message}` +
      (example === undefined ? '' : `; for example ${example}`),
  )
  return refused(lines.join('\n'))
}

export async function explain(file: string, options: { language: string }): Promise<Ending> {
  const { language } = options
  if (!isLanguage(language)) return refused(`${language} is not one of en fr es ar zh ru pt.`)
  if (!isFile(file)) return refused(`There is no file ${file}.`)
  const checked = checkTemplate(readFileSync(file, 'utf8'))
  if (!checked.ok) return check(file)
  const t = openCatalogues(SOURCES).translator(language)
  return done(asText(explainTemplate(checked.value.template, t)))
}
