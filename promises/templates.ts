/**
 * Every template that ships is played to its end, and a scenario in which something goes wrong is
 * stopped where it should be. The twin's gates stand open and its rules are always met: each of
 * those that go wrong must notice it.
 */
import {
  type CheckedTemplate,
  type Gate,
  shippedTemplates,
} from '../src/domains/templates/index.ts'
import { play } from '../src/play/play.ts'
import { shippedScenarios, templateFor, type Shipped } from '../src/play/shipped.ts'
import type { Line } from './index.ts'

/** `gac-advice-consultation-2011.bad.yaml` is of that version. */
const isBad = ({ file }: Shipped): boolean => file.endsWith('.bad.yaml')

export async function run(): Promise<readonly Line[]> {
  const scenarios = shippedScenarios()
  const faults = scenarios.flatMap(({ file, scenario }) => {
    const { fault } = play(templateFor(scenario), scenario)
    return fault ? [`${file} act ${fault.nth} ${fault.kind}`] : []
  })
  const missing = shippedTemplates().flatMap((template) => lacks(template, scenarios))
  const bad = scenarios.filter(isBad)
  const unnoticed = bad.filter(({ scenario }) => {
    return play(opened(templateFor(scenario)), scenario).fault === undefined
  })
  const acts = scenarios.reduce((sum, { scenario }) => sum + scenario.acts.length, 0)
  const wrong = [...faults, ...missing, ...unnoticed.map(({ file }) => `${file} noticed nothing`)]
  return [
    {
      name: 'templates play',
      text:
        `${shippedTemplates().length} templates, ${scenarios.length - bad.length} played to the ` +
        `end, ${bad.length} stopped where they should be, ${acts} acts` +
        (wrong.length === 0 ? '' : `; wrong: ${wrong.join(', ')}`),
      ok: faults.length === 0 && missing.length === 0,
      sabotage: bad.length > 0 && unnoticed.length === 0 ? 'red' : 'green',
    },
  ]
}

/** Each version has a scenario that ends well and one that does not. */
function lacks({ pin }: CheckedTemplate, scenarios: readonly Shipped[]): readonly string[] {
  const own = scenarios.filter(({ scenario }) => templateFor(scenario).pin.hash === pin.hash)
  const kinds = [own.some((one) => !isBad(one)), own.some(isBad)]
  return kinds.every(Boolean) ? [] : [`${pin.name} ${pin.version} has no two scenarios`]
}

/** What nobody would adopt: nothing is asked for, and whatever is put passes. */
function opened(checked: CheckedTemplate): CheckedTemplate {
  const { template } = checked
  const says = template.title
  const open: Gate = { fact: 'stage.days', atLeast: 0, says, source: 'the twin', tag: 'D' }
  const met = { share: 'yes', outOf: 'seats', atLeast: '0%' } as const
  const rules = Object.fromEntries(Object.keys(template.rules).map((name) => [name, met]))
  const decisions = template.decisions.map(({ rule, ...decision }) =>
    rule === undefined || 'roles' in decision.by ? decision : { ...decision, rule: met },
  )
  const stages = template.stages.map((stage) => ({
    ...stage,
    gate: open,
    exits: stage.exits.map(({ when: _, ...exit }) => exit),
  }))
  return { ...checked, template: { ...template, stages, rules, decisions } }
}
