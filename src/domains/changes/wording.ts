/** A change of rules as a text to decide on: why, what changes, and which bytes. Pure. */
import type { Translate } from '../../platform/languages/index.ts'
import type { Pin, SectionChanges } from '../processes/index.ts'
import { CLAUSE_LENGTH_MAX, type ClauseDraft } from '../texts/index.ts'

/** Room that the line needs which says how many more there are. */
const LAST_LINE_MAX = 200

export type Wording = {
  readonly reason: string
  readonly sections: readonly SectionChanges[]
  /** The rules as they would be: their hash binds what the words leave out. */
  readonly pin: Pin
}

export const clausesOf = ({ reason, sections, pin }: Wording, t: Translate) =>
  [
    `# ${t('changes.text.why')}\n\n${reason}`,
    ...sections.map((section) => clauseOf(section, t)),
    `# ${t('changes.text.bytes')}\n\n${t('changes.text.bytes.are', {
      place: `/templates/${pin.name}/${pin.version}`,
      hash: pin.hash,
    })}`,
  ].map((words): ClauseDraft => ({ id: undefined, words: unbracketed(words) }))

function clauseOf({ title, changes }: SectionChanges, t: Translate): string {
  const lines: string[] = [`# ${title}`]
  let length = title.length
  for (const [at, { kind, text }] of changes.entries()) {
    const line = t(`changes.text.${kind}`, { line: text })
    length += line.length + 2
    if (length > CLAUSE_LENGTH_MAX - LAST_LINE_MAX) {
      lines.push(t('changes.text.more', { count: changes.length - at }))
      break
    }
    lines.push(line)
  }
  return lines.join('\n\n')
}

/** Square brackets mark what is not agreed; here they would only be a manner of writing. */
const unbracketed = (words: string): string => words.replaceAll('[', '(').replaceAll(']', ')')
