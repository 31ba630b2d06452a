/**
 * A redline as Markdown, in the marks of CriticMarkup: readable as it is, and known to editors.
 * Struck and bold words would not do: a clause has bold words of its own. Pure.
 */
import type { Translate } from '../../../platform/languages/index.ts'
import type { Redline, TextView } from '../load.ts'
import { placeOf, type RedlineClause } from '../rules/redline.ts'
import type { Change } from '../rules/redline-words.ts'
import { whatBecame } from './redline-clause.tsx'
import { shownText } from './text.tsx'

/** Source: CriticMarkup, 2013: additions, deletions, comments. */
const MARKS = { added: ['{++', '++}'], removed: ['{--', '--}'], note: ['{>>', '<<}'] } as const

export function redlineMarkdown(
  view: TextView,
  redline: Redline,
  headline: string,
  t: Translate,
): string {
  const title = shownText(view, view.text.title, view.text.id)
  const marks = t('texts.redline.marks', {
    added: marked('added', t('texts.legend.added')),
    removed: marked('removed', t('texts.legend.removed')),
    note: marked('note', t('texts.redline.note')),
  })
  const compared = `${t('texts.compared', { against: redline.against })}. ${marks}`
  const clauses = redline.clauses.map((clause) => clauseMarkdown(clause, t))
  return `# ${title}\n\n${headline}\n\n${compared}\n\n${clauses.join('\n\n')}\n`
}

/** The place, and what became of the clause, as a comment: all that is no mark is its words. */
function clauseMarkdown(clause: RedlineClause, t: Translate): string {
  const note = marked('note', [placeOf(clause), ...whatBecame(clause, t)].join(' · '))
  const words = markedWords(clause.changes)
  return words === '' ? note : `${note}\n\n${words}`
}

export const markedWords = (changes: readonly Change[]): string =>
  changes
    .map(({ change, text }) => (change === 'kept' ? plain(text) : marked(change, plain(text))))
    .join('')

const marked = (mark: keyof typeof MARKS, text: string) => MARKS[mark].join(text)

/** What somebody typed is never taken for a mark: in Markdown a stroke makes a brace a brace. */
const plain = (text: string) => text.replace(/(?<!\\)[{}]/g, '\\$&')
