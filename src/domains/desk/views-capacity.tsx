/** What is going on, what it takes by estimate, and what of it the record knows. Pure. */
import { Day, Link, Meta, Section, useReader, UserText } from '../../platform/html/index.ts'
import type { Period, Spent } from './spent.ts'

export type Capacity = {
  /** Of the budget. */
  readonly period: Period
  /** What accepted work takes of what there is room for, in sentences. */
  readonly taken: readonly string[]
  readonly spent: Spent
}

type Props = {
  readonly running: readonly { readonly title: string; readonly href: string }[]
  readonly capacity: Capacity
}

const MINUTES_OF_HOUR = 60

/** Tenths: what is planned to the minute is not known to the minute. */
const inHours = (minutes: number): number => Math.round((minutes * 10) / MINUTES_OF_HOUR) / 10

export function GoingOn({ running, capacity }: Props) {
  const { t } = useReader()
  const { period, taken, spent } = capacity
  const { meetings, staffMinutes, met, late } = spent
  return (
    <Section title={t('desk.staff.capacity')}>
      <Meta>
        {t('desk.staff.running', { count: running.length })} ·{' '}
        <Link to="/issues#capacity">{t('desk.staff.budget')}</Link>
      </Meta>
      <Meta>
        {t.rich('issues.budget.period', {
          from: <Day at={period.from} />,
          until: <Day at={period.until} />,
        })}
      </Meta>
      {taken.map((line) => (
        <Meta>{line}</Meta>
      ))}
      <Meta>{t('desk.staff.spent', { hours: inHours(staffMinutes), meetings })}</Meta>
      <Meta>{t('desk.staff.done', { met, late })}</Meta>
      <Meta>{t('desk.staff.unknown')}</Meta>
      {running.map(({ title, href }) => (
        <Meta>
          <Link to={`${href}/desk`}>
            <UserText>{title}</UserText>
          </Link>
        </Meta>
      ))}
    </Section>
  )
}
