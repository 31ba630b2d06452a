/** The scenarios that come with Parley, and the template each was written for. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type CheckedTemplate, shippedNames, shippedTemplate } from '../domains/templates/index.ts'
import type { Scenario } from './scenario.ts'
import { readScenario } from './read.ts'

const FOLDER = new URL('./scenarios/', import.meta.url)

export type Shipped = { readonly file: string; readonly scenario: Scenario }

/** Throws where a shipped scenario cannot be read: a bug of this release. */
export const shippedScenarios = (): readonly Shipped[] =>
  readdirSync(fileURLToPath(FOLDER))
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({ file, scenario: scenarioFrom(readFileSync(new URL(file, FOLDER), 'utf8')) }))

export function scenarioFrom(text: string): Scenario {
  const read = readScenario(text)
  if (!read.ok) throw new Error(JSON.stringify(read.refusal[0]))
  return read.value
}

const read = new Map<string, CheckedTemplate>()

function templateIn(stem: string): CheckedTemplate {
  const known = read.get(stem) ?? shippedTemplate(stem)
  read.set(stem, known)
  return known
}

/**
 * The template that a scenario was written for: of several versions the one it names. Only files
 * that begin with its name are read, as `gac-advice-consultation-2011.yaml` does.
 */
export function templateFor({ template, version }: Scenario): CheckedTemplate {
  const stems = shippedNames().filter((stem) => stem.startsWith(template))
  const found = stems
    .map(templateIn)
    .find(({ pin }) => pin.name === template && (version === undefined || pin.version === version))
  if (!found) throw new Error(`no template ${template} ${version ?? ''}`)
  return found
}
