/** The question whether somebody comes, as pages about meetings share it. Pure. */
import { Choice, Form, Select, useReader, type Again } from '../../platform/html/index.ts'
import type { Meeting } from '../meetings/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { COMING, WAYS, type NamedHub, type Said, type Way } from './coming.ts'

type Props = {
  readonly meeting: Pick<Meeting, 'id' | 'ways'>
  readonly hubs: readonly NamedHub[]
  readonly own?: Said | undefined
  readonly again?: Again | undefined
  readonly refusal?: string | undefined
}

/** Where there is a venue, one can be there; a hub and a phone are everybody's own. */
const waysOf = ({ venue }: Meeting['ways'], hubs: readonly NamedHub[]): readonly Way[] => [
  ...WAYS.filter((way) => way !== 'venue' || venue !== undefined),
  ...hubs.map(({ id }) => `hub:${id}` as const),
]

export function wayLabel(way: Way, hubs: readonly NamedHub[], t: Translate): string {
  const known = WAYS.find((one) => one === way)
  if (known) return t(`calendars.way.${known}`)
  const hub = hubs.find(({ id }) => way === `hub:${id}`)
  return hub ? t('calendars.way.at-hub', { place: hub.place }) : t('calendars.way.hub')
}

export function ComingForm({ meeting, hubs, own, again, refusal }: Props) {
  const { t } = useReader()
  return (
    <Form
      action={`/meetings/${meeting.id}/coming`}
      submit={t('calendars.coming.submit')}
      again={again}
      refusal={refusal}
      quiet
    >
      <Choice
        name="coming"
        legend={t('calendars.coming.question')}
        required
        value={own?.coming}
        options={COMING.map((one) => ({ value: one, label: t(`calendars.coming.${one}`) }))}
      />
      <Select
        name="way"
        label={t('calendars.way.question')}
        hint={t('calendars.way.hint')}
        value={own?.way ?? ''}
        options={[
          { value: '', label: t('calendars.way.unsaid') },
          ...waysOf(meeting.ways, hubs).map((one) => ({
            value: one,
            label: wayLabel(one, hubs, t),
          })),
        ]}
      />
    </Form>
  )
}
