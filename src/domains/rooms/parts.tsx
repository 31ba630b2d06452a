/** Small parts that the pages of a room share. Pure: data in, HTML out. */
import type { ComponentChildren } from 'preact'
import { Form, GroupDot, groupTones, useReader, UserText } from '../../platform/html/index.ts'
import type { Language, Translate } from '../../platform/languages/index.ts'
import { BeforeFirstAct, type AgendaItem } from '../meetings/index.ts'
import type { Attendee } from '../minutes/index.ts'
import { Name, plain } from '../processes/index.ts'
import type { OwnScene, RoomAsked } from './part.ts'
import type { Told } from './shown.ts'
import type { Speaking } from './speaking.ts'

type InTold = { readonly told: Told }

export const roomPath = ({ id }: { readonly id: string }) => `/meetings/${id}/room` as const

/** The room as it was asked for: in a language of what is said, or reading itself again. */
export function roomAt(meeting: { readonly id: string }, { language, every }: RoomAsked): string {
  const asked = [
    ...(every === undefined ? [] : [`every=${every}`]),
    ...(language === undefined ? [] : [`language=${language}`]),
  ]
  return asked.length === 0 ? roomPath(meeting) : `${roomPath(meeting)}?${asked.join('&')}`
}

/** `1:12`: told in digits, as a clock that counts tells it; minutes may be more than 59. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

export const itemTitle = (
  { words }: Pick<Told, 'words'>,
  { number, topic }: AgendaItem,
  t: Translate,
): string => `${number}. ${plain({ words }, topic, t('rooms.removed'))}`

/** A person of this site with a link; a guest by the name that they gave. */
function Who({ told, who }: InTold & { readonly who: Attendee }) {
  const { t } = useReader()
  if (who.kind === 'person') return <Name scene={told} person={who.person} />
  return <UserText>{plain(told, who.name, t('rooms.removed'))}</UserText>
}

export function nameOf(told: Told, who: Attendee, t: Translate): string {
  if (who.kind === 'guest') return plain(told, who.name, t('rooms.removed'))
  return told.names.get(who.person)?.name ?? who.person
}

export const groupWord = ({ groups }: Pick<Told, 'groups'>, group: string, language: Language) =>
  groups.get(group)?.[language] ?? group

/** Who, for whom, from which group: `A repair shop · Technical community`. */
export function Speaker({ told, by }: InTold & { readonly by: Speaking }) {
  const { t, language } = useReader()
  const { who, group } = by
  const organisation = who.kind === 'person' ? told.organisations.get(who.capacity) : undefined
  const names = [...told.groups].map(([, labels]) => labels[language])
  const toneOf =
    names.length <= GROUPS_SHOWN_MAX ? groupTones(names, language) : () => 'g0' as const
  return (
    <>
      {group !== undefined && <GroupDot tone={toneOf(groupWord(told, group, language))} />}{' '}
      <b>
        <Who told={told} who={who} />
      </b>
      {organisation !== undefined && (
        <>
          {' · '}
          <UserText>{plain(told, organisation, t('rooms.removed'))}</UserText>
        </>
      )}
      {group !== undefined && <> · {groupWord(told, group, language)}</>}
    </>
  )
}

/** As many as there are colours that all can tell apart. */
const GROUPS_SHOWN_MAX = 8

type ActProps = {
  readonly scene: OwnScene
  readonly form: string
  readonly action: string
  readonly submit?: string
  readonly quiet?: boolean
  readonly children?: ComponentChildren
}

/** How forms of this domain are told from those of others: why is said on top of the page. */
export const OWN_FORM = 'room-'

export const isBack = ({ returned }: Pick<OwnScene, 'returned'>, form: string): boolean =>
  returned?.form === `${OWN_FORM}${form}`

/** A form of the room, as it comes back, with what one reads before a first act. */
export function ActForm({ scene, form, action, submit, quiet, children }: ActProps) {
  const id = `${OWN_FORM}${form}`
  const returned = isBack(scene, form) ? scene.returned : undefined
  return (
    <Form {...{ action, submit, quiet }} id={id} again={returned?.again}>
      {children}
      <BeforeFirstAct hosting={scene.hosting} viewer={scene.viewer} />
    </Form>
  )
}
