/** The words of a template with the facts of one window or meeting, in one language. Pure. */
import { formatWhen, type Translate } from '../../platform/languages/index.ts'
import type { NoticeFacts } from './about.ts'
import { SUBJECT_LENGTH_MAX, type NoticeKind } from './notice.ts'

/** All read the same words: the reader's own time stands on the page that it leads to. */
const ZONE = 'UTC'

export type Written = { readonly subject: string; readonly words: string }

export function writtenFrom(kind: NoticeKind, facts: NoticeFacts, t: Translate): Written {
  const { title, place, at, silence } = facts
  const values = { title, place, when: formatWhen(at, ZONE, t.language) }
  const paragraphs = [
    t(`notices.draft.${kind}.words`, values),
    ...(silence === undefined ? [] : [t('notices.draft.silence', { silence })]),
  ]
  return {
    subject: shortened(t(`notices.draft.${kind}.subject`, values)),
    words: paragraphs.join('\n\n'),
  }
}

const shortened = (line: string) =>
  line.length > SUBJECT_LENGTH_MAX ? `${line.slice(0, SUBJECT_LENGTH_MAX - 1)}…` : line
