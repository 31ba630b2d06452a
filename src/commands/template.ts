/** `parley template`: what is wrong with a template, what it says, how a scenario goes under it. */
import { readFileSync, statSync } from 'node:fs'
import {
  asText,
  checkTemplate,
  explainTemplate,
  type FileProblem,
  templateWarnings,
} from '../domains/templates/index.ts'
import { isLanguage, openCatalogues } from '../platform/languages/index.ts'
import { hooksOf } from '../hooks.ts'
import { systemClock } from '../platform/clock.ts'
import { SOURCES } from '../site.ts'
import { play as playThrough } from '../play/play.ts'
import { readScenario } from '../play/read.ts'
import { told } from '../play/telling.ts'
import { done, refused, type Ending } from './ending.ts'

/** What the domains of this release give gates. */
const KNOWN = hooksOf({ clock: systemClock }).facts.flatMap(({ facts }) => facts)

/** A folder is no file of a template, and a name may lead nowhere. */
const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true

export async function check(file: string): Promise<Ending> {
  if (!isFile(file)) return refused(`There is no file ${file}.`)
  const text = readFileSync(file, 'utf8')
  const checked = checkTemplate(text, { facts: KNOWN })
  if (checked.ok) {
    const { name, version, hash } = checked.value.pin
    const warnings = templateWarnings(text, checked.value.template)
    const sound = `${file}: ${name} ${version} is sound. Its hash is ${hash}`
    return done(warnings.length === 0 ? sound : `${sound}\n${problemsOf(file, warnings)}`)
  }
  return refused(problemsOf(file, checked.refusal))
}

const problemsOf = (file: string, problems: readonly FileProblem[]): string =>
  problems
    .map(
      ({ line, column, field, message, example }) =>
        `${file}:${line}:${column} ${field}: ${message}` +
        (example === undefined ? '' : `; for example ${example}`),
    )
    .join('\n')

/** Refused with the whole of what was played, where it did not go as the scenario says. */
export async function play(file: string, options: { scenario: string }): Promise<Ending> {
  const { scenario: path } = options
  for (const one of [file, path]) if (!isFile(one)) return refused(`There is no file ${one}.`)
  const checked = checkTemplate(readFileSync(file, 'utf8'), { facts: KNOWN })
  if (!checked.ok) return refused(problemsOf(file, checked.refusal))
  const scenario = readScenario(readFileSync(path, 'utf8'))
  if (!scenario.ok) return refused(problemsOf(path, scenario.refusal))
  const played = playThrough(checked.value, scenario.value)
  const json = JSON.stringify(told(played), undefined, 2)
  if (!played.fault) return done(json)
  const { nth, kind, found } = played.fault
  const why = `${path}: act ${nth}: ${kind} ${JSON.stringify(found ?? '')}`
  return { ...refused(why), out: json }
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
