/** What a meeting came to, to be read and printed. Pure: data in, HTML out. */
import type { ComponentChildren } from 'preact'
import { Link, List, Meta, Page, Section, useReader, UserText } from '../../platform/html/index.ts'
import { PhaseTag, Times } from '../meetings/index.ts'
import { isPractice, MinutesTag, Said, useCrumbs } from '../minutes/index.ts'
import { plain } from '../processes/index.ts'
import type { MeetingProceedings } from './load.ts'
import { SummarySection, type Summing } from './views-summary.tsx'

type Props = {
  readonly proceedings: MeetingProceedings
  readonly summing: Summing | undefined
}

export function MeetingProceedingsPage({ proceedings, summing }: Props) {
  const { t } = useReader()
  const { shown, summary, parts } = proceedings
  const { meeting } = shown
  const path = `/meetings/${meeting.id}/proceedings`
  return (
    <Page
      title={t('proceedings.of-meeting', { title: plain(shown, meeting.title, '') })}
      lede={<Times meeting={meeting} />}
      section="meetings"
      practice={isPractice(shown)}
      crumbs={useCrumbs(shown)}
      tags={
        <>
          <PhaseTag meeting={meeting} now={shown.now} /> <MinutesTag scene={shown} />
        </>
      }
    >
      <Head proceedings={proceedings} />
      <SummarySection summary={summary} summing={summing} />
      {parts.map(({ name, heading, beside, node }) => (
        <Section title={t(heading)} id={name} beside={beside}>
          {node}
        </Section>
      ))}
      <Meta>
        {t('texts.as-file')}: <Link to={`${path}.pdf`}>PDF</Link> ·{' '}
        <Link to={`${path}.md`}>Markdown</Link> · <Link to={`${path}.json`}>JSON</Link>
      </Meta>
    </Page>
  )
}

/** Whose meeting it was, where, and in which cycle. */
function Head({ proceedings }: Pick<Props, 'proceedings'>) {
  const { t } = useReader()
  const { shown, host, hubs, cycle } = proceedings
  const { ways, state } = shown.meeting
  return (
    <List>
      <Line label={t('proceedings.host')}>
        <Link to={host.path}>
          <UserText>{host.name}</UserText>
        </Link>
      </Line>
      {ways.venue !== undefined && (
        <Line label={t('proceedings.venue')}>
          <Said scene={shown} of={ways.venue} />
        </Line>
      )}
      {hubs.length > 0 && (
        <Line label={t('proceedings.hubs')}>
          <UserText>{hubs.map(({ said }) => said).join(' · ')}</UserText>
        </Line>
      )}
      {cycle && (
        <Line label={t('proceedings.cycle')}>
          <Link to={cycle.path}>
            <UserText>{cycle.name}</UserText>
          </Link>{' '}
          · <UserText>{cycle.region}</UserText>
        </Line>
      )}
      {state.kind === 'cancelled' && (
        <Line label={t('meetings.phase.cancelled')}>
          <Said scene={shown} of={state.reason} />
        </Line>
      )}
    </List>
  )
}

type LineProps = { readonly label: string; readonly children: ComponentChildren }

const Line = ({ label, children }: LineProps) => (
  <li>
    <b>{label}</b> {children}
  </li>
)
