/** On the pages of meetings, their hosts and one's account: the way to a calendar. */
import { Kept, Link, Meta, Section, useReader } from '../../platform/html/index.ts'
import type { BodySectionProvider } from '../bodies/index.ts'
import { loadMeeting, meetingId, type Meeting } from '../meetings/index.ts'
import type { ThingSection } from '../people/index.ts'
import type { SectionProvider } from '../processes/index.ts'
import { isCancelled } from './entry.ts'
import { placesOf, type OpenHub } from './load.ts'
import { ComingForm } from './parts.tsx'

/** After how much is said there. */
const ORDER = 57

function Add({ path }: { readonly path: string }) {
  const { t } = useReader()
  return (
    <Meta>
      <Link to={`${path}/calendar`}>{t('calendars.section.add')}</Link>
    </Meta>
  )
}

export const calendarSections: readonly SectionProvider[] = [
  {
    place: 'process.main',
    order: ORDER,
    render: async (_read, process) =>
      process.reported ? undefined : (
        <Kept of={process} as="calendar">
          <Add path={`/processes/${process.slug}`} />
        </Kept>
      ),
  },
]

export const calendarBodySections: readonly BodySectionProvider[] = [
  {
    place: 'body.meetings',
    order: ORDER,
    render: async (_read, { slug }) => <Add path={`/bodies/${slug}`} />,
  },
]

export const calendarOf: ThingSection = async (read, thing) => {
  const [noun, raw = ''] = thing.split(':')
  if (noun === 'account') return <OfAccount />
  if (noun === 'series') return <Add path={`/series/${raw}`} />
  const id = noun === 'meeting' ? meetingId(raw) : undefined
  const meeting = id && (await loadMeeting(read, id))
  return meeting && <OfMeeting meeting={meeting} hubs={await placesOf(read, meeting.id)} />
}

type OfMeetingProps = { readonly meeting: Meeting; readonly hubs: readonly OpenHub[] }

function OfMeeting({ meeting, hubs }: OfMeetingProps) {
  const { t, viewer, now } = useReader()
  const path = `/meetings/${meeting.id}`
  const isOpen = !isCancelled(meeting) && meeting.starts > now
  return (
    <Section title={t('calendars.section.title')} id="calendar">
      {isOpen && viewer && (
        <ComingForm
          meeting={meeting}
          hubs={hubs.map(({ id, place }) => ({ id, place: place ?? t('calendars.removed') }))}
        />
      )}
      <Meta>
        <Link to={`${path}/coming`}>{t('calendars.section.coming')}</Link> ·{' '}
        <Link to={`${path}/calendar`}>{t('calendars.section.add')}</Link>
      </Meta>
    </Section>
  )
}

function OfAccount() {
  const { t } = useReader()
  return (
    <Section title={t('calendars.account.title')} id="calendar">
      <p>{t('calendars.account.lede')}</p>
      <Meta>
        <Link to="/account/calendar">{t('calendars.account.open')}</Link>
      </Meta>
    </Section>
  )
}
