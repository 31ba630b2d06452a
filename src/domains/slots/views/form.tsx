/** The question of the finder: who, how long, on which days, by how many turns. */
import {
  Carried,
  Choice,
  Field,
  Form,
  Link,
  Select,
  TextArea,
  useReader,
  UserText,
} from '../../../platform/html/index.ts'
import { placeOf } from '../../meetings/index.ts'
import { plain } from '../../processes/index.ts'
import { explain } from '../explain.ts'
import type { FinderShown, OfHost } from '../shown.ts'
import { SLOTS_MAX, WEEKDAYS } from '../slot.ts'
import { weekdayName } from './times.ts'

export function FinderForm({ again, host, refusal }: FinderShown) {
  const { t, language } = useReader()
  const counts = Array.from({ length: SLOTS_MAX }, (_, at) => String(at + 1))
  return (
    <Form
      action="/slots"
      again={again}
      refusal={refusal && explain(refusal, t)}
      submit={t('slots.form.find')}
      panel
      asks
    >
      {host && <OfHostPeople host={host} />}
      <TextArea
        name="people"
        label={t('slots.form.people')}
        hint={t('slots.form.people.hint')}
        rows={5}
        required={!host}
      />
      <Choice
        name="days"
        legend={t('slots.form.days')}
        hint={t('slots.form.days.hint')}
        options={WEEKDAYS.map((day) => ({
          value: String(day),
          label: weekdayName(day, language),
        }))}
        many
      />
      <Field name="minutes" label={t('slots.form.minutes')} inputmode="numeric" required />
      <Field name="times" label={t('slots.form.times')} inputmode="numeric" required />
      <Select
        name="slots"
        label={t('slots.form.slots')}
        options={counts.map((value) => ({ value, label: value }))}
        required
      />
      <Field name="from" type="date" label={t('slots.form.from')} required />
      <Field name="zone" label={t('slots.form.zone')} hint={t('slots.form.zone.hint')} required />
    </Form>
  )
}

function OfHostPeople({ host }: { readonly host: OfHost }) {
  const { t } = useReader()
  const { name, path, slug } = placeOf(host.hosting)
  const named = plain(host, name, slug)
  return (
    <>
      <Carried name="process" />
      <Carried name="body" />
      <p>
        {t.rich('slots.form.of', {
          name: (
            <Link to={path}>
              <UserText>{named}</UserText>
            </Link>
          ),
        })}{' '}
        {t('slots.unsaid')}
      </p>
    </>
  )
}
