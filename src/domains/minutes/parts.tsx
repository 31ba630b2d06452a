/** Small parts that the pages of notes and minutes share. Pure: data in, HTML out. */
import type { ComponentChildren } from 'preact'
import { Form, Meta, Tag, useReader, UserText, When } from '../../platform/html/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { BeforeFirstAct, placeOf, wasCalledOff, type AgendaItem } from '../meetings/index.ts'
import { Name, Passage, plain } from '../processes/index.ts'
import type { Attendee } from './attendance.ts'
import { explain } from './explain.ts'
import { phaseOf } from './minutes.ts'
import type { Note } from './note.ts'
import type { FormName, Scene } from './shown.ts'

type InScene = { readonly scene: Scene }

export function useCrumbs({ meeting, words }: Scene, isBelow = true) {
  const { t } = useReader()
  const name = plain({ words }, meeting.title, t('minutes.removed'))
  const crumbs = [
    { label: t('html.nav.meetings'), href: '/meetings' },
    { label: <bdi>{name}</bdi>, href: `/meetings/${meeting.id}` },
  ]
  const notes = { label: t('minutes.title'), href: `/meetings/${meeting.id}/notes` }
  return isBelow ? [...crumbs, notes] : crumbs
}

export const phase = ({ about, meeting, now }: Pick<Scene, 'about' | 'meeting' | 'now'>) =>
  phaseOf(about.minutes.state, meeting, now)

export function MinutesTag({ scene }: InScene) {
  const { t } = useReader()
  const at = phase(scene)
  // There will be none: the meeting's own tag says that it was cancelled.
  if (wasCalledOff(scene.meeting)) return null
  const tone = at === 'open' ? 'now' : at === 'draft' ? 'warn' : 'plain'
  return <Tag tone={tone}>{t(`minutes.phase.${at}`)}</Tag>
}

/** A person of this site with a link; a guest by the name that they gave. */
export function Who({ scene, who }: InScene & { readonly who: Attendee }) {
  const { t } = useReader()
  if (who.kind === 'person') return <Name scene={scene} person={who.person} />
  return <UserText>{plain(scene, who.name, t('minutes.removed'))}</UserText>
}

export function Said({ scene, of }: InScene & { readonly of: string }) {
  const { t } = useReader()
  return <Passage scene={scene} of={of} removed={t('minutes.removed')} />
}

/** What kind of paragraph it is, and who spoke. */
export function NoteHead({ scene, note }: InScene & { readonly note: Note }) {
  const { t } = useReader()
  const speaker = note.spoken?.speaker
  if (note.kind === 'note' && note.beside === undefined) return null
  return (
    <p class="row">
      {note.kind !== 'note' && (
        <Tag tone={note.kind === 'decision' ? 'now' : 'plain'}>
          {t(`minutes.kind.${note.kind}`)}
        </Tag>
      )}
      {speaker && (
        <strong>
          <Who scene={scene} who={speaker} />
        </strong>
      )}
      {note.beside !== undefined && <Tag tone="warn">{t('minutes.beside')}</Tag>}
    </p>
  )
}

export function NoteMeta({ scene, note }: InScene & { readonly note: Note }) {
  const { t } = useReader()
  return (
    <Meta>
      <Name scene={scene} person={note.writtenBy} /> · <When at={note.at} brief />
      {note.version > 1 && <> · {t('minutes.version', { version: note.version })}</>}
    </Meta>
  )
}

type ActProps = InScene & {
  readonly form: FormName
  readonly action: string
  readonly submit?: string
  readonly quiet?: boolean
  readonly children?: ComponentChildren
}

/** A form of these pages, as it comes back, with what one reads before a first act. */
export function ActForm({ scene, form, action, submit, quiet, children }: ActProps) {
  const { t, language, zone } = useReader()
  const returned = scene.returned?.form === form ? scene.returned : undefined
  const refusal = returned?.refusal && explain(returned.refusal, { t, language, zone })
  return (
    <Form
      {...{ action, submit, refusal, quiet }}
      again={returned?.again}
      panel={!quiet}
      keepDraft={!quiet}
    >
      {children}
      <BeforeFirstAct hosting={scene.hosting} viewer={scene.viewer} />
    </Form>
  )
}

/** `3. Who pays for a test`, or that it was not on the agenda. */
export function itemTitle(scene: Pick<Scene, 'words'>, item: AgendaItem | undefined, t: Translate) {
  if (!item) return t('minutes.no-item')
  return `${item.number}. ${plain(scene, item.topic, t('minutes.removed'))}`
}

export const isPractice = ({ hosting }: Scene): boolean => placeOf(hosting).practice
