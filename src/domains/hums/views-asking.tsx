/** How a question is asked, and how one answers by telephone. Pure. */
import { Field, Meta, More, TextArea, useReader } from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { TOLD_LEAST } from './counting.ts'
import { ANSWER_LENGTH_MAX, ANSWERS_MAX, QUESTION_LENGTH_MAX, USUAL_ANSWERS } from './hum.ts'
import { ActForm, type Shown } from './parts.tsx'
import { inGroups } from './phone-code.ts'
import { mayAsk } from './rules.ts'

export function AskForm({ scene }: Shown) {
  const { t } = useReader()
  const { about, hums, meeting, returned } = scene
  if (!canTry(mayAsk(about, hums)) && returned?.form !== 'hum-ask') return null
  const usual = USUAL_ANSWERS.map((one) => t(`hums.answer.${one}`)).join(' · ')
  return (
    <More label={t('hums.ask.title')} open={returned?.form === 'hum-ask'}>
      <ActForm
        scene={scene}
        form="hum-ask"
        action={`/meetings/${meeting.id}/hums`}
        submit={t('hums.ask.button')}
        quiet
      >
        <Field
          name="question"
          label={t('hums.ask.question')}
          hint={t('hums.ask.hint')}
          maxlength={QUESTION_LENGTH_MAX}
          required
        />
        <TextArea
          name="answers"
          label={t('hums.ask.answers')}
          hint={t('hums.ask.answers-hint', { usual, most: ANSWERS_MAX })}
          maxlength={ANSWERS_MAX * (ANSWER_LENGTH_MAX + 1)}
          rows={3}
        />
        <SmallCircle />
      </ActForm>
    </More>
  )
}

/** Hiding parts of small counts hides nobody where there are no others to hide among. */
export function SmallCircle() {
  const { t } = useReader()
  return <Meta>{t('hums.small', { least: TOLD_LEAST })}</Meta>
}

/** For who has no screen in the meeting: a code, and what to write after it. */
export function PhoneCodeForm({ scene }: Shown) {
  const { t } = useReader()
  const { takesMessages, code, phase, viewer, meeting, returned } = scene
  const isReturned = returned?.form === 'phone-code'
  if (!isReturned && (!takesMessages || phase !== 'open' || !viewer)) return null
  if (code !== undefined) {
    const spaced = inGroups(code)
    return (
      <More label={t('hums.code.title')}>
        <p>{t.rich('hums.code.yours', { code: <strong>{spaced}</strong> })}</p>
        <Meta>{t('hums.code.how', { code: spaced })}</Meta>
      </More>
    )
  }
  return (
    <More label={t('hums.code.title')} open={isReturned}>
      <ActForm
        scene={scene}
        form="phone-code"
        action={`/meetings/${meeting.id}/phone-codes`}
        submit={t('hums.code.button')}
        quiet
      >
        <p>{t('hums.code.why')}</p>
      </ActForm>
    </More>
  )
}
