/** What would be right in a field of a template, by its name: for messages. Judges nothing. */

const EXAMPLES: Readonly<Record<string, string>> = {
  template: 'template: ripe-pdp',
  version: "version: '1.0'",
  for: 'for: P14D',
  count: 'count: 2',
  tag: 'tag: RFC 2026',
  source: 'source: RFC 7282 section 3',
  closesAt: "closesAt: '23:59'",
  by: 'by: [chair]',
  roles: 'roles: [{id: chair, title: {use: chair}}]',
  gate: 'gate: {window: comment, is: closed, says: {use: windows-closed}}',
  fact: 'fact: objections.unanswered',
  silence: 'silence: not-counted',
  silenceMeans: 'silenceMeans: {use: silence-not-counted}',
  title: 'title: {en: …, fr: …, es: …, ar: …, zh: …, ru: …, pt: …}',
  says: 'says: {use: windows-closed}',
  lasts: 'lasts: {max: {for: P6M, source: …, tag: D}}',
  min: 'min: {for: P14D, source: …, tag: D}',
  default: 'default: {for: P4W, source: …, tag: D}',
  max: 'max: {for: P12W, source: …, tag: D}',
  within: 'within: {for: P14D, source: …, tag: D}',
  trigger: 'trigger: {window: comment, is: closed}',
  exits: 'exits: [{id: withdrawn, title: {use: withdrawn}, to: concluded}]',
  to: 'to: concluded',
  rule: 'rule: {share: yes, outOf: seats, moreThan: 1/2}',
  moreThan: 'moreThan: 1/2',
  atLeast: 'atLeast: 2/3',
  outcomes: 'outcomes: [{id: approved, title: {use: approved}, passes: true}]',
  languages: 'languages: [en]',
  late: 'late: marked',
  grouping: 'grouping: {kind: none}',
  en: 'en: Public comment',
}

/** The nearest field around a place that has an example. */
export function exampleFor(path: readonly PropertyKey[]): string | undefined {
  for (const key of path.toReversed()) {
    const example = EXAMPLES[String(key)]
    if (example !== undefined) return example
  }
  return undefined
}
