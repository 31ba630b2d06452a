/** A template in plain words, section by section: for its page, and for the command line. */
import { formatList, nativeName, type Translate } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import type { Explained } from '../rules/index.ts'
import { appeals } from './explain-appeals.ts'
import { besidesGate, duties, furtherWindow, limits } from './explain-courses.ts'
import * as deciding from './explain-deciding.ts'
import type { Gate } from './gate.ts'
import { spanWords } from './span-words.ts'
import type { Overridable } from './template-appeals.ts'
import { overridersOf, type Stage, type Template, type WindowRule } from './template.ts'
import { inWords, roleTitle, roleTitles, stageTitle } from './naming.ts'

/** A heading and its lines; a line may have a name of its own before what it says. */
export type RuleSection = {
  readonly id: string
  readonly title: string
  readonly lines: readonly RuleLine[]
}
export type RuleLine = {
  readonly name?: string
  readonly text: string
  /** Below it, each on its own. */
  readonly more?: readonly string[]
  /** A decision rule with the rules it is made of. */
  readonly rule?: Explained
}

/** The whole rule, in the order in which somebody new to it would ask. */
export function explainTemplate(template: Template, t: Translate): readonly RuleSection[] {
  const section = (id: SectionId, lines: readonly RuleLine[]): RuleSection => ({
    id,
    title: t(`templates.rule.${id}`),
    lines,
  })
  const further = DECIDING.map((id) => section(id, deciding[id](template, t))).filter(
    ({ lines }) => lines.length > 0,
  )
  return [
    section('decides', decides(template, t)),
    section('access', access(template, t)),
    section(
      'undertakings',
      template.undertakings.map(({ text }) => ({ text: inWords(text, t) })),
    ),
    section('consensus', consensus(template, t)),
    section('stages', [
      { text: t('templates.rule.moves', { roles: roleTitles(template, template.moves.by, t) }) },
      ...template.stages.map((stage) => stageLine(template, stage, t)),
    ]),
    section(
      'windows',
      template.windows.map((rule) => windowLine(template, rule, t)),
    ),
    section('overrides', overrides(template, t)),
    ...(template.limits.length > 0 ? [section('limits', limits(template, t))] : []),
    section('duties', duties(template, t)),
    section('appeals', appeals(template, t)),
  ].toSpliced(BEFORE_STAGES, 0, ...further)
}

/** After what consensus means and before the stages: who decides what by which rule. */
const BEFORE_STAGES = 4
const DECIDING = [
  'decisions',
  'electorates',
  'ladders',
  'objections',
  'challenges',
  'petitions',
  'ratifications',
  'advice',
  'meetings',
  'changes',
  'lineage',
  'countersigned',
  'actions',
] as const

const SECTIONS = [
  'decides',
  'access',
  'undertakings',
  'consensus',
  'stages',
  'windows',
  'overrides',
  'limits',
  'duties',
  'appeals',
] as const
type SectionId = (typeof SECTIONS)[number] | (typeof DECIDING)[number]

const overrides = (template: Template, t: Translate): readonly RuleLine[] => {
  const span = spanWords(template.overrides.fullReasonWithin, t)
  const said = (what: Overridable, nobody: string, words: (roles: string) => string) => {
    const roles = overridersOf(template, what)
    return { text: roles.length === 0 ? nobody : words(roleTitles(template, roles, t)) }
  }
  return [
    said('gates', t('templates.rule.override.nobody'), (roles) =>
      t('templates.rule.override', { roles, span }),
    ),
    said('ends', t('templates.rule.override.ends.nobody'), (roles) =>
      t('templates.rule.override.ends', { roles }),
    ),
    said('calls', t('templates.rule.override.calls.nobody'), (roles) =>
      t('templates.rule.override.calls', { roles }),
    ),
  ]
}

const decides = (template: Template, t: Translate): readonly RuleLine[] => [
  { name: t('templates.rule.last-word'), text: inWords(template.lastWord, t) },
  { name: t('templates.rule.differ'), text: inWords(template.ifTheyDiffer, t) },
  { name: t('templates.rule.binding'), text: inWords(template.binding, t) },
]

const access = (template: Template, t: Translate): readonly RuleLine[] => [
  { name: t('templates.rule.read'), text: inWords(template.access.read, t) },
  { name: t('templates.rule.speak'), text: inWords(template.access.speak, t) },
  { name: t('templates.rule.counted'), text: inWords(template.access.counted, t) },
  { name: t('templates.rule.grouping'), text: groupingWords(template, t) },
]

function groupingWords({ grouping }: Template, t: Translate): string {
  switch (grouping.kind) {
    case 'none':
      return t('templates.rule.grouping.none')
    case 'scheme':
    case 'houses':
    case 'delegations':
      return t(`templates.rule.grouping.${grouping.kind}`, {
        groups: formatList(
          grouping.groups.map(({ label }) => inWords(label, t)),
          t.language,
        ),
      })
    default:
      return unreachable(grouping)
  }
}

const consensus = ({ consensus: rule }: Template, t: Translate): readonly RuleLine[] => [
  { text: inWords(rule.definition, t) },
  ...rule.designations.map(({ label, definition, passes }) => ({
    name: inWords(label, t),
    text: inWords(definition, t),
    more: [t(passes ? 'templates.rule.passes' : 'templates.rule.does-not-pass')],
  })),
  ...(rule.designations.length === 0
    ? []
    : [
        { text: t(`templates.rule.visible.${rule.positionsVisible}`) },
        { text: t('templates.rule.react', { span: spanWords(rule.reactWithin, t) }) },
      ]),
]

function stageLine(template: Template, stage: Stage, t: Translate): RuleLine {
  const { min, target, max } = stage.lasts
  const deciders = stage.decides.map((role) => roleTitle(template, role, t))
  const returns = stage.returnsTo.map((id) => stageTitle(template, id, t))
  return {
    name: inWords(stage.title, t),
    text: inWords(stage.purpose, t),
    more: [
      t('templates.rule.entry', { entry: inWords(stage.entry, t) }),
      t('templates.rule.work', { work: inWords(stage.work, t) }),
      deciders.length === 0
        ? t('templates.rule.nobody-decides')
        : t('templates.rule.who-decides', { roles: formatList(deciders, t.language) }),
      ...gateLines(stage.gate, t),
      ...(min ? [t('templates.rule.at-least', { span: spanWords(min, t) })] : []),
      ...(target ? [t('templates.rule.usually', { span: spanWords(target, t) })] : []),
      ...(max ? [t('templates.rule.at-most', { span: spanWords(max, t) })] : []),
      ...besidesGate(template, stage, t),
      ...(returns.length === 0
        ? []
        : [t('templates.rule.back', { stages: formatList(returns, t.language, 'disjunction') })]),
    ],
  }
}

function gateLines(gate: Gate, t: Translate): readonly string[] {
  if ('all' in gate) return gate.all.flatMap((part) => gateLines(part, t))
  if ('any' in gate) {
    const parts = gate.any.map((part) => gateLines(part, t).join(' · '))
    return [t('templates.rule.any', { conditions: formatList(parts, t.language, 'disjunction') })]
  }
  return [t('templates.rule.ends-when', { condition: inWords(gate.says, t) })]
}

function windowLine(template: Template, rule: WindowRule, t: Translate): RuleLine {
  return {
    name: inWords(rule.title, t),
    text: inWords(rule.silenceMeans, t),
    more: [
      t('templates.rule.window.at-least', { span: spanWords(rule.min, t) }),
      t('templates.rule.window.usually', { span: spanWords(rule.default, t) }),
      t('templates.rule.window.at-most', { span: spanWords(rule.max, t) }),
      t('templates.rule.window.closes', { minute: rule.closesAt }),
      t('templates.rule.window.languages', {
        languages: formatList(rule.languages.map(nativeName), t.language),
      }),
      t('templates.rule.window.opens', { roles: roleTitles(template, rule.opens, t) }),
      t('templates.rule.window.extension', {
        roles: roleTitles(template, rule.extension.by, t),
        times: rule.extension.times.count,
      }),
      t(`templates.late.${rule.late}`),
      ...furtherWindow(template, rule, t),
    ],
  }
}

/** The same as lines of text, for a terminal. */
export const asText = (sections: readonly RuleSection[]): string =>
  sections
    .flatMap(({ title, lines }) => [
      `\n${title}`,
      ...lines.flatMap(({ name, text, more = [], rule }) => [
        name === undefined ? `  ${text}` : `  ${name}: ${text}`,
        ...(rule ? indented(rule, '    ') : []),
        ...more.map((line) => `    - ${line}`),
      ]),
    ])
    .join('\n')
    .trimStart()

const indented = ({ text, parts }: Explained, before: string): readonly string[] => [
  `${before}- ${text}`,
  ...parts.flatMap((part) => indented(part, `${before}  `)),
]
