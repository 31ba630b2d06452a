/** The page of one meeting. Pure: data in, HTML out. */
import { Link, Meta, Page, Section, useReader } from '../../platform/html/index.ts'
import { Name, Passage, plain } from '../processes/index.ts'
import { placeOf } from './hosting.ts'
import { HostLink, PhaseTag, RefusedAbove, Times } from './parts.tsx'
import type { MeetingShown } from './shown.ts'
import { Agenda } from './views-agenda.tsx'
import { InCycle } from './views-cycles.tsx'
import { Hubs, Sessions } from './views-hubs.tsx'
import { Materials, Requests } from './views-materials.tsx'
import { Drifted, RunningLink } from './views-running.tsx'

type Shown = { readonly shown: MeetingShown }

export function MeetingPage({ shown }: Shown) {
  const { t } = useReader()
  const { meeting, hosting, now, later } = shown
  const { practice, path, name, slug } = placeOf(hosting)
  return (
    <Page
      title={plain(shown, meeting.title, t('meetings.removed'))}
      section="meetings"
      practice={practice}
      crumbs={[
        { label: t('meetings.title'), href: '/meetings' },
        { label: plain(shown, name, slug), href: path },
      ]}
      tags={<PhaseTag meeting={meeting} now={now} />}
      lede={<Times meeting={meeting} />}
    >
      <RefusedAbove shown={shown} />
      <About shown={shown} />
      <RunningLink shown={shown} />
      <Drifted shown={shown} />
      <WaysIn shown={shown} />
      <Hubs shown={shown} />
      <Agenda shown={shown} />
      <Sessions shown={shown} />
      <Materials shown={shown} />
      <InCycle shown={shown} />
      {later}
      <Requests shown={shown} />
    </Page>
  )
}

function About({ shown }: Shown) {
  const { t } = useReader()
  const { meeting, hosting } = shown
  const { state, shortNotice, series } = meeting
  const removed = t('meetings.removed')
  return (
    <div class="stack-2">
      <Meta>
        {t(`meetings.kind.${meeting.kind}`)} · <HostLink scene={shown} hosting={hosting} /> ·{' '}
        {t('meetings.minutes', { count: meeting.minutes })} · {t('meetings.called-by')}{' '}
        <Name scene={shown} person={meeting.calledBy} />
        {series && (
          <>
            {' '}
            ·{' '}
            <Link to={`/series/${series.id}`}>
              {t('meetings.of-series', { number: series.number })}
            </Link>
          </>
        )}
      </Meta>
      {state.kind === 'cancelled' && (
        <Section title={t('meetings.cancelled.why')}>
          <Passage scene={shown} of={state.reason} removed={removed} />
        </Section>
      )}
      {shortNotice !== undefined && (
        <Section title={t('meetings.short.why')}>
          <Passage scene={shown} of={shortNotice} removed={removed} />
        </Section>
      )}
    </div>
  )
}

function WaysIn({ shown }: Shown) {
  const { t } = useReader()
  const { meeting, door } = shown
  const { ways } = meeting
  const join = door?.join ?? ways.join
  const hidden = ways.closed && door === undefined
  const dialIn =
    door?.dialIn ??
    (ways.dialIn === undefined ? undefined : plain(shown, ways.dialIn, t('meetings.removed')))
  return (
    <Section title={t('meetings.ways')} id="ways-in">
      {ways.closed && <Meta>{t('meetings.ways.closed')}</Meta>}
      <ul>
        {join !== undefined && (
          <li>
            <Link to={join}>{t('meetings.ways.join')}</Link>
          </li>
        )}
        {dialIn !== undefined && (
          <li>
            {t('meetings.ways.dial-in')}: <bdi>{dialIn}</bdi>
          </li>
        )}
        {ways.stream !== undefined && (
          <li>
            <Link to={ways.stream}>{t('meetings.ways.stream')}</Link>
          </li>
        )}
        {ways.venue !== undefined && (
          <li>
            {t('meetings.ways.venue')}: <bdi>{plain(shown, ways.venue, t('meetings.removed'))}</bdi>
          </li>
        )}
        {!hidden && [join, dialIn, ways.stream, ways.venue].every((way) => way === undefined) && (
          <li>{t('meetings.ways.none')}</li>
        )}
      </ul>
    </Section>
  )
}
