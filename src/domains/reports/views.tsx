/** The page of reports: what waits for whoever may decide, one's own, and public numbers. Pure. */
import {
  Day,
  Empty,
  Item,
  Link,
  List,
  Meta,
  Page,
  Section,
  Tag,
  useReader,
  UserText,
  When,
} from '../../platform/html/index.ts'
import { formatSpan } from '../../platform/languages/index.ts'
import type { CaseAt, OwnReport, ReportsShown } from './load.ts'
import { FEWEST_SHOWN } from './rules.ts'
import { useSaying } from './views-parts.tsx'

type Shown = { readonly shown: ReportsShown }

export function ReportsPage({ shown }: Shown) {
  const { t } = useReader()
  const { viewer } = shown
  return (
    <Page title={t('reports.title')} lede={t('reports.lede')} section="stewards">
      {shown.waiting.length > 0 && <Waiting shown={shown} />}
      {viewer && <Own shown={shown} />}
      <Numbers shown={shown} />
    </Page>
  )
}

/** In turn: the oldest report of everybody before the second of anybody. */
function Waiting({ shown }: Shown) {
  const { t } = useReader()
  return (
    <Section title={t('reports.waiting')} hint={t('reports.waiting.order')} id="waiting">
      <List ordered>
        {shown.waiting.map((line) => (
          <WaitingLine shown={shown} line={line} />
        ))}
      </List>
    </Section>
  )
}

function WaitingLine({ shown, line: { one, found, count } }: Shown & { readonly line: CaseAt }) {
  const { t, now } = useReader()
  const saying = useSaying(shown)
  return (
    <Item
      title={<UserText>{saying(found)}</UserText>}
      href={`/reports/${one.id}`}
      tag={now >= one.dueAt && <Tag tone="bad">{t('reports.overdue')}</Tag>}
      meta={
        <>
          {t('reports.count', { count })} ·{' '}
          {t.rich('reports.due', { when: <When at={one.dueAt} /> })}
        </>
      }
    />
  )
}

/** For whoever reads alone: nobody else is told that they reported anything. */
function Own({ shown }: Shown) {
  const { t } = useReader()
  return (
    <Section title={t('reports.own')} hint={t('reports.own.private')} id="own">
      {shown.own.length === 0 && <Empty>{t('reports.own.none')}</Empty>}
      <List>
        {shown.own.map((line) => (
          <OwnLine shown={shown} line={line} />
        ))}
      </List>
    </Section>
  )
}

function OwnLine({ shown, line }: Shown & { readonly line: OwnReport }) {
  const { t } = useReader()
  const saying = useSaying(shown)
  const { report, one, found } = line
  const state = one?.state ?? { kind: 'open' as const }
  return (
    <Item
      title={<UserText>{found ? saying(found) : t('reports.gone')}</UserText>}
      href={found?.href}
      tag={
        <Tag tone={state.kind === 'open' ? 'now' : 'plain'}>
          {t(`reports.outcome.${state.kind}`)}
        </Tag>
      }
      meta={
        <>
          {t(`record.basis.${report.ground}`)} · <Day at={report.at} />
        </>
      }
    >
      {state.kind === 'left' && (
        <Meta>
          <Link to={`/stewards/${state.line}`}>{t('reports.why')}</Link>
        </Meta>
      )}
    </Item>
  )
}

/** How many, what came of them and how long it took; never whose, and nothing of a few. */
function Numbers({ shown: { numbers } }: Shown) {
  const { t } = useReader()
  return (
    <Section title={t('reports.numbers')} id="numbers">
      {numbers === undefined ? (
        <p>{t('reports.few', { fewest: FEWEST_SHOWN })}</p>
      ) : (
        <>
          <p>{t('reports.numbers.reported', { count: numbers.reported })}</p>
          <ul>
            <li>{t('reports.numbers.removed', { count: numbers.removed })}</li>
            <li>{t('reports.numbers.left', { count: numbers.left })}</li>
            <li>{t('reports.numbers.gone', { count: numbers.gone })}</li>
            <li>{t('reports.numbers.open', { count: numbers.open })}</li>
          </ul>
          {numbers.halfWithin !== undefined && (
            <p>{t('reports.numbers.half', { span: formatSpan(numbers.halfWithin, t) })}</p>
          )}
        </>
      )}
      <Meta>
        <Link to="/stewards">{t('reports.stewards')}</Link>
      </Meta>
    </Section>
  )
}
