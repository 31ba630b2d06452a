/** What changed in words between two versions of a template, section by section. Pure. */
import { diffArrays } from 'diff'
import type { RuleLine, RuleSection } from './explain-template.ts'
import type { Explained } from '../rules/index.ts'

export type Change = { readonly kind: 'added' | 'removed'; readonly text: string }
export type SectionChanges = { readonly title: string; readonly changes: readonly Change[] }

/** Sections in which a line was added or removed; what is the same in both is left out. */
export function changesBetween(
  before: readonly RuleSection[],
  after: readonly RuleSection[],
): readonly SectionChanges[] {
  const ids = [...new Set([...after, ...before].map(({ id }) => id))]
  return ids.flatMap((id) => {
    const [old, fresh] = [before.find((one) => one.id === id), after.find((one) => one.id === id)]
    const changes = linesBetween(old?.lines ?? [], fresh?.lines ?? [])
    const title = fresh?.title ?? old?.title ?? id
    return changes.length === 0 ? [] : [{ title, changes }]
  })
}

function linesBetween(before: readonly RuleLine[], after: readonly RuleLine[]): readonly Change[] {
  return diffArrays([...before.flatMap(flat)], [...after.flatMap(flat)]).flatMap((part) => {
    if (!part.added && !part.removed) return []
    return part.value.map((text): Change => ({ kind: part.added ? 'added' : 'removed', text }))
  })
}

/** Each line says what it is about, so that it can be read alone. */
function flat({ name, text, more = [], rule }: RuleLine): readonly string[] {
  const about = (line: string) => (name === undefined ? line : `${name}: ${line}`)
  return [text, ...(rule ? ruleLines(rule) : []), ...more].map(about)
}

const ruleLines = ({ text, parts }: Explained): readonly string[] => [
  text,
  ...parts.flatMap(ruleLines),
]
