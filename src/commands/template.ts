/** `parley template`: says what is wrong with a template, or what it says, in plain words. */
import { readFileSync } from 'node:fs'
import { asText, checkTemplate, explainTemplate } from '../domains/processes/index.ts'
import { isLanguage, openCatalogues } from '../platform/languages/index.ts'
import { hooksOf } from '../joined.ts'
import { systemClock } from '../platform/clock.ts'
import { SOURCES } from '../site.ts'
import { done, refused, type Ending } from './ending.ts'

/** What the domains of this release give gates. */
const KNOWN = hooksOf({ clock: systemClock }).facts.flatMap(({ facts }) => facts)

export async function check(file: string): Promise<Ending> {
  const checked = checkTemplate(readFileSync(file, 'utf8'), { facts: KNOWN })
  if (checked.ok)
    return done(`${file}: ${checked.value.pin.name} ${checked.value.pin.version} is sound.`)
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
  const checked = checkTemplate(readFileSync(file, 'utf8'))
  if (!checked.ok) return check(file)
  const t = openCatalogues(SOURCES).translator(language)
  return done(asText(explainTemplate(checked.value.template, t)))
}
