/** What a meeting came to, as Markdown: for an archive, a mail, a printer. Pure. */
import { formatWhen, type Language, type Translate } from '../../platform/languages/index.ts'
import { plain } from '../processes/index.ts'
import type { Attendee } from './attendance.ts'
import type { Note } from './note.ts'
import { itemTitle, phase } from './parts.tsx'
import { standing } from './rules.ts'
import type { NotesShown } from './shown.ts'
import { byItem } from './views-notes.tsx'

type Saying = { readonly t: Translate; readonly language: Language }

/** Words of people stand as they are, but never as a heading or a list of ours. */
const quoted = (words: string) =>
  words
    .split('\n')
    .map((one) => `> ${one}`)
    .join('\n')

const nameOf = (shown: NotesShown, who: Attendee): string =>
  who.kind === 'person'
    ? (shown.names.get(who.person)?.name ?? who.person)
    : plain(shown, who.name, '')

function noteMd(shown: NotesShown, note: Note, { t }: Saying): string {
  const speaker = note.spoken?.speaker
  const head = [
    ...(note.kind === 'note' ? [] : [t(`minutes.kind.${note.kind}`)]),
    ...(speaker ? [nameOf(shown, speaker)] : []),
  ].join(' · ')
  const words = quoted(plain(shown, note.words, t('minutes.removed')))
  return head === '' ? words : `**${head}**\n\n${words}`
}

export function proceedingsMd(shown: NotesShown, saying: Saying): string {
  const { t, language } = saying
  const { meeting } = shown
  const title = plain(shown, meeting.title, t('minutes.removed')).replaceAll('\n', ' ')
  const came = standing(shown.about).map(
    ({ who, as }) => `- ${nameOf(shown, who)} · ${t(`minutes.as.${as}`)}`,
  )
  const items = byItem(shown).map(({ item, notes }) =>
    [`### ${itemTitle(shown, item, t)}`, ...notes.map((note) => noteMd(shown, note, saying))].join(
      '\n\n',
    ),
  )
  const links = shown.traces.flatMap(({ kind, what }) =>
    what.kind === 'link' ? [`- ${t(`minutes.trace.${kind}`)}: <${what.href}>`] : [],
  )
  const parts = [
    `# ${title}`,
    `${formatWhen(meeting.starts, 'UTC', language)} · ${t(`minutes.phase.${phase(shown)}`)}`,
    `## ${t('minutes.attendance')}`,
    came.join('\n'),
    `## ${t('minutes.notes')}`,
    ...items,
    ...(links.length > 0 ? [`## ${t('minutes.traces')}`, links.join('\n')] : []),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}
