/** That what binds people is in a sentence: a rule that is bent in a word nobody reads is bent. */
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openCatalogues } from '../../platform/languages/index.ts'
import { explainTemplate } from './explain-template.ts'
import { shippedTemplate } from './shipped.ts'
import type { LineageRule, Template } from './template.ts'

const t = openCatalogues(fileURLToPath(new URL('../..', import.meta.url))).translator('en')
const said = (template: Template) => JSON.stringify(explainTemplate(template, t))

/** The first of a list, changed. */
const first = <Item>(items: readonly Item[], change: (item: Item) => Partial<Item>) =>
  items.map((item, at) => (at === 0 ? { ...item, ...change(item) } : item))

const bentLineage =
  (change: Partial<LineageRule>) =>
  ({ lineage, ...rules }: Template): Template => ({
    ...rules,
    ...(lineage ? { lineage: { ...lineage, ...change } } : {}),
  })

/** One part of a template bent, each as somebody might. */
const BENT: readonly [string, string, (rules: Template) => Template][] = [
  ['who moves it on', 'gnso-pdp', (rules) => ({ ...rules, moves: { by: ['staff'] } })],
  [
    'which outcome carries',
    'gnso-pdp',
    (rules) => ({
      ...rules,
      decisions: first(rules.decisions, ({ outcomes }) => ({
        outcomes: outcomes.map((one) => ({ ...one, passes: !one.passes })),
      })),
    }),
  ],
  [
    'whose seats vote',
    'gnso-pdp',
    (rules) => ({ ...rules, electorates: first(rules.electorates, () => ({ body: 'another' })) }),
  ],
  [
    'who answers objections',
    'advisory-board',
    (rules) => ({
      ...rules,
      ...(rules.objections ? { objections: { ...rules.objections, answeredBy: ['staff'] } } : {}),
    }),
  ],
  [
    'whether an answer is final',
    'reconsideration',
    (rules) => ({ ...rules, appeals: rules.appeals.map(({ final, ...rung }) => rung) }),
  ],
  [
    'what a forum may do',
    'afrinic-pdp',
    (rules) => ({
      ...rules,
      appealLadders: rules.appealLadders.map((ladder) => ({
        ...ladder,
        rungs: ladder.rungs.map((rung) => ({ ...rung, remedies: ['recommend'] as const })),
      })),
    }),
  ],
  [
    'who starts a petition',
    'arin-pdp',
    (rules) => ({ ...rules, petitions: first(rules.petitions, () => ({ startedBy: ['staff'] })) }),
  ],
  ['whose words a text grew from', 'iso-standard', bentLineage({ shown: 'by-person' })],
  [
    'who countersigns',
    'convening',
    (rules) => ({ ...rules, countersigned: { by: 'other-group', source: 'ours', tag: 'D' } }),
  ],
  [
    'whether owners of actions are reminded',
    'convening',
    (rules) => ({ ...rules, actions: { reminders: 'none' } }),
  ],
  ['what is entered without a name', 'convening', bentLineage({ nonAttributed: 'no' })],
]

for (const [what, stem, bend] of BENT) {
  test(`the rules in words say ${what}`, () => {
    const { template } = shippedTemplate(stem)
    const bent = bend(template)
    expect(JSON.stringify(bent)).not.toBe(JSON.stringify(template))
    expect(said(bent)).not.toBe(said(template))
  })
}
