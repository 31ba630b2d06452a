/** What a cycle of meetings came to: its meetings side by side, and their sums. Pure. */
import {
  DataTable,
  Empty,
  Link,
  Meta,
  Page,
  Section,
  useReader,
  UserText,
} from '../../platform/html/index.ts'
import { formatDate } from '../../platform/languages/index.ts'
import { placeOf } from '../meetings/index.ts'
import {
  ACTION_MEASURES,
  BREAKDOWNS,
  hostedBy,
  MEASURES,
  sideBySide,
  sumsOf,
  type Breakdown,
  type RoundFigures,
} from './figures-cycle.ts'
import type { CycleProceedings } from './load-cycle.ts'
import { SummarySection, type Summing } from './views-summary.tsx'

/** Meetings beside each other in one table; the CSV has all. */
const SIDE_MAX = 12

type Props = {
  readonly proceedings: CycleProceedings
  readonly summing: Summing | undefined
}

export function CycleProceedingsPage({ proceedings, summing }: Props) {
  const { t } = useReader()
  const { cycle, hosting, host, name, rounds, people, summary } = proceedings
  const path = `/cycles/${cycle.id}`
  return (
    <Page
      title={t('proceedings.of-cycle', { title: name })}
      lede={t('proceedings.cycle.lede', { meetings: rounds.length, people })}
      section="meetings"
      practice={placeOf(hosting).practice}
      crumbs={[
        { label: t('html.nav.meetings'), href: '/meetings' },
        { label: <UserText>{host.name}</UserText>, href: host.path },
        { label: <UserText>{name}</UserText>, href: path },
      ]}
    >
      <SummarySection summary={summary} summing={summing} />
      <Section title={t('proceedings.meetings')} id="meetings">
        {rounds.length === 0 ? (
          <Empty>{t('meetings.cycle.none')}</Empty>
        ) : (
          <Meetings rounds={rounds} />
        )}
      </Section>
      <Hosts proceedings={proceedings} />
      {BREAKDOWNS.map((breakdown) => (
        <Beside rounds={rounds.slice(-SIDE_MAX)} breakdown={breakdown} />
      ))}
      <Meta>
        {rounds.length > SIDE_MAX && <>{t('proceedings.latest', { most: SIDE_MAX })} </>}
        {t('texts.as-file')}: <Link to={`${path}/proceedings.pdf`}>PDF</Link> ·{' '}
        <Link to={`${path}/proceedings.csv`}>CSV</Link> ·{' '}
        <Link to={`${path}/proceedings.md`}>Markdown</Link> ·{' '}
        <Link to={`${path}/proceedings.json`}>JSON</Link>
      </Meta>
    </Page>
  )
}

function Meetings({ rounds }: { readonly rounds: readonly RoundFigures[] }) {
  const { t, language } = useReader()
  const sums = sumsOf(rounds)
  return (
    <DataTable
      caption={t('proceedings.meetings')}
      captionUnseen
      columns={[
        { label: t('proceedings.meeting') },
        { label: t('proceedings.day') },
        ...MEASURES.map((measure) => ({
          label: t(`proceedings.measure.${measure}`),
          number: true,
        })),
        ...ACTION_MEASURES.map((measure) => ({
          label: t(`proceedings.measure.${measure}`),
          number: true,
        })),
      ]}
      rows={[
        ...rounds.map((round) => [
          <Link to={`/meetings/${round.meeting}/proceedings`}>
            <UserText>{round.title}</UserText>
          </Link>,
          formatDate(round.starts, 'UTC', language),
          ...MEASURES.map((measure) => round[measure]),
          ...ACTION_MEASURES.map((measure) => round.actions[measure]),
        ]),
        [
          t('proceedings.sum', { count: rounds.length }),
          '',
          ...MEASURES.map((measure) => sums[measure]),
          ...ACTION_MEASURES.map((measure) => sums.actions[measure]),
        ],
      ]}
    />
  )
}

/** Whose turn it was each time, and how often each region had one. */
function Hosts({ proceedings }: Pick<Props, 'proceedings'>) {
  const { t } = useReader()
  const { cycle, rounds } = proceedings
  return (
    <Section title={t('proceedings.hosts')} id="hosts">
      {rounds.length > 0 && (
        <p>
          <UserText>{rounds.map(({ host }) => host).join(' → ')}</UserText>
        </p>
      )}
      <DataTable
        caption={t('proceedings.hosts')}
        captionUnseen
        columns={[
          { label: t('proceedings.region') },
          { label: t('proceedings.meetings'), number: true },
        ]}
        rows={hostedBy(cycle.regions, rounds).map(({ of, count }) => [
          <UserText>{of}</UserText>,
          count,
        ])}
      />
    </Section>
  )
}

type BesideProps = { readonly rounds: readonly RoundFigures[]; readonly breakdown: Breakdown }

function Beside({ rounds, breakdown }: BesideProps) {
  const { t, language } = useReader()
  const rows = sideBySide(rounds, breakdown)
  if (rows.length === 0) return null
  const isOfRegions = breakdown === 'byRegion' || breakdown === 'night'
  return (
    <Section title={t(`proceedings.${breakdown}`)} id={breakdown}>
      <DataTable
        caption={t(`proceedings.${breakdown}`)}
        captionUnseen
        columns={[
          { label: t(isOfRegions ? 'proceedings.region' : 'proceedings.group') },
          ...rounds.map(({ starts }) => ({
            label: formatDate(starts, 'UTC', language),
            number: true,
          })),
          { label: t('proceedings.sum', { count: rounds.length }), number: true },
        ]}
        rows={rows.map(({ of, counts, sum }) => [of, ...counts, sum])}
      />
    </Section>
  )
}
