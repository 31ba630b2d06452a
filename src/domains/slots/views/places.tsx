/** What each slot is in each zone: local times in words, nights said and not only coloured. */
import { DataTable, Section, useReader, When } from '../../../platform/html/index.ts'
import type { Translate } from '../../../platform/languages/index.ts'
import type { LocalTime } from '../rules/local.ts'
import type { Found } from '../shown.ts'
import { timeOf } from './times.ts'

export function Places({ found }: { readonly found: Found }) {
  const { t, language } = useReader()
  const { places, columns, pattern } = found
  const proposal = columns.at(-1)?.proposal
  if (!proposal || places.length === 0) return null
  return (
    <Section title={t('slots.places.title')} id="places">
      <DataTable
        caption={t('slots.places.title')}
        captionUnseen
        columns={[
          { label: t('slots.places.zone') },
          ...proposal.slots.map((minute) => ({
            label: t('slots.places.at', { time: `${timeOf(minute, language)} ${pattern.zone}` }),
          })),
        ]}
        rows={places.map(({ zone, isOwn, slots }) => [
          isOwn ? t('slots.places.own', { zone }) : zone,
          ...slots.map((times) => <Times times={times} zone={zone} minutes={pattern.minutes} />),
        ])}
      />
    </Section>
  )
}

type TimesProps = {
  readonly times: readonly LocalTime[]
  readonly zone: string
  readonly minutes: number
}

/** Where clocks change, the first day of each local time. */
function Times({ times, zone, minutes }: TimesProps) {
  const { t } = useReader()
  return (
    <>
      {times.map(({ from, outside }) => (
        <p>
          <When at={from} zone={zone} brief /> · {nightWord(outside, minutes, t)}
        </p>
      ))}
    </>
  )
}

function nightWord(outside: number, minutes: number, t: Translate): string {
  if (outside === 0) return t('slots.places.by-day')
  if (outside === minutes) return t('slots.places.by-night')
  return t('slots.places.partly', { count: outside })
}
