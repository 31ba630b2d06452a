/** What a meeting came to, to be read: decisions and actions first. Pure: data in, HTML out. */
import { Empty, Link, List, Page, Section, useReader, When } from '../../platform/html/index.ts'
import type { Note, NoteKind } from './note.ts'
import { isPractice, itemTitle, MinutesTag, NoteHead, NoteMeta, Said, useCrumbs } from './parts.tsx'
import type { NotesShown } from './shown.ts'
import { AttendanceList, Counts } from './views-attendance.tsx'
import { CorrectionList } from './views-note.tsx'
import { TraceList } from './views-minutes.tsx'
import { byItem } from './views-notes.tsx'

type Shown = { readonly shown: NotesShown }

export function ProceedingsPage({ shown }: Shown) {
  const { t } = useReader()
  const { meeting } = shown
  const { said } = shown.about.minutes
  return (
    <Page
      title={t('minutes.proceedings')}
      lede={<When at={meeting.starts} zone={meeting.zone} />}
      section="meetings"
      practice={isPractice(shown)}
      crumbs={useCrumbs(shown)}
      tags={<MinutesTag scene={shown} />}
    >
      {said !== undefined && <Said scene={shown} of={said} />}
      <Captured shown={shown} kind="decision" />
      <Captured shown={shown} kind="action" />
      <Section title={t('minutes.notes')}>
        {shown.notes.length === 0 && <Empty>{t('minutes.notes.none')}</Empty>}
        {byItem(shown).map(({ item, notes }) => (
          <section class="stack">
            <h3 dir="auto">{itemTitle(shown, item, t)}</h3>
            {notes.map((note) => (
              <Paragraph shown={shown} note={note} />
            ))}
          </section>
        ))}
      </Section>
      <Section title={t('minutes.attendance')} beside={<Counts scene={shown} />}>
        <AttendanceList scene={shown} />
      </Section>
      {shown.traces.length > 0 && (
        <Section title={t('minutes.traces')}>
          <TraceList shown={shown} />
        </Section>
      )}
    </Page>
  )
}

/** Below a paragraph stand the corrections that were asked for and not taken. */
function Paragraph({ shown, note }: Shown & { readonly note: Note }) {
  const declined = shown.corrections.filter(
    (one) => one.note === note.id && one.state.kind !== 'taken',
  )
  return (
    <article class="stack-2">
      <NoteHead scene={shown} note={note} />
      <Said scene={shown} of={note.words} />
      <NoteMeta scene={shown} note={note} />
      <CorrectionList scene={shown} corrections={declined} />
    </article>
  )
}

function Captured({ shown, kind }: Shown & { readonly kind: NoteKind }) {
  const { t } = useReader()
  const { meeting } = shown
  const some = shown.notes.filter((one) => one.kind === kind && one.struckAt === undefined)
  if (some.length === 0) return null
  return (
    <Section title={t(`minutes.all.${kind}`)}>
      <List>
        {some.map((note) => (
          <li>
            <Said scene={shown} of={note.words} />
            <p class="meta">
              <Link
                to={
                  note.action === undefined
                    ? `/meetings/${meeting.id}/notes#note-${note.id}`
                    : `/actions/${note.action}`
                }
              >
                {t('minutes.open')}
              </Link>
            </p>
          </li>
        ))}
      </List>
    </Section>
  )
}
