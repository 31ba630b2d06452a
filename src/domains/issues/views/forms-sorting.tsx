/** Forms for whoever sorts a list: merge, set aside, split, plan, rank. */
import { canTry } from '../../people/index.ts'
import { Checkbox, Field, More, Select, TextArea, useReader } from '../../../platform/html/index.ts'
import { mayPlan, maySort, PARTS_MAX, PARTS_MIN, sameList } from '../rules/sorting.ts'
import { ActForm, titleOf } from './parts.tsx'
import type { Whole } from './shown.ts'

export function SortForms(whole: Whole) {
  const { t } = useReader()
  const { issue, viewer, process, list, words } = whole
  if (!canTry(maySort(issue, viewer, process))) return null
  const others = list.filter(
    (one) =>
      one.id !== issue.id &&
      sameList(one, issue) &&
      one.state.kind !== 'sorted' &&
      one.state.kind !== 'withdrawn',
  )
  const options = others.map((one) => ({ value: one.id, label: titleOf(one, words) }))
  return (
    <>
      <More label={t('issues.merge.title')}>
        <ActForm
          form="merge"
          reader={whole}
          action={`/issues/${issue.id}/merges`}
          submit={t('issues.merge.button')}
          panel
        >
          <Select
            name="into"
            label={t('issues.merge.into')}
            options={[{ value: '', label: t('issues.merge.new') }, ...options]}
          />
          <Field name="title" label={t('issues.word.title')} maxlength={200} />
          <TextArea name="problem" label={t('issues.word.problem')} />
          <TextArea name="reason" label={t('issues.reason')} required />
        </ActForm>
      </More>
      {options.length > 0 && (
        <More label={t('issues.symptom.title')}>
          <ActForm
            form="symptom"
            reader={whole}
            action={`/issues/${issue.id}/symptoms`}
            submit={t('issues.symptom.button')}
            panel
          >
            <Select name="into" label={t('issues.symptom.of')} options={options} required />
            <TextArea name="reason" label={t('issues.reason')} required />
          </ActForm>
        </More>
      )}
      <SplitForm {...whole} />
    </>
  )
}

const PARTS = Array.from({ length: PARTS_MAX }, (_, index) => index + 1)

function SplitForm(whole: Whole) {
  const { t } = useReader()
  return (
    <More label={t('issues.split.title')}>
      <ActForm
        form="split"
        reader={whole}
        action={`/issues/${whole.issue.id}/splits`}
        submit={t('issues.split.button')}
        panel
      >
        {PARTS.map((part) => (
          <>
            <Field
              name={`title-${part}`}
              label={t('issues.split.part', { part })}
              required={part <= PARTS_MIN}
              maxlength={200}
            />
            <TextArea
              name={`problem-${part}`}
              label={t('issues.split.problem', { part })}
              rows={2}
              required={part <= PARTS_MIN}
            />
          </>
        ))}
        <TextArea name="reason" label={t('issues.reason')} required />
      </ActForm>
    </More>
  )
}

export function PlanForms(whole: Whole) {
  const { t } = useReader()
  const { issue, viewer, process, words } = whole
  if (!canTry(mayPlan(issue, viewer, process))) return null
  const { plan } = issue
  return (
    <>
      <More label={t('issues.plan.title')}>
        <ActForm
          form="plan"
          reader={whole}
          action={`/issues/${issue.id}/plans`}
          submit={t('issues.plan.button')}
          panel
        >
          {(['owner', 'timeFrame', 'resources'] as const).map((item) => (
            <Field
              name={item}
              label={t(`issues.plan.${item}`)}
              value={plan && words(plan[item])}
              required
            />
          ))}
        </ActForm>
      </More>
      <More label={t('issues.rank.title')}>
        <ActForm
          form="rank"
          reader={whole}
          action={`/issues/${issue.id}/ranks`}
          submit={t('issues.rank.button')}
          panel
        >
          <Field name="position" type="number" label={t('issues.rank.position')} required />
          <Checkbox name="focus" label={t('issues.rank.first')} />
          <Field name="decider" label={t('issues.rank.decider')} required />
          <TextArea name="reason" label={t('issues.reason')} required />
        </ActForm>
      </More>
    </>
  )
}
