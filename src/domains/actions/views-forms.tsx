/** What somebody may do about one action. Pure: asks the rules whose form is shown. */
import { Field, TextArea, useReader } from '../../platform/html/index.ts'
import { canTry } from '../people/index.ts'
import { HREF_LENGTH_MAX, WORDS_LENGTH_MAX } from './action.ts'
import { ActForm } from './parts.tsx'
import { mayAnswer, mayDrop, mayFinish, mayHandOn } from './rules.ts'
import type { ActionShown, FormName } from './shown.ts'
import { OwnerFields } from './views-owner.tsx'

type Shown = { readonly shown: ActionShown }
type Judged = Parameters<typeof canTry>[0]

export function Forms({ shown }: Shown) {
  const { action, place: ground, viewer, returned } = shown
  if (!viewer) return null
  const about = { ground, action }
  const shows = (form: FormName, may: Judged) => returned?.form === form || canTry(may)
  return (
    <>
      {shows('accept', mayAnswer(about, viewer)) && <AnswerForms shown={shown} />}
      {shows('finish', mayFinish(about, viewer)) && <FinishForm shown={shown} />}
      {shows('hand', mayHandOn(about, viewer)) && <HandForm shown={shown} />}
      {shows('drop', mayDrop(about, viewer)) && <ReasonForm shown={shown} form="drop" />}
    </>
  )
}

function AnswerForms({ shown }: Shown) {
  const { t } = useReader()
  return (
    <>
      <ActForm
        scene={shown}
        form="accept"
        action={`/actions/${shown.action.id}/acceptances`}
        submit={t('actions.accept.button')}
      />
      <ReasonForm shown={shown} form="decline" />
    </>
  )
}

function FinishForm({ shown }: Shown) {
  const { t } = useReader()
  return (
    <ActForm
      scene={shown}
      form="finish"
      action={`/actions/${shown.action.id}/completions`}
      submit={t('actions.finish.button')}
    >
      <TextArea
        name="evidence"
        label={t('actions.finish.evidence')}
        hint={t('actions.finish.hint')}
        maxlength={WORDS_LENGTH_MAX}
        rows={3}
      />
      <Field name="href" label={t('actions.finish.href')} maxlength={HREF_LENGTH_MAX} />
    </ActForm>
  )
}

function HandForm({ shown }: Shown) {
  const { t } = useReader()
  return (
    <ActForm
      scene={shown}
      form="hand"
      action={`/actions/${shown.action.id}/handovers`}
      submit={t('actions.hand.button')}
      quiet
    >
      <OwnerFields shown={shown} hands />
    </ActForm>
  )
}

const PATHS = { decline: 'refusals', drop: 'drops' } as const

function ReasonForm({ shown, form }: Shown & { readonly form: keyof typeof PATHS }) {
  const { t } = useReader()
  return (
    <ActForm
      scene={shown}
      form={form}
      action={`/actions/${shown.action.id}/${PATHS[form]}`}
      submit={t(`actions.${form}.button`)}
      quiet
    >
      <TextArea
        name="reason"
        label={t(`actions.${form}.reason`)}
        maxlength={WORDS_LENGTH_MAX}
        rows={2}
        required
      />
    </ActForm>
  )
}
