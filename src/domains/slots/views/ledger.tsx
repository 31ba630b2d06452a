/** The public ledger: what the meetings of a process or body cost the people of each region. */
import {
  DataTable,
  Empty,
  Link,
  Meta,
  Page,
  Section,
  useReader,
  UserText,
} from '../../../platform/html/index.ts'
import { placeOf } from '../../meetings/index.ts'
import { plain } from '../../processes/index.ts'
import { findHref, ledgerPath } from '../paths.ts'
import { nameOf } from '../rules/naming.ts'
import type { LedgerShown } from '../shown.ts'
import { regionName } from './region.ts'

type Shown = { readonly shown: LedgerShown }

export function LedgerPage({ shown }: Shown) {
  const { t } = useReader()
  const { hosting, held, counted, coming, sums, mayFind } = shown
  const { name, path, slug, practice } = placeOf(hosting)
  const title = plain(shown, name, slug)
  const count = held + coming
  return (
    <Page
      title={t('slots.ledger.title', { name: title })}
      lede={t('slots.ledger.lede')}
      section="meetings"
      practice={practice}
      crumbs={[{ label: <UserText>{title}</UserText>, href: path }]}
    >
      {count === 0 && <Empty>{t('slots.ledger.none')}</Empty>}
      {count > 0 && (
        <p>
          {t('slots.ledger.counts', { held, coming })}
          {held > 0 && <> {t('slots.ledger.counted', { counted, held })}</>}
        </p>
      )}
      {count > 0 && sums.length === 0 && <Empty>{t('slots.ledger.few')}</Empty>}
      {sums.length > 0 && <Sums shown={shown} />}
      <Meta>
        {t('slots.ledger.note')} {t('slots.unsaid')}
      </Meta>
      {mayFind && (
        <p>
          <Link to={findHref(hosting)}>{t('slots.section.find')}</Link>
        </p>
      )}
      <p>
        {t('slots.ledger.data')}: <Link to={`${ledgerPath(hosting)}.csv`}>CSV</Link> ·{' '}
        <Link to={`${ledgerPath(hosting)}.json`}>JSON</Link>
      </p>
    </Page>
  )
}

function Sums({ shown }: Shown) {
  const { t, language } = useReader()
  const minutes = (mean: number) => t('slots.ledger.minutes', { count: Math.round(mean) })
  return (
    <Section title={t('slots.table.title')} id="regions">
      <DataTable
        caption={t('slots.table.title')}
        captionUnseen
        columns={[
          { label: t('slots.table.region') },
          { label: t('slots.table.people'), number: true },
          { label: t('slots.ledger.meetings'), number: true },
          { label: t('slots.ledger.borne'), number: true },
          { label: t('slots.ledger.coming'), number: true },
        ]}
        rows={shown.sums.map(({ region, people, meetings, borne, coming }) => [
          regionName(nameOf(region, shown.labels), t, language),
          people,
          meetings,
          minutes(borne),
          minutes(coming),
        ])}
      />
    </Section>
  )
}
