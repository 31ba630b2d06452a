/** What somebody may do about one appeal. Pure: asks the rules whose form is shown. */
import { Choice, Field, TextArea, useReader } from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { HREF_LENGTH_MAX, ORDER_LENGTH_MAX, WORDS_LENGTH_MAX } from './appeal.ts'
import { ActForm, SpeakingAs } from './parts.tsx'
import { mayCarry, maySign, mayStepBack, mayWithdraw } from './rules.ts'
import { findingsOf, mayRepeat, mayRule } from './ruling.ts'
import type { AppealShown, FormName } from './shown.ts'

type Shown = { readonly shown: AppealShown }
type Judged = Parameters<typeof canTry>[0]

export function Forms({ shown }: Shown) {
  const { t } = useReader()
  const { about, viewer, now, returned, template } = shown
  if (!viewer) return null
  const by = { kind: 'person', actor: viewer } as const
  const path = `/appeals/${about.appeal.id}`
  const shows = (form: FormName, may: Judged) => returned?.form === form || canTry(may)
  const { process, appeal } = about
  return (
    <>
      {shows('rule', mayRule(about, by, now)) && <RuleForm shown={shown} />}
      {shows('repeat', mayRepeat({ process, template, appeal }, by)) && (
        <ActForm
          scene={shown}
          form="repeat"
          action={`${path}/repetitions`}
          submit={t('appeals.repeat.button')}
        >
          <Field
            name="href"
            label={t('appeals.repeat.href')}
            hint={t('appeals.repeat.hint')}
            maxlength={HREF_LENGTH_MAX}
            required
          />
        </ActForm>
      )}
      {shows('carry', mayCarry(about, by, now)) && (
        <ActForm
          scene={shown}
          form="carry"
          action={`${path}/carries`}
          submit={t('appeals.carry.button')}
        />
      )}
      {shows('sign', maySign(about, by, now)) && (
        <ActForm
          scene={shown}
          form="sign"
          action={`${path}/supporters`}
          submit={t('appeals.sign.button')}
        >
          <SpeakingAs scene={shown} />
        </ActForm>
      )}
      {shows('step-back', mayStepBack(about, by, now)) && (
        <ActForm
          scene={shown}
          form="step-back"
          action={`${path}/departures`}
          submit={t('appeals.step-back.button')}
        />
      )}
      {shows('withdraw', mayWithdraw(about, by, now)) && (
        <ActForm
          scene={shown}
          form="withdraw"
          action={`${path}/withdrawals`}
          submit={t('appeals.withdraw.button')}
        />
      )}
    </>
  )
}

function RuleForm({ shown }: Shown) {
  const { t } = useReader()
  const { about } = shown
  return (
    <ActForm
      scene={shown}
      form="rule"
      action={`/appeals/${about.appeal.id}/rulings`}
      submit={t('appeals.rule.button')}
    >
      <Choice
        name="finding"
        legend={t('appeals.rule.title')}
        required
        options={findingsOf(about.rungs, about.appeal.state.rung).map((value) => ({
          value,
          label: t(`appeals.finding.${value}`),
          hint: t(`appeals.finding.${value}.hint`),
        }))}
      />
      <TextArea
        name="reasons"
        label={t('appeals.rule.reasons')}
        maxlength={WORDS_LENGTH_MAX}
        required
      />
      <TextArea
        name="order"
        label={t('appeals.rule.order')}
        hint={t('appeals.rule.order.hint')}
        maxlength={ORDER_LENGTH_MAX}
        rows={2}
      />
    </ActForm>
  )
}
