/** The page of a room, and one part of it alone. Pure: data in, HTML out. */
import { Link, liveRoom, Meta, Page, Refused, Split, useReader } from '../../platform/html/index.ts'
import { placeOf } from '../meetings/index.ts'
import { plain } from '../processes/index.ts'
import { itemTitle, OWN_FORM, roomAt, roomPath } from './parts.tsx'
import { DOOR_KINDS } from './channel.ts'
import type { RoomPart, RoomPlace } from './part.ts'
import type { Rendered, RoomShown } from './shown.ts'
import { itemNow } from './views-table.tsx'

type Shown = { readonly shown: RoomShown }

/** How often a page that was asked to reads itself again. Source: issue 6, "a plain page". */
export const EVERY_SECONDS = 10

/** The part beneath which those of the place `floor` stand. */
const FLOOR = 'floor'

export function RoomPage({ shown }: Shown) {
  const { t, href, zone } = useReader()
  const { scene, told, parts, number } = shown
  const { meeting, hosting, phase, asked } = scene
  const { every } = asked
  const { name, path, slug, practice } = placeOf(hosting)
  const at = phase === 'open' ? itemNow(scene) : undefined
  const meetingTitle = plain(told, meeting.title, t('rooms.removed'))
  const of = (place: RoomPlace) => parts.filter(({ part }) => part.place === place)
  const boxes = (some: readonly Rendered[]) => some.map((one) => <Box shown={shown} one={one} />)
  return (
    <Page
      title={at ? itemTitle(told, at.item, t) : meetingTitle}
      section="meetings"
      practice={practice}
      script={every === undefined ? liveRoom : undefined}
      refreshSeconds={every}
      crumbs={[
        { label: t('html.nav.meetings'), href: '/meetings' },
        { label: <bdi>{plain(told, name, slug)}</bdi>, href: path },
        { label: <bdi>{meetingTitle}</bdi>, href: `/meetings/${meeting.id}` },
        { label: t('rooms.title'), href: roomPath(meeting) },
      ]}
      head={boxes(of('head'))}
    >
      <p
        class="unseen"
        role="status"
        data-room={every === undefined ? href(`/meetings/${meeting.id}/events`) : undefined}
        data-told={number}
        data-zone={zone === 'UTC' ? undefined : zone}
        data-me={shown.me}
        data-runs={shown.runs ? '' : undefined}
      />
      <RefusedAbove shown={shown} />
      <Split aside={boxes(of('side'))} after={boxes(of('below'))}>
        {of('main').map((one) =>
          one.part.name === FLOOR ? (
            <div class="room-floor stack">{boxes([one, ...of('floor')])}</div>
          ) : (
            <Box shown={shown} one={one} />
          ),
        )}
      </Split>
      <Again shown={shown} />
    </Page>
  )
}

/** Many forms here are one button: why it was not taken is read first. */
function RefusedAbove({ shown: { returned } }: Shown) {
  const { t, language, zone } = useReader()
  const isOwn = returned?.form.startsWith(OWN_FORM) === true
  return isOwn && returned.refusal ? (
    <Refused>{returned.refusal({ t, language, zone })}</Refused>
  ) : null
}

/** Where no script keeps the page as it is: a page that reads itself again, and holds no form. */
function Again({ shown: { scene } }: Shown) {
  const { t } = useReader()
  const { phase, meeting, asked } = scene
  if (phase !== 'open') return null
  if (asked.every !== undefined) {
    return (
      <Meta>
        <Link to={roomAt(meeting, { ...asked, every: undefined })}>{t('rooms.every.stop')}</Link>
      </Meta>
    )
  }
  return (
    <noscript>
      <p class="meta">
        <Link to={roomAt(meeting, { ...asked, every: EVERY_SECONDS })}>{t('rooms.every')}</Link>
      </p>
    </noscript>
  )
}

type BoxProps = Shown & { readonly one: Rendered }

/** A part where it stands; the script puts what changed in its place, never into a form. */
function Box({ shown, one }: BoxProps) {
  const { part, shown: node } = one
  const { scene, number } = shown
  const isLive = scene.asked.every === undefined
  const { language } = scene.asked
  const tongue = part.inTongues && language !== undefined ? `?language=${language}` : ''
  const address = `${useAddress(shown, part)}${tongue}`
  return (
    <div id={part.name} class="stack room-part">
      {part.show && (
        <div
          class="stack"
          data-part={isLive ? address : undefined}
          data-kinds={isLive ? part.kinds.join(' ') : undefined}
          data-told={number}
        >
          {node}
        </div>
      )}
      <OwnBox shown={shown} one={one} />
    </div>
  )
}

function useAddress({ scene }: RoomShown, { name }: RoomPart): string {
  const { language } = useReader()
  return `/${language}${roomPath(scene.meeting)}/${name}`
}

/** Also where it is empty now: what one can do is there once the room opens. */
function OwnBox({ shown, one: { part, own } }: BoxProps) {
  const address = useAddress(shown, part)
  const { runs, me, scene } = shown
  if (!part.own || me === undefined || scene.asked.every !== undefined) return null
  const { kinds, ownKinds = DOOR_KINDS, mineKinds = [] } = part
  const told = runs ? [...kinds, ...ownKinds] : ownKinds
  if (told.length === 0) return null
  return (
    <div
      class="stack"
      data-own={`${address}/own`}
      data-kinds={told.join(' ')}
      data-mine={runs || mineKinds.length === 0 ? undefined : mineKinds.join(' ')}
    >
      {own}
    </div>
  )
}

type AloneProps = { readonly number: number; readonly node: Rendered['shown'] }

/** What the script puts in the place of an older one. */
export const PartAlone = ({ number, node }: AloneProps) => (
  <div class="stack" data-told={number}>
    {node}
  </div>
)
