/** The form with which officers remove an archived message, for those who may. Pure. */
import { Form, More, Section, Select, TextArea, useReader } from '../../platform/html/index.ts'
import {
  explainDiscussion,
  GROUNDS,
  moderatorRole,
  REASON_LENGTH_MAX,
} from '../discussions/index.ts'
import { FirstAct } from '../people/index.ts'
import { inWords } from '../processes/index.ts'
import { hrefOf } from './parts.tsx'
import type { MessageShown } from './shown.ts'

type Shown = { readonly shown: MessageShown }

export function Removing({ shown }: Shown) {
  const { t } = useReader()
  const { place, viewer, returned } = shown
  if (!viewer || 'removed' in shown.shown.words) return null
  if (!returned && moderatorRole(place, viewer) === undefined) return null
  const title = t('discussions.remove.title')
  return returned ? (
    <Section title={title}>
      <RemovalForm shown={shown} />
    </Section>
  ) : (
    <More label={title}>
      <RemovalForm shown={shown} />
    </More>
  )
}

function RemovalForm({ shown }: Shown) {
  const { t } = useReader()
  const { place, viewer, returned, template, now } = shown
  const { undertakings } = place
  const points = template?.undertakings.map(({ text }) => inWords(text, t)) ?? []
  const refusal = returned?.refusal && explainDiscussion(returned.refusal, { t, template, now })
  return (
    <Form
      action={`${hrefOf(shown, shown.shown.message)}/removals`}
      submit={t('discussions.remove.button')}
      id="form-remove"
      again={returned?.again}
      refusal={refusal}
      quiet
    >
      <p>{t('archives.remove.what')}</p>
      <Select
        name="basis"
        label={t('discussions.remove.basis')}
        value="conduct"
        required
        options={GROUNDS.map((basis) => ({ value: basis, label: t(`record.basis.${basis}`) }))}
      />
      <TextArea
        name="reason"
        label={t('discussions.remove.reason')}
        hint={t('discussions.remove.reason.hint')}
        rows={3}
        maxlength={REASON_LENGTH_MAX}
        required
      />
      <FirstAct actor={viewer} undertakings={undertakings && { ...undertakings, points }} />
    </Form>
  )
}
