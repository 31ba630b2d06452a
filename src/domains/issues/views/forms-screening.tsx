/** The fields of a screening sheet and of an outcome, for staff and panel. */
import {
  Checkbox,
  Choice,
  Field,
  Select,
  TextArea,
  useReader,
} from '../../../platform/html/index.ts'
import { DECLINED_FOR } from '../issue.ts'
import { OUTCOMES, SHEET_WORDS, type Outcome } from '../screening.ts'
import { thresholds } from '../thresholds.ts'
import { ELEMENTS_MAX } from './elements.ts'

const ELEMENTS = Array.from({ length: ELEMENTS_MAX }, (_, index) => index + 1)

export function SheetFields() {
  const { t } = useReader()
  const { urgency, lockIn, budget } = thresholds()
  const options = (points: number) =>
    Array.from({ length: points + 1 }, (_, value) => ({ value: `${value}`, label: `${value}` }))
  return (
    <>
      <h3>{t('issues.sheet.two')}</h3>
      {urgency.questions.map(({ id, points }) => (
        <Select
          name={`urgency-${id}`}
          label={t(`issues.urgency.${id}`)}
          options={options(points)}
          required
        />
      ))}
      {lockIn.questions.map(({ id, points }) => (
        <Select
          name={`lockIn-${id}`}
          label={t(`issues.lock-in.${id}`)}
          options={options(points)}
          required
        />
      ))}
      <h3>{t('issues.sheet.elements')}</h3>
      {ELEMENTS.map((number) => (
        <ElementFields number={number} />
      ))}
      {SHEET_WORDS.map((word) => (
        <TextArea name={`word-${word}`} label={t(`issues.sheet.word.${word}`)} rows={2} />
      ))}
      <Field name="staffHours" type="number" label={t('issues.cost.staffHours')} required />
      <Field name="volunteerHours" type="number" label={t('issues.cost.volunteerHours')} required />
      <Field
        name="money"
        type="number"
        label={t('issues.cost.money', { currency: budget.currency })}
        required
      />
    </>
  )
}

function ElementFields({ number }: { readonly number: number }) {
  const { t } = useReader()
  return (
    <fieldset class="stack-2">
      <legend>{t('issues.element', { number })}</legend>
      <Field name={`what-${number}`} label={t('issues.element.what')} required={number === 1} />
      <Field name={`who-${number}`} label={t('issues.element.who')} required={number === 1} />
      <Field name={`authority-${number}`} label={t('issues.element.authority')} />
      <Checkbox name={`attends-${number}`} label={t('issues.element.attends')} />
      <Checkbox name={`core-${number}`} label={t('issues.element.core')} />
    </fieldset>
  )
}

export function OutcomeFields({ outcome }: { readonly outcome?: Outcome | undefined }) {
  const { t } = useReader()
  const day = outcome?.kind === 'parked' ? isoDay(outcome.until) : undefined
  return (
    <>
      <Choice
        name="outcome"
        legend={t('issues.outcome')}
        options={OUTCOMES.map((kind) => ({ value: kind, label: t(`issues.outcome.${kind}`) }))}
        value={outcome?.kind}
        required
      />
      <TextArea name="scope" label={t('issues.outcome.scope')} rows={2} />
      <Field name="until" type="date" label={t('issues.outcome.until')} value={day} />
      <Field name="to" label={t('issues.outcome.to')} />
      <Select
        name="why"
        label={t('issues.outcome.why')}
        value={outcome?.kind === 'declined' ? outcome.why : undefined}
        options={[
          { value: '', label: '' },
          ...DECLINED_FOR.map((why) => ({ value: why, label: t(`issues.why.${why}`) })),
        ]}
      />
    </>
  )
}

const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10)
