/** What this domain adds to the pages of processes and bodies, and of what stands on agendas. */
import type { Clock } from '../../platform/clock.ts'
import type { Read } from '../../platform/db/index.ts'
import { Empty, Item, Link, List, Meta, Section, useReader } from '../../platform/html/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { BodySectionProvider } from '../bodies/index.ts'
import { canTry, type Actor, type ThingSection } from '../people/index.ts'
import { plain, type SectionProvider } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import { nextRegion } from './cycle.ts'
import { hostOf, placeOf, type Hosting } from './hosting.ts'
import { linesOf, wordsIn } from './load.ts'
import { MeetingList, Times } from './parts.tsx'
import { mayRun } from './rules-standing.ts'
import type { Line, Scene } from './shown.ts'
import { agendasWith } from './store-agenda.ts'
import { cyclesOf, roundsOf } from './store-cycles.ts'
import { Cycles } from './views-cycles.tsx'
import { nextMeetingsOf } from './store-spans.ts'
import { meetingsById } from './store.ts'

/** Among the sections of other domains: after what is discussed. */
const ORDER = 54
/** Of one list; `/meetings` has the rest. */
const LISTED_MAX = 5

async function sceneFor(read: Read, lines: readonly Line[], now: Instant): Promise<Scene> {
  return {
    words: await wordsOf(read, wordsIn(lines)),
    names: new Map(),
    now,
    viewer: undefined,
    returned: undefined,
  }
}

async function comingAt(read: Read, hosting: Hosting, now: Instant) {
  const meetings = await nextMeetingsOf(read, hostOf(hosting), { now, limit: LISTED_MAX })
  return meetings.map((meeting) => ({ meeting, hosting }))
}

type ComingProps = {
  readonly scene: Scene
  readonly lines: readonly Line[]
  readonly hosting: Hosting
}

function Coming({ scene, lines }: Omit<ComingProps, 'hosting'>) {
  const { t } = useReader()
  return (
    <Section
      title={t('meetings.title')}
      id="meetings"
      beside={<Link to="/meetings">{t('meetings.all')}</Link>}
    >
      {lines.length === 0 ? (
        <Empty>{t('meetings.coming.none')}</Empty>
      ) : (
        <MeetingList scene={scene} lines={lines} bare />
      )}
    </Section>
  )
}

/** For who may: the way to the form. */
function CallLink({ hosting }: { readonly hosting: Hosting }) {
  const { t } = useReader()
  return (
    <Meta>
      <Link to={`/meetings/new?${hosting.kind}=${placeOf(hosting).slug}`}>{t('meetings.new')}</Link>
    </Meta>
  )
}

const runs = (hosting: Hosting, viewer: Actor | undefined) =>
  viewer !== undefined && canTry(mayRun(hosting, viewer))

export const meetingSections = (clock: Clock): readonly SectionProvider[] => [
  {
    place: 'process.now',
    order: ORDER,
    async render(read, process) {
      const now = clock.now()
      const hosting = {
        kind: 'process',
        process,
        template: await templateOf(read, process.pin),
      } as const
      const [next] = (await comingAt(read, hosting, now)).filter(
        ({ meeting }) => meeting.state.kind === 'planned',
      )
      return next && <Next scene={await sceneFor(read, [next], now)} line={next} />
    },
  },
  {
    place: 'process.main',
    order: ORDER,
    async render(read, process, viewer) {
      if (process.reported) return undefined
      const now = clock.now()
      const hosting = {
        kind: 'process',
        process,
        template: await templateOf(read, process.pin),
      } as const
      const lines = await comingAt(read, hosting, now)
      const scene = await sceneFor(read, lines, now)
      return (
        <>
          <Coming scene={scene} lines={lines} />
          {runs(hosting, viewer) && <CallLink hosting={hosting} />}
        </>
      )
    },
  },
]

function Next({ scene, line }: { readonly scene: Scene; readonly line: Line }) {
  const { t } = useReader()
  const { meeting } = line
  return (
    <Item
      title={t('meetings.next', { title: plain(scene, meeting.title, t('meetings.removed')) })}
      href={`/meetings/${meeting.id}`}
      meta={<Times meeting={meeting} />}
    />
  )
}

export const meetingBodySections = (clock: Clock): readonly BodySectionProvider[] => [
  {
    place: 'body.meetings',
    order: ORDER,
    async render(read, body, viewer) {
      const hosting = { kind: 'body', body } as const
      const now = clock.now()
      const lines = await comingAt(read, hosting, now)
      const cycles = await cyclesOf(read, body.id)
      if (lines.length + cycles.length === 0 && !runs(hosting, viewer)) return undefined
      const scene = await sceneFor(read, lines, now)
      return (
        <>
          <Coming scene={scene} lines={lines} />
          {runs(hosting, viewer) && <CallLink hosting={hosting} />}
          {await cyclesAt(read, hosting, { now, viewer })}
        </>
      )
    },
  },
]

type Looking = { readonly now: Instant; readonly viewer: Actor | undefined }

async function cyclesAt(
  read: Read,
  hosting: Extract<Hosting, { kind: 'body' }>,
  { now, viewer }: Looking,
) {
  const all = await cyclesOf(read, hosting.body.id)
  const mayMake = runs(hosting, viewer)
  if (all.length === 0 && !mayMake) return null
  const words = await wordsOf(
    read,
    all.map(({ name }) => name),
  )
  const scene: Scene = { words, names: new Map(), now, viewer, returned: undefined }
  const cycles = []
  for (const cycle of all) {
    cycles.push({ ...cycle, next: nextRegion(cycle, await roundsOf(read, cycle.id)) })
  }
  return <Cycles scene={scene} hosting={hosting} cycles={cycles} mayMake={mayMake} />
}

/** On the page of a text, an objection, an amendment, a call: where it stands on an agenda. */
export const agendasOfThing: ThingSection = async (read, thing) => {
  if (thing.startsWith('meeting:')) return undefined
  const ids = await agendasWith(read, thing)
  if (ids.length === 0) return undefined
  const lines = await linesOf(read, await meetingsById(read, ids))
  return <OnAgendas lines={lines} scene={await sceneFor(read, lines, 0 as Instant)} />
}

function OnAgendas({ scene, lines }: Omit<ComingProps, 'hosting'>) {
  const { t } = useReader()
  return (
    <Section title={t('meetings.on-agendas')} id="agendas">
      <List>
        {lines.map(({ meeting }) => (
          <Item
            title={plain(scene, meeting.title, t('meetings.removed'))}
            href={`/meetings/${meeting.id}#agenda`}
            meta={<Times meeting={meeting} />}
          />
        ))}
      </List>
    </Section>
  )
}
