/** The page of a series: its rhythm, and every meeting of it. Pure. */
import { Meta, Page, Section, useReader } from '../../platform/html/index.ts'
import type { LaterParts } from '../people/index.ts'
import { plain } from '../processes/index.ts'
import { placeOf, type Hosting } from './hosting.ts'
import { HostLink, MeetingList } from './parts.tsx'
import type { Series } from './series.ts'
import type { Line, Scene } from './shown.ts'

export type SeriesShown = Scene & {
  readonly series: Series
  readonly hosting: Hosting
  readonly lines: readonly Line[]
}

type Props = { readonly shown: SeriesShown; readonly later: LaterParts }

export function SeriesPage({ shown, later }: Props) {
  const { t } = useReader()
  const { series, hosting, lines } = shown
  const { slots, rhythm } = series.pattern
  const { path, name, slug, practice } = placeOf(hosting)
  const kind = rhythm.kind === 'monthly' && rhythm.last ? 'monthly-last' : rhythm.kind
  return (
    <Page
      title={plain(shown, series.title, t('meetings.removed'))}
      section="meetings"
      practice={practice}
      crumbs={[
        { label: t('meetings.title'), href: '/meetings' },
        { label: plain(shown, name, slug), href: path },
      ]}
      lede={t('meetings.series.lede', { count: lines.length })}
    >
      <Meta>
        <HostLink scene={shown} hosting={hosting} /> · {t(`meetings.repeats.${kind}`)} ·{' '}
        {slots.map(({ time, zone }) => `${time} ${zone}`).join(' · ')}
      </Meta>
      {slots.length > 1 && <p>{t('meetings.series.turns', { count: slots.length })}</p>}
      <Section title={t('meetings.title')}>
        <MeetingList scene={shown} lines={lines} bare />
      </Section>
      {later}
    </Page>
  )
}
