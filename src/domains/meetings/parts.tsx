/** The small parts that pages about meetings share. Pure: data in, HTML out. */
import { formatWhen } from '../../platform/languages/index.ts'
import {
  Checkbox,
  Field,
  Item,
  Link,
  List,
  Refused,
  Tag,
  TextArea,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import type { TagTone } from '../../platform/html/index.ts'
import type { VideoKind } from '../../platform/video/index.ts'
import { plain } from '../processes/index.ts'
import { placeOf, type Hosting } from './hosting.ts'
import {
  LINK_LENGTH_MAX,
  meetingPhase,
  WAY_LENGTH_MAX,
  type Meeting,
  type MeetingPhase,
} from './meeting.ts'
import { explain } from './explain.ts'
import type { Line, MeetingShown, Scene } from './shown.ts'

const TONES = {
  planned: undefined,
  now: 'now',
  over: undefined,
  held: undefined,
  cancelled: 'bad',
} as const satisfies Record<MeetingPhase, TagTone | undefined>

export function PhaseTag({
  meeting,
  now,
}: {
  readonly meeting: Meeting
  readonly now: Scene['now']
}) {
  const { t } = useReader()
  const phase = meetingPhase(meeting, now)
  return <Tag tone={TONES[phase]}>{t(`meetings.phase.${phase}`)}</Tag>
}

/** In the zone in which it was announced, in UTC, and in the reader's own: each named. */
export function Times({ meeting: { starts, zone } }: { readonly meeting: Meeting }) {
  const { language, zone: own } = useReader()
  const isApart = zone !== 'UTC' && own !== 'UTC'
  return (
    <>
      <When at={starts} zone={zone} />
      {isApart && <> · {formatWhen(starts, 'UTC', language)}</>}
    </>
  )
}

export function HostLink({ scene, hosting }: { readonly scene: Scene; readonly hosting: Hosting }) {
  const { path, slug, name } = placeOf(hosting)
  return (
    <Link to={path}>
      <UserText>{plain(scene, name, slug)}</UserText>
    </Link>
  )
}

type LinesProps = {
  readonly scene: Scene
  readonly lines: readonly Line[]
  readonly bare?: boolean
}

/** Meetings in a list; `bare` where a page says already whose they are. */
export function MeetingList({ scene, lines, bare = false }: LinesProps) {
  const { t } = useReader()
  return (
    <List>
      {lines.map(({ meeting, hosting }) => (
        <Item
          title={plain(scene, meeting.title, t('meetings.removed'))}
          href={`/meetings/${meeting.id}`}
          tag={<PhaseTag meeting={meeting} now={scene.now} />}
          meta={
            <>
              <Times meeting={meeting} /> · {t(`meetings.kind.${meeting.kind}`)} ·{' '}
              {t('meetings.minutes', { count: meeting.minutes })}
              {!bare && (
                <>
                  {' '}
                  · <HostLink scene={scene} hosting={hosting} />
                </>
              )}
            </>
          }
        />
      ))}
    </List>
  )
}

type EnteringProps = {
  /** The server on which the place can make a room. */
  readonly video: VideoKind | undefined
  /** The address that stands is one that the place made. */
  readonly made?: boolean
  /** As it is now, where something is. */
  readonly join?: string | undefined
  readonly stream?: string | undefined
  readonly dialIn?: string | undefined
  readonly venue?: string | undefined
}

/** How one comes in, in the forms that say it. */
export function EnteringFields({ video, made, join, stream, dialIn, venue }: EnteringProps) {
  const { t } = useReader()
  return (
    <>
      {video && (
        <Checkbox name="makeLink" label={t(`meetings.ways.make.${video}`)} checked={made} />
      )}
      <Field
        name="join"
        type="url"
        label={t('meetings.ways.join')}
        hint={t('meetings.ways.join.hint')}
        maxlength={LINK_LENGTH_MAX}
        value={made ? undefined : join}
      />
      <TextArea
        name="dialIn"
        label={t('meetings.ways.dial-in')}
        maxlength={WAY_LENGTH_MAX}
        rows={2}
        value={dialIn}
      />
      <Field
        name="stream"
        type="url"
        label={t('meetings.ways.stream')}
        maxlength={LINK_LENGTH_MAX}
        value={stream}
      />
      <TextArea
        name="venue"
        label={t('meetings.ways.venue')}
        maxlength={WAY_LENGTH_MAX}
        rows={2}
        value={venue}
      />
    </>
  )
}

/** Forms that stand open when they come back, with why; of all others the page says it on top. */
const OPENED: ReadonlySet<string> = new Set([
  'move',
  'cancel',
  'ways',
  'item',
  'hub',
  'session',
  'material',
  'request',
  'cycle',
])

export function RefusedAbove({ shown }: { readonly shown: MeetingShown }) {
  const { t } = useReader()
  const { returned, hosting, now } = shown
  if (!returned?.refusal || OPENED.has(returned.form)) return null
  const template = hosting.kind === 'process' ? hosting.template : undefined
  return <Refused>{explain(returned.refusal, { t, template, now })}</Refused>
}
