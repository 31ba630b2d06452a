/** What a reader can do with an issue: each form only where its rule lets this reader. */
import { canTry } from '../../people/index.ts'
import {
  Field,
  Link,
  Meta,
  More,
  Section,
  Select,
  TextArea,
  useReader,
} from '../../../platform/html/index.ts'
import { mayDecide, mayScreen } from '../rules/deciding.ts'
import { mayComplete, mayPetition, maySecond, mayWithdraw } from '../rules/proposing.ts'
import { withdrawSecond } from '../rules/proposing.ts'
import { thresholds } from '../thresholds.ts'
import { ProposalFields, SpeakingAs } from './board.tsx'
import { explain } from './explain.ts'
import { PlanForms, SortForms } from './forms-sorting.tsx'
import { OutcomeFields, SheetFields } from './forms-screening.tsx'
import { ActForm, titleOf } from './parts.tsx'
import type { Whole } from './shown.ts'

export function IssueForms(whole: Whole) {
  const { t } = useReader()
  if (whole.issue.state.kind === 'reported') return null
  if (!whole.viewer) {
    return (
      <p>
        <Link to="/sign-in">{t('issues.second.sign-in')}</Link>
      </p>
    )
  }
  return (
    <Section title={t('issues.do')} id="do">
      <SecondForm {...whole} />
      <PetitionForm {...whole} />
      <ProposerForms {...whole} />
      <ScreenForms {...whole} />
      <DecideForm {...whole} />
      <SortForms {...whole} />
      <PlanForms {...whole} />
    </Section>
  )
}

function SecondForm(whole: Whole) {
  const { t } = useReader()
  const { issue, viewer, seconds, now } = whole
  const allowed = maySecond(issue, viewer, seconds)
  const taken = withdrawSecond(viewer, seconds, now)
  if (taken.ok) {
    return (
      <ActForm
        form="unsecond"
        reader={whole}
        action={`/issues/${issue.id}/second-withdrawals`}
        submit={t('issues.second.withdraw')}
        quiet
      />
    )
  }
  if (canTry(allowed)) {
    return (
      <ActForm
        form="second"
        reader={whole}
        action={`/issues/${issue.id}/seconds`}
        submit={t('issues.second.button')}
      >
        <SpeakingAs reader={whole} />
      </ActForm>
    )
  }
  if (allowed.ok || allowed.refusal.kind !== 'group-needed') return null
  return (
    <p>
      {explain(allowed.refusal, t)} <Link to="/account">{t('issues.second.account')}</Link>
    </p>
  )
}

function PetitionForm(whole: Whole) {
  const { t } = useReader()
  const { issue, viewer, seconds } = whole
  const allowed = mayPetition(issue, viewer, { seconds, thresholds: thresholds() })
  if (!allowed.ok && allowed.refusal.kind === 'too-few-groups') {
    return <Meta>{explain(allowed.refusal, t)}</Meta>
  }
  if (!canTry(allowed)) return null
  return (
    <ActForm
      form="petition"
      reader={whole}
      action={`/issues/${issue.id}/petitions`}
      submit={t('issues.petition.button')}
    />
  )
}

function ProposerForms(whole: Whole) {
  const { t } = useReader()
  const { issue, viewer, words } = whole
  return (
    <>
      {canTry(mayComplete(issue, viewer)) && (
        <ActForm
          form="complete"
          reader={whole}
          action={`/issues/${issue.id}/completions`}
          submit={t('issues.complete.button')}
          keepDraft
          panel
        >
          <ProposalFields issue={issue} words={words} />
        </ActForm>
      )}
      {canTry(mayWithdraw(issue, viewer)) && (
        <ActForm
          form="withdraw"
          reader={whole}
          action={`/issues/${issue.id}/withdrawal`}
          submit={t('issues.withdraw.button')}
          quiet
        />
      )}
    </>
  )
}

function ScreenForms(whole: Whole) {
  const { t } = useReader()
  const { issue, viewer } = whole
  if (!canTry(mayScreen(issue, viewer))) return null
  return (
    <>
      <More label={t('issues.screen.title')}>
        <ActForm
          form="screen"
          reader={whole}
          action={`/issues/${issue.id}/screenings`}
          submit={t('issues.screen.button')}
          keepDraft
          panel
        >
          <SheetFields />
          <OutcomeFields />
          <TextArea name="reason" label={t('issues.reason')} required />
        </ActForm>
      </More>
      <More label={t('issues.return.title')}>
        <ActForm
          form="return"
          reader={whole}
          action={`/issues/${issue.id}/returns`}
          submit={t('issues.return.button')}
          keepDraft
        >
          <TextArea name="reason" label={t('issues.return.missing')} required />
        </ActForm>
      </More>
    </>
  )
}

function DecideForm(whole: Whole) {
  const { t } = useReader()
  const { issue, viewer, screenings, accepted, words } = whole
  const waiting = screenings.find(({ state }) => state.kind === 'waiting')
  if (!canTry(mayDecide(issue, waiting, viewer))) return null
  return (
    <ActForm
      form="decide"
      reader={whole}
      action={`/issues/${issue.id}/decisions`}
      submit={t('issues.decide.button')}
      keepDraft
      panel
    >
      <OutcomeFields outcome={waiting?.proposed} />
      <TextArea name="reason" label={t('issues.reason')} required />
      <TextArea name="despite" label={t('issues.despite')} hint={t('issues.despite.hint')} />
      {accepted.length > 0 && (
        <>
          <Select
            name="frees"
            label={t('issues.frees')}
            hint={t('issues.frees.hint')}
            options={[
              { value: '', label: t('issues.frees.none') },
              ...accepted.map((one) => ({ value: one.id, label: titleOf(one, words) })),
            ]}
          />
          <Field name="freesUntil" type="date" label={t('issues.frees.until')} />
        </>
      )}
    </ActForm>
  )
}
