/** A change of rules as a text to decide on: why, what changes, and which bytes. Pure. */
import type { Translate } from '../../platform/languages/index.ts'
import type { Json } from '../../platform/values.ts'
import {
  changesBetween,
  explainTemplate,
  type Pin,
  type SectionChanges,
  type Template,
} from '../templates/index.ts'
import { CLAUSE_LENGTH_MAX, type ClauseDraft } from '../texts/index.ts'
import { writtenChanges } from './written.ts'

/** Room that the line needs which says how many more there are. */
const LAST_LINE_MAX = 200

/** Clauses that one section may take; what is more than that is counted. */
const CLAUSES_EACH_MAX = 8

/** Rules as the engine reads them, and as they are written. */
export type Rules = { readonly template: Template; readonly canonical: string }

/** What differs: in sentences, section by section, and then each value that is written. */
export function sectionsBetween(
  before: Rules,
  after: Rules,
  t: Translate,
): readonly SectionChanges[] {
  const [old, fresh] = [explainTemplate(before.template, t), explainTemplate(after.template, t)]
  const [was, is]: readonly [Json, Json] = [
    JSON.parse(before.canonical),
    JSON.parse(after.canonical),
  ]
  const { lines, more } = writtenChanges(was, is)
  const rest = { kind: 'added', text: t('changes.text.more', { count: more }) } as const
  const changes = more === 0 ? lines : [...lines, rest]
  const written = changes.length === 0 ? [] : [{ title: t('changes.written'), changes }]
  return [...changesBetween(old, fresh), ...written]
}

export type Wording = {
  readonly reason: string
  readonly sections: readonly SectionChanges[]
  /** The rules as they would be: their hash binds what the words leave out. */
  readonly pin: Pin
}

export const clausesOf = ({ reason, sections, pin }: Wording, t: Translate) =>
  [
    `# ${t('changes.text.why')}\n\n${reason}`,
    ...sections.flatMap((section, at) =>
      // Every value stands in the last one: of that as much as a text has room for.
      clausesIn(section, at === sections.length - 1 ? CLAUSES_EACH_MAX : 1, t),
    ),
    `# ${t('changes.text.bytes')}\n\n${t('changes.text.bytes.are', {
      place: `/templates/${pin.name}/${pin.version}`,
      hash: pin.hash,
    })}`,
  ].map((words): ClauseDraft => ({ id: undefined, words: unbracketed(words) }))

function clausesIn({ title, changes }: SectionChanges, most: number, t: Translate) {
  const clauses: string[] = []
  let said = `# ${title}`
  for (const [at, { kind, text }] of changes.entries()) {
    const line = t(`changes.text.${kind}`, { line: text })
    if (said.length + line.length + 2 > CLAUSE_LENGTH_MAX - LAST_LINE_MAX) {
      if (clauses.length + 1 === most || line.length > CLAUSE_LENGTH_MAX / 2) {
        const more = t('changes.text.more', { count: changes.length - at })
        return [...clauses, `${said}\n\n${more}`]
      }
      clauses.push(said)
      said = `# ${title}`
    }
    said = `${said}\n\n${line}`
  }
  return [...clauses, said]
}

/** Square brackets mark what is not agreed; here they would only be a manner of writing. */
const unbracketed = (words: string): string => words.replaceAll('[', '(').replaceAll(']', ')')
