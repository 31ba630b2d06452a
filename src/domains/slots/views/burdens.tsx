/** What each choice of slots costs each region, as a table. Counts nothing. */
import { DataTable, Meta, Section, Tag, useReader, UserText } from '../../../platform/html/index.ts'
import type { Translate } from '../../../platform/languages/index.ts'
import type { Column, Found } from '../shown.ts'
import { regionName } from './region.ts'
import { timesOf, weekdayName } from './times.ts'

export function BurdenTable({ found }: { readonly found: Found }) {
  const { t, language } = useReader()
  const { columns, rows, own, pattern } = found
  const heaviest = columns.map((_, at) => Math.max(...rows.map(({ means }) => means[at] ?? 0)))
  const mine = own ? [[t('slots.table.you'), '1', ...own.means.map(rounded)]] : []
  return (
    <Section title={t('slots.table.title')} id="burden">
      <DataTable
        caption={t('slots.table.note', { count: pattern.times })}
        columns={[
          { label: t('slots.table.region') },
          { label: t('slots.table.people'), number: true },
          ...columns.map((column) => ({
            label: <Head column={column} />,
            number: true,
          })),
        ]}
        rows={[
          ...rows.map(({ region, people, means }) => [
            <UserText>{regionName(region, t, language)}</UserText>,
            people,
            ...means.map((mean, at) => (
              <>
                {rounded(mean)}
                {mean > 0 && mean === heaviest[at] && (
                  <>
                    {' '}
                    <Tag>{t('slots.table.heaviest')}</Tag>
                  </>
                )}
              </>
            )),
          ]),
          ...mine,
        ]}
      />
    </Section>
  )
}

const rounded = (mean: number): number => Math.round(mean)

export const headOf = ({ of }: Column, t: Translate): string =>
  of === 'most' ? t('slots.table.most') : t('slots.table.fair', { count: of })

function Head({ column }: { readonly column: Column }) {
  const { t, language } = useReader()
  const { weekday, slots } = column.proposal
  return (
    <>
      {headOf(column, t)}
      <Meta>{`${weekdayName(weekday, language)} ${timesOf(slots, language)}`}</Meta>
    </>
  )
}
