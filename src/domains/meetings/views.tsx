/** The page of one meeting. Pure: data in, HTML out. */
import { Link, Meta, Page, Section, useReader, UserText } from '../../platform/html/index.ts'
import { Name, Passage, plain } from '../processes/index.ts'
import { placeOf } from './hosting.ts'
import { HostLink, PhaseTag, Times } from './parts.tsx'
import type { MeetingShown } from './shown.ts'
import { standing } from './agenda.ts'

export function MeetingPage({ shown }: { readonly shown: MeetingShown }) {
  const { t } = useReader()
  const { meeting, hosting, now, later } = shown
  const { practice } = placeOf(hosting)
  const title = plain(shown, meeting.title, t('meetings.removed'))
  return (
    <Page
      title={title}
      section="meetings"
      practice={practice}
      crumbs={[{ label: t('meetings.title'), href: '/meetings' }]}
      tags={<PhaseTag meeting={meeting} now={now} />}
      lede={<Times meeting={meeting} />}
    >
      <Meta>
        {t(`meetings.kind.${meeting.kind}`)} · <HostLink scene={shown} hosting={hosting} /> ·{' '}
        {t('meetings.minutes', { count: meeting.minutes })} · {t('meetings.called-by')}{' '}
        <Name scene={shown} person={meeting.calledBy} />
      </Meta>
      {meeting.state.kind === 'cancelled' && (
        <Section title={t('meetings.cancelled.why')}>
          <Passage scene={shown} of={meeting.state.reason} removed={t('meetings.removed')} />
        </Section>
      )}
      <WaysIn shown={shown} />
      <Agenda shown={shown} />
      {later}
    </Page>
  )
}

function WaysIn({ shown }: { readonly shown: MeetingShown }) {
  const { t } = useReader()
  const { meeting, door } = shown
  const { ways } = meeting
  const join = door?.join ?? ways.join
  return (
    <Section title={t('meetings.ways')} id="ways">
      <ul>
        {join !== undefined && (
          <li>
            <Link to={join}>{t('meetings.ways.join')}</Link>
          </li>
        )}
        {ways.stream !== undefined && (
          <li>
            <Link to={ways.stream}>{t('meetings.ways.stream')}</Link>
          </li>
        )}
      </ul>
    </Section>
  )
}

function Agenda({ shown }: { readonly shown: MeetingShown }) {
  const { t } = useReader()
  const items = standing(shown.agenda)
  if (items.length === 0) return null
  return (
    <Section title={t('meetings.agenda')} id="agenda">
      <ol>
        {items.map(({ topic }) => (
          <li>
            <UserText>{plain(shown, topic, t('meetings.removed'))}</UserText>
          </li>
        ))}
      </ol>
    </Section>
  )
}
