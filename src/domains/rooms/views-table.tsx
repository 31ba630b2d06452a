/** What is on the table and until when, and who is there. Pure: data in, HTML out. */
import { Link, Meta, Tag, useReader, UserText, When } from '../../platform/html/index.ts'
import { nativeName } from '../../platform/languages/index.ts'
import { after, minutes } from '../../platform/values.ts'
import { standing, type AgendaItem, type Session } from '../meetings/index.ts'
import { WAYS_IN, type WayIn, isThere } from '../minutes/index.ts'
import { plain } from '../processes/index.ts'
import { clockText, itemTitle } from './parts.tsx'
import type { RoomScene } from './part.ts'
import { tableOf } from './room.ts'
import type { AboutItem, Told } from './shown.ts'

export type TableShown = RoomScene &
  Told & { readonly about: AboutItem | undefined; readonly sessions: readonly Session[] }

type Shown = { readonly shown: TableShown }

/** The part in which one reads what is on the table; also its anchor. */
export const TABLED_AT = 'text'

export function itemNow({ agenda, sitting }: Pick<RoomScene, 'agenda' | 'sitting'>) {
  const table = tableOf(sitting)
  const item = table && agenda.find(({ id }) => id === table.item)
  return table && item ? { item, since: table.since } : undefined
}

const nextItem = (agenda: readonly AgendaItem[], now: AgendaItem | undefined) => {
  const items = standing(agenda)
  return items[now ? items.findIndex(({ id }) => id === now.id) + 1 : 0]
}

export function Table({ shown }: Shown) {
  const { t } = useReader()
  const { meeting, phase, agenda, about } = shown
  const at = phase === 'open' ? itemNow(shown) : undefined
  const next = nextItem(agenda, at?.item)
  const meetingTitle = plain(shown, meeting.title, t('rooms.removed'))
  const title = at ? itemTitle(shown, at.item, t) : meetingTitle
  return (
    <>
      <p class="unseen" data-title data-say>
        {title}
      </p>
      <Meta>
        {at && <ItemClock shown={shown} item={at.item} since={at.since} />}
        {phase === 'open' && next && (
          <>
            {t('rooms.next')} <bdi>{itemTitle(shown, next, t)}</bdi> ·{' '}
          </>
        )}
        <Link to={`/meetings/${meeting.id}#agenda`}>{t('rooms.agenda')}</Link>
        {about?.path !== undefined && (
          <>
            {' '}
            ·{' '}
            {about.isHere ? (
              <a href={`#${TABLED_AT}`}>{t('rooms.on-table')}</a>
            ) : (
              <Link to={about.path}>{t('rooms.on-table')}</Link>
            )}
          </>
        )}
        {about?.brackets !== undefined && <> ({t('rooms.brackets', { count: about.brackets })})</>}
        {about?.open.map(({ kind, path }) => (
          <>
            {' '}
            · <Link to={path}>{t(`rooms.open.${kind}`)}</Link>
          </>
        ))}
      </Meta>
      <Listening shown={shown} />
    </>
  )
}

type ClockProps = Shown & { readonly item: AgendaItem; readonly since: number }

/** Minutes left of its time box; how long it has taken where it has none. */
function ItemClock({ shown: { now }, item, since }: ClockProps) {
  const { t } = useReader()
  const started = since as RoomScene['now']
  if (item.minutes === undefined) {
    return <>{t.rich('rooms.item.since', { at: <When at={started} brief /> })} · </>
  }
  const ends = after(started, minutes(item.minutes))
  const left = (
    <bdi data-until={ends} dir="ltr">
      {clockText((ends - now) / 1_000)}
    </bdi>
  )
  return <>{t.rich('rooms.item.left', { left, minutes: item.minutes })} · </>
}

/** How one listens from elsewhere: what the meeting tells everybody. */
function Listening({ shown }: Shown) {
  const { t } = useReader()
  const { ways } = shown.meeting
  const join = ways.closed ? undefined : ways.join
  const dialIn = ways.closed ? undefined : ways.dialIn
  const channels = [...new Set(shown.sessions.flatMap((one) => one.channels))]
  const floor = ways.stream ?? join
  if (floor === undefined && dialIn === undefined) return null
  return (
    <Meta>
      {floor !== undefined && (
        <>
          {t('rooms.listen')} <Link to={floor}>{t('rooms.floor-sound')}</Link>
          {channels.map((language) => (
            <>
              {' '}
              · <bdi lang={language}>{nativeName(language)}</bdi>
            </>
          ))}
        </>
      )}
      {dialIn !== undefined && (
        <>
          {floor !== undefined && ' · '}
          {t('rooms.phone')} <UserText>{plain(shown, dialIn, t('rooms.removed'))}</UserText>
        </>
      )}
    </Meta>
  )
}

/** Whether the room is open, and how many are there by each way. */
export function Present({ scene }: { readonly scene: RoomScene }) {
  const { t } = useReader()
  const { attendances, phase } = scene
  const there = attendances.filter(isThere)
  const count = (way: WayIn) => there.filter(({ by }) => by === way).length
  const told = WAYS_IN.filter((way) => count(way) > 0)
  return (
    <p class="row">
      <Tag tone={phase === 'open' ? 'bad' : 'plain'}>{t(`rooms.phase.${phase}`)}</Tag>
      <span class="meta">
        {told.map((way) => t(`rooms.count.${way}`, { count: count(way) })).join(' · ')}
      </span>
    </p>
  )
}
