/** The page of the finder: its question, and what it found. */
import { ButtonLink, Meta, Page, Section, useReader } from '../../../platform/html/index.ts'
import { placeOf } from '../../meetings/index.ts'
import type { FinderShown, Found, OfHost } from '../shown.ts'
import { planHref } from '../planning.ts'
import { BurdenTable } from './burdens.tsx'
import { FinderForm } from './form.tsx'
import { Places } from './places.tsx'
import { regionName } from './region.ts'
import { timesOf, weekdayName } from './times.ts'

export function FinderPage({ shown }: { readonly shown: FinderShown }) {
  const { t } = useReader()
  const { host, found } = shown
  return (
    <Page
      title={t('slots.title')}
      lede={t('slots.lede')}
      section="meetings"
      practice={host && placeOf(host.hosting).practice}
      crumbs={[{ label: t('meetings.title'), href: '/meetings' }]}
    >
      {found && <Result found={found} host={host} />}
      <FinderForm {...shown} />
      <Meta>{t('slots.note')}</Meta>
    </Page>
  )
}

type ResultProps = { readonly found: Found; readonly host: OfHost | undefined }

function Result({ found, host }: ResultProps) {
  const { t, language } = useReader()
  const { columns, pattern, rows } = found
  const proposal = columns.at(-1)?.proposal
  if (!proposal) return null
  const { weekday, slots } = proposal
  const plan = planHref(found, host?.hosting)
  return (
    <>
      <Section title={t('slots.result.title', { count: slots.length })} id="found">
        <p>
          <strong>
            {t('slots.result.slots', {
              weekday: weekdayName(weekday, language),
              times: timesOf(slots, language),
              zone: pattern.zone,
            })}
          </strong>
        </p>
        {rows.length > 0 && <Cost found={found} />}
        <p>{t('slots.result.best')}</p>
        {plan === undefined ? (
          <Meta>{t('slots.result.unhosted')}</Meta>
        ) : (
          <p>
            <ButtonLink to={plan}>{t('slots.result.plan')}</ButtonLink>
          </p>
        )}
      </Section>
      {rows.length > 0 || found.own ? <BurdenTable found={found} /> : null}
      {rows.length === 0 && <Meta>{t('slots.result.few')}</Meta>}
      <Places found={found} />
    </>
  )
}

/** What the fairest saves whom, and what it costs the others. */
function Cost({ found: { rows, columns } }: { readonly found: Found }) {
  const { t, language } = useReader()
  const last = columns.length - 1
  const [worst, other] = [last, 0].map((column) =>
    rows.toSorted((a, b) => (b.means[column] ?? 0) - (a.means[column] ?? 0)).at(0),
  )
  const sumOf = (column: number) =>
    Math.round(rows.reduce((all, one) => all + (one.means[column] ?? 0) * one.people, 0))
  if (!worst || !other) return null
  return (
    <>
      <p>
        {t('slots.result.heaviest', {
          least: Math.round(worst.means[last] ?? 0),
          region: regionName(worst.region, t, language),
          most: Math.round(other.means[0] ?? 0),
          other: regionName(other.region, t, language),
        })}
      </p>
      <p>{t('slots.result.cost', { sum: sumOf(last), usual: sumOf(0) })}</p>
    </>
  )
}
