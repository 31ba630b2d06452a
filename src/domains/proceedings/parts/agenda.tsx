/** What a meeting took up: each item with what it is about, and what was noted under it. */
import { Empty, Link, Meta, useReader, UserText } from '../../../platform/html/index.ts'
import type { AgendaItem } from '../../meetings/index.ts'
import {
  byItem,
  CorrectionList,
  itemTitle,
  NoteHead,
  noteJson,
  NoteMeta,
  Said,
  type Note,
  type NotesShown,
} from '../../minutes/index.ts'
import { plain } from '../../processes/index.ts'
import { inLine, paragraphs, quoted } from '../markdown.ts'
import type { ProceedingsPart, ProceedingsScene } from '../part.ts'

/** Paragraphs of one item on the page; the twins have all, and so have the notes. */
const OF_ITEM_MAX = 60
const STRUCK_MAX = 60

export const agendaPart: ProceedingsPart = {
  name: 'agenda',
  order: 20,
  async load(scene) {
    const { read, tools, shown } = scene
    const links = shown.agenda.flatMap(({ link }) => (link === undefined ? [] : [thingOf(link)]))
    const titles = await tools.titlesOf(read, links)
    const about: AboutOf = ({ link }) => {
      const path = link === undefined ? undefined : tools.pathOf(thingOf(link))
      return link === undefined || path === undefined
        ? undefined
        : { path, title: titles.get(thingOf(link)) }
    }
    return {
      heading: 'proceedings.agenda',
      node: <Items shown={shown} about={about} />,
      md: itemsMd(scene),
      json: {
        items: byItem(shown).map(({ item, notes }) => ({
          item: item && {
            id: item.id,
            number: item.number,
            topic: plain(shown, item.topic, ''),
            about: item.link,
          },
          notes: notes.map((note) => noteJson(shown, note)),
        })),
        left: shown.agenda
          .filter(({ state }) => state.kind !== 'open')
          .map(({ id, number, state }) => ({ id, number, state: state.kind })),
        struck: struckIn(shown).map(({ id }) => id),
      },
    }
  },
}

/** A clause of a text is of that text. */
export const thingOf = (link: string): string => link.split('#')[0] ?? link

const struckIn = ({ notes }: NotesShown): readonly Note[] =>
  notes.filter(({ struckAt }) => struckAt !== undefined)

type AboutOf = (
  item: AgendaItem,
) => { readonly path: string; readonly title: string | undefined } | undefined

function Items({ shown, about }: { readonly shown: NotesShown; readonly about: AboutOf }) {
  const { t } = useReader()
  const items = byItem(shown)
  if (items.length === 0) return <Empty>{t('minutes.notes.none')}</Empty>
  return (
    <>
      {items.map(({ item, notes }) => (
        <section class="stack" id={item && `item-${item.number}`}>
          <h3 dir="auto">{itemTitle(shown, item, t)}</h3>
          {item && <About about={about(item)} />}
          {notes.slice(0, OF_ITEM_MAX).map((note) => (
            <Paragraph shown={shown} note={note} />
          ))}
          {notes.length > OF_ITEM_MAX && (
            <Meta>
              <Link to={`/meetings/${shown.meeting.id}/notes`}>
                {t('proceedings.more', { count: notes.length - OF_ITEM_MAX })}
              </Link>
            </Meta>
          )}
        </section>
      ))}
      <Struck shown={shown} />
    </>
  )
}

function About({ about }: { readonly about: ReturnType<AboutOf> }) {
  const { t } = useReader()
  if (!about) return null
  return (
    <Meta>
      {t('proceedings.about')}{' '}
      <Link to={about.path}>
        <UserText>{about.title ?? about.path}</UserText>
      </Link>
    </Meta>
  )
}

/** Below a paragraph stand the corrections that were asked for and not taken. */
function Paragraph({ shown, note }: { readonly shown: NotesShown; readonly note: Note }) {
  const declined = shown.corrections.filter(
    (one) => one.note === note.id && one.state.kind !== 'taken',
  )
  return (
    <article class="stack-2" id={`note-${note.id}`}>
      <NoteHead scene={shown} note={note} />
      <Said scene={shown} of={note.words} />
      <NoteMeta scene={shown} note={note} />
      <CorrectionList scene={shown} corrections={declined} />
    </article>
  )
}

/** That something was struck stays said; each leads to its own page. */
function Struck({ shown }: { readonly shown: NotesShown }) {
  const { t } = useReader()
  const struck = struckIn(shown)
  if (struck.length === 0) return null
  return (
    <Meta>
      {t('proceedings.struck', { count: struck.length })}{' '}
      {struck.slice(0, STRUCK_MAX).map(({ id }, index) => (
        <>
          <Link to={`/notes/${id}`}>{String(index + 1)}</Link>{' '}
        </>
      ))}
    </Meta>
  )
}

function itemsMd({ shown, t }: ProceedingsScene): string {
  const speakerOf = ({ spoken }: Note) => {
    const who = spoken?.speaker
    if (!who) return []
    return who.kind === 'person'
      ? [shown.names.get(who.person)?.name ?? who.person]
      : [plain(shown, who.name, t('minutes.removed'))]
  }
  const noted = (note: Note) => {
    const kind = note.kind === 'note' ? [] : [t(`minutes.kind.${note.kind}`)]
    const head = [...kind, ...speakerOf(note)].map(inLine).join(' · ')
    const words = quoted(plain(shown, note.words, t('minutes.removed')))
    return head === '' ? words : `**${head}**\n\n${words}`
  }
  return paragraphs(
    byItem(shown).flatMap(({ item, notes }) => [
      `### ${inLine(itemTitle(shown, item, t))}`,
      ...notes.map(noted),
    ]),
  )
}
